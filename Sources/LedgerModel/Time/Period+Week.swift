// ISO 8601 weeks, from Monday to Sunday, of the year that their Thursday lies in; SDMX calls them
// reporting weeks.
extension Period {
  /// The week that a day lies in.
  public static func week(of date: CivilDate) -> Period {
    // 1 January 1970 was a Thursday: its week has the number 0, and begins three days before.
    let number = (date.dayNumber + 3).quotientRoundedDown(by: 7)
    return Period(.week, first: number, last: number)
  }

  /// A week of a year; nil where the year does not have so many.
  ///
  /// - Precondition: the year lies between -999,999,999 and 999,999,999.
  public static func week(_ number: Int, of year: Int) -> Period? {
    // 4 January lies in the first week, always.
    guard (1...53).contains(number), let day = CivilDate(year: year, month: 1, day: 4) else {
      return nil
    }
    let first = week(of: day).first
    let week = Period(.week, first: first + number - 1, last: first + number - 1)
    return week.weekOfYear.year == year ? week : nil
  }

  /// The year that a week belongs to, and its number in it.
  var weekOfYear: (year: Int, number: Int) {
    let thursday = CivilDate(dayNumber: first * 7)
    let year = thursday.components.year
    let newYear = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
    return (year, (thursday.dayNumber - newYear) / 7 + 1)
  }

  /// Whether the period is counted in days rather than in months.
  var isOfDays: Bool { frequency == .day || frequency == .week }
}
