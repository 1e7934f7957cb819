import CommandLineInterface
import Foundation
import Testing

@Suite struct `Bash completes` {
  @Test func `commands and common options at the start`() throws {
    #expect(try bashReplies("ledger", "") == ["append", "import", "list", "help"])
    #expect(try bashReplies("ledger", "a") == ["append"])
    #expect(
      try bashReplies("ledger", "-")
        == ["-f", "--folder", "-v", "--verbose", "-h", "--help"])
    #expect(try bashReplies("ledger", "help", "li") == ["list"])
    #expect(try bashReplies("ledger", "--folder", "here", "im") == ["import"])
  }

  @Test func `the options of the command`() throws {
    #expect(try bashReplies("ledger", "append", "--d") == ["--date", "--dry-run"])
    #expect(try bashReplies("ledger", "list", "--d") == [])
    #expect(try bashReplies("ledger", "-v", "append", "cpi", "--fo") == ["--folder"])
  }

  @Test func `the values of an option`() throws {
    #expect(try bashReplies("ledger", "append", "--quality", "") == ["final", "provisional"])
    #expect(try bashReplies("ledger", "append", "--quality", "p") == ["provisional"])
    #expect(try bashReplies("ledger", "append", "--date", "") == [])
  }

  @Test func `the value after an equals sign, which bash makes a word`() throws {
    #expect(try bashReplies("ledger", "append", "--quality", "=") == ["final", "provisional"])
    #expect(try bashReplies("ledger", "append", "--quality", "=", "f") == ["final"])
    #expect(try bashReplies("ledger", "append", "--quality=f") == ["--quality=final"])
  }

  @Test func `files, even with spaces, where files are taken`() throws {
    #expect(try bashReplies("ledger", "import", "o") == ["one file.csv", "other.csv"])
    #expect(try bashReplies("ledger", "--folder", "ot") == ["other.csv"])
    #expect(try bashReplies("ledger", "append", "o") == [])
  }
}

@Suite struct `A completion script` {
  @Test(arguments: ["bash", "zsh", "fish"]) func `is sound to its shell`(shell: String) throws {
    guard let program = find(shell) else { return }
    let script = try sample.completionScript(shell: shell)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).\(shell)")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try run(program, ["-n", file.path])
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  @Test func `is only to be had for shells that are known`() {
    #expect(throws: UsageError.self) { try sample.completionScript(shell: "tcsh") }
  }

  @Test func `offers the same to fish`() throws {
    guard let fish = find("fish") else { return }
    let script = try sample.completionScript(shell: "fish")
    func replies(_ line: String) throws -> [String] {
      try run(fish, ["--no-config", "-c", script + "complete -C '\(line)'"]).output
        .split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.sorted()
    }
    #expect(try replies("ledger ") == ["append", "help", "import", "list"])
    #expect(try replies("ledger --folder here ap") == ["append"])
    #expect(try replies("ledger append --d") == ["--date", "--dry-run"])
    #expect(try replies("ledger append --quality ") == ["final", "provisional"])
    #expect(try replies("ledger help li") == ["list"])
  }
}

/// What bash would offer for the last of the words.
private func bashReplies(_ words: String...) throws -> [String] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for name in ["one file.csv", "other.csv"] {
    try Data().write(to: folder.appending(path: name))
  }
  let script =
    try sample.completionScript(shell: "bash") + """
      cd "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _ledger
      for reply in "${COMPREPLY[@]}"; do printf '%s\\n' "$reply"; done
      """
  let bash = try #require(find("bash"))
  let result = try run(bash, ["--norc", "-c", script, "bash", folder.path] + words)
  return result.output.split(separator: "\n").map(String.init)
}

private func find(_ program: String) -> String? {
  ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(program)" }
    .first(where: FileManager.default.isExecutableFile(atPath:))
}

/// Runs a program; what it prints on either stream is its output.
private func run(_ program: String, _ words: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: program)
  process.arguments = words
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(bytes: output, encoding: .utf8) ?? "")
}
