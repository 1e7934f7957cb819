import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A total` {
  @Test(arguments: [
    ("240.11", "240.11", "240.105…240.115"),
    ("4.16e12", "4160", "4155…4165"),
    ("41.76e12", "41760", "41755…41765"),
    ("240110e6", "240.110", "240.1095…240.1105"),
    ("over 240", "over 240", "240…∞"),
    ("under 0.24e12", "under 240", "−∞…240"),
    ("about 240", "about 240", "239…241"),
    ("nearly 0.2e12", "nearly 200", "100…200"),
    ("-3.50", "-3.50", "-3.505…-3.495"),
    ("0", "0", "-0.5…0.5"),
  ]) func `is in the scale of its series`(written: String, value: String, ends: String) throws {
    let known = try known(
      """
      series TRADE scale 9
      TRADE 2023 \(written) @2024-01-12
      """)
    let total = try #require(try known.total("TRADE", Period("2023")))
    #expect(total.value == value)
    #expect(total.interval.ends(4) == ends)
    #expect(!total.isDerived)
  }

  @Test func `cites what it rests on, the standing event first`() throws {
    let known = try known(
      """
      series TRADE
      TRADE 2023 664 @2024-01-12
      TRADE 2023 664.45 @2024-01-18
      TRADE 2023 700 @2024-01-18 via Reuters
      """)
    let total = try #require(try known.total("TRADE", Period("2023")))
    #expect(total.events == [2, 1])
    #expect(total.observation?.published.text == "2024-01-18")
  }

  @Test func `is not there where nothing is known`() throws {
    let known = try known("series TRADE")
    #expect(try known.total("TRADE", Period("2023")) == nil)
    #expect(known.totals(of: "TRADE").isEmpty)
    #expect(known.totals(of: "NOTHING").isEmpty)
  }
}

@Suite struct `A total that nobody published` {
  private let parts = """
    series TRADE scale 9 = OUT + IN
    series BALANCE scale 9 = OUT - IN
    series OUT scale 9
    series IN scale 12
    OUT 2023 3380.02, IN 2023 2.5568 @2024-01-12
    """

  @Test func `is added up from its parts in its own scale`() throws {
    let total = try #require(try known(parts).total("TRADE", Period("2023")))
    #expect(total.isDerived)
    #expect(total.value == nil)
    #expect(total.observation == nil)
    // 3380.02 ± 0.005 + 2556.8 ± 0.05
    #expect(total.interval.ends(3) == "5936.765…5936.875")
    #expect(total.events == [4])
  }

  @Test func `is the difference where a part is subtracted`() throws {
    let total = try #require(try known(parts).total("BALANCE", Period("2023")))
    #expect(total.interval.ends(3) == "823.165…823.275")
  }

  @Test func `is nothing where a part is missing`() throws {
    let known = try known(parts + "\nOUT 2024 3577 @2025-01-13")
    #expect(try known.total("TRADE", Period("2024")) == nil)
    #expect(known.totals(of: "TRADE").map(\.period.description) == ["2023"])
  }

  @Test func `gives way to a published one`() throws {
    let known = try known(parts + "\nTRADE 2023 5936.8 @2024-01-13")
    let total = try #require(try known.total("TRADE", Period("2023")))
    #expect(total.value == "5936.8")
    #expect(!total.isDerived)
    #expect(total.events == [5])
  }

  @Test func `cites every part`() throws {
    let known = try known(
      """
      series TRADE = A + B - C
      series A
      series B
      series C
      A 2023 1 @2024-01-12
      B 2023 over 2 @2024-01-13
      C 2023 5 @2024-01-14
      """)
    let total = try #require(try known.total("TRADE", Period("2023")))
    #expect(total.events == [4, 5, 6])
    #expect(total.interval.ends(1) == "-3…∞")
  }
}

@Suite struct `A record` {
  @Test(arguments: [
    (["2022 11", "2023 12"], "high 2018–2023 of 5"),
    (["2022 11", "2023 9"], "low 2018–2023 of 5"),
    (["2022 12", "2023 11"], "none"),
    (["2022 12", "2023 12"], "none"),  // within half a unit nobody can tell
    (["2022 11.6", "2023 12"], "none"),  // 12 may be 11.5
    (["2022 11.4", "2023 12"], "high 2018–2023 of 5"),
    (["2022 11.4", "2023 over 12"], "high 2018–2023 of 5"),
    (["2023 12"], "none"),  // four others are too few
    (["2024 15", "2022 11", "2023 12"], "high 2018–2023 of 5"),  // later ones do not count
    (
      ["2022-12 15", "2022-Q4 15", "2022-01/2022-11 15", "2022 11", "2023 12"],
      "high 2018–2023 of 5"
    ),
  ]) func `is above or below all earlier periods`(figures: [String], expected: String) throws {
    let lines = (["2018 10", "2019 10", "2020 10", "2021 10"] + figures).map {
      "TRADE \($0) @2024-01-12"
    }
    let total = try known("series TRADE\n" + lines.joined(separator: "\n"))
      .total("TRADE", Period("2023"))
    let words = total?.record.map {
      "\($0.isHigh ? "high" : "low") \($0.from)–\($0.to) of \($0.compared)"
    }
    #expect((words ?? "none") == expected)
  }
}

@Suite struct `A total's targets` {
  @Test(arguments: [
    ("240.11", "200", true), ("190", "200", false), ("200", "200", nil), ("200.4", "200", true),
    ("over 200", "200", true), ("nearly 200", "200", false), ("about 200", "200", nil),
    ("under 200", "200", false), ("0.24e12", "0.2e12", true), ("240", "over 200", true),
  ]) func `say whether the value is above`(
    value: String, target: String, isExceeded: Bool?
  ) throws {
    let known = try known(
      """
      series TRADE scale 9
      target TRADE 2023 \(target) @2019-06-05
      TRADE 2023 \(value) @2024-01-12
      """)
    let outcomes = try #require(try known.total("TRADE", Period("2023"))).targets
    #expect(outcomes.map(\.isExceeded) == [isExceeded])
    #expect(outcomes.map(\.event) == [1])
  }

  @Test func `are those of the period, of later ones and of no date`() throws {
    let known = try known(
      """
      series TRADE
      target TRADE 2022 100 @2019-01-01
      target TRADE 2023 200 @2019-01-02
      target TRADE 2024 300 @2019-01-03
      target TRADE 2023-12 20 @2019-01-04
      target TRADE - 400 @2019-01-05
      target OTHER 2023 500 @2019-01-06
      TRADE 2023 240, TRADE 2023-11 19 @2024-01-12
      """)
    #expect(try known.total("TRADE", Period("2023"))?.targets.map(\.event) == [2, 3, 5])
    #expect(try known.total("TRADE", Period("2023-11"))?.targets.map(\.event) == [4])
  }

  @Test func `are those set by then`() throws {
    let history = """
      series TRADE
      TRADE 2023 240 @2024-01-12
      target TRADE 2023 200 @2024-02-01
      """
    #expect(try known(history, asOf: "2024-01-31").total("TRADE", Period("2023"))?.targets == [])
    #expect(try known(history).total("TRADE", Period("2023"))?.targets.count == 1)
  }

  @Test func `are in order of publication, in whatever spelling, then of position`() throws {
    let known = try known(
      """
      series TRADE
      target TRADE 2024 1 @2019-01
      target TRADE 2024 2 @2019-01-31
      target TRADE 2024 3 @2019-01
      target TRADE 2024 4 @2018-12-31
      target TRADE 2024 5 @2019-01-31
      """)
    #expect(known.targets.map(\.seq) == [4, 1, 2, 3, 5])
  }

  @Test(arguments: [("@2023-11-07", nil), ("@2023-12-07", false)] as [(String, Bool?)])
  func `are not missed where a revision between two releases may hide it`(
    before: String, isExceeded: Bool?
  ) throws {
    let known = try known(
      """
      series X
      X 2023-01/2023-10 90.0 \(before)
      X 2023-01/2023-11 101.5 @2023-12-07
      target X 2023-11 12 @2019-06-05
      """)
    let total = try #require(known.total("X", .month(11, of: 2023)))
    #expect(total.targets.map(\.isExceeded) == [isExceeded])
    let claim = Claim(.exceedsTarget, series: "X", period: .month(11, of: 2023))
    #expect(
      known.judge(claim).outcome == (isExceeded == nil ? .undetermined : .contradicted))
  }
}
