import Foundation
import LedgerModel
import Testing

@Suite struct `A civil date` {
  @Test func `goes to its day number and back, from 1600 to 2400`() throws {
    var expected = try #require(CivilDate(year: 1600, month: 1, day: 1)).dayNumber
    #expect(expected == -135_140)
    for year in 1600...2400 {
      for month in 1...12 {
        let count = CivilDate.days(inMonth: month, of: year)
        for day in 1...count {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          let found = date.components
          // One check a day: #expect would make millions.
          guard date.dayNumber == expected, found == (year, month, day) else {
            Issue.record("\(year)-\(month)-\(day) is \(date.dayNumber), back \(found)")
            return
          }
          expected += 1
        }
        #expect(CivilDate(year: year, month: month, day: count + 1) == nil)
        #expect(CivilDate(year: year, month: month, day: 0) == nil)
      }
    }
    // 800 Gregorian years and the leap year 2400.
    #expect(expected - -135_140 == 2 * 146_097 + 366)
  }

  @Test func `agrees with the system's calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for dayNumber in stride(from: -120_000, through: 150_000, by: 997) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(dayNumber) * 86_400))
      let found = CivilDate(dayNumber: dayNumber).components
      #expect(found.year == parts.year && found.month == parts.month && found.day == parts.day)
    }
  }

  @Test(arguments: [
    (1900, 2, 28), (2000, 2, 29), (2023, 2, 28), (2024, 2, 29), (2100, 2, 28), (2024, 4, 30),
    (2024, 12, 31),
  ]) func `knows how long a month is`(year: Int, month: Int, days: Int) {
    #expect(CivilDate.days(inMonth: month, of: year) == days)
  }

  @Test func `is written with leading zeros and ordered`() throws {
    let date = try #require(CivilDate(year: 2024, month: 1, day: 2))
    #expect(date.description == "2024-01-02")
    #expect(CivilDate(dayNumber: 0).description == "1970-01-01")
    #expect(CivilDate(dayNumber: -1) < CivilDate(dayNumber: 0))
    #expect(CivilDate(year: 2024, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2024, month: 13, day: 1) == nil)
  }
}
