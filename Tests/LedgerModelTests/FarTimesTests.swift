import LedgerModel
import Testing

@Suite struct `Times and numbers at the ends of what an Int holds` {
  @Test(arguments: [Int.min, -1_000_000_000, 1_000_000_000, 9_999_999_999_999, Int.max])
  func `are no date`(year: Int) {
    #expect(CivilDate(year: year, month: 1, day: 1) == nil)
    #expect(CivilDate(year: year, month: 12, day: 31) == nil)
  }

  @Test(arguments: [-999_999_999, 999_999_999]) func `are a date while days fit`(year: Int) throws {
    let first = try #require(CivilDate(year: year, month: 1, day: 1))
    #expect(first.components == (year, 1, 1))
    let last = Period.year(year).lastDay
    #expect(last.components == (year, 12, 31))
    #expect(Period.year(year).previous < Period.year(year))
  }

  @Test(arguments: [Int.min, Int.min + 1, -86_401, -86_400, -86_399, -1, 0, Int.max])
  func `are moments whose day begins at most a day before`(seconds: Int) {
    let time = Timestamp(seconds: seconds)
    let (start, overflow) = time.date.dayNumber.multipliedReportingOverflow(by: 86_400)
    #expect(overflow || (0..<86_400).contains(seconds - start))
    #expect(time.description.hasSuffix("Z"))
  }

  @Test(arguments: [Int.min, -1000, 1000, Int.max]) func `are scales of no number`(exponent: Int)
    throws
  {
    let value = try ExactDecimal("1.5")
    #expect(throws: ArithmeticOverflow.self) { try value.rational(timesTenTo: exponent) }
    let figure = Figure(series: "S", period: .year(2023), value: value, scale: exponent)
    #expect(throws: ArithmeticOverflow.self) {
      try figure.interval(seriesScale: exponent > 0 ? -2 : 2)
    }
  }

  @Test func `are years of no period`() async {
    await #expect(processExitsWith: .failure) { _ = Period.year(.max) }
    await #expect(processExitsWith: .failure) { _ = Period.month(1, of: .min) }
    await #expect(processExitsWith: .failure) { _ = Period.month(13, of: 2024) }
  }

  @Test func `are no places to move a point`() async {
    await #expect(processExitsWith: .failure) {
      _ = try ExactDecimal("1").text(movingPointRight: .max)
    }
  }
}
