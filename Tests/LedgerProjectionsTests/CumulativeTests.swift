import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `Year-to-date figures` {
  private let history = """
    series X
    X 2023-01/2023-02 10.0 @2023-03-07
    X 2023-01/2023-03 16.0 @2023-04-13
    X 2023-01/2023-04 21.5 @2023-05-09
    X 2023-01/2023-11 70.0 @2023-12-07
    X 2023 80.0 @2024-01-12
    """

  @Test func `give the month between them, with what rounding leaves open`() throws {
    let known = try known(history)
    let total = try #require(try known.total("X", Period("2023-04")))
    #expect(total.interval.ends(2) == "5.4…5.6")
    #expect(total.derivation == .cumulatives)
    #expect(total.value == nil)
    #expect(total.events == [3, 2])
    #expect(try known.total("X", Period("2023-12"))?.interval.ends(2) == "9.9…10.1")
  }

  @Test func `keep January and February one range`() throws {
    let known = try known(history)
    #expect(try known.total("X", Period("2023-01")) == nil)
    #expect(try known.total("X", Period("2023-02")) == nil)
    let periods = known.totals(of: "X").map { "\($0.period)" + ($0.isDerived ? "*" : "") }
    #expect(
      periods == [
        "2023-01/2023-02", "2023-03*", "2023-01/2023-03", "2023-04*", "2023-01/2023-04",
        "2023-01/2023-11", "2023-12*", "2023",
      ])
  }

  @Test func `give February where January is known`() throws {
    let known = try known(history + "\nX 2023-01 6.0 @2023-02-10")
    #expect(try known.total("X", Period("2023-02"))?.interval.ends(2) == "3.9…4.1")
  }

  @Test func `give quarters and half-years`() throws {
    let known = try known(history + "\nX 2023-01/2023-06 30.0 @2023-07-13")
    #expect(try known.total("X", Period("2023-Q1"))?.interval.ends(2) == "15.95…16.05")
    #expect(try known.total("X", Period("2023-Q2"))?.interval.ends(2) == "13.9…14.1")
    #expect(try known.total("X", Period("2023-S1"))?.interval.ends(2) == "29.95…30.05")
    #expect(try known.total("X", Period("2023-S2"))?.interval.ends(2) == "49.9…50.1")
    #expect(try known.total("X", Period("2023-Q3")) == nil)
  }

  @Test func `follow from the months after the last one that was published`() throws {
    let known = try known(history + "\nX 2023-05 5.0, X 2023-06 5.0 @2023-07-13")
    let total = try #require(try known.total("X", Period("2023-01/2023-06")))
    #expect(total.interval.ends(2) == "31.35…31.65")
    #expect(total.events == [3, 6])
    #expect(try known.total("X", Period("2023-01/2023-07")) == nil)
  }

  @Test func `are as known at the moment`() throws {
    let history =
      history + "\nX 2023-01/2023-03 16.4 @2023-06-01"
    #expect(
      try known(history, asOf: "2023-05-31").total("X", Period("2023-04"))?.interval.ends(2)
        == "5.4…5.6")
    #expect(
      try known(history, asOf: "2023-06-01").total("X", Period("2023-04"))?.interval.ends(2)
        == "5…5.2")
    #expect(try known(history, asOf: "2023-05-08").total("X", Period("2023-04")) == nil)
  }

  @Test func `are what makes a series one that can be added up`() throws {
    let months = (1...12).map { "X 2023-\($0 < 10 ? "0" : "")\($0) 1.0" }.joined(separator: ", ")
    let stock = try known("series X\n\(months) @2024-01-12")
    #expect(try stock.total("X", Period("2023")) == nil)
    let rate = try known(
      """
      series X
      series X.YOY yoy X
      X.YOY 2023-01/2023-03 1.0, X.YOY 2023-01/2023-04 1.2 @2023-05-09
      """)
    #expect(try rate.total("X.YOY", Period("2023-04")) == nil)
  }

  @Test func `that do not agree with the month published beside them are a finding`() throws {
    let known = try known(
      history.replacing(
        "X 2023-01/2023-04 21.5", with: "X 2023-04 5.2, X 2023-01/2023-04 21.5"))
    let findings = known.audit(only: [.identity])
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.period == (try Period("2023-04")))
    #expect((finding.from, finding.to) == ("5.2", "5.5"))
    #expect(finding.events == [3, 2])
    #expect(
      finding.message
        == "5.2 was published, but 2023-01/2023-04 less 2023-01/2023-03 gives 5.5, between 5.4 "
        + "and 5.6; unless a figure is wrong, the year to date had earlier months revised by +0.3")
  }

  @Test(arguments: ["5.4", "5.5", "5.6", "5", "over 5", "nearly 6"])
  func `that agree within what their decimals tell are none`(month: String) throws {
    let known = try known(
      history.replacing(
        "X 2023-01/2023-04 21.5", with: "X 2023-04 \(month), X 2023-01/2023-04 21.5"))
    #expect(known.audit(only: [.identity]).isEmpty)
  }

  @Test func `of another day than the month's are not compared`() throws {
    let known = try known(history + "\nX 2023-04 7.0 @2023-05-10")
    #expect(known.audit(only: [.identity]).isEmpty)
  }

  @Test func `are compared with quarters, and the first quarter with its range`() throws {
    let known = try known(
      """
      series X
      X 2023-Q1 17.0, X 2023-01/2023-03 16.0 @2023-04-13
      """)
    #expect(
      known.messages(.identity) == [
        "17.0 was published, but 2023-01/2023-03 gives 16.00, between 15.95 and 16.05"
      ])
  }

  @Test(arguments: [
    ("2023-04", "2023-01/2023-04", "2023-01/2023-03"), ("2023-02", "2023-01/2023-02", "2023-01"),
    ("2023-12", "2023", "2023-01/2023-11"), ("2023-Q1", "2023-01/2023-03", "none"),
    ("2023-Q4", "2023", "2023-01/2023-09"), ("2023-S2", "2023", "2023-01/2023-06"),
    ("2023-03/2023-05", "2023-01/2023-05", "2023-01/2023-02"),
  ]) func `lie around a period`(period: String, whole: String, before: String) throws {
    let parts = try #require(try Period(period).asDifference)
    #expect(parts.whole.description == whole)
    #expect(parts.before?.description ?? "none" == before)
  }

  @Test(arguments: ["2023", "2023-01", "2023-01/2023-05", "2023-05-01", "2022-11/2023-02"])
  func `are not found around what is one, or lies in two years`(period: String) throws {
    #expect(try Period(period).asDifference == nil)
  }
}
