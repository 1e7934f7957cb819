import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerLog
import StrictJSON

/// `append`: records events, and says what they change.
enum AppendCommand: Command {
  static let declaration = CommandDeclaration(
    "append", "Record releases, statements and other events, and say what they change.",
    discussion:
      "All files of one call are one batch: all of it is recorded, or nothing. What is there "
      + "already is not recorded again.",
    positionals: [
      PositionalDeclaration(
        "FILE", repeats: true, completesFiles: true,
        "JSON: an event, an array of events, or one event a line; - is standard input.")
    ],
    options: [
      OptionDeclaration("dry-run", short: "n", "Check and show the effects, but record nothing."),
      OptionDeclaration("quiet", short: "q", "Do not work out the effects: fast for large files."),
      OptionDeclaration(
        "expect", value: "SEQ",
        "Only if the first event gets this position: nobody has appended meanwhile."),
      Waiting.option, Loss.option,
      OptionDeclaration(
        "all", "Work out and print every effect, however many events and effects there are."),
      OutputFormat.option,
    ],
    examples: [
      ExampleDeclaration("indicators append january.jsonl", "record the file's events"),
      ExampleDeclaration("indicators append - --dry-run", "check what is typed or piped in"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let files = arguments.positionals("FILE")
    let texts = try files.map { (name: $0, bytes: try contents(ofFile: $0)) }
    let isDryRun = arguments.flag("dry-run")
    let position = try arguments.value("expect").map { try Reading.position($0) }
    if !isDryRun { try Loss.accept(ledger, arguments) }
    let outcome = try Waiting.run(arguments) { waits in
      try ledger.append(texts: texts, isDryRun: isDryRun, waits: waits, expecting: position)
    }
    let effects = effects(of: outcome, arguments)
    switch OutputFormat(arguments) {
    case .json: writeOut(outcome.json(effects: effects).text + "\n")
    case .csv: writeOut(Answer.csvTable(effects.map(\.json))?.csv() ?? "")
    case .table:
      describe(outcome, isDryRun: isDryRun)
      describe(effects.filter { $0.kind != .defined }, limit: arguments.flag("all") ? .max : 60)
    }
    return .done
  }

  /// So many bytes of events are some ten thousand figures, which take some seconds.
  private static let worthWorkingOut = 1 << 20

  /// The effects, if they are wanted and do not take long; else a note that they were left out.
  private static func effects(
    of outcome: AppendOutcome, _ arguments: ParsedArguments
  ) -> [Effect] {
    guard !arguments.flag("quiet") else { return [] }
    guard arguments.flag("all") || outcome.byteCount <= worthWorkingOut else {
      writeError(
        "indicators: what so many figures change is not worked out, which would take long; next "
          + "time --all does it, and 'indicators replay --step' tells it of the whole log\n")
      return []
    }
    var bar = ProgressBar("working out what changes", total: outcome.appended.count)
    return outcome.effects { bar.update($0) }
  }

  private static func describe(_ outcome: AppendOutcome, isDryRun: Bool) {
    if let moved = outcome.movedAside {
      writeError(
        "indicators: an earlier append was cut off; its \(moved.byteCount) unfinished bytes are "
          + "kept in \(moved.file)\n")
    }
    if !outcome.appended.isEmpty {
      let range = EventRange(outcome.appended).text
      writeOut(
        "\(isDryRun ? "would append" : "appended") \(counted(outcome.appended.count, "event")): "
          + "\(range)\n")
    }
    if !outcome.already.isEmpty {
      writeOut(
        "\(counted(outcome.already.count, "event")) already there: "
          + "\(EventRange(outcome.already).text)\n")
    }
    if outcome.appended.isEmpty { writeOut("nothing to append\n") }
  }

  private static func describe(_ effects: [Effect], limit: Int) {
    guard !effects.isEmpty else { return }
    writeOut("\n")
    var answer = EffectText.answer(Array(effects.prefix(limit)))
    let rest = effects.dropFirst(limit)
    if !rest.isEmpty {
      let kinds = Effect.Kind.allCases.compactMap { kind -> String? in
        let count = rest.count { $0.kind == kind }
        return count > 0 ? "\(count) \(kind.rawValue)" : nil
      }
      answer.footnote =
        "and \(rest.count) more (\(kinds.joined(separator: ", "))); --all prints them"
    }
    answer.print(.table)
  }
}

/// Positions in words: `3`, `3 to 7`, or a list.
struct EventRange {
  let text: String

  init(_ positions: [Int]) {
    let sorted = positions.sorted()
    if let first = sorted.first, let last = sorted.last, sorted.count > 2,
      last - first == sorted.count - 1
    {
      text = "\(first) to \(last)"
    } else {
      text = sorted.map(String.init).joined(separator: ", ")
    }
  }
}

/// Effects as a table.
enum EffectText {
  static func answer(_ effects: [Effect]) -> Answer {
    Answer(
      effects,
      columns: [
        .text("event", alignedRight: true, style: .dim) { String($0.event) },
        .cell("effect") { .init($0.kind.rawValue, style: style($0)) },
        .text("series") { $0.series }, .text("period") { $0.period?.description },
        .text("what changed", movesBelow: true) { $0.message },
      ], json: \.json, ifEmpty: "no effects")
  }

  private static func style(_ effect: Effect) -> Style {
    switch effect.kind {
    case .finding, .misquoted, .revised: .warning
    case .record, .streakBegan, .streakEnded, .streakExtended: .bold
    case .restated, .defined: .dim
    default: .plain
    }
  }
}
