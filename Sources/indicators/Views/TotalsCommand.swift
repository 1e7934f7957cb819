import CommandLineInterface
import Drawing
import IndicatorLedger
import StrictJSON

/// `totals`: the current value of every level series.
enum TotalsCommand: Command {
  static let declaration = CommandDeclaration(
    "totals", "Current totals, with the records they set and the targets they pass.",
    discussion:
      "Without a series, the table shows the latest period of each frequency; JSON and CSV always "
      + "have every period.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration("period", value: "PERIOD", "Only this period, such as 2023 or 2023-12."),
      OptionDeclaration("all", "Every period in the table, too."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators totals 'CN.TRADE.*' --period 2023 --as-of 2024-01-12",
        "China's trade in 2023 as it was known on 12 January 2024")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let period = try arguments.value("period").map(Reading.period)
    let known = reading.known
    let keys = known.keys(of: .level, named: reading.isWanted)
    let latestOnly =
      reading.format == .table && reading.patterns.isEmpty && period == nil
      && !arguments.flag("all")
    let totals = keys.flatMap { key in
      // What was not published may follow from other figures, if somebody asks for it.
      period.map { [known.total(key, $0)].compactMap(\.self) }
        ?? (latestOnly ? known.latestTotals(of: key) : known.totals(of: key))
    }
    Answer(
      totals,
      columns: [
        .text("series") { $0.series }, .text("period") { $0.period.description },
        .text("value", alignedRight: true, style: .bold) { $0.found.text },
        .text("unit") {
          unitText(known.definition($0.series)?.unit, scale: known.state.scale(of: $0.series))
        },
        .text("published") { $0.observation?.published.text ?? "derived" },
        .text("worth knowing", movesBelow: true, remarks), .cell("events") { .events($0.events) },
      ], json: known.json,
      footnote: latestOnly
        ? "the latest of each frequency; name a series, or use --all, for every period" : nil,
      ifEmpty: "no totals are known"
    ).print(reading.format)
    return .done
  }

  private static func remarks(_ total: Total) -> String {
    var remarks: [String] = []
    if let record = total.record { remarks.append(record.words) }
    // Several people quote one target: say it once.
    var said: Set<String> = []
    for outcome in total.targets {
      let target = outcome.target
      let name =
        "the target of \(target.figure.value.text)" + (target.period.map { " for \($0)" } ?? "")
      guard said.insert(name).inserted else { continue }
      switch outcome.isExceeded {
      case true?: remarks.append("above \(name)")
      case false?: remarks.append("below \(name)")
      case nil: break
      }
    }
    if total.isDerived { remarks.append(total.found.made) }
    return remarks.joined(separator: "; ")
  }
}

extension ValueOfPeriod {
  /// How the value was worked out, where it was not published for the period itself.
  var made: String {
    switch derivation {
    case nil: ""
    case .sameMonths: "published for \(origin ?? "the same months")"
    case .parts: "from its parts, \(origin ?? "")"
    case .cumulatives: "from \(origin ?? "other periods")"
    }
  }
}

extension Array {
  /// Of rows in order of period, the last of each frequency, in the same order.
  func latestOfEachFrequency(_ period: (Element) -> Period) -> [Element] {
    Period.Frequency.allCases.compactMap { frequency in
      last { period($0).frequency == frequency }
    }
  }
}
