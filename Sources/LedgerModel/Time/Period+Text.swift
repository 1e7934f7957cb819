/// Why a text is not a reference period.
public struct MalformedPeriod: Error, Equatable, Sendable {
  /// What was found and what was expected: a sentence without its full stop.
  public let message: String
}

extension Period {
  /// Parses a period in the ledger's spelling or in one of SDMX's.
  ///
  /// `2023`, `2023-S2` (or `2023-H2`), `2023-Q4`, `2023-12`, `2023-01/2023-11`, `2023-W52`,
  /// `2023-12-31`; of SDMX also `2023-A1`, `2023-M12`, `2023-D365`, and `2023-01-01/P11M` (SDMX 3.0, section 2 of
  /// the technical notes, "Time").
  ///
  /// - Throws: ``MalformedPeriod``.
  public init(_ text: String) throws(MalformedPeriod) {
    if let slash = text.firstIndex(of: "/") {
      self = try Period.range(text, text[..<slash], text[text.index(after: slash)...])
    } else {
      self = try Period.single(text[...], within: text)
    }
  }

  private static func range(
    _ text: String, _ before: Substring, _ after: Substring
  ) throws(MalformedPeriod) -> Period {
    let start = try single(before, within: text)
    if after.first == "P" { return try range(text, from: start, duration: after.dropFirst()) }
    let end = try single(after, within: text)
    guard !start.isOfDays, !end.isOfDays else {
      let kind = (start.isOfDays ? start : end).frequency.rawValue
      throw MalformedPeriod(
        message: "\"\(text)\" is a range of \(kind)s; a range has whole months")
    }
    guard let range = Period.range(from: start, through: end) else {
      throw MalformedPeriod(message: "the range \"\(text)\" ends before it begins")
    }
    return range
  }

  /// An SDMX time range: a first day and an ISO 8601 duration in months or years.
  private static func range(
    _ text: String, from start: Period, duration: Substring
  ) throws(MalformedPeriod) -> Period {
    let unit: Int? = duration.last == "M" ? 1 : duration.last == "Y" ? 12 : nil
    let (year, month, day) = CivilDate(dayNumber: start.first).components
    let first = Period.month(month, of: year)
    // A year has four digits: a range that ends beyond could not be read back.
    guard start.frequency == .day, day == 1, let unit, duration.first != "+",
      duration.utf8.count <= 5, let count = Int(duration.dropLast()), (1...1200).contains(count),
      first.first + count * unit <= 10_000 * 12
    else {
      throw MalformedPeriod(
        message: "\"\(text)\" is no time range of whole months such as \"2023-01-01/P11M\"")
    }
    let last = first.first + count * unit - 1
    let end = Period.month(last % 12 + 1, of: last / 12)
    return Period.range(from: first, through: end) ?? first
  }

  private static func single(
    _ part: Substring, within text: String
  ) throws(MalformedPeriod) -> Period {
    var rest = part
    guard let year = takeDigits(4, from: &rest), year >= 1000 else { throw malformed(text) }
    if rest.isEmpty { return .year(year) }
    guard take("-", from: &rest), let letter = rest.first else { throw malformed(text) }
    if letter.isLetter { return try sdmx(rest, year, within: text) }
    guard let month = takeDigits(2, from: &rest) else { throw malformed(text) }
    guard (1...12).contains(month) else {
      throw MalformedPeriod(message: "\"\(text)\" has a month \(padded(month, 2)); there are 12")
    }
    if rest.isEmpty { return .month(month, of: year) }
    guard take("-", from: &rest), let day = takeDigits(2, from: &rest), rest.isEmpty else {
      throw malformed(text)
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw MalformedPeriod(
        message: "\"\(text)\" is no day: that month has "
          + "\(CivilDate.days(inMonth: month, of: year)) days")
    }
    return .day(date)
  }

  private static func sdmx(
    _ rest: Substring, _ year: Int, within text: String
  ) throws(MalformedPeriod) -> Period {
    let digits = rest.dropFirst()
    let mostDigits = rest.first == "D" ? 3 : rest.first == "M" || rest.first == "W" ? 2 : 1
    guard digits.utf8.count <= mostDigits, let number = Int(digits), number > 0,
      digits.first != "+"
    else { throw malformed(text) }
    switch (rest.first, number) {
    case ("A", 1): return .year(year)
    case ("S", 1...2), ("H", 1...2): return part(number, of: year, months: 6)
    case ("Q", 1...4): return part(number, of: year, months: 3)
    case ("M", 1...12): return part(number, of: year, months: 1)
    case ("W", 1...53):
      guard let week = week(number, of: year) else {
        throw MalformedPeriod(message: "\"\(text)\" is no week: that year has 52")
      }
      return week
    case ("D", 1...366):
      guard let first = CivilDate(year: year, month: 1, day: 1) else { throw malformed(text) }
      let date = CivilDate(dayNumber: first.dayNumber + number - 1)
      guard date.components.year == year else { throw malformed(text) }
      return .day(date)
    default: throw malformed(text)
    }
  }

  private static func malformed(_ text: String) -> MalformedPeriod {
    MalformedPeriod(
      message: "\"\(text)\" is not a period; expected one like 2023, 2023-S2, 2023-Q4, 2023-12, "
        + "2023-01/2023-11, 2023-W52 or 2023-12-31")
  }
}

extension Period: CustomStringConvertible {
  /// The ledger's spelling, the one that is stored.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(15)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the text that ``description`` is.
  package func write(to bytes: inout [UInt8]) {
    if frequency == .day {
      CivilDate(dayNumber: first).write(to: &bytes)
      return
    }
    if frequency == .week {
      let (year, number) = weekOfYear
      write(yearOf: year * 12, to: &bytes)
      bytes += "-W".utf8
      appendTwoDigits(number, to: &bytes)
      return
    }
    write(yearOf: first, to: &bytes)
    switch frequency {
    case .year, .day, .week: break
    case .halfYear: write("S", first % 12 / 6 + 1, to: &bytes)
    case .quarter: write("Q", first % 12 / 3 + 1, to: &bytes)
    case .month: write(monthOf: first, to: &bytes)
    case .range:
      write(monthOf: first, to: &bytes)
      bytes.append(UInt8(ascii: "/"))
      write(yearOf: last, to: &bytes)
      write(monthOf: last, to: &bytes)
    }
  }

  private func write(yearOf month: Int, to bytes: inout [UInt8]) {
    let year = month / 12
    guard (0...9999).contains(year) else {
      bytes += padded(year, 4).utf8
      return
    }
    appendTwoDigits(year / 100, to: &bytes)
    appendTwoDigits(year % 100, to: &bytes)
  }

  private func write(monthOf month: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "-"))
    appendTwoDigits(month % 12 + 1, to: &bytes)
  }

  private func write(_ letter: Unicode.Scalar, _ number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "-"))
    bytes.append(UInt8(ascii: letter))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
  }
}
