import LedgerModel
import LedgerProjections
import Testing

@Suite struct `What was known at a moment` {
  @Test(arguments: [
    // Days.
    ("2024-01-12", "2024-01-11", false),
    ("2024-01-12", "2024-01-12", true),
    ("2024-01-12", "2024-01-13", true),
    // A month counts from its end, on both sides.
    ("2024-01", "2024-01-30", false),
    ("2024-01", "2024-01-31", true),
    ("2024-01-31", "2024-01", true),
    ("2024-02-01", "2024-01", false),
    ("2024-02", "2024-02-28", false),
    ("2024-02", "2024-02-29", true),
    ("2023-12", "2024-01", true),
    ("2024-01", "2024-01", true),
    // Against a date, the day in the agency's zone decides.
    ("2024-01-12T23:59:59+08:00", "2024-01-12", true),
    ("2024-01-12T00:00:00+08:00", "2024-01-11", false),
    ("2024-01-12T23:59:59-08:00", "2024-01-12", true),
    // Against a date-time, the instant does.
    ("2024-01-12T10:00:00+08:00", "2024-01-12T02:00:00Z", true),
    ("2024-01-12T10:00:00+08:00", "2024-01-12T01:59:59Z", false),
    ("2024-01-12T10:00:00+08:00", "2024-01-11T21:00:00-05:00", true),
    ("2024-01-12T10:00:00+08:00", "2024-01-12T09:59:59+08:00", false),
    // A date without a time is over for certain only when the day is.
    ("2024-01-12", "2024-01-12T23:59:59Z", false),
    ("2024-01-12", "2024-01-13T00:00:00Z", true),
    ("2024-01", "2024-01-31T12:00:00Z", false),
    ("2024-01", "2024-02-01T00:00:00Z", true),
  ]) func `depends on both times`(published: String, moment: String, isKnown: Bool) throws {
    let known = try known("TRADE 2023 240.11 @\(published)", asOf: moment)
    #expect(try known.value("TRADE", "2023") == (isKnown ? "240.11" : "unknown"))
    #expect(known.periods(of: "TRADE").count == (isKnown ? 1 : 0))
  }

  private let revised = """
    series TRADE
    TRADE 2022 759.427 @2023-01-13
    TRADE 2022 751.6 @2024-02-07
    """

  @Test(arguments: [
    ("2023-01-12", []), ("2023-01-13", ["first 759.427"]), ("2024-02-06", ["first 759.427"]),
    ("2024-02-07", ["first 759.427", "revised 751.6"]),
  ]) func `holds the vintages up to then`(moment: String, steps: [String]) throws {
    #expect(try known(revised, asOf: moment).steps("TRADE", "2022") == steps)
  }

  @Test func `is everything where no moment is named`() throws {
    #expect(try known(revised).value("TRADE", "2022") == "751.6")
    #expect(try known(revised).asOf == nil)
  }

  @Test func `does not depend on the order of the log`() throws {
    let backfilled = """
      series TRADE
      TRADE 2022 751.6 @2024-02-07
      TRADE 2022 759.427 @2023-01-13
      """
    #expect(try known(backfilled, asOf: "2023-12-31").value("TRADE", "2022") == "759.427")
  }

  @Test func `never becomes later by asking again`() throws {
    let then = try known(revised, asOf: "2023-06-01")
    #expect(try then.known(asOf: time("2024-06-01")).value("TRADE", "2022") == "759.427")
    #expect(try then.known(asOf: time("2023-01-01")).value("TRADE", "2022") == "unknown")
    #expect(try known(revised).known(asOf: time("2023-06-01")).value("TRADE", "2022") == "759.427")
  }

  @Test func `includes definitions, whenever they were written`() throws {
    #expect(try known(revised, asOf: "1999-01-01").definition("TRADE")?.key == "TRADE")
  }

  @Test func `includes statements and targets published by then`() throws {
    let history = """
      series TRADE
      target TRADE 2024 250 @2022-02-04
      target TRADE 2024 200 @2019-09-17
      say level TRADE 2023 240 @2024-01-12 by Wang
      """
    #expect(try known(history, asOf: "2020-01-01").targets.map(\.seq) == [2])
    #expect(try known(history, asOf: "2022-02-04").targets.map(\.seq) == [2, 1])
    #expect(try known(history, asOf: "2024-01-11").statements.isEmpty)
    #expect(try known(history, asOf: "2024-01-12").statements.map(\.seq) == [3])
  }

  @Test func `finds the growth series of a level by its usual key or by its definition`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      series PRICE
      series INFLATION yoy PRICE
      series WAGES
      series WAGES.MOM mom WAGES
      """)
    #expect(known.growthSeries(of: "TRADE") == "TRADE.YOY")
    #expect(known.growthSeries(of: "PRICE") == "INFLATION")
    #expect(known.growthSeries(of: "WAGES") == nil)
    #expect(known.keys { $0.measure == .level } == ["PRICE", "TRADE", "WAGES"])
  }
}
