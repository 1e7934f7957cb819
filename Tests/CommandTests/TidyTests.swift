import Foundation
import TestSupport
import Testing

/// The repository keeps its own rules.
struct TidyTests {
  private let files: [(name: String, lines: [Substring])]

  init() throws {
    let root = Repository.path
    let names = try FileManager.default.subpathsOfDirectory(atPath: root + "Sources")
      .filter { $0.hasSuffix(".swift") }.sorted()
    files = try names.map { name in
      let text = try String(contentsOfFile: root + "Sources/" + name, encoding: .utf8)
      return (name, text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  @Test func `the visible top level has what a reader looks for, and nothing else`() throws {
    // `findings` has scripts on surprises of others' software, and may be absent.
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" && $0 != "findings" }.sorted()
    #expect(
      names == ["EventLog", "Package.swift", "README.md", "Snapshots", "Sources", "Tests"])
  }

  @Test func `no package is depended on`() throws {
    let manifest = try String(
      contentsOfFile: Repository.path + "Package.swift", encoding: .utf8)
    #expect(!manifest.contains(".package("))
  }

  @Test func `no file is longer than 600 lines`() {
    for file in files { #expect(file.lines.count <= 600, "\(file.name)") }
  }

  @Test func `no function is longer than 60 lines`() {
    for file in files {
      for function in Self.functions(in: file.lines) {
        #expect(function.length <= 60, "\(file.name):\(function.line)")
      }
    }
  }

  @Test func `the argument parser stays under 400 lines`() {
    let lines = files.filter { $0.name.hasPrefix("CommandLineInterface/Arguments/") }.map {
      $0.lines.count - 1
    }
    #expect(!lines.isEmpty && lines.reduce(0, +) < 400)
  }

  @Test func `no module is named like a type in it`() {
    for file in files {
      let module = file.name.prefix { $0 != "/" }
      let kinds = ["struct", "class", "enum", "actor", "protocol"]
      for line in file.lines where line.contains(module) {
        for kind in kinds {
          #expect(!"\(line) ".contains("\(kind) \(module) "), "\(file.name)")
          #expect(!line.contains("\(kind) \(module):"), "\(file.name)")
        }
      }
    }
  }

  @Test func `the program has a folder for each group of commands, and no loose files`() {
    let own = files.map(\.name).filter { $0.hasPrefix("indicators/") }
    #expect(own.count > 40)
    #expect(own.allSatisfy { $0.split(separator: "/").count > 2 })
  }

  @Test func `no source uses Foundation`() {
    for file in files {
      #expect(!file.lines.contains { $0.hasSuffix("import Foundation") }, "\(file.name)")
    }
  }

  @Test func `libraries name no command and no option of the program`() {
    let programs = ["indicators/", "ledger-bench/", "CommandLineInterface/"]
    let libraries = files.filter { file in !programs.contains { file.name.hasPrefix($0) } }
    #expect(libraries.count > 300)
    for file in libraries {
      for line in Self.code(in: file.lines) {
        // How the program itself is built is no option of it.
        let names = line.contains("--traits") ? [] : line.matches(of: /["'( ]--[a-z]{2,}/)
        #expect(names.isEmpty && !line.contains("'indicators "), "\(file.name): \(line)")
        #expect(!line.contains("<code>indicators"), "\(file.name): \(line)")
      }
    }
  }

  @Test func `no country, agency or currency stands in general code`() {
    // Names of the vocabulary, examples of the program, what is measured with; and the one
    // currency that all of a format is in.
    let exempt = [
      "NewsReading/Vocabulary/EnglishNames.swift", "indicators/", "ledger-bench/",
      "BenchmarkWorkload/", "ExchangeFormats/JSON/ComtradeRecords.swift",
    ]
    for file in files where !exempt.contains(where: { file.name.hasPrefix($0) }) {
      for line in Self.code(in: file.lines) {
        #expect(
          !line.contains(/"(NBS|GACC|FCS|CN|RU|USD|CNY|EUR|RUB)"|\bChin(a|ese)\b|\bRussian?\b/),
          "\(file.name): \(line)")
      }
    }
  }

  /// The lines without those that are remarks.
  private static func code(in lines: [Substring]) -> [Substring] {
    lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
  }

  /// Functions by their indentation: from `func` or `init` to the brace at the same column.
  private static func functions(in lines: [Substring]) -> [(line: Int, length: Int)] {
    lines.indices.compactMap { index in
      let line = lines[index]
      let indent = line.prefix { $0 == " " }
      guard !line.hasSuffix("}"), line.dropFirst(indent.count).contains(/^[a-z ]*\b(func|init)\b.*/)
      else { return nil }
      // A requirement of a protocol has no braces of its own: the protocol's come first.
      let end = lines[index...].firstIndex { line in
        line.drop { $0 == " " } == "}" && line.count <= indent.count + 1
      }
      guard let end, lines[end].count == indent.count + 1 else { return nil }
      return (index + 1, end - index + 1)
    }
  }
}
