import Foundation
import TestSupport
import Testing

/// Readers find every page, and every link leads somewhere.
struct ContentsTests {
  @Test func `the table of contents leads to every page`() throws {
    var reached: Set = [Handbook.contents]
    var waiting = [Handbook.contents]
    while let path = waiting.popLast() {
      let page = try MarkdownPage(path)
      for link in page.links.map({ Self.target(of: $0, on: page) })
      where link.hasSuffix(".md") && reached.insert(link).inserted {
        waiting.append(link)
      }
    }
    for path in try Handbook.paths { #expect(reached.contains(path), "no link leads to \(path)") }
  }

  @Test func `the README leads to the table of contents`() throws {
    let readme = try MarkdownPage("README.md")
    #expect(readme.links.contains(Handbook.contents))
  }

  @Test(arguments: try Handbook.pages)
  func `every relative link leads to something that is there`(_ page: MarkdownPage) throws {
    for link in page.links where !link.contains("://") {
      let target = Self.target(of: link, on: page)
      #expect(
        FileManager.default.fileExists(atPath: Repository.path + target), "\(page.path): \(link)")
      let parts = link.split(separator: "#", omittingEmptySubsequences: false)
      guard parts.count == 2, target.hasSuffix(".md") else { continue }
      let anchors = try MarkdownPage(target).anchors
      #expect(anchors.contains(String(parts[1])), "\(page.path): no heading \(link)")
    }
  }

  @Test func `the README has at most 250 lines, and no page more than 400`() throws {
    for page in try Handbook.pages {
      let limit = page.path == "README.md" ? 250 : 400
      #expect(page.lines.count - 1 <= limit, "\(page.path)")
    }
  }

  @Test func `every page begins with its title`() throws {
    for page in try Handbook.pages {
      #expect(page.text.hasPrefix("# "), "\(page.path)")
      #expect(page.prose.count { $0.hasPrefix("# ") } == 1, "\(page.path) has one title")
    }
  }

  /// The path from the repository's folder to which a link leads, without the heading.
  private static func target(of link: String, on page: MarkdownPage) -> String {
    let path = link.split(separator: "#", omittingEmptySubsequences: false)[0]
    if path.isEmpty { return page.path }
    var folders = page.folder.split(separator: "/")
    for part in path.split(separator: "/") {
      if part == ".." { folders = folders.dropLast() } else { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }
}
