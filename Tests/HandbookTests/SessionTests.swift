import Foundation
import TestSupport
import Testing

/// Every command line that the README and the handbook show is run here.
struct SessionTests {
  /// With `REWRITE=1` in the environment the pages get what the commands print, to be looked at.
  private static let isRewriting = TestSettings.number("REWRITE", otherwise: 0) == 1

  @Test(arguments: try Handbook.pages)
  func `every command line prints what its page says`(_ page: MarkdownPage) throws {
    let folder = try TemporaryFolder.withShippedLedger()
    let run = CommandRunner(in: folder.path)
    var text = page.text
    for session in page.blocks where session.isSession {
      var printed = ""
      for step in session.steps {
        let result = try run.shell("export COLUMNS=100; { \(step.command)\n} 2>&1")
        printed += "$ \(step.command)\n\(result.output)"
        #expect(
          result.output == step.output || Self.isRewriting,
          "\(page.path):\(session.line), after: \(step.command)")
      }
      text.replace("```\n\(session.text)```\n", with: "```\n\(printed)```\n", maxReplacements: 1)
    }
    if Self.isRewriting {
      try text.write(toFile: Repository.path + page.path, atomically: true, encoding: .utf8)
    }
  }

  @Test func `the README and the handbook show commands at work`() throws {
    let steps = try Handbook.pages.flatMap { $0.blocks }.filter(\.isSession).flatMap(\.steps)
    #expect(steps.count >= 80)
  }

  @Test func `the README's two commands are the main job and the tests`() throws {
    let readme = try MarkdownPage("README.md")
    let first = try #require(readme.blocks.first { $0.text.hasPrefix("$ swift") })
    #expect(
      first.text
        == "$ swift run indicators audit\n$ swift test --disable-xctest --quiet\n")
    // Continuous integration takes both from there; the second is what runs this.
    let ci = try String(contentsOfFile: Repository.path + ".ci/run", encoding: .utf8)
    #expect(ci.contains("swift run") && ci.contains("swift test"))
  }
}

extension TemporaryFolder {
  /// A folder with a copy of the shipped ledger and of the files that it was appended from.
  static func withShippedLedger() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("Tests"), withIntermediateDirectories: true)
    for name in ["EventLog", "Snapshots", "Tests/ShippedLedger"] {
      try FileManager.default.copyItem(atPath: Repository.path + name, toPath: folder.path(name))
    }
    return folder
  }
}
