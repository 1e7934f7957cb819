import LedgerModel
import LedgerProjections
import Testing

@Suite struct `Growth computed from levels` {
  @Test(arguments: [
    ("110", "100", "8.9552…11.0553"),  // 109.5/100.5 … 110.5/99.5
    ("110.0", "100.0", "9.8950…10.1051"),
    ("90.0", "100.0", "-10.0950…-9.9049"),
    ("over 110", "100.0", "9.9450…∞"),
    ("110.0", "over 100", "-100…10.05"),
    ("under 110", "100.0", "−∞…10.0551"),
  ]) func `is every rate that they allow`(level: String, base: String, ends: String) throws {
    let known = try known(
      """
      series TRADE
      TRADE 2022 \(base) @2023-01-13
      TRADE 2023 \(level) @2024-01-12
      """)
    let growth = try known.growth("TRADE", "2023")
    #expect(growth.computed?.interval.ends(4) == ends)
    #expect(growth.published == nil)
    #expect(growth.growthSeries == nil)
    #expect(growth.isConsistent == nil)
    #expect(growth.events == [2, 1])
  }

  @Test func `over a deficit is positive where the deficit shrinks`() throws {
    let known = try known(
      """
      series BALANCE
      BALANCE 2021 -100.0, BALANCE 2022 -80.0, BALANCE 2023 -120.0, BALANCE 2024 60.0 @2025-01-13
      """)
    #expect(try known.growth("BALANCE", "2022").computed?.interval.ends(2) == "19.90…20.09")
    #expect(try known.growth("BALANCE", "2023").computed?.interval.ends(2) == "-50.16…-49.84")
    #expect(try known.growth("BALANCE", "2024").computed?.interval.ends(2) == "149.93…150.07")
  }

  @Test(arguments: ["0", "0.0", "under 10", "over -1", "over 0"])
  func `is none where the base may be zero`(base: String) throws {
    let known = try known(
      """
      series BALANCE
      series BALANCE.YOY yoy BALANCE
      BALANCE 2022 \(base) @2023-01-13
      BALANCE 2023 50 @2024-01-12
      BALANCE.YOY 2024 3.0 @2025-01-12
      """)
    #expect(known.growth(of: "BALANCE").map(\.period.description) == ["2024"])
  }

  @Test func `is none where published growth has no usable base, and no verdict`() throws {
    let known = try known(
      """
      series BALANCE
      series BALANCE.YOY yoy BALANCE
      BALANCE 2022 0 @2023-01-13
      BALANCE 2023 50, BALANCE.YOY 2023 20.0 @2024-01-12
      """)
    let growth = try known.growth("BALANCE", "2023")
    #expect(growth.computed == nil)
    #expect(growth.isConsistent == nil)
    #expect(growth.implied == nil)
    #expect(!growth.isSignFlip)
  }

  @Test func `pairs each period with the same of the year before`() throws {
    let known = try known(
      """
      series TRADE
      TRADE 2022 100.0, TRADE 2022-12 10.0, TRADE 2022-Q4 30.0 @2023-01-13
      TRADE 2022-01/2022-11 90.0, TRADE 2023-01/2023-11 99.0 @2024-01-12
      TRADE 2023 105.0, TRADE 2023-12 9.0, TRADE 2023-Q4 33.0, TRADE 2023-11 9.0 @2024-01-12
      """)
    let growth = known.growth(of: "TRADE")
    #expect(
      growth.map { "\($0.period) \($0.computed?.point?.text(decimals: 1) ?? "")" }
        == ["2023-01/2023-11 10.0", "2023-12 -10.0", "2023-Q4 10.0", "2023 5.0"])
  }

  @Test func `uses the levels as known at the moment`() throws {
    let history = """
      series TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 110.0 @2024-01-12
      TRADE 2022 105.0 @2024-02-07
      """
    let then = try known(history, asOf: "2024-01-31").growth("TRADE", "2023")
    #expect(then.computed?.point?.text(decimals: 0) == "10")
    let now = try known(history).growth("TRADE", "2023")
    #expect(now.computed?.point?.text(decimals: 1) == "4.8")
    #expect(try known(history, asOf: "2024-01-11").growth(of: "TRADE").isEmpty)
  }
}

