import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `copy`: a checked copy of the ledger, in a folder or a database.
enum CopyCommand: Command {
  static let declaration = CommandDeclaration(
    "copy", "Copy the ledger to another folder or a database, byte for byte, and check the copy.",
    discussion:
      "Others may append meanwhile: the copy has whole batches. A copy made earlier, or cut off, is "
      + "brought up to date; a place with another ledger is refused. 'verify' tells with which --to "
      + "a damaged ledger can be copied.",
    positionals: [
      PositionalDeclaration(
        "PLACE", repeats: true, completesFiles: true,
        "Where to: a folder or postgresql://…, made if it is not there; or where from, then where "
          + "to.")
    ],
    options: [
      OptionDeclaration("to", value: "SEQ", "Copy the events up to this one only."),
      Waiting.option, OutputFormat.option,
    ],
    examples: [
      ExampleDeclaration("indicators copy /backup/ledger", "make a copy, or bring it up to date"),
      ExampleDeclaration("indicators copy saved --to 41", "save what is before a damage"),
      ExampleDeclaration(
        "indicators copy my-ledger postgresql://db.example.org/ledger", "move to a database"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let places = arguments.positionals("PLACE")
    guard places.count <= 2, let place = places.last else {
      throw UsageError(message: "Name where to, or where from and where to: not \(places.count).")
    }
    guard places.count == 1 || arguments.value("ledger") == nil else {
      throw UsageError(
        message: "Two arguments and --ledger name the ledger to copy twice; drop one of them.")
    }
    let ledger = try openLedger(arguments, places.count == 2 ? places[0] : nil)
    let last = try arguments.value("to").map { try Reading.position($0) }
    var bar: ProgressBar?
    let outcome = try Waiting.run(arguments) { waits in
      try ledger.copy(to: place, through: last, waits: waits) { done, total in
        if bar == nil { bar = ProgressBar("copying events", total: total) }
        bar?.update(done)
      }
    }
    // Erases it.
    bar = nil
    let format = OutputFormat(arguments)
    guard format == .table else {
      let json = JSONValue.members([
        "place": .string(outcome.place), "events": .integer(outcome.eventCount),
        "new": .integer(outcome.newEventCount), "bytes": .integer(outcome.byteCount),
        "root": .string(outcome.root),
      ])
      writeOut(format == .json ? json.text + "\n" : Answer.csvTable([json])?.csv() ?? "")
      return .done
    }
    writeOut(
      "copied \(counted(outcome.newEventCount, "event")) to \(outcome.place), which has "
        + "\(outcome.eventCount) now, \(outcome.byteCount) bytes\n"
        + "read back and found the same: root \(outcome.root)\n")
    return .done
  }
}
