import Foundation
import TestSupport

/// The README and the pages of the handbook.
enum Handbook {
  /// The catalogue, from the repository's folder.
  static let folder = "Sources/IndicatorLedger/IndicatorLedger.docc/"

  /// The page with the table of contents.
  static let contents = folder + "IndicatorLedger.md"

  /// The paths of all pages, from the repository's folder.
  static var paths: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: Repository.path + folder)
        .filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
    }
  }

  /// The README, and all pages.
  static var pages: [MarkdownPage] {
    get throws { try (["README.md"] + paths).map(MarkdownPage.init) }
  }

  /// A page of the handbook by its path inside.
  static func page(_ name: String) throws -> MarkdownPage { try MarkdownPage(folder + name) }

  /// The page of a command.
  static func page(ofCommand command: String) throws -> MarkdownPage {
    try page("Commands/indicators-\(command).md")
  }
}
