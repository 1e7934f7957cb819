import Foundation
import TestSupport
import Testing

/// A page: the README, or one of the handbook.
struct MarkdownPage: CustomTestStringConvertible {
  /// The path from the repository's folder.
  let path: String
  let text: String

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOfFile: Repository.path + path, encoding: .utf8)
  }

  var testDescription: String { name }

  /// The file's name without its folders.
  var name: String { String(path.split(separator: "/").last ?? "") }

  /// The folder, with a slash behind it.
  var folder: String { String(path.dropLast(name.count)) }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The text in one line, so that words are found wherever lines end.
  var words: String { text.replacing("\n", with: " ") }

  /// The fenced blocks.
  var blocks: [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var open: (language: String, lines: [Substring], start: Int)?
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            MarkdownBlock(
              language: block.language, text: block.lines.map { $0 + "\n" }.joined(),
              line: block.start))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [], number + 1)
        }
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  /// The lines that are in no fenced block.
  var prose: [Substring] {
    var isInside = false
    return lines.filter { line in
      if line.hasPrefix("```") { isInside.toggle() }
      return !isInside && !line.hasPrefix("```")
    }
  }

  /// What stands between single backticks in the prose.
  var codeWords: [String] {
    prose.joined(separator: "\n").matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }

  /// Where the links in the prose lead.
  var links: [String] {
    prose.joined(separator: "\n").matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }
  }

  /// The names by which links reach the headings, as hosts of code make them.
  var anchors: [String] {
    prose.filter { $0.hasPrefix("#") }.map { heading in
      let words = heading.drop { $0 == "#" }.dropFirst().lowercased()
      return String(
        words.compactMap { character -> Character? in
          if character == " " { return "-" }
          return character.isLetter || character.isNumber || "-_".contains(character)
            ? character : nil
        })
    }
  }
}
