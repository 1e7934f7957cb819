import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A claim over time` {
  private let history = """
    series TRADE
    TRADE 2022 190.27 @2023-01-13
    TRADE 2023 240.11 @2024-01-12
    say level TRADE 2023 240.1 @2024-01-12 by Wang
    TRADE 2023 245.3 @2024-06-18
    """

  @Test func `has a verdict as said and a verdict as known now`() throws {
    let judged = try #require(try known(history).judgedClaims().first)
    #expect(judged.event == 3)
    #expect(judged.asSaid.outcome == .supported)
    #expect(judged.asKnownNow.outcome == .contradicted)
    #expect(judged.hasChanged)
    #expect(judged.asSaid.events == [2])
    #expect(judged.asKnownNow.events == [4])
  }

  @Test func `is judged now as of the moment that is asked for`() throws {
    let judged = try #require(try known(history, asOf: "2024-06-17").judgedClaims().first)
    #expect(judged.asKnownNow.outcome == .supported)
    #expect(!judged.hasChanged)
    #expect(try known(history, asOf: "2024-01-11").judgedClaims().isEmpty)
  }

  @Test func `was made with the whole of its day in hand`() throws {
    let judged = try known(
      """
      series TRADE
      say level TRADE 2023 240.1 @2024-01-12T09:00:00+08:00 by Wang
      TRADE 2023 240.11 @2024-01-12T10:30:00+08:00
      """
    ).judgedClaims()
    #expect(judged.map(\.asSaid.outcome) == [.supported])
  }

  @Test func `asked for in the middle of its day does not know the rest of it`() throws {
    let known = try known(
      """
      series TRADE
      say level TRADE 2023 240.1 @2024-01-12T09:00:00+08:00 by Wang
      TRADE 2023 240.11 @2024-01-12T10:30:00+08:00
      """, asOf: "2024-01-12T10:00:00+08:00")
    let judged = try #require(known.judgedClaims().first)
    #expect(judged.asSaid.outcome == .undetermined)
    #expect(judged.asKnownNow.outcome == .undetermined)
  }

  @Test func `that was open may be settled later`() throws {
    let judged = try known(
      """
      series TRADE
      say level TRADE 2023 240.1 @2024-01-12 by Wang
      TRADE 2023 240.11 @2024-01-18
      """
    ).judgedClaims()
    #expect(judged.map(\.asSaid.outcome) == [.undetermined])
    #expect(judged.map(\.asKnownNow.outcome) == [.supported])
  }

  @Test func `of a record ends as the record does by revision, not by a later record`() throws {
    let record = """
      series TRADE
      TRADE 2018 107, TRADE 2019 111, TRADE 2020 108, TRADE 2021 147, TRADE 2022 190.27 @2023-01-13
      TRADE 2023 240.11 @2024-01-12
      say record-high TRADE 2023 @2024-01-12 by Wang
      """
    let later = try known(record + "\nTRADE 2024 244.8 @2025-01-13").judgedClaims()
    #expect(later.map(\.asKnownNow.outcome) == [.supported])
    let revised = try known(record + "\nTRADE 2022 250.0 @2024-06-18").judgedClaims()
    #expect(revised.map(\.asKnownNow.outcome) == [.contradicted])
    #expect(revised.map(\.asSaid.outcome) == [.supported])
  }

  @Test func `is one of several of a statement, and can be picked`() throws {
    let known = try known(
      """
      series TRADE
      series CPI
      TRADE 2023 240.11, CPI 2023 0.2 @2024-01-12
      say level TRADE 2023 240.1, level CPI 2023 0.3 @2024-01-12 by Wang
      say level CPI 2023 0.2 @2024-01-12
      """)
    #expect(
      known.judgedClaims().map(\.asSaid.outcome) == [.supported, .contradicted, .supported])
    #expect(known.judgedClaims { $0.series == "CPI" }.map(\.event) == [3, 4])
    #expect(known.judgedClaims().map(\.statement.voice) == ["Wang (NBS)", "Wang (NBS)", "NBS"])
  }

  @Test(arguments: [
    ("growth CPI 2023 about -0.3", "growth of about -0.3 % of CPI in 2023"),
    ("level CPI 2023 4.16e12", "4.16·10^12 for CPI in 2023"),
    ("exceeds CPI 2023 over 10", "more than over 10 for CPI in 2023"),
    ("exceeds-target CPI 2023 200", "target of 200 exceeded by CPI in 2023"),
    ("exceeds-target CPI 2023", "target exceeded by CPI in 2023"),
    ("record-high CPI 2023", "highest of CPI in 2023"),
    ("record-low CPI 2023-12 since 2009-07", "lowest since 2009-07 of CPI in 2023-12"),
    ("streak CPI 2023-12 contraction 3", "contraction number 3 in a row of CPI in 2023-12"),
    ("first-decline-since CPI 2023 since 2016", "first decline since 2016 of CPI in 2023"),
    ("first-rise-since CPI 2023 since 2016", "first rise since 2016 of CPI in 2023"),
    ("declining-since CPI 2023 since 2016", "decline since 2016 of CPI in 2023"),
  ]) func `has words`(claim: String, words: String) throws {
    let known = try known("series CPI\nsay \(claim) @2024-01-12")
    #expect(known.judgedClaims().map(\.claim.words) == [words])
  }
}
