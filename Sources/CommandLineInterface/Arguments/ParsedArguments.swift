/// What a command line asks for; help is a text to print on standard output, with success.
package enum Invocation: Sendable {
  case run(ParsedArguments)
  case help(String)
}

/// A command line that cannot be understood; the message is complete sentences for a person.
package struct UsageError: Error {
  package let message: String
  package init(message: String) { self.message = message }
}

/// The arguments of a command; to ask for one that is not declared is a mistake in the program.
package struct ParsedArguments: Sendable {
  package let command: String
  let options: [OptionDeclaration]
  let positionals: [PositionalDeclaration]
  var optionValues: [String: [String]]
  var positionalValues: [String: [String]] = [:]

  package func flag(_ name: String) -> Bool {
    precondition(options.contains { $0.name == name && $0.value == nil }, "no flag --\(name)")
    return optionValues[name] != nil
  }

  package func values(_ name: String) -> [String] {
    precondition(options.contains { $0.name == name && $0.value != nil }, "no value of --\(name)")
    return optionValues[name] ?? []
  }

  package func positionals(_ name: String) -> [String] {
    precondition(positionals.contains { $0.name == name }, "no argument \(name)")
    return positionalValues[name] ?? []
  }

  package func value(_ option: String) -> String? { values(option).first }
  package func positional(_ name: String) -> String? { positionals(name).first }
}
