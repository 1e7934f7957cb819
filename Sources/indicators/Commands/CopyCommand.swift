import ArgumentParsing
import IndicatorLedger
import StrictJSON
import TerminalOutput

/// `copy`: a checked copy of the ledger.
enum CopyCommand: Command {
  static let declaration = CommandDeclaration(
    "copy", "Copy the ledger to another folder, byte for byte, and check the copy.",
    discussion:
      "Others may append meanwhile: the copy has whole batches. A copy made earlier is brought up "
      + "to date; a folder with another ledger is refused. 'verify' tells with which --to a damaged "
      + "ledger can be copied.",
    positionals: [
      PositionalDeclaration("FOLDER", completesFiles: true, "Where; made if it is not there.")
    ],
    options: [
      OptionDeclaration("to", value: "SEQ", "Copy the events up to this one only."),
      Waiting.option, OutputFormat.option,
    ],
    examples: [
      ExampleDeclaration("indicators copy /backup/ledger", "make a copy, or bring it up to date"),
      ExampleDeclaration("indicators copy saved --to 41", "save what is before a damage"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let folder = arguments.positional("FOLDER") ?? ""
    let last = try arguments.value("to").map { try Reading.position($0) }
    let outcome = try Waiting.run(arguments) { waits in
      try ledger.copy(to: folder, through: last, waits: waits)
    }
    let format = OutputFormat(arguments)
    guard format == .table else {
      let json = JSONValue.members([
        "folder": .string(outcome.folder), "events": .integer(outcome.eventCount),
        "new": .integer(outcome.newEventCount), "bytes": .integer(outcome.byteCount),
        "root": .string(outcome.root),
      ])
      writeOut(format == .json ? json.text + "\n" : Answer.csvTable([json])?.csv() ?? "")
      return .done
    }
    writeOut(
      "copied \(counted(outcome.newEventCount, "event")) to \(outcome.folder), which has "
        + "\(outcome.eventCount) now, \(outcome.byteCount) bytes\n"
        + "read back and found the same: root \(outcome.root)\n")
    return .done
  }
}