@Suite struct `Published growth` {
  @Test(arguments: [
    ("5.0", true), ("5.1", true), ("4.9", true), ("4", false), ("5", true), ("5.2", false),
    ("4.8", false), ("over 4", true), ("about 3", false), ("about 6", true),
  ]) func `is consistent where it overlaps what the levels allow`(
    published: String, isConsistent: Bool
  ) throws {
    // 105.0 ± 0.05 over 100.0 ± 0.05 is 4.897… to 5.103….
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 \(published) @2024-01-12
      """)
    let growth = try known.growth("TRADE", "2023")
    #expect(growth.isConsistent == isConsistent)
    #expect((growth.implied == nil) == isConsistent)
    #expect(growth.events == [3, 2])
    #expect(known.audit(only: [.impliedRevision]).isEmpty == isConsistent)
  }

  @Test func `that is open below has a verdict but implies no base`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 under 4 @2024-01-12
      """)
    #expect(try known.growth("TRADE", "2023").isConsistent == false)
    #expect(try known.growth("TRADE", "2023").implied == nil)
  }

  @Test func `is compared with the levels of its own vintage, not with later ones`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 5.0 @2024-01-12
      TRADE 2022 103.0 @2024-02-07
      """)
    let growth = try known.growth("TRADE", "2023")
    #expect(growth.base?.text == "100.0")
    #expect(growth.isConsistent == true)
    #expect(known.audit(only: [.impliedRevision]).isEmpty)
  }

  @Test func `counts the whole day of its publication`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE.YOY 2023 5.0 @2024-01-12T09:30:00+08:00
      TRADE 2023 105.0 @2024-01-12T15:00:00+08:00
      """)
    #expect(try known.growth("TRADE", "2023").isConsistent == true)
  }

  @Test func `has no verdict while a level is missing`() throws {
    let history = """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE.YOY 2023 5.0 @2024-01-12
      TRADE 2023 109.0 @2024-02-07
      """
    let growth = try known(history).growth("TRADE", "2023")
    #expect(growth.level == nil)
    #expect(growth.isConsistent == nil)
  }

  @Test func `that is repeated once the levels are there is compared then`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE.YOY 2023 5.0 @2024-01-12
      TRADE 2023 109.0, TRADE.YOY 2023 5.0 @2024-02-07
      TRADE.YOY 2023 5.0 @2024-03-07
      """)
    let comparisons = known.comparisons(of: "TRADE.YOY", "TRADE", try Period("2023"))
    #expect(comparisons.map(\.isConsistent) == [false])
    #expect(comparisons.map(\.published?.seq) == [4])
  }

  @Test func `that is revised is compared again, each in its vintage`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 7.0 @2024-01-12
      TRADE 2022 103.0, TRADE.YOY 2023 1.9 @2024-02-07
      """)
    let comparisons = known.comparisons(of: "TRADE.YOY", "TRADE", try Period("2023"))
    #expect(comparisons.map(\.isConsistent) == [false, true])
    #expect(comparisons.map(\.base?.text) == ["100.0", "103.0"])
    #expect(try known.growth("TRADE", "2023").isConsistent == true)
    #expect(known.audit(only: [.impliedRevision]).count == 1)
  }

  @Test func `that is a misquote is not compared`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 5.0 @2024-01-12
      TRADE.YOY 2023 50.0 @2024-01-12 via Reuters
      """)
    #expect(known.comparisons(of: "TRADE.YOY", "TRADE", try Period("2023")).count == 1)
    #expect(known.audit(only: [.impliedRevision]).isEmpty)
  }
}
