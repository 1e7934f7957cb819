import TestSupport
import Testing

/// Rules that are written once, seen from every command that should use them.
@Suite struct `Every command judges alike` {
  private let run = CommandRunner()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      #"""
      {"kind":"series","key":"X.SALES","title":"Sales","area":"X","indicator":"sales","unit":"EUR","agency":"A"}
      {"kind":"series","key":"X.PACE","title":"Growth of sales","area":"X","indicator":"sales","measure":"yoy","unit":"%","agency":"A"}
      {"kind":"release","agency":"A","title":"2022","published":"2023-01-10","figures":[{"series":"X.SALES","period":"2022","value":"200"},{"series":"X.SALES","period":"2022-01/2022-06","value":"90"}]}
      {"kind":"release","agency":"A","title":"2023","published":"2024-01-10","figures":[{"series":"X.SALES","period":"2023","value":"230","qualifier":"over"},{"series":"X.SALES","period":"2023","value":"250","qualifier":"under"},{"series":"X.PACE","period":"2023","value":"30"},{"series":"X.SALES","period":"2023-S1","value":"100"}]}
      {"kind":"statement","agency":"A","published":"2024-01-10","summary":"Between the two.","claims":[{"claim":"exceeds","series":"X.SALES","period":"2023","value":"220"},{"claim":"exceeds","series":"X.SALES","period":"2023","value":"260","qualifier":"under"}]}
      {"kind":"withdrawal","agency":"A","published":"2024-02-01","withdraws":3,"reason":"a table was wrong"}
      {"kind":"release","agency":"A","title":"2023, again","published":"2024-03-01","figures":[{"series":"X.SALES","period":"2023","value":"240"}]}
      """#, to: "events.jsonl")
    let made = try run.shell(
      "indicators init . && indicators append -q events.jsonl --ledger .", in: folder)
    #expect(made.status == 0, "\(made.error)")
  }

  private func rows(_ command: String) throws -> [Row] {
    try Row.all(run.shell("indicators \(command) --format json --ledger .", in: folder))
  }

  private func text(_ command: String) throws -> String {
    try run.shell("indicators \(command) --ledger .", in: folder).output
  }

  @Test func `two bounds of one release stand together`() throws {
    let day = "--as-of 2024-01-31"
    let both = "over 230 and under 250"
    #expect(try text("show X.SALES 2023 \(day)").contains("\(both) EUR (between 230 and 250)"))
    let total = try rows("totals X.SALES --period 2023 \(day)")
    #expect(total.map { $0["low"] } == ["230"] && total.map { $0["high"] } == ["250"])
    #expect(try rows("show X.SALES --frequency year \(day)").last?["high"] == "250")
    let vintage = try rows("triangle X.SALES --frequency year --output-type 4 \(day)")
    #expect(vintage.map { $0["2023"] ?? $0["value"] }.contains(both), "\(vintage)")
    #expect(try text("triangle X.SALES --frequency year \(day)").contains(both))
    let growth = try rows("growth X.SALES --period 2023 \(day)")
    #expect(growth.map { $0["low"] } == ["14.7132"] && growth.map { $0["high"] } == ["25.3133"])
    #expect(growth.map { $0["consistent"] } == ["false"])
    #expect(try text("audit \(day)").contains("+14…26 % follows from the levels"))
    #expect(
      try rows("claims \(day)").map { $0.nested("asKnownNow")?["outcome"] ?? $0["asKnownNow"] }
        == ["supported", "supported"])
  }

  @Test func `a half-year is the same months, whatever it is called`() throws {
    let day = "--as-of 2024-01-31"
    #expect(try rows("growth X.SALES --period 2023-S1 \(day)").map { $0["computed"] } == ["11"])
    #expect(
      try rows("growth X.SALES --period 2023-01/2023-06 \(day)").map { $0["computed"] } == ["11"])
    #expect(try rows("totals X.SALES --period 2022-S1 \(day)").map { $0["value"] } == ["90"])
    #expect(try text("show X.SALES 2022-S1 \(day)").contains("90 EUR"))
  }

  @Test func `growth that names no level is that of its dimensions`() throws {
    let day = "--as-of 2024-01-31"
    #expect(try rows("growth X.SALES --period 2023 \(day)").map { $0["published"] } == ["30"])
    #expect(try rows("streaks X.SALES \(day)").map { $0["series"] }.contains("X.PACE"))
    #expect(try rows("audit --only implied-revision \(day)").map { $0["series"] } == ["X.SALES"])
  }

  @Test func `what was taken back stays in what is told of it`() throws {
    let changes = ["first", "restated", "withdrawn", "withdrawn", "first"]
    #expect(try rows("history X.SALES --period 2023").map { $0["change"] } == changes)
    let shown = try text("show X.SALES 2023")
    #expect(shown.contains("240 EUR") && shown.contains("withdrawn"))
    let triangle = try text("triangle X.SALES --frequency year --all")
    #expect(triangle.contains("withdrawn") && triangle.contains("240"))
    // The half-year was taken back, and nothing came in its place.
    #expect(try text("show X.SALES 2023-S1").contains("taken back on 2024-02-01"))
    #expect(try rows("totals X.SALES --period 2023").map { $0["value"] } == ["240"])
  }

  @Test func `a text that gives a figure twice is not accused of either`() throws {
    try folder.write(
      "China's exports fell 4.6 percent in 2023.\n\nChina's exports fell 5.6 percent in 2023.\n",
      to: "story.txt")
    let check = try run.shell(
      "indicators check story.txt --published 2024-01-12 --ledger '\(Repository.path)'", in: folder)
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("the text gives -5.6, too"))
    #expect(check.output.contains("1 supported, 0 contradicted, 1 undetermined"))
  }
}
