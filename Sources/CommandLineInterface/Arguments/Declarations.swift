/// An option, or a flag if it takes no value.
package struct OptionDeclaration: Sendable {
  package let name: String
  let short: Character?
  package let value: String?
  let choices: [String]
  let repeats: Bool
  let help: String

  /// Declares `--name`; `value` is the placeholder of its value in help, nil for a flag.
  ///
  /// A placeholder `FILE`, `FOLDER`, `DIRECTORY` or `PATH` makes shells complete file names.
  package init(
    _ name: String, short: Character? = nil, value: String? = nil, choices: [String] = [],
    repeats: Bool = false, _ help: String
  ) {
    (self.name, self.short, self.value) = (name, short, value)
    (self.choices, self.repeats, self.help) = (choices, repeats, help)
  }

  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + ["--\(name)"] }
  var completesFiles: Bool { ["FILE", "FOLDER", "DIRECTORY", "PATH"].contains(value) }
}

/// An argument that is known by its place; one that repeats takes all that are left.
package struct PositionalDeclaration: Sendable {
  package let name: String
  let optional: Bool
  let repeats: Bool
  let completesFiles: Bool
  let help: String

  package init(
    _ name: String, optional: Bool = false, repeats: Bool = false, completesFiles: Bool = false,
    _ help: String
  ) {
    (self.name, self.optional, self.repeats) = (name, optional, repeats)
    (self.completesFiles, self.help) = (completesFiles, help)
  }

  private var words: String { repeats ? "\(name)..." : name }
  var usage: String { optional ? "[\(words)]" : words }
}

/// A whole command line, and what it does.
package struct ExampleDeclaration: Sendable {
  let line: String
  let whatItDoes: String

  package init(_ line: String, _ whatItDoes: String) {
    (self.line, self.whatItDoes) = (line, whatItDoes)
  }
}

package struct CommandDeclaration: Sendable {
  package let name: String
  package let abstract: String
  let discussion: String
  package let positionals: [PositionalDeclaration]
  package let options: [OptionDeclaration]
  let examples: [ExampleDeclaration]

  package init(
    _ name: String, _ abstract: String, discussion: String = "",
    positionals: [PositionalDeclaration] = [], options: [OptionDeclaration] = [],
    examples: [ExampleDeclaration]
  ) {
    precondition(positionals.dropLast().allSatisfy { !$0.repeats }, "only the last can repeat")
    (self.name, self.abstract, self.discussion) = (name, abstract, discussion)
    (self.positionals, self.options, self.examples) = (positionals, options, examples)
  }
}

/// A program: parsing, help and shell completion are all derived from this one description.
package struct ProgramDeclaration: Sendable {
  package let name: String
  package let abstract: String
  package let commands: [CommandDeclaration]
  let commonOptions: [OptionDeclaration]

  /// Declares a program; the common options are understood before and after a command's name.
  package init(
    _ name: String, _ abstract: String, commands: [CommandDeclaration],
    commonOptions: [OptionDeclaration]
  ) {
    (self.name, self.abstract, self.commands) = (name, abstract, commands)
    self.commonOptions = commonOptions + [OptionDeclaration("help", short: "h", "Show this help.")]
  }
}
