import CommandLineInterface
import Drawing
import IndicatorLedger
import StrictJSON

/// `show`: one figure with its vintages.
enum ShowCommand: Command {
  static let declaration = CommandDeclaration(
    "show", "One figure with everything that was published about it, or all periods of a series.",
    discussion:
      "With a period alone, the figure's whole history. Without one, or with an option that chooses "
      + "a release or transforms values, one row a period.",
    positionals: [
      PositionalDeclaration("SERIES", "The key of the series."),
      PositionalDeclaration(
        "PERIOD", optional: true,
        "The reference period, such as 2023, 2023-12 or 2023-01/2023-11."),
    ],
    options: VintageOptions.choosing + VintageOptions.preparing + PlotOptions.declarations
      + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators show CN.EXPORTS.USD 2022", "how exports of 2022 came to be what they are"),
      ExampleDeclaration(
        "indicators show CN.EXPORTS.USD 2022 --as-of 2023-06-30", "what they were said to be then"),
      ExampleDeclaration(
        "indicators show CN.EXPORTS.USD --frequency month --units pc1 --plot",
        "growth over the year before, drawn"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let period = try arguments.positional("PERIOD").map(Reading.period)
    if let period, !VintageOptions.areGiven(arguments), !PlotOptions.isGiven(arguments) {
      return try showOne(period, arguments)
    }
    return try ReleaseTable.print(arguments, period)
  }

  private static func showOne(_ period: Period, _ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let clocks = try Clocks(arguments)
    let name = arguments.positional("SERIES") ?? ""
    let shown: Shown
    if let moment = clocks.recordedBy {
      let state = try ledger.replay(recordedBy: moment)
      shown = try Shown(name, period, state.known(asOf: clocks.asOf))
    } else {
      // One figure needs little of a snapshot.
      shown = try ledger.lookUp { try Shown(name, period, $0.known(asOf: clocks.asOf)) }
    }
    switch OutputFormat(arguments) {
    case .json: writeOut(shown.json.text + "\n")
    case .csv: shown.vintages.print(.csv)
    case .table:
      writeOut(shown.heading)
      if !shown.vintages.isEmpty { shown.vintages.print(.table) }
    }
    return .done
  }
}

/// What there is to show of a figure.
private struct Shown {
  let heading: String
  let json: JSONValue
  let vintages: Answer

  init(_ name: String, _ period: Period, _ known: Known) throws {
    let key = try known.oneSeries(name)
    let steps = known.story(of: key, period)
    vintages = HistoryText.answer(steps, key, known)
    guard let total = known.total(key, period) else {
      if let last = steps.last {
        heading = "\(known.name(of: key)), \(period): taken back on \(last.date.text)\n\n"
        json = .members([
          "series": .string(key), "period": .string(period.description), "value": .null,
          "withdrawn": .string(last.date.text),
          "vintages": .list(steps.map { known.json($0, key) }),
        ])
        return
      }
      let periods = known.periods(of: key)
      let have =
        periods.isEmpty
        ? ""
        : "; it is known for \(periods.count) periods from \(periods[0]) to \(periods[periods.count - 1])"
      throw UsageError(message: "\(key) is not known for \(period)\(have).")
    }
    heading = Self.heading(total, known)
    json = Self.json(total, steps, known)
  }

  private static func heading(_ total: Total, _ known: Known) -> String {
    let definition = known.definition(total.series)
    let unit = unitText(definition?.unit, scale: known.state.scale(of: total.series))
    let value = total.found.text
    let bounds =
      "between \(total.interval.lowText(decimals: 12) ?? "−∞") and "
      + "\(total.interval.highText(decimals: 12) ?? "∞")"
    return "\(known.name(of: total.series)), \(total.period): \(value) \(unit)"
      + "\(total.isDerived ? ", \(total.found.made)" : "") (\(bounds))\n\n"
  }

  private static func json(
    _ total: Total, _ steps: [FigureHistory.Step], _ known: Known
  ) -> JSONValue {
    guard case .object(let members) = known.json(total) else { return .null }
    return .object(
      members + [
        JSONMember(
          key: "vintages",
          node: JSONNode(.list(steps.map { known.json($0, total.series) })))
      ])
  }
}

extension Known {
  /// The title of a series with its key, or the key alone.
  fileprivate func name(of key: String) -> String {
    definition(key)?.title.map { "\($0), \(key)" } ?? key
  }
}

/// The steps of a figure's history as a table.
enum HistoryText {
  static func answer(
    _ steps: [FigureHistory.Step], _ series: String, _ known: Known
  ) -> Answer {
    answer(steps.map { (series, $0) }, known)
  }

  static func answer(_ steps: [(series: String, step: FigureHistory.Step)], _ known: Known)
    -> Answer
  {
    Answer(
      steps,
      columns: [
        .text("published") { $0.step.date.text }, .text("series") { $0.series },
        .text("period") { $0.step.observation.figure.period.description },
        .text("value", alignedRight: true, style: .bold) { $0.step.observation.text },
        .cell("change") { .init($0.step.change.rawValue, style: style($0.step.change)) },
        .text("before", alignedRight: true) { $0.step.previous?.text },
        .text("source", shrinks: true) { source($0.step.observation) },
        .text("event", alignedRight: true, style: .dim) { String($0.step.event) },
      ], json: { known.json($0.step, $0.series) }, ifEmpty: "nothing was published")
  }

  private static func source(_ observation: Observation) -> String {
    (observation.publisher ?? observation.agency)
      + (observation.edition.map { " (\($0))" } ?? "")
      + (observation.corrections.isEmpty ? "" : ", corrected")
  }

  private static func style(_ change: FigureHistory.Change) -> Style {
    switch change {
    case .first: .plain
    case .repeated, .restated: .dim
    case .revised: .warning
    case .misquoted, .withdrawn: .bad
    }
  }
}
