import ArgumentParsing
import IndicatorLedger
import LedgerLog
import StrictJSON
import TerminalOutput

/// `verify`: checks every byte of the log.
enum VerifyCommand: Command {
  static let declaration = CommandDeclaration(
    "verify", "Check every line of the log: checksums, order, batches, canonical form.",
    discussion:
      "Damage is told with segment, line, byte and event, and the exit code is 4. Bytes of an "
      + "append that was cut off are told too; the next append moves them aside.",
    options: [OutputFormat.option],
    examples: [ExampleDeclaration("indicators verify", "is the log as it was written?")])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let contents = try ledger.log.read()
    var state = LedgerState()
    state.apply(contentsOf: contents.events)
    let json = JSONValue.members([
      "events": .integer(contents.events.count), "figures": .integer(state.figureCount),
      "segments": .integer(contents.segments.count), "bytes": .integer(contents.byteCount),
      "lastRecorded": .orNull(state.lastRecorded?.description),
      "tail": contents.tail.map { tail in
        .members([
          "segment": .string(tail.segment), "offset": .integer(tail.offset),
          "bytes": .integer(tail.byteCount), "event": .integer(tail.seq),
        ])
      } ?? .null,
    ])
    switch OutputFormat(arguments) {
    case .json: writeOut(json.text + "\n")
    case .csv: writeOut(Answer.csvTable([json])?.csv() ?? "")
    case .table:
      writeOut(
        "\(counted(contents.events.count, "event")) in "
          + "\(counted(contents.segments.count, "segment")), \(contents.byteCount) bytes: "
          + "all checksums, positions and batches are right\n")
      if let tail = contents.tail {
        writeOut(
          "after event \(tail.seq - 1), \(tail.segment) has \(tail.byteCount) bytes of an append "
            + "that is under way or was cut off; the next append moves them aside\n")
      }
    }
    return .done
  }
}
