private import PlainText

extension ProgramDeclaration {
  /// Understands the words after the program's name; help is laid out in `width` columns.
  package func parse(_ arguments: [String], width: Int = 80) throws(UsageError) -> Invocation {
    // Whoever asks for help has it, whatever else is wrong with the line.
    let words = arguments.prefix { $0 != "--" }
    if arguments.isEmpty || words.contains("--help") || words.contains("-h") {
      let topic = words.compactMap { word in commands.first { $0.name == word } }.first
      return .help(topic.map { help(for: $0, width: width) } ?? help(width: width))
    }
    var parser = Parser(program: self, rest: arguments[...])
    return try parser.parse(width: width)
  }
}

func quoted(_ text: String) -> String { "'\(terminalSafe(text))'" }
private func listed(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

private struct Parser {
  let program: ProgramDeclaration
  var rest: ArraySlice<String>
  var command: CommandDeclaration?
  var values: [String: [String]] = [:]
  var positionals: [String] = []

  private var known: [OptionDeclaration] { (command?.options ?? []) + program.commonOptions }

  mutating func parse(width: Int) throws(UsageError) -> Invocation {
    var optionsEnded = false
    while let word = rest.popFirst() {
      if !optionsEnded, word == "--" {
        optionsEnded = true
      } else if !optionsEnded, looksLikeOption(word) {
        try takeOption(word)
      } else if command != nil {
        positionals.append(word)
      } else if word == "help" {
        let topics = rest.drop { $0 == "help" }
        guard topics.count <= 1 else { throw failure("'help' explains one command at a time.") }
        guard let topic = topics.first else { return .help(program.help(width: width)) }
        return .help(program.help(for: try command(named: topic), width: width))
      } else {
        command = try command(named: word)
      }
    }
    guard let command else { throw failure("The name of a command is missing.") }
    return .run(try assigned(to: command))
  }

  private func command(named name: String) throws(UsageError) -> CommandDeclaration {
    if let command = program.commands.first(where: { $0.name == name }) { return command }
    let guess = nearest(to: name, in: program.commands.map(\.name) + ["help"])
    throw failure("There is no command \(quoted(name)).", didYouMean: guess)
  }

  /// A lone dash and a negative number are values, unless a digit is declared as an option.
  private func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    guard let second = word.dropFirst().first, second.isNumber || second == "." else { return true }
    return Double(word) == nil || known.contains { $0.spellings.contains(word) }
  }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    // Only a long option is joined to its value.
    let isJoined = word.hasPrefix("--") && parts.count > 1
    let spelling = isJoined ? String(parts[0]) : word
    guard let option = known.first(where: { $0.spellings.contains(spelling) }) else {
      throw unknownOption(spelling)
    }
    var given = isJoined ? String(parts[1]) : nil
    if let placeholder = option.value {
      if given == nil, let next = rest.first, !looksLikeOption(next) { given = rest.popFirst() }
      guard let given else {
        let joint = rest.first.map { quoted("--\(option.name)=\($0)") }
        let hint = joint.map { " One that begins with '-' is joined by '=': \($0)." } ?? ""
        throw failure("The option '\(spelling)' needs a value, \(placeholder).\(hint)")
      }
      if !option.choices.isEmpty, !option.choices.contains(given) {
        throw failure(
          "The option '\(spelling)' takes one of \(listed(option.choices)), not \(quoted(given)).",
          didYouMean: nearest(to: given, in: option.choices))
      }
    } else if isJoined {
      throw failure("The option '\(spelling)' takes no value, but is given \(quoted(word)).")
    }
    if values[option.name] != nil, !option.repeats {
      throw failure("The option '--\(option.name)' is given twice, but may be given only once.")
    }
    values[option.name, default: []].append(given ?? "")
  }

  private func unknownOption(_ spelling: String) -> UsageError {
    let owners = program.commands.filter { $0.options.contains { $0.spellings.contains(spelling) } }
    if !owners.isEmpty {
      let place = command.map { "not of '\($0.name)'" } ?? "and stands after the command's name"
      return failure("\(quoted(spelling)) is an option of \(listed(owners.map(\.name))), \(place).")
    }
    let guess = nearest(to: String(spelling.drop { $0 == "-" }), in: known.map(\.name))
    let place = command.map { "'\($0.name)' has" } ?? "Before a command there is"
    return failure("\(place) no option \(quoted(spelling)).", didYouMean: guess.map { "--\($0)" })
  }

  private func assigned(to command: CommandDeclaration) throws(UsageError) -> ParsedArguments {
    var parsed = ParsedArguments(
      command: command.name, options: known, positionals: command.positionals, optionValues: values)
    var left = positionals[...]
    for positional in command.positionals {
      let taken = left.prefix(positional.repeats ? left.count : 1)
      if taken.isEmpty, !positional.optional {
        throw failure("The argument \(positional.name) is missing. \(positional.help)")
      }
      parsed.positionalValues[positional.name] = Array(taken)
      left.removeFirst(taken.count)
    }
    guard let extra = left.first else { return parsed }
    let usage = ([command.name] + command.positionals.map(\.usage)).joined(separator: " ")
    throw failure("\(quoted(extra)) is one argument too many for '\(usage)'.")
  }

  private func failure(_ sentences: String, didYouMean guess: String? = nil) -> UsageError {
    let question = guess.map { " Did you mean '\($0)'?" } ?? ""
    let topic = command.map { " \($0.name)" } ?? ""
    return UsageError(message: "\(sentences)\(question) Try '\(program.name) help\(topic)'.")
  }
}
