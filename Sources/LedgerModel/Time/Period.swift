/// What a figure is about: a year, half-year, quarter, month, cumulative range of months, week or
/// day.
///
/// A range that is one month is that month, and a range that is one calendar year is that year:
/// December's year-to-date figure *is* the annual figure.
public struct Period: Hashable, Sendable {
  /// How long the period is; with it, one series may hold several sequences of periods.
  public enum Frequency: String, Hashable, Sendable, CaseIterable {
    /// A calendar year.
    case year
    /// Half a year.
    case halfYear = "half-year"
    /// A quarter.
    case quarter
    /// A month.
    case month
    /// A range of whole months: January to September, say.
    case range
    /// A day.
    case day
    /// A week, from Monday to Sunday.
    case week
  }

  /// The kind of period.
  public let frequency: Frequency
  /// The first month, counted from year 0 (a day: its day number; a week: its number, counted from
  /// that of 1 January 1970).
  @usableFromInline package let first: Int
  /// The last month, day or week.
  @usableFromInline let last: Int

  /// A period from its first to its last month, day or week, for one who knows that they are of its
  /// frequency.
  @inlinable package init(_ frequency: Frequency, first: Int, last: Int) {
    self.frequency = frequency
    self.first = first
    self.last = last
  }

  /// A calendar year.
  ///
  /// - Precondition: the year lies between -999,999,999 and 999,999,999.
  public static func year(_ year: Int) -> Period {
    precondition(year.magnitude <= CivilDate.furthestYear, "a year too far away")
    return Period(.year, first: year * 12, last: year * 12 + 11)
  }

  /// A month, 1…12, of a year.
  ///
  /// - Precondition: there is such a month, and the year lies between -999,999,999 and
  ///   999,999,999.
  public static func month(_ month: Int, of year: Int) -> Period {
    precondition((1...12).contains(month), "a year has twelve months")
    precondition(year.magnitude <= CivilDate.furthestYear, "a year too far away")
    return Period(.month, first: year * 12 + month - 1, last: year * 12 + month - 1)
  }

  /// The part `number`, from 1, of a year that is cut into equal parts of `months` months.
  package static func part(_ number: Int, of year: Int, months: Int) -> Period {
    let first = year * 12 + (number - 1) * months
    let frequency: Frequency = months == 3 ? .quarter : months == 6 ? .halfYear : .month
    return Period(frequency, first: first, last: first + months - 1)
  }

  /// The months from the beginning of `start` to the end of `end`; nil if reversed, or of days or
  /// weeks.
  public static func range(from start: Period, through end: Period) -> Period? {
    guard !start.isOfDays, !end.isOfDays, start.first <= end.last else {
      return nil
    }
    if start.first == end.last { return Period(.month, first: start.first, last: end.last) }
    let isYear = start.first % 12 == 0 && end.last == start.first + 11
    return Period(isYear ? .year : .range, first: start.first, last: end.last)
  }

  /// A day.
  public static func day(_ date: CivilDate) -> Period {
    Period(.day, first: date.dayNumber, last: date.dayNumber)
  }

  /// The period just before, of the same frequency.
  ///
  /// Of a cumulative range it is the range that ends a month earlier: the difference of the two
  /// is one month. A range of two months has the first of them before it.
  public var previous: Period {
    if frequency == .range {
      return Period(last - 1 == first ? .month : .range, first: first, last: last - 1)
    }
    let length = last - first + 1
    return Period(frequency, first: first - length, last: last - length)
  }

  /// The period just after, of the same frequency; of a range, one month longer.
  public var next: Period {
    if frequency == .range {
      let isYear = first % 12 == 0 && last + 1 == first + 11
      return Period(isYear ? .year : .range, first: first, last: last + 1)
    }
    let length = last - first + 1
    return Period(frequency, first: first + length, last: last + length)
  }

  /// The same period a year before; 29 February has 28 February before it, and week 53 mostly
  /// week 52.
  public var yearBefore: Period {
    if frequency == .week {
      let (year, number) = weekOfYear
      return .week(number, of: year - 1) ?? .week(number - 1, of: year - 1) ?? self
    }
    guard frequency == .day else { return Period(frequency, first: first - 12, last: last - 12) }
    let (year, month, day) = CivilDate(dayNumber: first).components
    let kept = min(day, CivilDate.days(inMonth: month, of: year - 1))
    guard let date = CivilDate(year: year - 1, month: month, day: kept) else { return self }
    return .day(date)
  }

  /// The last day of the period.
  public var lastDay: CivilDate {
    if frequency == .week { return CivilDate(dayNumber: last * 7 + 3) }
    guard frequency != .day else { return CivilDate(dayNumber: last) }
    return CivilDate(dayNumber: CivilDate(firstOfMonth: last + 1).dayNumber - 1)
  }

  /// Whether `other` lies wholly inside this period.
  public func contains(_ other: Period) -> Bool {
    if !isOfDays, !other.isOfDays { return first <= other.first && other.last <= last }
    return firstDay <= other.firstDay && other.lastDay <= lastDay
  }

  /// Whether the period ends before `other` begins.
  public func isBefore(_ other: Period) -> Bool {
    guard isOfDays || other.isOfDays else { return last < other.first }
    return lastDay < other.firstDay
  }

  /// The first day inside the period.
  public var firstDay: CivilDate {
    if frequency == .week { return CivilDate(dayNumber: first * 7 - 3) }
    guard frequency != .day else { return CivilDate(dayNumber: first) }
    return CivilDate(firstOfMonth: first)
  }
}

extension Period: Comparable {
  /// Order by end, then by length, the shorter first, then by kind: a quarter before its range.
  public static func < (left: Period, right: Period) -> Bool {
    // By far the most comparisons: those of one kind are of one length.
    if left.frequency == right.frequency, left.frequency != .range {
      return left.first < right.first
    }
    if left.lastDay != right.lastDay { return left.lastDay < right.lastDay }
    if left.firstDay != right.firstDay { return left.firstDay > right.firstDay }
    return left.frequency.rawValue < right.frequency.rawValue
  }
}

extension CivilDate {
  /// The first day of a month, counted from January of year 0.
  fileprivate init(firstOfMonth month: Int) {
    let year = month.quotientRoundedDown(by: 12)
    self.init(uncheckedYear: year, month: month - year * 12 + 1, day: 1)
  }
}
