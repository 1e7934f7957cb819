import TestSupport

/// What `indicators COMMAND --help` prints, in parts.
struct CommandHelp {
  /// The words behind "Usage:".
  let usage: String
  /// The options of this command, each as `-n`, `--dry-run` or `--to SEQ`; those that every command
  /// has are left out.
  let options: [String]
  /// The words that options take.
  let choices: [String]

  /// The names of the long options, those of every command, too.
  var names: Set<String> {
    Set(options.map { String($0.prefix { $0 != " " }) })
      .union(["--ledger", "--help"])
  }

  /// The commands that this build has.
  static func commandNames() throws -> [String] {
    let help = try CommandRunner()("help").output
    return help.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /^ {2}([a-z]+) {2}.*/).map { String($0.output.1) }
    }
  }

  init(of command: String) throws {
    let lines = try CommandRunner()(command, "--help").output.split(separator: "\n").map(
      String.init)
    usage = lines.first.map { String($0.dropFirst("Usage: ".count)) } ?? ""
    let section = lines.drop { $0 != "Options:" }.dropFirst().prefix { $0.hasPrefix(" ") }
    // What an option means goes on in lines that are further to the right.
    var entries: [String] = []
    for line in section {
      if line.contains(/^ {2,6}-/) {
        entries.append(line)
      } else if !entries.isEmpty {
        entries[entries.count - 1] += " " + line.drop { $0 == " " }
      }
    }
    options = entries.compactMap { $0.firstMatch(of: Self.option)?.output }.flatMap { option in
      [option.1, option.2].compactMap { $0.map(String.init) }
    }
    choices = entries.flatMap(Self.choices)
  }

  /// The words that an option takes, by what help says of it.
  private static func choices(_ entry: String) -> [String] {
    // In a name of a format there may be a dot: sdmx-json-1.0.
    let list = entry.firstMatch(of: /.*One of ([^.]*(?:\.[0-9][^.]*)*)\./)?.output.1
    return list.map { $0.split(separator: ", ").map(String.init) } ?? []
  }

  private static var option: Regex<(Substring, Substring?, Substring?)> {
    /^ {2}(?:(-[a-zA-Z]), | {4})(--[a-z-]+(?: [A-Z]+)?)?(?: |$)/
  }
}
