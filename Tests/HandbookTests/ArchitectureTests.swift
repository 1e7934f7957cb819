import Foundation
import TestSupport
import Testing

/// What the handbook says of the code is so.
struct ArchitectureTests {
  @Test func `every file that a page names is there`() throws {
    let names = Set(
      try FileManager.default.subpathsOfDirectory(atPath: Repository.path + "Sources")
        .map { $0.split(separator: "/").last.map(String.init) ?? "" })
    let tests = Set(
      try FileManager.default.subpathsOfDirectory(atPath: Repository.path + "Tests")
        .map { $0.split(separator: "/").last.map(String.init) ?? "" })
    for page in try Handbook.pages {
      for word in page.codeWords where word.contains(/^[A-Za-z+]+\.swift$/) {
        #expect(names.contains(word) || tests.contains(word), "\(page.path): \(word)")
      }
      for word in page.codeWords where word.contains(/^(Sources|Tests)\/[A-Za-z\/]+$/) {
        #expect(
          FileManager.default.fileExists(atPath: Repository.path + word), "\(page.path): \(word)")
      }
    }
  }

  @Test func `the drawing has each module on a floor above those that it uses`() throws {
    let floors = try self.floors()
    let modules = try FileManager.default.contentsOfDirectory(atPath: Repository.path + "Sources")
    let drawn = floors.flatMap(\.modules)
    #expect(drawn.sorted() == (modules + ["fuzz"]).sorted())
    for (number, floor) in floors.enumerated() {
      // Tools may use each other.
      let isTools = floor.name == "tools" || floor.name == "C"
      let above = floors.prefix(isTools ? number : number + 1).flatMap(\.modules)
      for module in floor.modules where module != "fuzz" {
        // The benchmark runs the program.
        for used in try imports(of: module) where module != "ledger-bench" {
          #expect(!above.contains(used), "\(module) uses \(used)")
        }
      }
    }
  }

  @Test func `the types in the drawings of the ways are in the code`() throws {
    let page = try Handbook.page("Architecture.md")
    let drawings = page.blocks.filter { $0.text.contains("▶") }.map(\.text).joined()
    let types = Set(drawings.matches(of: /\b[A-Z][a-z]+[A-Za-z]*\b/).map { String($0.output) })
      .subtracting(["Snapshots"])
    #expect(types.count >= 15)
    let declared = try sources(in: "").reduce(into: Set<String>()) { names, text in
      for match in text.matches(of: /\b(?:struct|class|enum|protocol) ([A-Z]\w+)/) {
        names.insert(String(match.output.1))
      }
    }
    for type in types where type != "EventLog" { #expect(declared.contains(type), "\(type)") }
  }

  /// The floors of the drawing from the top, each with its modules.
  private func floors() throws -> [(name: String, modules: [String])] {
    let page = try Handbook.page("Architecture.md")
    let drawing = try #require(page.blocks.first { $0.text.hasPrefix("┌") })
    var floors: [(name: String, modules: [String])] = []
    for line in drawing.text.split(separator: "\n") where line.hasPrefix("│") {
      let cells = line.split(separator: "│").map { $0.trimmingCharacters(in: .whitespaces) }
      let modules = cells[1].split(separator: " ").map(String.init)
      if cells[0].isEmpty {
        floors[floors.count - 1].modules += modules
      } else {
        floors.append((cells[0], modules))
      }
    }
    return floors
  }

  /// The modules that a module's files import.
  private func imports(of module: String) throws -> Set<String> {
    var names: Set<String> = []
    for text in try sources(in: module) {
      for line in text.split(separator: "\n") {
        if let match = line.firstMatch(of: /^ *(?:[@a-z_A-Z]+ )*import ([A-Za-z0-9]+)$/) {
          names.insert(String(match.output.1))
        }
      }
    }
    return names
  }

  private func sources(in module: String) throws -> [String] {
    let folder = Repository.path + "Sources/" + module
    return try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
  }
}
