import CommandLineInterface
import IndicatorLedger

/// `init`: makes an empty ledger.
enum InitCommand: Command {
  static let declaration = CommandDeclaration(
    "init", "Make an empty ledger.",
    positionals: [
      PositionalDeclaration(
        "PLACE", optional: true, completesFiles: true,
        "Where: a folder, or postgresql://…; the working folder if not given.")
    ],
    examples: [
      ExampleDeclaration("indicators init my-ledger", "make my-ledger/EventLog and more"),
      ExampleDeclaration(
        "indicators init postgresql://db.example.org/ledger", "make tables and roles in a database"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let folder = arguments.positional("PLACE") ?? arguments.value("ledger") ?? "."
    let (ledger, isNew) = try Ledger.create(at: folder)
    writeOut(
      isNew
        ? "made an empty ledger in \(ledger.place)\n"
          + "next: indicators append FILE --ledger \(ledger.place)\n"
        : "\(ledger.place) is a ledger already; nothing was changed\n")
    return .done
  }
}
