import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `A transformed series` {
  private let history = """
    series X
    X 2023-01 100.0, X 2023-02 102.0, X 2024-01 110.0 @2024-02-10
    X 2024-02 121.0 @2024-03-10
    X 2024-01 111.0 @2024-04-10
    """

  // By hand: ln 1.1 = 0.0953101798, 1.1^12 = 3.138428376721.
  @Test(arguments: [
    (Transformation.lin, "121.0", "120.95…121.05"), (.chg, "11.0", "10.9…11.1"),
    (.ch1, "19.0", "18.9…19.1"), (.pch, "10.0000", "9.9045…10.0955"),
    (.pc1, "18.6275", "18.5203…18.7347"), (.pca, "213.8428", "210.5917…217.1281"),
    (.cch, "9.5310", "9.4442…9.6178"), (.cca, "114.3722", "113.3309…115.4136"),
    (.log, "4.7958", "4.7953…4.7963"),
  ]) func `has the values that FRED's formulae give, and what rounding leaves open`(
    transformation: Transformation, value: String, ends: String
  ) throws {
    let triangle = try known(history, asOf: "2024-03-31").triangle(
      of: "X", VintageRecipe(.month, transformation: transformation))
    let cell = try #require(try triangle.row(Period("2024-02"))?.entries.last?.cell)
    let decimals = value.split(separator: ".")[1].count
    #expect((cell.published ?? cell.point?.text(decimals: decimals)) == value)
    #expect(cell.interval.ends(4) == ends)
  }

  @Test(arguments: Transformation.allCases)
  func `as numbers is the same as exactly`(transformation: Transformation) throws {
    let known = try known(history)
    let recipe = VintageRecipe(.month, transformation: transformation)
    let (exact, numbers) = (
      known.triangle(of: "X", recipe), known.triangle(of: "X", .month).numbers(recipe)
    )
    #expect(exact.rows.map(\.period) == numbers.rows.map(\.period))
    for (row, other) in zip(exact.rows, numbers.rows) {
      #expect(row.entries.map(\.vintage) == other.entries.map(\.vintage))
      for (entry, number) in zip(row.entries, other.entries) {
        let point = try #require(entry.cell?.point?.approximation)
        #expect(abs(point - (number.cell?.value ?? .nan)) < 1e-9)
      }
    }
  }

  @Test func `is worked out inside each vintage, and rests on both releases`() throws {
    let triangle = try known(history).triangle(
      of: "X", VintageRecipe(.month, transformation: .chg))
    let row = try #require(try triangle.row(Period("2024-02")))
    #expect(row.entries.map { $0.cell?.text(decimals: 2) } == ["11.0", "10.0"])
    #expect(row.entries.map { $0.cell?.events } == [[2, 1], [2, 3]])
    #expect(row.entries.map(\.change) == [.first, .revised])
  }

  @Test func `has no logarithm of what may not be positive, and no ratio to what may be zero`()
    throws
  {
    let known = try known("series X\nX 2022 0.0, X 2023 -5.0, X 2024 4.0 @2025-01-10")
    for transformation in [Transformation.log, .cch, .pca] {
      let rows = known.triangle(of: "X", VintageRecipe(.year, transformation: transformation)).rows
      #expect(rows.map(\.period.description) == (transformation == .log ? ["2024"] : []))
    }
    let pch = known.triangle(of: "X", VintageRecipe(.year, transformation: .pch))
    #expect(pch.rows.map(\.period.description) == ["2024"])
    // FRED's formula, whatever the sign of the base.
    #expect(pch.rows[0].entries[0].cell?.point?.text(decimals: 1) == "-180.0")
  }

  @Test func `leaves what was only told to be over a value open`() throws {
    let triangle = try known("series X\nX 2023 100.0, X 2024 over 110 @2025-01-10").triangle(
      of: "X", VintageRecipe(.year, transformation: .pch))
    let cell = try #require(triangle.rows.first?.entries.first?.cell)
    #expect(cell.point == nil)
    #expect(cell.interval.ends(2) == "9.94…∞")
  }
}

@Suite struct `Periods put together to longer ones` {
  private let history = """
    series X
    X 2023-10 1.0, X 2023-11 2.0, X 2023-12 3.0, X 2024-01 4.0 @2024-02-10
    X 2024-02 5.0, X 2023-12 3.6 @2024-03-10
    """

