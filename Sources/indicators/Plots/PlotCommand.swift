import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerLog
import LedgerSite
import PlainText

/// `plot`: a series as a picture.
enum PlotCommand: Command {
  static let declaration = CommandDeclaration(
    "plot", "Draw a series: its line, its earlier vintages, and where it fell.",
    discussion:
      "An SVG file, as the pages of 'report' have it: what is current as a line, what it was before "
      + "as dots and lines behind it, and shaded the periods below the year before.",
    positionals: [PositionalDeclaration("SERIES", "A key such as CN.CPI.YOY.")],
    options: [
      OptionDeclaration(
        "output", value: "FILE", "The file, such as chart.svg; standard output if none is named."),
      OptionDeclaration(
        "frequency", value: "FREQUENCY", choices: frequencies.map(\.rawValue),
        "How long the periods are; the ones that the series has most of, unless said otherwise."),
      OptionDeclaration("from", value: "PERIOD", "Only from this period on."),
      OptionDeclaration("to", value: "PERIOD", "Only up to this period."),
    ] + Reading.clocks,
    examples: [
      ExampleDeclaration("indicators plot CN.CPI.YOY --output cpi.svg", "consumer prices"),
      ExampleDeclaration(
        "indicators plot CN.EXPORTS.USD --from 2021 --as-of 2024-01-12 > exports.svg",
        "exports as they were known that day"),
    ])

  private static let frequencies = Period.Frequency.allCases.filter { $0 != .range }

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments, format: .table)
    let known = reading.known
    let series = try known.oneSeries(arguments.positionals("SERIES")[0])
    let from = try arguments.value("from").map(Reading.period)
    let to = try arguments.value("to").map(Reading.period)
    let isIncluded = { (period: Period) in
      (from.map { $0.firstDay <= period.firstDay } ?? true)
        && (to.map { period.lastDay <= $0.lastDay } ?? true)
    }
    let periods = known.periods(of: series).filter(isIncluded)
    let frequency =
      arguments.value("frequency").flatMap(Period.Frequency.init)
      ?? frequencies.max { one, other in
        periods.count { $0.frequency == one } < periods.count { $0.frequency == other }
      } ?? .month
    guard let chart = SeriesChart.chart(of: series, by: frequency, known, where: isIncluded) else {
      let count = periods.count { $0.frequency == frequency }
      throw UsageError(
        message:
          "\(series) has \(counted(count, "period")) by \(frequency.rawValue) to draw; a line "
          + "takes three. See them with 'indicators history \(series)'.")
    }
    let text = chart.standalone.text + "\n"
    guard let path = arguments.value("output") else {
      writeOut(text)
      return .done
    }
    let file = try ReplacingFile(path)
    try file.append(Array(text.utf8))
    try file.commit()
    writeOut("\(terminalSafe(path)): \(terminalSafe(chart.title))\n")
    return .done
  }
}
