import IndicatorLedger
import TestSupport
import Testing

/// New events as they come, positions that are expected, and copies from one place to another.
struct WatchCommandTests {
  private let run = CommandRunner()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try Ledger.create(at: folder.path)
    _ = try run(
      "append", "-", "--ledger", folder.path,
      input: #"{"kind":"series","key":"T.X","unit":"USD"}"#)
  }

  private func append(_ year: Int, _ options: [String] = []) throws -> CommandOutput {
    try folder.write(
      """
      {"kind":"release","agency":"T","title":"Year \(year)","published":"2024-05-01",\
      "figures":[{"series":"T.X","period":"\(year)","value":"1.5"}]}
      """, to: "release.json")
    let words = (["append", folder.path("release.json"), "--ledger", folder.path] + options)
      .joined(separator: " ")
    return try run.shell("indicators \(words)")
  }

  @Test func `watch prints what comes, with what it changes, and ends after so many`() async throws
  {
    let text = try RunningProgram(["watch", "--count", "2", "--ledger", folder.path])
    let json = try RunningProgram(
      ["watch", "--from", "0", "--count", "3", "--format", "json", "--ledger", folder.path])
    // Both have begun when the second has printed what is there already.
    for _ in 0..<2_000 where try json.output().isEmpty {
      try await Task.sleep(for: .milliseconds(5))
    }
    try await Task.sleep(for: .milliseconds(300))
    for year in 2020...2021 { #expect(try append(year).status == 0) }
    #expect(await text.end() == 0)
    #expect(await json.end() == 0)
    let words = try text.output()
    #expect(words.contains("event 1, release, published 2024-05-01: Year 2020"))
    #expect(words.contains("event 2, release, published 2024-05-01: Year 2021"))
    #expect(words.contains("new") && words.contains("1.5"))
    let lines = try json.output().split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.enumerated().allSatisfy { $1.hasPrefix(#"{"seq":\#($0),"recorded":""#) })
    #expect(lines[2].contains(#""effects":[{"#))
  }

  @Test func `append refuses when the next event gets another position than expected`() throws {
    #expect(try append(2020, ["--expect", "1"]).status == 0)
    let refused = try append(2021, ["--expect", "1"])
    #expect(refused.status == 3)
    #expect(refused.error.contains("gets the position 2, not the 1 that was expected"))
    #expect(refused.error.contains("indicators events --from 1"))
    #expect(try append(2021, ["--expect", "9", "--dry-run"]).status == 3)
    // What is there already is nothing to refuse.
    let again = try append(2020, ["--expect", "1"])
    #expect(again.status == 0 && again.output.contains("already there"))
    let events = try run("events", "--from", "1", "--format", "csv", "--ledger", folder.path)
    #expect(events.output.split(separator: "\n").count == 2)
  }

  @Test func `copy takes where from and where to`() throws {
    let target = try TemporaryFolder()
    let copied = try run("copy", folder.path, target.path("copy"))
    #expect(copied.status == 0 && copied.output.contains("copied 1 event to "))
    #expect(try run("copy", "a", "b", "c").status == 2)
    #expect(try run("copy", "a", "b", "--ledger", folder.path).status == 2)
  }

  @Test func `a program without PostgreSQL says how to build one with it`() throws {
    #if !PostgreSQL
      let result = try run("verify", "--ledger", "postgresql://127.0.0.1/x")
      #expect(result.status == 4)
      #expect(result.error.contains("--traits PostgreSQL"))
    #endif
  }
}