  @Test(arguments: [
    (Aggregation.sum, ["6.0", "6.6"], "5.85…6.15"), (.avg, ["2.0", "2.2"], "1.95…2.05"),
    (.eop, ["3.0", "3.6"], "2.95…3.05"),
  ]) func `are summed, averaged, or the last of them, in each vintage`(
    method: Aggregation, values: [String], ends: String
  ) throws {
    let triangle = try known(history).triangle(
      of: "X", VintageRecipe(.month, aggregation: .init(.quarter, method)))
    let row = try #require(try triangle.row(Period("2023-Q4")))
    #expect(row.entries.map { $0.cell?.text(decimals: 1) } == values)
    #expect(row.entries[0].cell?.interval.ends(4) == ends)
    // A quarter of which a month is missing is none.
    #expect(try triangle.row(Period("2024-Q1")) == nil)
  }

  @Test func `are then transformed`() throws {
    let known = try known(
      """
      series X
      X 2022 5, X 2022-Q1 1.0, X 2022-Q2 1.0, X 2022-Q3 1.0, X 2022-Q4 1.0 @2023-01-10
      X 2023-Q1 2.0, X 2023-Q2 2.0, X 2023-Q3 2.0, X 2023-Q4 2.0 @2024-01-10
      """)
    let triangle = known.triangle(
      of: "X",
      VintageRecipe(.quarter, aggregation: .init(.year, .sum), transformation: .pch))
    #expect(triangle.rows.map(\.period.description) == ["2023"])
    #expect(triangle.rows[0].entries[0].cell?.text(decimals: 1) == "100.0")
  }

  @Test func `have as many values as there are days`() throws {
    let triangle = try known("series X\nX 2024-01-02 1.0, X 2024-01-03 3.0 @2024-02-10").triangle(
      of: "X", VintageRecipe(.day, aggregation: .init(.month, .avg)))
    #expect(triangle.rows.map(\.period.description) == ["2024-01"])
    #expect(triangle.rows[0].entries[0].cell?.text(decimals: 1) == "2.0")
  }

  @Test(arguments: [
    ("2023-05", Period.Frequency.quarter, "2023-Q2"), ("2023-Q3", .halfYear, "2023-S2"),
    ("2023-12", .year, "2023"), ("2023-02-28", .month, "2023-02"), ("2023", .quarter, "none"),
    ("2023-05", .month, "none"), ("2023-01/2023-05", .year, "none"),
  ]) func `lie in one period`(period: String, frequency: Period.Frequency, longer: String) throws {
    #expect(try Period(period).enclosing(frequency)?.description ?? "none" == longer)
  }

  @Test(arguments: [
    ("2023-Q2", Period.Frequency.month, "2023-04 2023-05 2023-06"),
    ("2023-S1", .quarter, "2023-Q1 2023-Q2"),
    ("2023-01/2023-04", .month, "2023-01 2023-02 2023-03 2023-04"),
    ("2023-02/2023-04", .quarter, ""), ("2023-05", .month, ""), ("2023", .day, ""),
  ]) func `make a period up`(period: String, frequency: Period.Frequency, parts: String) throws {
    #expect(
      try Period(period).parts(frequency).map(\.description).joined(separator: " ") == parts)
  }
}

@Suite struct `Values by the days on which they stood` {
  @Test func `are those of FRED's best-known example`() throws {
    let triangle = try known(
      """
      series GDP
      GDP 2014-Q1 17149.6 @2014-04-30
      GDP 2014-Q1 17101.3 @2014-05-29
      GDP 2014-Q1 17016.0 @2014-06-25
      GDP 2014-Q1 17044.0, GDP 2014-Q2 17294.7 @2014-07-30
      """
    ).triangle(of: "GDP", .quarter)
    let all = triangle.realTimePeriods().map {
      "\($0.period) \($0.start) \($0.end?.description ?? "on") \($0.cell.text)"
    }
    #expect(
      all == [
        "2014-Q1 2014-04-30 2014-05-28 17149.6", "2014-Q1 2014-05-29 2014-06-24 17101.3",
        "2014-Q1 2014-06-25 2014-07-29 17016.0", "2014-Q1 2014-07-30 on 17044.0",
        "2014-Q2 2014-07-30 on 17294.7",
      ])
    #expect(triangle.initialReleases().map(\.cell.text) == ["17149.6", "17294.7"])
  }

  @Test(
    arguments: [
      ("about 110", "100", "10"), ("over 110", "100", nil), ("110", "nearly 100", nil),
    ] as [(String, String, String?)])
  func `has digits where growth has them`(top: String, base: String, value: String?) throws {
    let known = try known("series X\nX 2022 \(base), X 2023 \(top) @2024-01-12")
    let triangle = known.triangle(of: "X", VintageRecipe(.year, transformation: .ch1))
    let cell = try #require(triangle.row(.year(2023))?.entries.last?.cell)
    #expect(cell.point?.text(decimals: 0) == value)
    #expect((cell.point == nil) == (value == nil))
  }
}
