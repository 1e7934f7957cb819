import LedgerModel
import TestSupport
import Testing

@Suite struct `A period` {
  @Test(arguments: [
    ("2023", "2022", "2024", "2022"), ("2023-S1", "2022-S2", "2023-S2", "2022-S1"),
    ("2023-Q1", "2022-Q4", "2023-Q2", "2022-Q1"), ("2023-Q4", "2023-Q3", "2024-Q1", "2022-Q4"),
    ("2023-01", "2022-12", "2023-02", "2022-01"), ("2023-12", "2023-11", "2024-01", "2022-12"),
    ("2024-02-29", "2024-02-28", "2024-03-01", "2023-02-28"),
    ("2023-02-28", "2023-02-27", "2023-03-01", "2022-02-28"),
    ("2024-01-01", "2023-12-31", "2024-01-02", "2023-01-01"),
    ("2023-W52", "2023-W51", "2024-W01", "2022-W52"),
    ("2020-W53", "2020-W52", "2021-W01", "2019-W52"),
    ("2016-W01", "2015-W53", "2016-W02", "2015-W01"),
    // A cumulative range grows by a month; its neighbours may be a month, or the year.
    ("2023-01/2023-09", "2023-01/2023-08", "2023-01/2023-10", "2022-01/2022-09"),
    ("2023-01/2023-02", "2023-01", "2023-01/2023-03", "2022-01/2022-02"),
    ("2023-01/2023-11", "2023-01/2023-10", "2023", "2022-01/2022-11"),
    ("2022-12/2023-01", "2022-12", "2022-12/2023-02", "2021-12/2022-01"),
  ]) func `has neighbours and the same a year before`(
    text: String, previous: String, next: String, yearBefore: String
  ) throws {
    let period = try Period(text)
    #expect(period.previous.description == previous)
    #expect(period.next.description == next)
    #expect(period.yearBefore.description == yearBefore)
  }

  @Test func `comes back from its neighbours`() throws {
    for seed in UInt64(1)...300 {
      var random = RandomEvents(seed: seed)
      let period = random.period()
      guard period.frequency != .range else { continue }
      #expect(period.next.previous == period, "seed \(seed)")
      #expect(period.previous.next == period, "seed \(seed)")
      #expect(period.previous.isBefore(period), "seed \(seed)")
      #expect(period.previous < period && period < period.next, "seed \(seed)")
      #expect(!period.contains(period.next) && !period.next.contains(period), "seed \(seed)")
    }
  }

  @Test func `is in order of its end, the shorter first`() throws {
    let ordered = [
      "2022", "2023-01-31", "2023-01", "2023-02", "2023-01/2023-02", "2023-03-30", "2023-03-31",
      "2023-03", "2023-Q1", "2022-12/2023-03", "2023-06", "2023-Q2", "2023-S1", "2023-12-31",
      "2023-W52", "2023-12", "2023-Q4", "2023-S2", "2023", "2024-01-01",
    ]
    let periods = try ordered.map { try Period($0) }
    #expect(periods.shuffled().sorted().map(\.description) == ordered)
    for (index, period) in periods.enumerated() {
      #expect(!(period < period))
      for later in periods[(index + 1)...] { #expect(period < later && !(later < period)) }
    }
  }

  @Test(arguments: [
    ("2023", "2023-Q4", true), ("2023", "2023-12-31", true), ("2023", "2024-01-01", false),
    ("2023", "2023", true), ("2023-Q4", "2023-12", true), ("2023-Q4", "2023-09", false),
    ("2023-01/2023-11", "2023-Q3", true), ("2023-01/2023-11", "2023-12", false),
    ("2023-01/2023-11", "2023-11-30", true), ("2023-12", "2023", false),
    ("2023-12-31", "2023-12-31", true), ("2023-12-31", "2023-12", false),
    ("2023-W52", "2023-12-25", true), ("2023-W52", "2024-01-01", false),
    ("2023-12", "2023-W52", true), ("2023-12", "2023-W48", false), ("2023-W52", "2023-W52", true),
    ("2024-02", "2024-02-29", true), ("2023-S2", "2023-07-01", true),
  ]) func `holds what lies wholly inside`(outer: String, inner: String, expected: Bool) throws {
    #expect(try Period(outer).contains(Period(inner)) == expected)
  }

  @Test(arguments: [
    ("2022", "2023-01", true), ("2023", "2023-12", false), ("2023-01/2023-11", "2023-12", true),
    ("2023-11-30", "2023-12", true), ("2023-12-01", "2023-12", false),
    ("2023-12", "2024-01-01", true), ("2023-W51", "2023-W52", true),
    ("2023-W52", "2024-01", true), ("2023-W52", "2023-12", false),
    ("2023-12", "2023-12-31", false), ("2023-12-30", "2023-12-31", true),
    ("2023-12", "2023-12", false),
  ]) func `is before another that begins after its end`(
    first: String, second: String, expected: Bool
  ) throws {
    #expect(try Period(first).isBefore(Period(second)) == expected)
  }

  @Test(arguments: [
    ("2023", "2023-12-31"), ("2024-02", "2024-02-29"), ("2023-Q2", "2023-06-30"),
    ("2023-S1", "2023-06-30"), ("2023-01/2023-11", "2023-11-30"), ("2023-05-07", "2023-05-07"),
    ("9999", "9999-12-31"), ("2023-W52", "2023-12-31"), ("2024-W01", "2024-01-07"),
  ]) func `has a last day`(text: String, day: String) throws {
    #expect(try Period(text).lastDay.description == day)
  }

  @Test func `is made of parts as of text`() throws {
    #expect(try Period("2023") == .year(2023))
    #expect(try Period("2023-12") == .month(12, of: 2023))
    let date = try #require(CivilDate(year: 2023, month: 12, day: 31))
    #expect(try Period("2023-12-31") == .day(date))
    #expect(Period.range(from: .month(1, of: 2023), through: .month(12, of: 2023)) == .year(2023))
    #expect(Period.range(from: .month(2, of: 2023), through: .month(1, of: 2023)) == nil)
    #expect(Period.range(from: .day(date), through: .year(2024)) == nil)
    // A quarter is published as one, a range of its months as a range.
    #expect(try Period("2023-01/2023-03") != Period("2023-Q1"))
  }

  @Test(.enabled(if: Python.isThere)) func `has the weeks that python's calendar has`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let days = (0..<2000).map { _ in
      CivilDate(dayNumber: Int.random(in: -300_000...2_900_000, using: &generator))
    }
    let script = """
      import datetime, sys
      for line in sys.stdin:
          year, week, _ = datetime.date.fromisoformat(line.strip()).isocalendar()
          print(f"{year}-W{week:02}")
      """
    let weeks = days.map { Period.week(of: $0) }
    let theirs = try Python.run(
      script, input: Array(days.map { "\($0)\n" }.joined().utf8))
    #expect(weeks.map { "\($0)\n" }.joined() == theirs, "seed \(seed)")
    for (day, week) in zip(days, weeks) {
      #expect(week.firstDay.dayNumber...week.lastDay.dayNumber ~= day.dayNumber, "seed \(seed)")
      #expect(try Period(week.description) == week, "seed \(seed)")
      #expect(week.contains(.day(day)) && week.next.previous == week, "seed \(seed)")
    }
  }
}
