import LedgerModel
import TestSupport
import Testing

@Suite struct `A period's text` {
  @Test(
    arguments: [
      ("2023", "2023", .year), ("2023-A1", "2023", .year), ("2023-S1", "2023-S1", .halfYear),
      ("2023-S2", "2023-S2", .halfYear), ("2023-H2", "2023-S2", .halfYear),
      ("2023-Q1", "2023-Q1", .quarter), ("2023-Q4", "2023-Q4", .quarter),
      ("2023-01", "2023-01", .month), ("2023-12", "2023-12", .month),
      ("2023-M01", "2023-01", .month), ("2023-M12", "2023-12", .month),
      ("2023-12-31", "2023-12-31", .day), ("2024-02-29", "2024-02-29", .day),
      ("2023-D001", "2023-01-01", .day), ("2023-D365", "2023-12-31", .day),
      ("2023-W52", "2023-W52", .week), ("2023-W1", "2023-W01", .week),
      ("2020-W53", "2020-W53", .week), ("2024-D366", "2024-12-31", .day),
      ("2024-D060", "2024-02-29", .day),
      ("2023-01/2023-11", "2023-01/2023-11", .range),
      ("2023-M01/2023-M02", "2023-01/2023-02", .range),
      ("2022-11/2023-02", "2022-11/2023-02", .range),
      ("2023-Q1/2023-Q3", "2023-01/2023-09", .range),
      ("2022/2023", "2022-01/2023-12", .range), ("2023-01-01/P11M", "2023-01/2023-11", .range),
      ("2023-04-01/P1Y", "2023-04/2024-03", .range), ("1000", "1000", .year),
      ("9999-12", "9999-12", .month), ("9998-01-01/P2Y", "9998-01/9999-12", .range),
      // A range that is one month or one calendar year is that.
      ("2023-05/2023-05", "2023-05", .month), ("2023-01/2023-12", "2023", .year),
      ("2023-Q1/2023-Q4", "2023", .year), ("2023-01-01/P12M", "2023", .year),
      ("2023-01-01/P1Y", "2023", .year), ("2023-05-01/P1M", "2023-05", .month),
    ] as [(String, String, Period.Frequency)]) func `is read in every spelling, written in one`(
      text: String, stored: String, frequency: Period.Frequency
    ) throws
  {
    let period = try Period(text)
    #expect(period.description == stored)
    #expect(period.frequency == frequency)
    #expect(try Period(stored) == period)
  }

  @Test(arguments: [
    "", "23", "02023", "0999", "2023-", "2023-1", "2023-Q", "2023-Q0", "2023-Q5",
    "2023-q1", "2023-S3", "2023-H0", "2023-M13", "2023-M0", "2023-A2", "2023-D0", "2023-D366",
    "2024-D367", "2023-W0", "2023-W54", "2023-W001", "2023-Q+1", "2023-Q-1", "2023-12-",
    "2023-12-1", "2023-12-31T",
    "2023/", "/2023", "2023-01/", "2023-01//2023-02", "２０２３", "2023 ", " 2023", "-2023",
    "2023-12-31Z", "2023–Q1", "Dec 2023", "2023-١٢",
    "2023-Q01", "2023-S02", "2023-A01", "2023-M012", "2023-M0012", "2023-D0365",
    // Signs that combine with the digit before them into one character.
    "2023\u{301}", "2023-12\u{200D}", "2023-12-31\u{20E3}", "2023\u{FE0F}-12",
    "2023-01\u{301}/2023-11", "2023-Q1\u{301}",
  ]) func `is refused in any other`(text: String) throws {
    let error = try #require(throws: MalformedPeriod.self) { try Period(text) }
    #expect(
      error.message
        == "\"\(text)\" is not a period; expected one like 2023, 2023-S2, 2023-Q4, 2023-12, "
        + "2023-01/2023-11, 2023-W52 or 2023-12-31")
  }

  @Test(arguments: [
    ("2023-W53", "\"2023-W53\" is no week: that year has 52"),
    (
      "2023-W01/2023-W04",
      "\"2023-W01/2023-W04\" is a range of weeks; a range has whole months"
    ),
    ("2023-13", "\"2023-13\" has a month 13; there are 12"),
    ("2023-00", "\"2023-00\" has a month 00; there are 12"),
    ("2023-001", "\"2023-001\" has a month 00; there are 12"),
    ("2023-13-01", "\"2023-13-01\" has a month 13; there are 12"),
    ("2023-01/2023-13", "\"2023-01/2023-13\" has a month 13; there are 12"),
    ("2023-02-30", "\"2023-02-30\" is no day: that month has 28 days"),
    ("2024-02-30", "\"2024-02-30\" is no day: that month has 29 days"),
    ("1900-02-29", "\"1900-02-29\" is no day: that month has 28 days"),
    ("2023-04-31", "\"2023-04-31\" is no day: that month has 30 days"),
    ("2023-12-00", "\"2023-12-00\" is no day: that month has 31 days"),
    ("2023-11/2023-01", "the range \"2023-11/2023-01\" ends before it begins"),
    ("2024/2023", "the range \"2024/2023\" ends before it begins"),
    (
      "2023-01-01/2023-01-31",
      "\"2023-01-01/2023-01-31\" is a range of days; a range has whole months"
    ),
    (
      "2023-01/2023-02-28",
      "\"2023-01/2023-02-28\" is a range of days; a range has whole months"
    ),
  ]) func `is refused with what is wrong`(text: String, message: String) throws {
    #expect(try #require(throws: MalformedPeriod.self) { try Period(text) }.message == message)
  }

  @Test(arguments: [
    "2023-01-02/P11M", "2023-01/P11M", "2023/P1Y", "2023-01-01/P", "2023-01-01/PM",
    "2023-01-01/P0M", "2023-01-01/P-1M", "2023-01-01/P+1M", "2023-01-01/P1D", "2023-01-01/P1.5M",
    "2023-01-01/P1Y6M", "2023-01-01/P99999999999999999999M", "9999-12-01/P2M",
    "2023-01-01/P1201M", "2023-01-01/P00011M",
  ]) func `is refused where it is no time range of whole months`(text: String) throws {
    let error = try #require(throws: MalformedPeriod.self) { try Period(text) }
    #expect(
      error.message
        == "\"\(text)\" is no time range of whole months such as \"2023-01-01/P11M\"")
  }

  @Test func `is read back as the same period`() throws {
    for seed in UInt64(1)...500 {
      var random = RandomEvents(seed: seed)
      let period = random.period()
      #expect(try Period(period.description) == period, "seed \(seed)")
    }
  }
}
