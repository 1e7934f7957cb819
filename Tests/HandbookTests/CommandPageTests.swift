import TestSupport
import Testing

/// The page of each command says what the program's own help says.
struct CommandPageTests {
  @Test func `every command has a page, and every page is of a command`() throws {
    let names = try CommandHelp.commandNames()
    #expect(names.count >= 28)
    let prefix = Handbook.folder + "Commands/indicators-"
    let pages = try Handbook.paths.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).dropLast(3)) }
    // Only a build with the trait Web has it.
    #expect(Set(pages) == Set(names).union(["serve"]))
  }

  @Test(arguments: try CommandHelp.commandNames())
  func `the page has the command's usage, and its options with their values`(
    _ command: String
  ) throws {
    let help = try CommandHelp(of: command)
    let page = try Handbook.page(ofCommand: command)
    #expect(page.lines.first == "# indicators \(command)")
    #expect(page.blocks.first?.text == help.usage + "\n")
    let shown = page.optionRows.flatMap { $0.matches(of: /`(--?[a-z][^`]*)`/) }
      .map { String($0.output.1) }
    #expect(shown.sorted() == help.options.sorted())
  }

  @Test(arguments: try CommandHelp.commandNames())
  func `the page names every choice of an option`(_ command: String) throws {
    let page = try Handbook.page(ofCommand: command)
    let words = Set(page.codeWords)
    for choice in try CommandHelp(of: command).choices {
      #expect(words.contains(choice), "\(command)'s page lacks `\(choice)`")
    }
  }

  @Test(arguments: try CommandHelp.commandNames())
  func `the page shows the command at work`(_ command: String) throws {
    let page = try Handbook.page(ofCommand: command)
    let commands = page.blocks.filter { $0.isSession || $0.language == "sh" }.map(\.text)
    #expect(commands.contains { $0.contains("indicators \(command)") })
  }

  @Test func `the overview has every command`() throws {
    let overview = try Handbook.page("Commands.md")
    for command in try CommandHelp.commandNames() + ["serve"] {
      #expect(overview.links.contains("Commands/indicators-\(command).md"), "\(command)")
    }
  }

  @Test func `commands that are shown and not run have options that there are`() throws {
    let options = try CommandHelp.commandNames().reduce(into: [String: Set<String>]()) {
      $0[$1] = try CommandHelp(of: $1).names
    }
    var count = 0
    for page in try Handbook.pages {
      let blocks = page.blocks.filter { $0.language == "sh" }
      for line in blocks.flatMap({ $0.text.split(separator: "\n").map(String.init) })
        + page.codeWords
      {
        for use in line.matches(of: /indicators ([a-z]+)([^|#]*)/) {
          guard let known = options[String(use.output.1)] else { continue }
          for option in use.output.2.matches(of: /(?:^| )(--[a-z-]+)/) {
            count += 1
            #expect(known.contains(String(option.output.1)), "\(page.path): \(use.output.0)")
          }
        }
      }
    }
    #expect(count >= 8)
  }
}

extension MarkdownPage {
  /// The rows of the table under the heading "Options".
  fileprivate var optionRows: [Substring] {
    let section = prose.drop { $0 != "## Options" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return section.filter { $0.hasPrefix("| ") }.compactMap { row in
      row.dropFirst(2).split(separator: " | ").first
    }
  }
}
