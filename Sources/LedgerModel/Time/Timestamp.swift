/// When the ledger recorded an event: a second of UTC.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out.
  public let seconds: Int

  /// The second that many after 1970-01-01T00:00:00Z.
  public init(seconds: Int) { self.seconds = seconds }

  /// How many bytes the spelling has that the log uses.
  package static let byteCount = 20

  /// Parses the one spelling that the log uses: `2024-01-12T10:00:00Z`.
  public init?(_ text: String) {
    // Twenty bytes: no other zone than Z, and the seconds too.
    guard text.utf8.count == Self.byteCount, let time = ZonedTime(text),
      text.utf8.last == UInt8(ascii: "Z")
    else { return nil }
    seconds = time.instant
  }

  /// The day in UTC.
  public var date: CivilDate { CivilDate(dayNumber: seconds.quotientRoundedDown(by: 86_400)) }

  /// Whether `left` is earlier.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339 in UTC to the second.
  public var description: String {
    // The day of the smallest number of seconds begins before it.
    let second = seconds &- date.dayNumber &* 86_400
    var text = Array(date.description.utf8)
    text.append(UInt8(ascii: "T"))
    appendTwoDigits(second / 3600, to: &text)
    text.append(UInt8(ascii: ":"))
    appendTwoDigits(second / 60 % 60, to: &text)
    text.append(UInt8(ascii: ":"))
    appendTwoDigits(second % 60, to: &text)
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }
}

extension Int {
  /// Division that rounds towards minus infinity, so that times before 1970 have the right day.
  @inlinable func quotientRoundedDown(by divisor: Int) -> Int {
    // Not (self - divisor + 1) / divisor, which overflows near the smallest number.
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}

/// An RFC 3339 date-time with its offset from UTC.
struct ZonedTime: Hashable {
  /// The civil date as written, in the zone of the offset.
  let date: CivilDate
  /// Seconds since that date's midnight.
  let second: Int
  /// Seconds east of UTC.
  let offset: Int

  /// Seconds since 1970-01-01T00:00:00Z.
  var instant: Int { date.dayNumber * 86_400 + second - offset }

  init?(_ text: String) {
    var rest = text[...]
    guard let year = takeDigits(4, from: &rest), year >= 1000, take("-", from: &rest),
      let month = takeDigits(2, from: &rest), take("-", from: &rest),
      let day = takeDigits(2, from: &rest), take("T", from: &rest),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = takeDigits(2, from: &rest), hour < 24, take(":", from: &rest),
      let minute = takeDigits(2, from: &rest), minute < 60
    else { return nil }
    var second = 0
    if take(":", from: &rest) {
      guard let found = takeDigits(2, from: &rest), found < 60 else { return nil }
      second = found
    }
    guard let offset = ZonedTime.offset(rest) else { return nil }
    self.date = date
    self.second = hour * 3600 + minute * 60 + second
    self.offset = offset
  }

  /// `Z`, `+08:00` or `-05:30`, up to the ±14:00 that exist.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    var rest = text
    let sign = take("+", from: &rest) ? 1 : take("-", from: &rest) ? -1 : 0
    guard sign != 0, let hours = takeDigits(2, from: &rest), take(":", from: &rest),
      let minutes = takeDigits(2, from: &rest), rest.isEmpty, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return seconds <= 14 * 3600 ? sign * seconds : nil
  }
}
