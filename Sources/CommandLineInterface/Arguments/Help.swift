private import PlainText

private typealias Section = (title: String, rows: [(String, String)])

extension ProgramDeclaration {
  private var shared: Section { ("Options of every command:", commonOptions.map(row)) }

  /// The overview: what the program is, its commands and the options that they share.
  package func help(width: Int = 80) -> String {
    let rows = commands.map { ($0.name, $0.abstract) }
    return paragraph("\(name): \(abstract)", width: width)
      + "\nUsage: \(name) COMMAND [ARGUMENTS] [OPTIONS]\n"
      + sections([("Commands:", rows), shared], width: width)
      + paragraph("\nTry '\(name) help COMMAND' for its arguments and examples.", width: width)
  }

  package func help(for command: CommandDeclaration, width: Int) -> String {
    let words = [name, command.name] + command.positionals.map(\.usage) + ["[OPTIONS]"]
    let arguments = command.positionals.map { ($0.usage, $0.help) }
    let options = command.options.map(row)
    let examples = command.examples.map {
      "  $ \($0.line)\n" + paragraph($0.whatItDoes, width: width, indent: 6)
    }
    return "Usage: \(words.joined(separator: " "))\n\n" + paragraph(command.abstract, width: width)
      + (command.discussion.isEmpty ? "" : paragraph("\n\(command.discussion)", width: width))
      + sections([("Arguments:", arguments), ("Options:", options), shared], width: width)
      + (examples.isEmpty ? "" : "\nExamples:\n" + examples.joined())
  }

  private func row(_ option: OptionDeclaration) -> (String, String) {
    let name = (option.short.map { "-\($0), " } ?? "    ") + "--\(option.name)"
    var help = option.help
    if !option.choices.isEmpty { help += " One of \(option.choices.joined(separator: ", "))." }
    if option.repeats { help += " May be given more than once." }
    return (option.value.map { "\(name) \($0)" } ?? name, help)
  }
}

private func paragraph(_ text: String, width: Int, indent: Int = 0) -> String {
  // Lines much longer than eighty columns tire the eye; much shorter ones are all breaks.
  let room = max(24, min(width, 100) - indent)
  let margin = String(repeating: " ", count: indent)
  return wrapped(text, toWidth: room).map { $0.isEmpty ? "\n" : "\(margin)\($0)\n" }.joined()
}

/// Sections of terms and explanations, all aligned to one column.
private func sections(_ sections: [Section], width: Int) -> String {
  let column = min(28, sections.flatMap(\.rows).map { displayWidth($0.0) }.max() ?? 0) + 4
  return sections.filter { !$0.rows.isEmpty }.map { title, rows in
    let lines = rows.map { term, help in
      let explanation = paragraph(help, width: width, indent: column)
      // A term too long for its column has a line of its own.
      if displayWidth(term) > column - 4 { return "  \(term)\n\(explanation)" }
      let start = padded("  " + term, toWidth: column, alignedRight: false)
      return start + explanation.dropFirst(column)
    }
    return "\n\(title)\n" + lines.joined()
  }.joined()
}
