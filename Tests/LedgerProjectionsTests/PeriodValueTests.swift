import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `The value of a period` {
  @Test(arguments: [
    ("2023-S1 31.0", "2023-01/2023-06"), ("2023-01/2023-06 31.0", "2023-S1"),
    ("2023-Q1 31.0", "2023-01/2023-03"), ("2023-04/2023-06 31.0", "2023-Q2"),
  ]) func `is that of the same months under another name`(figure: String, period: String) throws {
    let known = try known("series X\nseries X.YOY yoy X\nX \(figure), X.YOY \(figure) @2024-01-12")
    let total = try #require(try known.total("X", Period(period)))
    #expect(total.derivation == .sameMonths && total.found.text == "31.0" && total.value == nil)
    // Rates do not add up, but a name is only a name.
    #expect(try known.valueOfPeriod("X.YOY", Period(period))?.text == "31.0")
    #expect(
      known.judge(
        Claim(.level, series: "X", period: try Period(period), value: try ExactDecimal("31"))
      ).outcome == .supported)
  }

  @Test func `says what it was made from, wherever it is told`() throws {
    let known = try known(
      """
      series X
      X 2023-01/2023-10 90.0 @2023-11-07
      X 2023-01/2023-11 101.5 @2023-12-07
      """)
    let found = try #require(try known.valueOfPeriod("X", Period("2023-11")))
    #expect(found.text == "11.5")
    #expect(found.words == "11.5, from 2023-01/2023-11 less 2023-01/2023-10,")
    #expect(found.events == [2, 1])
    let claim = Claim(
      .level, series: "X", period: .month(11, of: 2023), value: try ExactDecimal("11.5"))
    #expect(
      known.judge(claim).because == "11.5, from 2023-01/2023-11 less 2023-01/2023-10, for 2023-11")
  }

  @Test(
    arguments: [("11.5", .supported), ("12.4", .undetermined), ("14", .contradicted)]
      as [(String, Verdict)])
  func `of two releases contradicts only what revisions cannot explain`(
    value: String, outcome: Verdict
  ) throws {
    // One percent of 101.5, besides what rounding hides.
    let apart = "series X\nX 2023-01/2023-10 90.0 @2023-11-07\nX 2023-01/2023-11 101.5 @2023-12-07"
    #expect(try verdict(on: "level X 2023-11 \(value)", after: apart).outcome == outcome)
    let together = apart.replacing("@2023-11-07", with: "@2023-12-07")
    let firm: Verdict = value == "11.5" ? .supported : .contradicted
    #expect(try verdict(on: "level X 2023-11 \(value)", after: together).outcome == firm)
  }

  @Test func `is not taken out of a later total that was revised`() throws {
    let history = """
      series X
      X 2023-01/2023-02 20.0, X 2023-03 10.0 @2023-04-12
      X 2023-04 10.0 @2023-05-12
      X 2023-01/2023-04 44.0 @2024-01-12
      """
    let known = try known(history)
    #expect(try known.valueOfPeriod("X", Period("2023-01/2023-03"))?.text == "30.0")
    let less = try self.known(history.replacing("X 2023-03 10.0", with: "X 2023-05 10.0"))
    #expect(try less.valueOfPeriod("X", Period("2023-01/2023-03")) == nil)
    let together = history.replacing("X 2023-03 10.0", with: "X 2023-05 10.0")
      .replacing("@2023-05-12", with: "@2024-01-12")
    #expect(try self.known(together).valueOfPeriod("X", Period("2023-01/2023-03"))?.text == "34.0")
  }

  @Test func `is not taken out of a later total by several figures, even of its day`() throws {
    let three = "series X\nX 2023-01/2023-02 20.0, X 2023-04 10.0, X 2023-05 11.0, "
    let known = try known(three + "X 2023-01/2023-05 51.0 @2023-06-12")
    #expect(try known.valueOfPeriod("X", Period("2023-01/2023-03")) == nil)
    #expect(try known.valueOfPeriod("X", Period("2023-01/2023-04"))?.text == "40.0")
  }

  @Test func `of parts that themselves follow from others is their sum`() throws {
    let known = try known(
      """
      series BAL = OUT - IN
      series OUT
      series IN = A + B
      series A
      series B
      OUT 2023-01/2023-10 90.0, OUT 2023-01/2023-11 101.0 @2023-12-07
      A 2023-11 3.0, B 2023-11 4.0 @2023-12-07
      """)
    let found = try #require(try known.valueOfPeriod("BAL", Period("2023-11")))
    #expect(found.text == "4.0" && found.derivation == .parts && found.origin == "OUT - IN")
  }

  @Test func `ends where identities lead back to where they came from`() throws {
    let known = try known("series A = B + C\nseries B = A - C\nseries C\nC 2023 1.0 @2024-01-12")
    #expect(known.valueOfPeriod("A", .year(2023)) == nil)
    #expect(known.totals(of: "A").isEmpty)
  }

  private func known(_ history: String) throws -> Known { try state(history).known() }
}

