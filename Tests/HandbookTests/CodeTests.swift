import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// Code, events and counts that pages show are right.
struct CodeTests {
  @Test func `the events shown as the format are taken as they stand`() throws {
    let page = try Handbook.page("EventFormat.md")
    let block = try #require(page.blocks.first { $0.language == "json" })
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.path).ledger
    let outcome = try ledger.append(texts: [(page.name, Array(block.text.utf8))])
    #expect(outcome.appended == Array(0..<7))
  }

  @Test func `python without this program can check the shipped log`() throws {
    let blocks = try Handbook.page("StoredLog.md").blocks
    let index = try #require(blocks.firstIndex { $0.language == "python" })
    let folder = try TemporaryFolder.withShippedLedger()
    try folder.write(blocks[index].text, to: "check.py")
    let result = try CommandRunner(in: folder.path).shell("python3 check.py 2>&1")
    #expect(result.output == blocks[index + 1].text)
  }

  @Test func `the README's counts are the shipped ledger's`() throws {
    let readme = try MarkdownPage("README.md").words
    let state = try Ledger(at: Repository.path + ".").state()
    let figures = String(state.figureCount)
    let text =
      "\(figures.dropLast(3)),\(figures.suffix(3)) figures and \(state.statements.count) statements"
    #expect(readme.contains(text))
  }

  @Test func `the independent verifier is as short as the page says`() throws {
    let verifier = try String(
      contentsOfFile: Repository.path + "Tests/IndependentVerifier/verify.py", encoding: .utf8)
    let page = try Handbook.page("StoredLog.md")
    #expect(page.words.contains("is \(verifier.count { $0 == "\n" }) lines of python"))
  }

  @Test func `the library code is code that the tests compile`() throws {
    let compiled = try String(
      contentsOfFile: Repository.path + "Tests/HandbookTests/LibraryExamples.swift",
      encoding: .utf8
    ).trimmedLines
    let blocks = try Handbook.pages.flatMap(\.blocks).filter { $0.language == "swift" }
    #expect(blocks.count >= 4)
    for block in blocks {
      for line in block.text.trimmedLines where !line.isEmpty {
        #expect(compiled.contains(line), "no test compiles this line")
      }
    }
  }
}

extension String {
  fileprivate var trimmedLines: [String] {
    split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
