import LedgerModel
import LedgerProjections
import Testing

/// The three examples of the design, each from the releases that its numbers come from.
@Suite struct `A tacit revision of the base` {
  private let withTheUS = """
    series TRADE scale 9
    series TRADE.YOY yoy TRADE
    TRADE 2022 759.427 @2023-01-13
    TRADE 2023 664.45, TRADE.YOY 2023 -11.6 @2024-01-12
    """

  private let exports = """
    series EXPORTS scale 9
    series EXPORTS.YOY yoy EXPORTS
    EXPORTS 2022 3593.6015 @2023-01-18
    EXPORTS 2023 3.38e12, EXPORTS.YOY 2023 -4.6 @2024-01-12
    """

  private let yuan = """
    series TRADE scale 12
    series TRADE.YOY yoy TRADE
    TRADE 2022 42.07 @2023-01-13
    TRADE 2023 41.76, TRADE.YOY 2023 0.2 @2024-01-12
    """

  @Test func `is found in the trade with the US of 2023`() throws {
    let growth = try known(withTheUS).growth("TRADE", "2023")
    #expect(growth.computed?.point?.text(decimals: 1) == "-12.5")
    #expect(growth.isConsistent == false)
    #expect(!growth.isSignFlip)
    let implied = try #require(growth.implied)
    #expect(implied.base.point?.text(decimals: 1) == "751.6")
    // 664.445 / 0.8845 and 664.455 / 0.8835
    #expect(implied.base.interval.ends(2) == "751.20…752.08")
    #expect(implied.revisionInPercent.point?.text(decimals: 1) == "-1.0")
    #expect(implied.revisionInPercent.interval.ends(2) == "-1.09…-0.96")
    #expect(implied.confirmedBy.isEmpty)
    #expect(growth.events == [3, 2])
  }

  @Test func `is confirmed by a later vintage of the exports of 2022`() throws {
    let later = "\nEXPORTS 2022 3544.4 @2025-01-13"
    #expect(try known(exports).growth("EXPORTS", "2023").implied?.confirmedBy == [])
    let implied = try #require(try known(exports + later).growth("EXPORTS", "2023").implied)
    // 3375 / 0.9545 and 3385 / 0.9535
    #expect(implied.base.interval.ends(1) == "3535.8…3550.1")
    #expect(implied.confirmedBy.map(\.seq) == [4])
    #expect(implied.confirmedBy.map(\.figure.value.text) == ["3544.4"])
  }

  @Test func `is not confirmed before the later vintage was published`() throws {
    let known = try known(exports + "\nEXPORTS 2022 3544.4 @2025-01-13", asOf: "2024-12-31")
    #expect(try known.growth("EXPORTS", "2023").implied?.confirmedBy == [])
  }

  @Test(arguments: [
    ("3560.0 @2025-01-13", false),  // another value than the implied
    ("3544.4 @2023-06-01", false),  // before the growth: then it is the base on record
    ("3544.4 @2024-01-12", false),  // on the same day, likewise
    ("3544.4 @2024-01-13", true),
    ("3.54e12 @2025-01-13", true),  // rounder, its middle inside
  ]) func `is confirmed by nothing else`(later: String, isConfirmed: Bool) throws {
    let known = try known(exports + "\nEXPORTS 2022 \(later)")
    let implied = try known.growth("EXPORTS", "2023").implied
    #expect((implied?.confirmedBy.isEmpty == false) == isConfirmed)
  }

  @Test func `turns the sign of the yuan total of 2023`() throws {
    let growth = try known(yuan).growth("TRADE", "2023")
    #expect(growth.computed?.point?.text(decimals: 1) == "-0.7")
    #expect(growth.isSignFlip)
    // 41.755 / 1.0025 and 41.765 / 1.0015
    #expect(growth.implied?.base.interval.ends(2) == "41.65…41.71")
    #expect(growth.implied?.base.interval.ends(4) == "41.6508…41.7025")
  }

  @Test func `is no sign flip where the published rate may be zero`() throws {
    let history = yuan.replacing("YOY 2023 0.2", with: "YOY 2023 0.0")
    let growth = try known(history).growth("TRADE", "2023")
    #expect(growth.isConsistent == false)
    #expect(!growth.isSignFlip)
  }

  @Test func `is found in each currency by itself`() throws {
    let known = try known(
      """
      series A
      series A.YOY yoy A
      series B
      series B.YOY yoy B
      A 2022 100.0, B 2022 100.0 @2023-01-13
      A 2023 99.0, A.YOY 2023 -1.0, B 2023 102.0, B.YOY 2023 2.0 @2024-01-12
      """)
    #expect(known.audit().isEmpty)
  }

  @Test func `is none where a deficit shrank as published`() throws {
    let known = try known(
      """
      series BALANCE
      series BALANCE.YOY yoy BALANCE
      BALANCE 2022 -100.0 @2023-01-13
      BALANCE 2023 -90.0, BALANCE.YOY 2023 10.0 @2024-01-12
      """)
    #expect(try known.growth("BALANCE", "2023").isConsistent == true)
  }

  @Test func `of a deficit lies on the deficit's side`() throws {
    // A deficit of 90 after a rise of 5 %: the deficit before was 90 / 0.95, near 94.7.
    let known = try known(
      """
      series BALANCE
      series BALANCE.YOY yoy BALANCE
      BALANCE 2022 -100.0 @2023-01-13
      BALANCE 2023 -90.0, BALANCE.YOY 2023 5.0 @2024-01-12
      """)
    let implied = try #require(try known.growth("BALANCE", "2023").implied)
    #expect(implied.base.point?.text(decimals: 1) == "-94.7")
    #expect(implied.revisionInPercent.point?.text(decimals: 1) == "5.3")
  }

  @Test func `has no implied base where growth may be minus one hundred`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 50.0, TRADE.YOY 2023 -100 @2024-01-12
      """)
    let growth = try known.growth("TRADE", "2023")
    #expect(growth.isConsistent == false)
    #expect(growth.implied == nil)
  }
}
