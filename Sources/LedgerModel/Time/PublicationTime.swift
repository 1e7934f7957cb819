/// When the public could know something: a date-time, a date, or a month where only that is known.
///
/// The text is kept as published, in the agency's own zone. A date or a month counts from its end:
/// what was published "on 12 January" is known for certain only when that day is over. The same
/// type serves for `--as-of`.
public struct PublicationTime: Hashable, Sendable {
  /// The text as given, such as `2024-01-12`, `2024-01`, or `2024-01-12T10:00:00+08:00`.
  public let text: String
  /// The day in the agency's zone; of a month, its last day.
  public let day: CivilDate
  /// Seconds since that day's midnight in the agency's zone; 86,400 where no time is given.
  package let secondOfDay: Int
  /// Seconds since 1970 in UTC, where a time with its zone is given.
  @usableFromInline let instant: Int?
  /// The first day that the text can mean: later than `day` never, earlier for a month.
  let earliestDay: CivilDate

  /// Parses `YYYY-MM-DD`, `YYYY-MM`, or an RFC 3339 date-time with offset.
  public init?(_ text: String) {
    self.text = text
    // By far the most are days.
    if let date = CivilDate(plain: text) {
      (day, earliestDay, secondOfDay, instant) = (date, date, 86_400, nil)
      return
    }
    if let time = ZonedTime(text) {
      day = time.date
      earliestDay = time.date
      secondOfDay = time.second
      instant = time.instant
      return
    }
    var rest = text[...]
    guard let year = takeDigits(4, from: &rest), year >= 1000, take("-", from: &rest),
      let month = takeDigits(2, from: &rest), (1...12).contains(month)
    else { return nil }
    secondOfDay = 86_400
    instant = nil
    if rest.isEmpty {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      earliestDay = first
      day = CivilDate(
        dayNumber: first.dayNumber + CivilDate.days(inMonth: month, of: year) - 1)
      return
    }
    return nil
  }

  /// The end of a day.
  public init(_ date: CivilDate) {
    text = date.description
    day = date
    earliestDay = date
    secondOfDay = 86_400
    instant = nil
  }

  /// Whether only the month is known.
  package var isMonth: Bool { earliestDay != day }

  /// Whether it is the end of a day: then days alone decide what is known.
  @inlinable package var isDay: Bool { instant == nil }

  /// Whether something published at this time is known at `moment`.
  ///
  /// Against a date or month, the day in the agency's zone decides; against a date-time, the
  /// instant does.
  public func isKnown(asOf moment: PublicationTime) -> Bool {
    guard let limit = moment.instant else { return day <= moment.day }
    return (instant ?? (day.dayNumber + 1) * 86_400) <= limit
  }

  /// Whether the whole of what the text can mean lies after a moment of recording.
  ///
  /// Fourteen hours of grace: the day begins first in the zone UTC+14.
  package func isAfter(_ recorded: Timestamp) -> Bool {
    if let instant { return instant > recorded.seconds }
    return earliestDay.dayNumber * 86_400 - 14 * 3600 > recorded.seconds
  }
}

extension PublicationTime: Comparable {
  /// Order by day, then by time of day in the agency's zone; a date comes after its times.
  public static func < (left: PublicationTime, right: PublicationTime) -> Bool {
    (left.day.dayNumber, left.secondOfDay) < (right.day.dayNumber, right.secondOfDay)
  }
}

extension PublicationTime: CustomStringConvertible {
  /// The text as given.
  public var description: String { text }
}
