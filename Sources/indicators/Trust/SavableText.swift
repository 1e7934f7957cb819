import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerLog
import PlainText
import StrictJSON

/// What `verify` says of a damaged log: what is wrong, and what can be saved.
enum SavableText {
  static func print(_ inspection: LogInspection, _ error: LedgerError, _ format: OutputFormat) {
    writeError("indicators: \(terminalSafe(error.told))\n")
    let rows = inspection.runs.map(json)
    switch format {
    case .json:
      let damage = JSONValue.members([
        "damage": .string(error.told), "file": .orNull(error.file),
        "line": error.line.map(JSONValue.integer) ?? .null,
        "savable": .integer(inspection.savable), "lines": .list(rows),
      ])
      writeOut(damage.text + "\n")
    case .csv: writeOut(Answer.csvTable(rows)?.csv() ?? "")
    case .table: printTable(inspection)
    }
  }

  private static func printTable(_ inspection: LogInspection) {
    var answer = Answer(
      inspection.runs,
      columns: [
        .text("events") { $0.events.map(range) ?? "?" }, .text("segment") { $0.segment },
        .text("lines") { $0.lines.map(range) },
        .cell("state") {
          .init($0.state.rawValue, style: $0.state == .whole ? .plain : .warning)
        }, .text("which means") { meaning($0.state) },
      ], json: json, ifEmpty: "the log has no lines")
    let last = inspection.savable - 1
    answer.footnote =
      last < 0
      ? "No event before the damage is whole: restore the log from a copy."
      : "Restore the log from a copy; or save \(last == 0 ? "event 0" : "events 0 to \(last)") in "
        + "a new ledger: indicators copy FOLDER --to \(last)"
    answer.print(.table)
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  private static func meaning(_ state: InspectedLines.State) -> String {
    switch state {
    case .whole: "as recorded, and so is all before"
    case .readable: "as recorded, but not all before"
    case .damaged: "other bytes than were recorded"
    case .doubtful: "readable, but some are not as recorded"
    case .missing: "a file beside the log knows of them"
    }
  }

  private static func json(_ run: InspectedLines) -> JSONValue {
    .members([
      "state": .string(run.state.rawValue),
      "from": run.events.map { .integer($0.lowerBound) } ?? .null,
      "to": run.events.map { .integer($0.upperBound) } ?? .null,
      "segment": .orNull(run.segment),
      "firstLine": run.lines.map { .integer($0.lowerBound) } ?? .null,
      "lastLine": run.lines.map { .integer($0.upperBound) } ?? .null,
    ])
  }
}
