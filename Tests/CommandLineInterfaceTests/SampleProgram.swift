import CommandLineInterface

/// A small program that has every kind of declaration.
let sample = ProgramDeclaration(
  "ledger", "keeps a ledger of indicators.",
  commands: [
    CommandDeclaration(
      "append", "Record a value of an indicator.",
      discussion: "The value is added at the end, and nothing that was recorded before is changed.",
      positionals: [
        PositionalDeclaration("INDICATOR", "The name of the indicator."),
        PositionalDeclaration("VALUE", "The value, a decimal number."),
      ],
      options: [
        OptionDeclaration("date", short: "d", value: "DATE", "The day that the value is of."),
        OptionDeclaration(
          "quality", value: "QUALITY", choices: ["final", "provisional"],
          "How sure the value is."),
        OptionDeclaration("tag", value: "TAG", repeats: true, "A word to find the value by."),
        OptionDeclaration("dry-run", short: "n", "Say what would be recorded, and record nothing."),
      ],
      examples: [ExampleDeclaration("ledger append cpi 3.2", "Records 3.2 for today.")]),
    CommandDeclaration(
      "import", "Record many values from files; it's quick.",
      positionals: [
        PositionalDeclaration("FILE", repeats: true, completesFiles: true, "The files to read.")
      ],
      options: [OptionDeclaration("delimiter", value: "MARK", "The mark between columns.")],
      examples: [ExampleDeclaration("ledger import a.csv b.csv", "Reads two files.")]),
    CommandDeclaration(
      "list", "List the indicators.",
      positionals: [PositionalDeclaration("PATTERN", optional: true, "Only names with this part.")],
      examples: [ExampleDeclaration("ledger list", "Lists all.")]),
  ],
  commonOptions: [
    OptionDeclaration("folder", short: "f", value: "FOLDER", "The folder of the ledger."),
    OptionDeclaration("verbose", short: "v", repeats: true, "Say more."),
  ])

struct NotRun: Error {}

/// The arguments of a line that is to be understood and run.
func arguments(_ words: String...) throws -> ParsedArguments {
  guard case .run(let parsed) = try sample.parse(words) else { throw NotRun() }
  return parsed
}

/// The message for a line that is not to be understood, or nil if it is.
func complaint(_ words: String...) -> String? {
  do throws(UsageError) {
    _ = try sample.parse(words)
    return nil
  } catch {
    return error.message
  }
}

func helpText(_ words: String...) throws -> String? {
  guard case .help(let text) = try sample.parse(words) else { return nil }
  return text
}
