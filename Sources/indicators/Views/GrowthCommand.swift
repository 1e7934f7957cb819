import CommandLineInterface
import Drawing
import IndicatorLedger

/// `growth`: published growth beside computed growth.
enum GrowthCommand: Command {
  static let declaration = CommandDeclaration(
    "growth", "Growth as published beside growth computed from levels, and the base it implies.",
    discussion:
      "Both levels are taken as they were known when the growth was published. Where the two "
      + "growth rates cannot both be right within their rounding, the agency revised the base "
      + "without saying so; the implied base shows by how much.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration("period", value: "PERIOD", "Only this period, such as 2023."),
      OptionDeclaration("inconsistent", "Only where published and computed growth disagree."),
      OptionDeclaration("all", "Every period in the table, too."),
    ] + PlotOptions.declarations + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators growth CN.EXPORTS.USD --period 2023 --as-of 2024-01-12",
        "did exports fall by 4.6 % or by 5.9 %?"),
      ExampleDeclaration("indicators growth CN.EXPORTS.USD --plot", "growth as columns"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let period = try arguments.value("period").map(Reading.period)
    let known = reading.known
    let isFiltered = period != nil || arguments.flag("inconsistent") || arguments.flag("all")
    let latestOnly = reading.format == .table && reading.patterns.isEmpty && !isFiltered
    let keys = known.keys(of: .level, named: reading.isWantedByCounterpart)
    let rows = keys.flatMap { key in
      // What was not published may follow from other figures, if somebody asks for it.
      let wanted =
        period.map { [known.growth(of: key, $0)].compactMap(\.self) } ?? known.growth(of: key)
      let all = wanted.filter {
        !arguments.flag("inconsistent") || $0.isConsistent == false
      }
      return latestOnly ? all.latestOfEachFrequency(\.period) : all
    }
    if let plot = try PlotOptions(arguments) {
      writeOut(try Drawings.growth(keys.flatMap { known.growth(of: $0) }, plot))
      return .done
    }
    Answer(
      rows,
      columns: [
        .text("series") { $0.series }, .text("period") { $0.period.description },
        .text("published", alignedRight: true, style: .bold) {
          $0.published.map { signed($0.text) + " %" }
        },
        .text("computed", alignedRight: true) { $0.computedText.map { signed($0) + " %" } },
        .cell("agree", agreement), .text("base", alignedRight: true) { $0.base?.text },
        .text("implied base", alignedRight: true) {
          $0.implied.map { bounds($0.base.interval) }
        },
        .text("revision", alignedRight: true) {
          $0.implied?.revisionInPercent.number(decimals: 1).map { signed($0) + " %" }
        },
        .text("confirmation", movesBelow: true) {
          $0.implied?.confirmedBy.first.map { "confirmed by \($0.text) of \($0.published)" }
        }, .cell("events") { .events($0.events) },
      ], json: known.json,
      footnote: latestOnly
        ? "the latest of each frequency; name a series, or use --all, for every period" : nil,
      ifEmpty: "no growth is known"
    ).print(reading.format)
    return .done
  }

  private static func agreement(_ growth: Growth) -> Table.Cell {
    switch growth.isConsistent {
    case true?: .init("yes", style: .good)
    case false?:
      growth.isSignFlip ? .init("sign flip", style: .bad) : .init("no", style: .warning)
    case nil: .init("")
    }
  }

  private static func bounds(_ interval: Interval) -> String {
    let decimals = interval.shownDecimals()
    return "\(interval.lowText(decimals: decimals) ?? "−∞")…"
      + "\(interval.highText(decimals: decimals) ?? "∞")"
  }
}
