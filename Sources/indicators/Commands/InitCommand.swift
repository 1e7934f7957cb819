import ArgumentParsing
import IndicatorLedger
import TerminalOutput

/// `init`: makes an empty ledger.
enum InitCommand: Command {
  static let declaration = CommandDeclaration(
    "init", "Make an empty ledger.",
    positionals: [
      PositionalDeclaration(
        "FOLDER", optional: true, completesFiles: true, "Where; the working folder if not given.")
    ],
    examples: [ExampleDeclaration("indicators init my-ledger", "make my-ledger/EventLog and more")])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let folder = arguments.positional("FOLDER") ?? arguments.value("ledger") ?? "."
    let (ledger, isNew) = try Ledger.create(at: folder)
    writeOut(
      isNew
        ? "made an empty ledger in \(ledger.folder)\n"
          + "next: indicators append FILE --ledger \(ledger.folder)\n"
        : "\(ledger.folder) is a ledger already; nothing was changed\n")
    return .done
  }
}