@Suite struct `A number worked out` {
  @Test func `has the digits that tell it from a figure that it excludes`() throws {
    let found = WorkedOut(
      point: Rational(1004, over: 100),
      interval: Interval(from: Rational(994, over: 100), upTo: Rational(1014, over: 100)))
    let figure = Interval(from: Rational(995, over: 100), upTo: Rational(1003, over: 100))
    #expect(found.text() == "10.0")
    #expect(found.text(tellingItFrom: figure) == "10.04")
  }

  @Test(arguments: [
    ("1", "2", "100"), ("5", "5", "0"), ("0.4", "0.6", "50"), ("100.0", "105.0", "5.0"),
    ("over 100", "110", "-100…11"), ("100.0", "over 110", "over 9.94"),
    ("100.0", "under 90", "under -9.95"), ("100.0", "nearly 110", "8.9…10.1"),
    ("-100.0", "-80.0", "20.00"), ("0", "5", "none"),
  ]) func `is shown as its printed digits give it, or by its bounds`(
    base: String, level: String, text: String
  ) throws {
    let known = try known("series X\nX 2022 \(base) @2023-01-12\nX 2023 \(level) @2024-01-12")
    #expect(known.growth(of: "X", .year(2023))?.computedText ?? "none" == text)
  }

  @Test func `has no fewer digits than the published one beside it`() throws {
    let known = try known(
      """
      series X
      series X.YOY yoy X
      X 2022 1 @2023-01-12
      X 2023 2, X.YOY 2023 100.00 @2024-01-12
      """)
    #expect(known.growth(of: "X", .year(2023))?.computedText == "100.00")
  }

  @Test func `is never told as the published number that it is told apart from`() throws {
    let known = try known(
      "series T = A + B\nseries A\nseries B\nT 2023 0.2, A 2023 0.1, B 2023 0.05 @2024-01-12"
        .replacing("A 2023 0.1,", with: "A 2023 0.090,").replacing(
          "B 2023 0.05", with: "B 2023 0.057"))
    #expect(
      known.messages(.identity) == [
        "0.2 was published, but A + B gives 0.147, between 0.146 and 0.148"
      ])
  }

  @Test(arguments: [
    ("1000.000", "1000.001", "1000.000 became 1000.001 (+0.0001 %)"),
    ("240.1", "240.3", "240.1 became 240.3 (+0.08 %)"), ("240", "over 250", "240 became over 250"),
  ]) func `of a revision is not rounded to nothing`(
    first: String, second: String, message: String
  ) throws {
    let known = try known("series X\nX 2023 \(first) @2024-01-12\nX 2023 \(second) @2024-02-12")
    #expect(known.messages(.revision) == [message])
  }

  private func known(_ history: String) throws -> Known { try state(history).known() }

  @Test func `is what its published parts give before what other periods do`() throws {
    let known = try known(
      """
      series OUT
      series IN
      series X = OUT + IN
      X 2023 120.0, X 2023-01/2023-11 110.0 @2024-01-12
      OUT 2023-12 6.0, IN 2023-12 3.0 @2024-01-12
      """)
    let found = try #require(known.valueOfPeriod("X", .month(12, of: 2023)))
    #expect(found.words == "9.0, from OUT + IN,")
  }
}

@Suite struct `Growth where levels have other names or follow from others` {
  private let history = """
    series X
    series X.YOY yoy X
    X 2022-01/2022-03 30.0 @2022-04-10
    X 2022-S1 62.0 @2022-07-10
    X 2023-Q1 33.0 @2023-04-10
    X 2023-01/2023-06 70.0, X 2023-Q2 37.0, X.YOY 2023-Q2 15.6 @2023-07-10
    """

  @Test func `is worked out beside claims, which know it too`() throws {
    let known = try known(history)
    #expect(
      known.growth(of: "X").map { "\($0.period) \($0.computedText ?? "–")" } == [
        "2023-Q1 10.0", "2023-Q2 –", "2023-01/2023-06 12.9",
      ])
    #expect(
      try known.growth(of: "X", Period("2023-S1"))?.computedText == "12.9")
    let claim = Claim(
      .growth, series: "X", period: try Period("2023-S1"), value: try ExactDecimal("12.9"))
    #expect(known.judge(claim).outcome == .supported)
  }

  @Test func `is told once of months that have two names`() throws {
    let known = try known(history + "\nX.YOY 2023-S1 12.9 @2023-07-11")
    #expect(
      known.growth(of: "X").map(\.period.description) == ["2023-Q1", "2023-Q2", "2023-S1"])
  }
}
