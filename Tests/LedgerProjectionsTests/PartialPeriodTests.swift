import LedgerProjections
import LedgerVocabulary
import TestSupport
import Testing

/// Cases in which a claim and the figure it is held against are not of one kind.
struct PartialPeriodTests {
  @Test func `a month below the year's target says nothing of the year`() throws {
    let known = try known(
      """
      series TRADE
      target TRADE 2024 200 @2023-01-01
      TRADE 2023-05 20 @2023-06-07
      TRADE 2023-01/2023-11 218 @2023-12-07
      """)
    #expect(
      known.judge(
        Claim(
          .exceedsTarget, series: "TRADE", period: try Period("2023-05"),
          value: try ExactDecimal("200"))
      ).outcome
        == .undetermined)
    #expect(
      known.judge(
        Claim(
          .exceedsTarget, series: "TRADE", period: try Period("2023-01/2023-11"),
          value: try ExactDecimal("200"))
      ).outcome == .supported)
  }

  @Test func `a claim of growth that names the level is about the level's growth`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2023 240 @2024-01-12
      TRADE.YOY 2023 26.3 @2024-01-12
      """)
    let claim = Claim(
      .growth, series: "TRADE", period: .year(2023), value: try ExactDecimal("26.3"))
    #expect(known.judge(claim).outcome == .supported)
  }
}
