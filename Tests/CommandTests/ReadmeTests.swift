import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// Every command line, output and piece of code in the README is tried here.
struct ReadmeTests {
  private let blocks: [MarkdownBlock]

  init() throws {
    let text = try String(contentsOfFile: Repository.path + "README.md", encoding: .utf8)
    blocks = MarkdownBlock.all(in: text)
  }

  @Test func `every command line prints what the README says`() throws {
    let folder = try copyOfTheLedger()
    let run = CommandRunner(in: folder.path)
    let sessions = blocks.filter {
      $0.language.isEmpty && $0.text.hasPrefix("$ indicators")
        || $0.text.hasPrefix("$ echo") || $0.text.hasPrefix("$ cat")
    }
    #expect(sessions.count >= 8)
    for session in sessions {
      for step in session.steps {
        let result = try run.shell("export COLUMNS=100; { \(step.command)\n} 2>&1")
        #expect(result.output == step.output, "after: \(step.command)")
      }
    }
  }

  @Test func `the two commands on top are the main job and the tests`() throws {
    let first = try #require(blocks.first { $0.text.hasPrefix("$ swift") })
    #expect(
      first.text
        == "$ swift run -c release indicators audit\n$ swift test --disable-xctest --quiet\n")
    // The first is what continuous integration runs as it stands; the second is what runs this.
    let ci = try String(contentsOfFile: Repository.path + ".ci/run", encoding: .utf8)
    #expect(ci.contains("swift run") && ci.contains("swift test"))
  }

  @Test func `the events shown as the format are taken as they stand`() throws {
    let block = try #require(blocks.first { $0.language == "json" })
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.path).ledger
    let outcome = try ledger.append(texts: [("README.md", Array(block.text.utf8))])
    #expect(outcome.appended == Array(0..<7))
  }

  @Test func `python without this program can check the shipped log`() throws {
    let index = try #require(blocks.firstIndex { $0.language == "python" })
    let folder = try copyOfTheLedger()
    try folder.write(blocks[index].text, to: "check.py")
    let result = try CommandRunner(in: folder.path).shell("python3 check.py 2>&1")
    #expect(result.output == blocks[index + 1].text)
  }

  @Test func `the counts on top are the shipped ledger's`() throws {
    let readme = try String(contentsOfFile: Repository.path + "README.md", encoding: .utf8)
    let state = try Ledger(at: Repository.path + ".").state()
    let figures = String(state.figureCount)
    let text =
      "\(figures.dropLast(3)),\(figures.suffix(3)) figures and \(state.statements.count) statements"
    #expect(readme.contains(text))
    let verifier = try String(
      contentsOfFile: Repository.path + "Tests/IndependentVerifier/verify.py", encoding: .utf8)
    #expect(readme.contains("is \(verifier.count { $0 == "\n" }) lines of python"))
  }

  @Test func `the library code is code that the tests compile`() throws {
    let compiled = try String(
      contentsOfFile: Repository.path + "Tests/CommandTests/ReadmeExamples.swift", encoding: .utf8
    ).trimmedLines
    for block in blocks where block.language == "swift" {
      for line in block.text.trimmedLines where !line.isEmpty {
        #expect(compiled.contains(line), "no test compiles this line")
      }
    }
  }

  private func copyOfTheLedger() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["EventLog", "Snapshots"] {
      try FileManager.default.copyItem(
        atPath: Repository.path + name, toPath: folder.path(name))
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("Tests"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Repository.path + "Tests/ShippedLedger", toPath: folder.path("Tests/ShippedLedger"))
    return folder
  }
}

/// A fenced block of a Markdown text.
private struct MarkdownBlock {
  let language: String
  let text: String

  static func all(in text: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var open: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            MarkdownBlock(
              language: block.language, text: block.lines.map { $0 + "\n" }.joined()))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
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

extension String {
  fileprivate var trimmedLines: [String] {
    split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
