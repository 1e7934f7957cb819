import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A claim about one value` {
  private let history = """
    series TRADE scale 9 = OUT + IN
    series TRADE.YOY yoy TRADE
    series OUT scale 9
    series IN scale 9
    TRADE 2022 190.27 @2023-01-13
    TRADE 2023 240.11, TRADE.YOY 2023 26.3, IN 2023 100.0 @2024-01-12
    OUT 2024 115.5, IN 2024 129.3, TRADE 2025 over 240 @2026-01-12
    """

  @Test(
    arguments: [
      ("level TRADE 2023 240.11", .supported, "240.11 for 2023"),
      ("level TRADE 2023 240.1", .supported, "240.11 for 2023"),
      ("level TRADE 2023 240", .supported, "240.11 for 2023"),
      ("level TRADE 2023 0.24e12", .supported, "240.11 for 2023"),
      ("level TRADE 2023 over 240", .supported, "240.11 for 2023"),
      ("level TRADE 2023 about 241", .supported, "240.11 for 2023"),
      ("level TRADE 2023 241", .contradicted, "240.11 for 2023, not 241"),
      ("level TRADE 2023 240.2", .contradicted, "240.11 for 2023, not 240.2"),
      ("level TRADE 2023 0.25e12", .contradicted, "240.11 for 2023, not 250"),
      ("level TRADE 2023 nearly 240", .contradicted, "240.11 for 2023, not nearly 240"),
      ("level TRADE 2023 under 240", .contradicted, "240.11 for 2023, not under 240"),
      ("level TRADE 2024 244.8", .supported, "244.8, from OUT + IN, for 2024"),
      ("level TRADE 2024 250", .contradicted, "244.8, from OUT + IN, for 2024, not 250"),
      ("level TRADE 2026 250", .undetermined, "no figure of TRADE for 2026 was known"),
      ("level TRADE 2023", .undetermined, "the claim names no value"),
      ("growth TRADE.YOY 2023 26.3", .supported, "26.3 for 2023"),
      ("growth TRADE.YOY 2023 26", .supported, "26.3 for 2023"),
      ("growth TRADE.YOY 2023 20", .contradicted, "26.3 for 2023, not 20"),
      ("growth TRADE.YOY 2022 20", .undetermined, "no figure of TRADE.YOY for 2022 was known"),
      ("growth TRADE 2023 26.3", .supported, "26.3 for 2023"),
      // Without a growth series it is worked out, and never the level itself.
      ("growth IN 2024 29", .supported, "computed 29.3 for 2024"),
      (
        "growth IN 2024 20", .undetermined,
        "computed 29.3 for 2024, not 20, unless revisions lie between the releases"
      ),
      ("growth IN 2023 100", .undetermined, "no figure of IN for 2023 was known"),
      ("exceeds TRADE 2023 240", .supported, "240.11 for 2023 is above 240"),
      ("exceeds TRADE 2023 0.2e12", .supported, "240.11 for 2023 is above 200"),
      ("exceeds TRADE 2023 240.12", .contradicted, "240.11 for 2023 is not above 240.12"),
      ("exceeds TRADE 2023 240.11", .undetermined, "240.11 for 2023 may be above 240.11 or not"),
      ("exceeds TRADE 2025 240", .supported, "over 240 for 2025 is above 240"),
      ("exceeds TRADE 2025 241", .undetermined, "over 240 for 2025 may be above 241 or not"),
      ("exceeds TRADE 2024 244", .supported, "244.8, from OUT + IN, for 2024 is above 244"),
      ("exceeds TRADE 2026 240", .undetermined, "no figure of TRADE for 2026 was known"),
      ("exceeds TRADE 2023", .undetermined, "the claim names no value"),
    ] as [(String, Verdict, String)]) func `is judged`(
      claim: String, outcome: Verdict, because: String
    ) throws
  {
    let verdict = try verdict(on: claim, after: history)
    #expect(verdict.outcome == outcome)
    #expect(verdict.because == because)
  }

  @Test func `cites the figures that decide`() throws {
    #expect(try verdict(on: "level TRADE 2023 240", after: history).events == [5])
    #expect(try verdict(on: "level TRADE 2024 245", after: history).events == [6])
    #expect(try verdict(on: "level TRADE 2026 245", after: history).events == [])
  }

  @Test func `uses growth from levels where none was published`() throws {
    let history = """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 190.27 @2023-01-13
      TRADE 2023 240.11 @2024-01-12
      """
    let right = try verdict(on: "growth TRADE.YOY 2023 26.2", after: history)
    #expect(right.outcome == .supported)
    #expect(right.because == "computed 26.194 for 2023")
    #expect(right.events == [3, 2])
    let wrong = try verdict(on: "growth TRADE.YOY 2023 26.3", after: history)
    // A revision of 2022 may lie between the two releases.
    #expect(wrong.outcome == .undetermined)
    let together = history.replacing("@2023-01-13", with: "@2024-01-12")
    #expect(try verdict(on: "growth TRADE.YOY 2023 26.3", after: together).outcome == .contradicted)
  }

  @Test func `prefers the published growth to the computed`() throws {
    let history = """
      series TRADE scale 12
      series TRADE.YOY yoy TRADE
      TRADE 2022 42.07 @2023-01-13
      TRADE 2023 41.76, TRADE.YOY 2023 0.2 @2024-01-12
      """
    #expect(
      try verdict(on: "growth TRADE.YOY 2023 0.2", after: history).outcome == .supported)
  }
}

@Suite struct `A claim of a target exceeded` {
  private let levels = """
    series TRADE
    TRADE 2023 240.11, TRADE 2023-01/2023-11 218.28, TRADE 2022 190.27 @2024-01-12
    """

  @Test(
    arguments: [
      // The period's own target first,
      (["2024 250", "2023 200", "- 300"], "2023", .supported, "the target of 200 for 2023"),
      // of several the one that was set last,
      (["2023 200", "2023 260"], "2023", .contradicted, "the target of 260 for 2023"),
      // then the nearest later one,
      (["2030 300", "2024 250", "2026 200"], "2023", .contradicted, "the target of 250 for 2024"),
      // and never an earlier one, which says nothing of the period.
      (["2020 200"], "2023", .undetermined, "no target"),
      (["2024 200"], "2023-01/2023-11", .supported, "the target of 200 for 2024"),
      (["2024 240.11"], "2023", .undetermined, "may be above the target of 240.11 for 2024 or not"),
      ([], "2023", .undetermined, "no target"),
      (["2023 200"], "2021", .undetermined, "no figure of TRADE for 2021 was known"),
    ] as [([String], String, Verdict, String)]) func `chooses the target`(
      targets: [String], period: String, outcome: Verdict, because: String
    ) throws
  {
    let verdict = try verdict(
      on: "exceeds-target TRADE \(period)", after: history(targets))
    #expect(verdict.outcome == outcome)
    #expect(verdict.because.contains(because))
  }

  @Test(
    arguments: [
      // The value says which target is meant,
      (["2023 260", "2024 200"], "200", .supported, "the target of 200 for 2024"),
      // and that may be one without a date,
      (["2020 200", "- 250"], "250", .contradicted, "the target of 250"),
      (["- 200"], "200", .supported, "the target of 200"),
      // where none with a date is meant.
      (["- 200", "2024 200"], "200", .supported, "the target of 200 for 2024"),
      (["2023 260"], "200", .undetermined, "no target for TRADE is recorded that the claim"),
    ] as [([String], String, Verdict, String)]) func `knows its target by the value`(
      targets: [String], value: String, outcome: Verdict, because: String
    ) throws
  {
    let verdict = try verdict(
      on: "exceeds-target TRADE 2023 \(value)", after: history(targets))
    #expect(verdict.outcome == outcome)
    #expect(verdict.because.contains(because))
  }

  @Test func `cites the value and the target`() throws {
    let verdict = try verdict(on: "exceeds-target TRADE 2023", after: history(["2023 200"]))
    #expect(verdict.events == [1, 2])
    #expect(verdict.because == "240.11 for 2023 is above the target of 200 for 2023")
  }

  private func history(_ targets: [String]) -> String {
    levels + targets.map { "\ntarget TRADE \($0) @2019-06-05" }.joined()
  }
}
