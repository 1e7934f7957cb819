import TestSupport
import Testing

/// What must come out on the shipped ledger, as it was known on 12 January 2024 and later.
struct ShippedAnswersTests {
  private let run = CommandRunner()

  private func rows(_ line: String, asOf day: String? = "2024-01-12") throws -> [Row] {
    try Row.all(
      run.shell("indicators \(line) --format json" + (day.map { " --as-of \($0)" } ?? "")))
  }

  @Test func `the first 799 events stay as they were, whatever is appended behind them`() throws {
    let folder = try TemporaryFolder()
    #expect(try run.shell("indicators copy '\(folder.path)/copy' --to 798").status == 0)
    let verified = try run.shell("indicators verify --ledger '\(folder.path)/copy' --format json")
    #expect(
      verified.output.contains(
        #""root":"b352ea6648760dd26d93df5053bd8910b1bedc2a8b6925362defd12237847681""#))
  }

  @Test func `trade with Russia is a record above the target`() throws {
    let row = try #require(try rows("totals CN.TRADE.RU.USD --period 2023").first)
    #expect(row["value"] == "240.11")
    #expect(row["low"] == "240.105" && row["high"] == "240.115")
    #expect(row.nested("record")?["kind"] == "high")
    #expect(row.nested("record")?["from"] == "2016")
    let targets = try #require(row.values["targets"] as? [[String: Any]])
    #expect(
      targets.contains { $0["value"] as? String == "200" && $0["exceeded"] as? Bool == true })
    let restated = try rows("history CN.TRADE.RU.USD --period 2023").filter {
      $0["value"] == "over 240"
    }
    #expect(restated.map { $0["change"] } == ["restated", "restated"])
  }

  @Test func `trade with the United States does not add up`() throws {
    let row = try #require(try rows("totals CN.TRADE.US.USD --period 2023").first)
    #expect(row["value"] == "664.45")
    let findings = try rows("audit CN.TRADE.US.USD --only identity --period 2023")
    #expect(findings.map { $0["from"] } == ["664.45"])
    #expect(findings.map { $0["to"] } == ["664.19"])
  }

  @Test func `the fall of trade with the United States implies another base`() throws {
    let row = try #require(try rows("growth CN.TRADE.US.USD --period 2023").first)
    #expect(row["published"] == "-11.6")
    #expect(row["computed"] == "-12.5064")
    #expect(row["consistent"] == "false" && row["signFlip"] == "false")
    #expect(row["base"] == "759.427")
    #expect(abs((row.nested("impliedBase")?.number("mid") ?? 0) - 751.6) < 0.1)
  }

  @Test func `the fall of exports implies a base that a later vintage confirms`() throws {
    let then = try #require(try rows("growth CN.EXPORTS.USD --period 2023").first)
    #expect(then["published"] == "-4.6" && then["computed"] == "-5.9")
    let implied = try #require(then.nested("impliedBase"))
    #expect((3535.5...3536).contains(implied.number("low") ?? 0))
    #expect((3550...3550.5).contains(implied.number("high") ?? 0))
    #expect(then["confirmedBy"] == nil)
    let now = try #require(try rows("growth CN.EXPORTS.USD --period 2023", asOf: nil).first)
    let event = try #require(now["confirmedBy"])
    let confirmation = try rows("events \(event)", asOf: nil)
    #expect(confirmation.first?["published"] == "2026-08-21")
  }

  @Test func `the yuan total rose by its growth and fell by its levels`() throws {
    let row = try #require(try rows("growth CN.TRADE.CNY --period 2023").first)
    #expect(row["published"] == "0.2" && row["signFlip"] == "true")
    let implied = try #require(row.nested("impliedBase"))
    #expect((41_650...41_651).contains(implied.number("low") ?? 0))
    #expect((41_702...41_703).contains(implied.number("high") ?? 0))
  }

  @Test func `eight first-published growth rates have the sign that their levels deny`() throws {
    let findings = try rows("audit --only implied-revision", asOf: "2025-12-31")
    #expect(findings.count { $0["signFlip"] == "true" } == 8)
    #expect((90...110).contains(findings.count))
    let growth = try rows("growth", asOf: "2025-12-31").filter { $0["consistent"] == "true" }
    #expect((60...100).contains(growth.count))
  }

  @Test func `consumer prices contract for exactly three months`() throws {
    let row = try #require(
      try rows("streaks CN.CPI.YOY").first { $0["frequency"] == "month" })
    #expect(row["direction"] == "contraction" && row["length"] == "3" && row["exact"] == "true")
    #expect(row["from"] == "2023-10" && row["to"] == "2023-12")
    let previous = try #require(row.nested("previous"))
    #expect(previous["from"] == "2023-07" && previous["to"] == "2023-07")
    #expect(row["firstSince"] == "2023-07")
  }

  @Test(arguments: [
    ("2023-08-10", "contraction", "1", "2021-02"), ("2023-09-10", "expansion", "1", "2023-05"),
    ("2024-02-08", "contraction", "4", "2023-07"), ("2024-03-09", "expansion", "1", "2023-08"),
  ])
  func `the streak of prices as it was known`(
    day: String, direction: String, length: String, since: String
  ) throws {
    let row = try #require(
      try rows("streaks CN.CPI.YOY", asOf: day).first { $0["frequency"] == "month" })
    #expect(row["direction"] == direction && row["length"] == length)
    #expect(row["firstSince"] == since)
  }

  @Test(arguments: [("CN.EXPORTS.USD.YOY", "2016"), ("CN.TRADE.US.USD.YOY", "2019")])
  func `the first yearly decline since`(series: String, since: String) throws {
    let row = try #require(try rows("streaks \(series)").first { $0["frequency"] == "year" })
    #expect(row["direction"] == "contraction" && row["firstSince"] == since)
  }

  @Test func `the article's claims hold but for one`() throws {
    let claims = try rows("claims --publisher 'news story'")
    #expect(claims.count == 15)
    let wrong = claims.filter { $0["asKnownNow"] != "supported" }
    #expect(wrong.map { $0["claim"] } == ["declining-since"])
    #expect(wrong.map { $0["asSaid"] } == ["contradicted"])
  }

  @Test func `what is not yet published is not yet known`() throws {
    #expect(try rows("totals CN.TRADE.RU.USD --period 2023", asOf: "2024-01-11").isEmpty)
    let early = try run.shell(
      "indicators totals CN.TRADE.RU.USD --recorded-by 2026-11-23 --format json")
    #expect(early.status == 2)
    #expect(early.error.contains("No series is called CN.TRADE.RU.USD."))
  }
}
