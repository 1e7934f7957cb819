/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// The day that is `dayNumber` days after 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// The largest year, before or after year 0, that dates are calculated in.
  static let furthestYear = 999_999_999

  /// The day with this year, month (1…12) and day of the month, or nil where there is none.
  ///
  /// Years go from -999,999,999 to 999,999,999, so that seconds since 1970 always fit.
  public init?(year: Int, month: Int, day: Int) {
    guard year.magnitude <= CivilDate.furthestYear, (1...12).contains(month),
      (1...CivilDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The day with this year, month and day of the month, which the caller knows to exist.
  package init(uncheckedYear year: Int, month: Int, day: Int) {
    // Howard Hinnant's days_from_civil: years that begin in March put the leap day last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// The day that a text of the form `YYYY-MM-DD` names, from the year 1000 on; nil for others.
  init?(plain text: String) {
    guard text.utf8.count == 10 else { return nil }
    var (year, month, day) = (0, 0, 0)
    for (place, byte) in text.utf8.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch place {
      case ..<4: year = year * 10 + digit
      case ..<7: month = month * 10 + digit
      default: day = day * 10 + digit
      }
    }
    guard year >= 1000 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days a month has.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether `left` is the earlier day.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2024-01-12`.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text that ``description`` is.
  func write(to text: inout [UInt8]) {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      text += "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))".utf8
      return
    }
    appendTwoDigits(year / 100, to: &text)
    appendTwoDigits(year % 100, to: &text)
    text.append(UInt8(ascii: "-"))
    appendTwoDigits(month, to: &text)
    text.append(UInt8(ascii: "-"))
    appendTwoDigits(day, to: &text)
  }
}

/// Appends a number from 0 to 99 as two digits.
@inline(__always)
func appendTwoDigits(_ number: Int, to text: inout [UInt8]) {
  text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
  text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
}

/// A whole number with leading zeros.
func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// Reads exactly `count` ASCII digits at the start of `text` and takes them off.
func takeDigits(_ count: Int, from text: inout Substring) -> Int? {
  let digits = text.utf8.prefix(count)
  guard digits.count == count,
    digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
  else { return nil }
  // Bytes, not characters: a character may be a digit with signs that combine with it.
  text = Substring(text.utf8.dropFirst(count))
  return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}

/// Takes `character` off the start of `text` if it stands there.
func take(_ character: Character, from text: inout Substring) -> Bool {
  guard text.first == character else { return false }
  text = text.dropFirst()
  return true
}
