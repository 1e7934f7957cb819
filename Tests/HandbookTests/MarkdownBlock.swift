/// A fenced block of a Markdown text.
struct MarkdownBlock {
  /// The word behind the opening fence.
  let language: String
  let text: String
  /// The number of the line of the opening fence.
  let line: Int

  /// Whether it is a session of the shell that is run here.
  ///
  /// What needs a server, a browser or another program is of the language `sh`, and the two
  /// commands that build are run by whoever runs the tests and by continuous integration.
  var isSession: Bool {
    language.isEmpty && text.hasPrefix("$ ") && !text.hasPrefix("$ swift")
  }

  /// The commands of a session, each with what follows it until the next.
  var steps: [(command: String, output: String)] {
    var steps: [(command: String, output: String)] = []
    // A text that is typed after its command, up to a line of its own.
    var document: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if let end = document {
        steps[steps.count - 1].command += "\n" + line
        if line == end { document = nil }
      } else if line.hasPrefix("$ ") {
        steps.append((String(line.dropFirst(2)), ""))
        document = line.hasSuffix("<<'END'") ? "END" : nil
      } else if !steps.isEmpty {
        steps[steps.count - 1].output += line + "\n"
      }
    }
    return steps
  }
}
