import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A streak` {
  @Test func `is the run of one sign up to the last period`() throws {
    let streak = try prices(
      "2023-07 -0.3, 2023-08 0.1, 2023-09 0.0, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3")
    #expect(streak.words == "contraction 3 2023-10…2023-12")
    #expect(streak.run.isExact)
    #expect(!streak.run.isDerived)
    #expect(streak.series == "CPI.YOY")
    #expect(streak.frequency == .month)
  }

  @Test(arguments: [
    ("2023-09 0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 3 2023-10…2023-12"),
    ("2023-09 -0.1, 2023-10 0.2, 2023-11 0.5, 2023-12 0.3", "expansion 3 2023-10…2023-12"),
    // Exactly zero is flat, and ends a contraction.
    ("2023-10 -0.2, 2023-11 -0.5, 2023-12 0.0", "flat 1 2023-12…2023-12"),
    ("2023-10 -0.2, 2023-11 0.0, 2023-12 0", "flat 2 2023-11…2023-12"),
    ("2023-09 0.0, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 3 2023-10…2023-12"),
    ("2023-10 -0.2, 2023-11 -0.0, 2023-12 -0.3", "contraction 1 2023-12…2023-12"),
    // A missing period makes the length a lower bound.
    (
      "2023-08 0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3",
      "contraction at least 3 2023-10…2023-12"
    ),
    (
      "2023-08 -0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3",
      "contraction at least 3 2023-10…2023-12"
    ),
    // So does the start of what is known.
    ("2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction at least 3 2023-10…2023-12"),
    ("2023-12 -0.3", "contraction at least 1 2023-12…2023-12"),
    // Words.
    ("2023-10 0.2, 2023-11 under -0.5, 2023-12 under 0", "contraction 2 2023-11…2023-12"),
    ("2023-10 -0.2, 2023-11 over -0.5, 2023-12 under 0", "contraction at least 1 2023-12…2023-12"),
    ("2023-10 0.2, 2023-11 under 0.5, 2023-12 over 0", "expansion at least 1 2023-12…2023-12"),
    ("2023-10 0.2, 2023-11 nearly -0.1, 2023-12 nearly -0.5", "contraction 2 2023-11…2023-12"),
    ("2023-10 -0.2, 2023-11 over 0, 2023-12 about 0.1", "expansion 2 2023-11…2023-12"),
    ("2023-11 0.2, 2023-12 nearly 0", "expansion at least 1 2023-11…2023-11"),
    ("2023-11 0.2, 2023-12 about 0", "flat 1 2023-12…2023-12"),
    // Over the turn of the year.
    ("2022-11 0.1, 2022-12 -0.2, 2023-01 -0.5", "contraction 2 2022-12…2023-01"),
    // Quarters and years.
    ("2022-Q4 0.1, 2023-Q1 -0.2, 2023-Q2 -0.5", "contraction 2 2023-Q1…2023-Q2"),
    ("2020 0.1, 2021 -0.2, 2022 -0.5, 2023 -0.1", "contraction 3 2021…2023"),
  ]) func `counts`(figures: String, words: String) throws {
    #expect(try prices(figures).words == words)
  }

  @Test func `knows the run of its direction before it, and so what it is the first since`() throws
  {
    let streak = try prices(
      "2023-01 -0.1, 2023-02 0.1, 2023-03 -0.1, 2023-04 -0.2, 2023-05 0.0, 2023-06 0.3, 2023-07 -0.4"
    )
    #expect(streak.words == "contraction 1 2023-07…2023-07")
    #expect(streak.previous?.words == "contraction 2 2023-03…2023-04")
    #expect(streak.firstSince?.description == "2023-04")
  }

  @Test func `has no first since where there was none before`() throws {
    let streak = try prices("2023-05 0.0, 2023-06 0.3, 2023-07 -0.4")
    #expect(streak.previous == nil)
    #expect(streak.firstSince == nil)
  }

  @Test func `cites the events of its periods only`() throws {
    let streak = try prices("2023-10 0.2, 2023-11 -0.5, 2023-12 -0.3")
    #expect(streak.run.events == [3, 4])
  }

  @Test func `follows revisions`() throws {
    let history = """
      series CPI
      series CPI.YOY yoy CPI
      CPI.YOY 2023-10 0.2 @2023-11-09
      CPI.YOY 2023-11 -0.5 @2023-12-09
      CPI.YOY 2023-12 -0.3 @2024-01-12
      CPI.YOY 2023-11 0.1 @2024-02-08
      """
    #expect(try known(history, asOf: "2023-11-30").streak("CPI.YOY").run.direction == .expansion)
    #expect(
      try known(history, asOf: "2024-01-12").streak("CPI.YOY").words
        == "contraction 2 2023-11…2023-12")
    #expect(try known(history).streak("CPI.YOY").words == "contraction 1 2023-12…2023-12")
  }

  @Test func `is told for each frequency by itself, and not for cumulative ranges`() throws {
    let known = try known(
      """
      series CPI
      series CPI.YOY yoy CPI
      CPI.YOY 2022 2.0, CPI.YOY 2023 0.2, CPI.YOY 2023-11 -0.5, CPI.YOY 2023-12 -0.3 @2024-01-12
      CPI.YOY 2023-Q4 0.0, CPI.YOY 2023-01/2023-11 0.3, CPI.YOY 2023-01/2023-10 0.4 @2024-01-12
      """)
    #expect(
      known.streaks(of: "CPI.YOY").map(\.words) == [
        "expansion at least 2 2022…2023", "flat at least 1 2023-Q4…2023-Q4",
        "contraction at least 2 2023-11…2023-12",
      ])
  }

  @Test func `is one of all runs`() throws {
    let known = try known(
      """
      series CPI
      series CPI.YOY yoy CPI
      CPI.YOY 2023-09 -0.1, CPI.YOY 2023-10 -0.2, CPI.YOY 2023-11 0.5 @2024-01-12
      CPI.YOY 2023-12 -0.3 @2024-01-12
      """)
    let all = known.allStreaks(of: "CPI.YOY")
    #expect(
      all.map(\.words) == [
        "contraction at least 2 2023-09…2023-10", "expansion 1 2023-11…2023-11",
        "contraction 1 2023-12…2023-12",
      ])
    #expect(all.map(\.firstSince?.description) == [nil, nil, "2023-10"])
  }

  @Test func `is not there where nothing is known`() throws {
    #expect(try known("series CPI").streaks(of: "CPI").isEmpty)
    #expect(try known("").streaks(of: "CPI").isEmpty)
  }

  private func prices(_ figures: String) throws -> Streak {
    let lines = figures.split(separator: ", ").map { "CPI.YOY \($0) @2024-01-12" }
    return try known("series CPI\nseries CPI.YOY yoy CPI\n" + lines.joined(separator: "\n"))
      .streak("CPI.YOY")
  }
}

@Suite struct `Growth from levels` {
  @Test func `stands in where none was published`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2020 100, TRADE 2021 120, TRADE 2022 110, TRADE 2023 90 @2024-01-12
      TRADE.YOY 2022 -8.3 @2024-01-12
      """)
    let streak = try known.streak("TRADE.YOY")
    #expect(streak.words == "contraction 2 2022…2023")
    #expect(streak.run.isDerived)
    #expect(streak.run.events == [3, 2])
  }

  @Test func `gives the streak of a level that has no growth series`() throws {
    let known = try known(
      """
      series TRADE
      TRADE 2020 100, TRADE 2021 120, TRADE 2022 130 @2024-01-12
      """)
    let streak = try known.streak("TRADE")
    #expect(streak.words == "expansion at least 2 2021…2022")
    #expect(streak.run.isDerived)
  }

  @Test func `does not stand in for what was published otherwise`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 42.07, TRADE 2023 41.76 @2024-01-12
      TRADE.YOY 2023 0.2 @2024-01-12
      """)
    let streak = try known.streak("TRADE.YOY")
    #expect(streak.run.direction == .expansion)
    #expect(!streak.run.isDerived)
  }

  @Test func `is unknown where the precision does not tell the sign`() throws {
    let known = try known(
      """
      series TRADE
      TRADE 2020 100, TRADE 2021 120, TRADE 2022 120, TRADE 2023 130 @2024-01-12
      """)
    #expect(try known.streak("TRADE").words == "expansion at least 1 2023…2023")
    #expect(known.runs(of: "TRADE", .year).count == 2)
  }

  @Test func `over the period before serves a series of that measure`() throws {
    let known = try known(
      """
      series INDEX
      series INDEX.MOM mom INDEX
      INDEX 2023-10 100.0, INDEX 2023-11 101.0, INDEX 2023-12 100.0, INDEX 2024-01 99.0 @2024-02-08
      """)
    #expect(try known.streak("INDEX.MOM").words == "contraction 2 2023-12…2024-01")
  }

  @Test(arguments: [("mom", "month"), ("qoq", "quarter")])
  func `is over the month before of months, and over the quarter before of quarters`(
    measure: String, frequency: String
  ) throws {
    let known = try known(
      """
      series X
      series G \(measure) X
      X 2023-01 100.0, X 2023-02 101.0, X 2023-Q1 100.5, X 2023-Q2 99.0 @2023-07-12
      """)
    #expect(known.streaks(of: "G").map(\.frequency.rawValue) == [frequency])
  }

  @Test func `over the month before changes on the days of that month, too`() throws {
    let known = try known(
      """
      series X
      series G mom X
      X 2023-02 101.0 @2023-03-12
      X 2023-01 100.0 @2023-04-12
      """)
    #expect(
      known.days(bearingOn: "G", .month(2, of: 2023)).map(\.description) == [
        "2023-03-12", "2023-04-12",
      ])
  }
}
