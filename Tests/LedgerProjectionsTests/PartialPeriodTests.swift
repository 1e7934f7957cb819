import LedgerModel
import LedgerProjections
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

/// Growth that is repeated beside the same levels told more precisely.
struct SharperComparisonTests {
  @Test func `what only rounding hid shows once the levels are told more precisely`() throws {
    let known = try known(
      """
      series M
      series M.YOY yoy M
      M 2023 2329.255812 @2024-01-18
      M 2024 2.36e3, M.YOY 2024 1.2 @2024-12-10
      M 2024 2356.034258, M.YOY 2024 1.2 @2024-12-18 edition bulletin
      """)
    let findings = known.audit(only: [.impliedRevision])
    #expect(findings.map(\.published.last?.text) == ["2024-12-18"])
    let message = findings.first?.message ?? ""
    #expect(message.hasPrefix("+1.2 % was published, +1.14965672 % follows"))
  }

  @Test func `growth repeated after a revision of the level is held to the first levels`() throws {
    let known = try known(
      """
      series M
      series M.YOY yoy M
      M 2023 100.0 @2024-01-18
      M 2024 102.0, M.YOY 2024 2.0 @2025-01-10
      M 2024 105.00, M.YOY 2024 2.0 @2026-01-10
      """)
    #expect(known.audit(only: [.impliedRevision]).isEmpty)
  }
}
