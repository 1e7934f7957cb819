import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `snapshot`: writes the columns of all vintages for quick answers.
enum SnapshotCommand: Command {
  static let declaration = CommandDeclaration(
    "snapshot", "Write the snapshot from which commands answer without reading the log.",
    discussion:
      "Commands write one by themselves when they had to read a long log. It is derived from the "
      + "log and safe to delete; one that is damaged or of another log is never believed.",
    options: [
      OptionDeclaration(
        "check", "Write nothing; end with 1 unless the snapshot is exactly what the log gives."),
      OutputFormat.option,
    ],
    examples: [
      ExampleDeclaration("indicators snapshot", "make the next commands quick"),
      ExampleDeclaration("indicators snapshot --check", "is the snapshot what the log gives?"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    if arguments.flag("check") {
      let problem = try ledger.snapshotProblem()
      report(
        .members([
          "file": .string(ledger.snapshotPath), "current": .bool(problem == nil),
          "problem": .orNull(problem),
        ]),
        problem.map { "the snapshot in \(ledger.snapshotPath) is not what the log gives: \($0)" }
          ?? "the snapshot is what the log gives", arguments)
      return problem == nil ? .done : .findings
    }
    let outcome = try ledger.writeSnapshot()
    let size =
      outcome.figureCount == 0
      ? "" : ", \(tenths(outcome.byteCount, of: outcome.figureCount)) a figure"
    report(
      .members([
        "file": .string(outcome.file), "events": .integer(outcome.eventCount),
        "figures": .integer(outcome.figureCount), "bytes": .integer(outcome.byteCount),
        "root": .string(outcome.root),
      ]),
      "wrote \(outcome.file): \(counted(outcome.figureCount, "figure")) of "
        + "\(counted(outcome.eventCount, "event")) in \(outcome.byteCount) bytes\(size)\n"
        + "root \(outcome.root)", arguments)
    return .done
  }

  private static func report(_ json: JSONValue, _ words: String, _ arguments: ParsedArguments) {
    switch OutputFormat(arguments) {
    case .json: writeOut(json.text + "\n")
    case .csv: writeOut(Answer.csvTable([json])?.csv() ?? "")
    case .table: writeOut(words + "\n")
    }
  }

  /// A ratio with one digit after the point.
  private static func tenths(_ bytes: Int, of figures: Int) -> String {
    let tenths = (bytes * 10 + figures / 2) / figures
    return "\(tenths / 10).\(tenths % 10)"
  }
}
