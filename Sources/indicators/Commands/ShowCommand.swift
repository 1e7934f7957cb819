import ArgumentParsing
import IndicatorLedger
import StrictJSON
import TerminalOutput

/// `show`: one figure with its vintages.
enum ShowCommand: Command {
  static let declaration = CommandDeclaration(
    "show", "One figure: its current value, and everything that was published about it.",
    positionals: [
      PositionalDeclaration("SERIES", "The key of the series."),
      PositionalDeclaration(
        "PERIOD", "The reference period, such as 2023, 2023-12 or 2023-01/2023-11."),
    ],
    options: Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators show CN.EXPORTS.USD 2022", "how exports of 2022 came to be what they are"),
      ExampleDeclaration(
        "indicators show CN.EXPORTS.USD 2022 --as-of 2023-06-30", "what they were said to be then"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments, patternsIn: nil)
    let key = try reading.oneSeries(arguments.positional("SERIES") ?? "")
    let period = try Reading.period(arguments.positional("PERIOD") ?? "")
    let known = reading.known
    let history = known.history(of: key, period)
    guard let total = known.total(key, period) else {
      let periods = known.periods(of: key)
      let have =
        periods.isEmpty
        ? ""
        : "; it is known for \(periods.count) periods from \(periods[0]) to \(periods[periods.count - 1])"
      throw UsageError(message: "\(key) is not known for \(period)\(have).")
    }
    let steps = history?.steps ?? []
    switch reading.format {
    case .json: writeOut(json(total, steps, known).text + "\n")
    case .csv: HistoryText.answer(steps, key, known).print(.csv)
    case .table:
      writeOut(heading(total, known))
      if !steps.isEmpty { HistoryText.answer(steps, key, known).print(.table) }
    }
    return .done
  }

  private static func heading(_ total: Total, _ known: Known) -> String {
    let definition = known.definition(total.series)
    let unit = unitText(definition?.unit, scale: known.state.scale(of: total.series))
    let value = total.value ?? total.interval.middleText(decimals: 3) ?? "?"
    let bounds =
      "between \(total.interval.lowText(decimals: 12) ?? "−∞") and "
      + "\(total.interval.highText(decimals: 12) ?? "∞")"
    let title = definition?.title.map { "\($0), " } ?? ""
    return "\(title)\(total.series), \(total.period): \(value) \(unit)"
      + "\(total.isDerived ? ", added up from its parts" : "") (\(bounds))\n\n"
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
      columns: [
        .init("published"), .init("series"), .init("period"), .init("value", alignedRight: true),
        .init("change"), .init("before", alignedRight: true), .init("source", shrinks: true),
        .init("event", alignedRight: true),
      ],
      cells: steps.map { cells($0.step, $0.series, known) },
      rows: steps.map { known.json($0.step, $0.series) }, ifEmpty: "nothing was published")
  }

  private static func cells(
    _ step: FigureHistory.Step, _ series: String, _ known: Known
  ) -> [Table.Cell] {
    let scale = known.state.scale(of: series)
    let observation = step.observation
    let style: Style =
      switch step.change {
      case .first: .plain
      case .repeated, .restated: .dim
      case .revised: .warning
      case .misquoted: .bad
      }
    let source =
      (observation.publisher ?? observation.agency)
      + (observation.edition.map { " (\($0))" } ?? "")
      + (observation.corrections.isEmpty ? "" : ", corrected")
    return [
      .init(observation.published.text), .init(series),
      .init(observation.figure.period.description),
      .init(observation.figure.text(seriesScale: scale), style: .bold),
      .init(step.change.rawValue, style: style),
      .init(step.previous?.figure.text(seriesScale: scale) ?? ""), .init(source),
      .init(String(observation.seq), style: .dim),
    ]
  }
}
