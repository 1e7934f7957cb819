import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerLog
import LedgerModel
import PlainText
import StrictJSON

/// `check`: a news text held against the ledger.
enum CheckCommand: Command {
  static let declaration = CommandDeclaration(
    "check", "Hold a news text against the ledger: what is right in it, and what is not?",
    discussion:
      "Reads the text as 'draft' does and gives each figure and claim a verdict, by what was known "
      + "on its day and by what is known now. Nothing is recorded. The exit code is 1 where "
      + "something is contradicted, 0 where nothing is.",
    positionals: [
      PositionalDeclaration("FILE", completesFiles: true, "The text; - is standard input.")
    ],
    options: DraftOptions.declarations + [
      OptionDeclaration(
        "format", value: "FORMAT", choices: Form.allCases.map(\.rawValue),
        "A table (the default), the text itself with the verdicts marked, or JSON.")
    ],
    examples: [
      ExampleDeclaration("indicators check story.txt", "what does the ledger say to a story?"),
      ExampleDeclaration("indicators check story.html --format text", "the story, marked"),
    ])

  private enum Form: String, CaseIterable {
    case table
    case text
    case json
  }

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let state = try ledger.state(through: nil, recordedBy: nil)
    let bytes = try contents(ofFile: arguments.positionals("FILE")[0])
    let check = try state.check(bytes, DraftOptions(arguments))
    switch arguments.value("format").flatMap(Form.init) ?? .table {
    case .json: writeOut(check.json.text + "\n")
    case .text: writeOut(MarkedText(check, of: bytes).text(colored: Terminal.colors()))
    case .table: printTable(check)
    }
    return check.isContradicted ? .findings : .done
  }

  private static func printTable(_ check: TextCheck) {
    // Where no verdict has changed since the text's day, one column tells both.
    let hasChanges = check.items.contains { $0.asSaid?.outcome != $0.asKnownNow.outcome }
    Answer(
      check.items,
      columns: [.cell("verdict") { cell($0.asKnownNow.outcome) }]
        + (hasChanges ? [.cell("on its day", onItsDay)] : []) + [
          .text("series") { $0.claim.series }, .text("period") { $0.claim.period.description },
          .text("said", alignedRight: true) { $0.short },
          .text("because", movesBelow: true) {
            $0.asKnownNow.because + ($0.asKnownNow.coverage.map { " (\($0))" } ?? "")
          }, .cell("events") { .events($0.asKnownNow.events) },
        ],
      json: [check.json], footnote: CheckSummary.text(check), ifEmpty: CheckSummary.text(check)
    ).print(.table)
  }

  private static func cell(_ verdict: Verdict) -> Table.Cell {
    .init(verdict.rawValue, style: verdict.style)
  }

  private static func onItsDay(_ item: TextCheck.Item) -> Table.Cell {
    guard let verdict = item.asSaid?.outcome else { return .init("?", style: .dim) }
    return .init(
      verdict == item.asKnownNow.outcome ? "" : verdict.rawValue, style: verdict.style)
  }
}

/// What a check found besides the verdicts, in words.
enum CheckSummary {
  /// How many unresolved passages are shown where nothing else is.
  private static let shownUnresolved = 5

  static func text(_ check: TextCheck) -> String {
    var lines: [String] = []
    add("Inside the text:", "✗", check.insideText, to: &lines)
    add("Given twice, so that one may be of something else:", "?", check.doubled, to: &lines)
    add("Other sources of the day say otherwise:", "?", check.againstOthers, to: &lines)
    add("What its growth implies:", "·", check.implied, to: &lines)
    if !lines.isEmpty { lines.append("") }
    if check.items.isEmpty {
      lines.append("Nothing in the text could be held against the ledger.")
      lines += check.draft.unresolved.prefix(shownUnresolved).flatMap { passage in
        indented("? \(passage.passage.excerpt): \(passage.reason)")
      }
    } else {
      lines.append(counts(check))
    }
    if check.draft.published == nil {
      let advice =
        "The text does not tell when it was published (--published DATE): periods such as \"last "
        + "year\" are unresolved, and what was known then cannot be told."
      lines += wrapped(advice, toWidth: Terminal.width() ?? 100)
    }
    return lines.joined(separator: "\n")
  }

  private static func add(
    _ title: String, _ mark: String, _ findings: [AuditFinding], to lines: inout [String]
  ) {
    guard !findings.isEmpty else { return }
    lines.append(title)
    for finding in findings {
      let about = finding.kind == .impliedRevision ? "\(finding.series) " : ""
      lines += indented("\(mark) \(about)\(finding.message)")
    }
  }

  /// A line that fits the terminal, with what does not fit below its second column.
  private static func indented(_ text: String) -> [String] {
    let width = max(40, (Terminal.width() ?? 100) - 4)
    return wrapped(terminalSafe(text), toWidth: width).enumerated().map {
      ($0 == 0 ? "  " : "    ") + $1
    }
  }

  private static func counts(_ check: TextCheck) -> String {
    let outcomes = check.items.map(\.asKnownNow.outcome)
    let parts = Verdict.allCases.map { verdict in
      "\(outcomes.count { $0 == verdict }) \(verdict.rawValue)"
    }
    let unresolved = check.draft.unresolved.count
    return
      "\(counted(check.items.count, "figure and claim", plural: "figures and claims")): "
      + parts.joined(separator: ", ")
      + (unresolved > 0 ? "; \(unresolved) more not tied to a series ('draft' lists them)" : "")
  }
}

extension Verdict {
  /// How a verdict is shown.
  var style: Style {
    switch self {
    case .supported: .good
    case .contradicted: .bad
    case .undetermined: .warning
    }
  }

  /// A mark for it.
  var mark: String {
    switch self {
    case .supported: "✓"
    case .contradicted: "✗"
    case .undetermined: "?"
    }
  }
}

extension TextCheck.Item {
  /// What is said, without the series and period that stand beside it.
  var short: String {
    guard isFigure else { return claim.shortWords }
    let digits = claim.value?.text ?? ""
    let scale = claim.scale.map { " ·10^\($0)" } ?? ""
    return (claim.qualifier.map { $0.rawValue + " " } ?? "") + digits + scale
  }
}

extension Claim {
  /// The assertion without its series and period: "first decline since 2016".
  fileprivate var shortWords: String {
    switch kind {
    case .growth, .level, .exceeds:
      (kind == .exceeds && qualifier == nil ? "over " : qualifier.map { $0.rawValue + " " } ?? "")
        + (value?.text ?? "") + (scale.map { " ·10^\($0)" } ?? "")
    case .recordHigh: "highest" + (since.map { " since \($0)" } ?? "")
    case .recordLow: "lowest" + (since.map { " since \($0)" } ?? "")
    case .streak: "\(direction?.rawValue ?? "") ×\(length ?? 0)"
    case .firstDeclineSince: "first decline since \(since?.description ?? "?")"
    case .firstRiseSince: "first rise since \(since?.description ?? "?")"
    case .decliningSince: "declining since \(since?.description ?? "?")"
    case .exceedsTarget: "over the target" + (value.map { " of \($0.text)" } ?? "")
    }
  }
}
