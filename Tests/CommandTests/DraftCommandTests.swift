import Foundation
import TestSupport
import Testing

/// `draft` and `check` as programs call them.
@Suite struct `Drafting and checking a text` {
  private let run = CommandRunner()
  private let story = """
    China's exports fell 4.6 percent in 2023, the first decline since 2016, and imports 5.5 percent.
    Oil fell 3 percent.
    """

  private func call(_ arguments: String..., input: String) throws -> CommandOutput {
    let folder = try TemporaryFolder()
    try folder.write(input, to: "story.txt")
    return try run.shell(
      "indicators " + arguments.joined(separator: " ") + " '\(folder.path("story.txt"))'")
  }

  @Test func `gives JSON that append takes as it stands`() throws {
    let draft = try call("draft --published 2024-01-12 --publisher Daily", input: story)
    #expect(draft.status == 0)
    let folder = try TemporaryFolder()
    try folder.write(draft.output, to: "draft.json")
    let append = try run.shell("indicators append --dry-run '\(folder.path("draft.json"))'")
    #expect(append.status == 0, "\(append.error)")
    #expect(append.output.hasPrefix("would append 2 events"))
  }

  @Test func `ends with 1 where something is contradicted, else with 0`() throws {
    #expect(try call("check --published 2024-01-12", input: story).status == 0)
    let wrong = story.replacing("4.6", with: "6.4")
    let check = try call("check --published 2024-01-12", input: wrong)
    #expect(check.status == 1)
    #expect(check.output.contains("-4.6 for 2023, not -6.4"))
  }

  @Test func `marks the verdicts in the text`() throws {
    let check = try call("check --published 2024-01-12 --format text", input: story)
    #expect(check.output.contains("fell 4.6 percent in 2023 [✓ 1]"))
    #expect(check.output.contains("[1] supported"))
  }

  @Test func `gives the verdicts as one JSON object`() throws {
    let check = try call("check --published 2024-01-12 --format json", input: story)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
    #expect(object["contradicted"] as? Bool == false)
    let checked = try #require(object["checked"] as? [[String: Any]])
    #expect(checked.map { $0["kind"] as? String } == ["figure", "first-decline-since", "figure"])
    #expect(checked.allSatisfy { $0["asKnownNow"] as? String == "supported" })
    #expect((object["unresolved"] as? [Any])?.count == 1)
  }

  @Test func `asks for the date where the text has none`() throws {
    let draft = try call("draft", input: story)
    #expect(draft.status == 0)
    #expect(draft.error.contains("--published"))
  }

  @Test(
    arguments: [
      ("", "empty"),
      (
        "Die Ausfuhr ist im Jahr 2023 um 4,6 Prozent gefallen, und die Einfuhr ist mit dem Zoll um 5 Prozent gesunken.",
        "English"
      ),
    ])
  func `refuses what it cannot read`(text: String, word: String) throws {
    for command in ["draft", "check"] {
      let refused = try call(command, input: text)
      #expect(refused.status == 3)
      #expect(refused.error.contains(word))
    }
  }

  @Test func `takes more names from a file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("indicator exports: outgoing wares\n", to: "names.txt")
    try folder.write("China's outgoing wares fell 4.6 percent in 2023.", to: "story.txt")
    let line = "indicators draft '\(folder.path("story.txt"))' --published 2024-01-12"
    #expect(!(try run.shell(line).output.contains("CN.EXPORTS.USD.YOY")))
    let named = try run.shell(line + " --vocabulary '\(folder.path("names.txt"))'")
    #expect(named.output.contains("CN.EXPORTS.USD.YOY"))
    try folder.write("indicator\n", to: "names.txt")
    let wrong = try run.shell(line + " --vocabulary '\(folder.path("names.txt"))'")
    #expect(wrong.status == 3 && wrong.error.contains("names.txt:1"))
  }

  @Test func `prints the names that it knows in a form that it reads`() throws {
    let folder = try TemporaryFolder()
    try folder.write(try run.shell("indicators draft --names").output, to: "names.txt")
    try folder.write(story, to: "story.txt")
    let draft = try run.shell(
      "indicators draft '\(folder.path("story.txt"))' --published 2024-01-12 --vocabulary "
        + "'\(folder.path("names.txt"))'")
    #expect(draft.status == 0)
    #expect(draft.output == (try call("draft --published 2024-01-12", input: story).output))
  }

  @Test func `needs a terminal for a review`() throws {
    // `setsid` starts the program without one.
    let folder = try TemporaryFolder()
    try folder.write(story, to: "story.txt")
    let review = try run.shell("setsid -w indicators draft --review '\(folder.path("story.txt"))'")
    #expect(review.status == 2 && review.error.contains("terminal"))
  }
}
