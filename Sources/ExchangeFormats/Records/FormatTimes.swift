package import LedgerModel

/// Reads periods and days as programs of the field write them.
package enum FormatTimes {
  /// A period; with a frequency, a day that begins or ends one is that one.
  ///
  /// - Returns: the period, or what is wrong: a sentence without its full stop.
  package static func period(
    _ text: String, _ frequency: Period.Frequency? = nil
  ) -> Result<Period, Wrong> {
    guard let period = plainPeriod(text) else {
      return .failure(
        Wrong(
          "\"\(text)\" is not a period; expected one like 2023, 2023-Q4, 2023q4, 2023-12, 202312, "
            + "2023-M12, 2023-W52, 2023-12-31 or 2023-01-01/P2M"))
    }
    guard let frequency, period.frequency != frequency else { return .success(period) }
    // 1980-01-01 for the first quarter: the first or the last day of it, or its first month.
    if let longer = period.enclosing(frequency),
      longer.firstDay == period.firstDay || longer.lastDay == period.lastDay
        // FRED's weeks end on any day.
        || frequency == .week
    {
      return .success(longer)
    }
    return .failure(
      Wrong("\"\(text)\" neither begins nor ends a \(frequency.rawValue), as declared"))
  }

  private static func plainPeriod(_ text: String) -> Period? {
    if let period = try? Period(text) { return period }
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>) -> String? {
      let part = bytes[range]
      return part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        ? String(decoding: part, as: UTF8.self) : nil
    }
    switch bytes.count {
    case 6:
      guard let year = digits(0..<4) else { return nil }
      if bytes[4] | 0x20 == UInt8(ascii: "q") {
        return digits(5..<6).flatMap { try? Period("\(year)-Q\($0)") }
      }
      return digits(4..<6).flatMap { try? Period("\(year)-\($0)") }
    case 7:
      guard let year = digits(0..<4) else { return nil }
      // 2023-q4, 2023:Q4, 2023 Q4, 2023M12.
      if bytes[5] | 0x20 == UInt8(ascii: "q") {
        return digits(6..<7).flatMap { try? Period("\(year)-Q\($0)") }
      }
      if bytes[4] | 0x20 == UInt8(ascii: "m") || bytes[4] == UInt8(ascii: ":") {
        return digits(5..<7).flatMap { try? Period("\(year)-\($0)") }
      }
      return nil
    case 8:
      guard let all = digits(0..<8) else { return nil }
      return try? Period("\(all.prefix(4))-\(all.dropFirst(4).prefix(2))-\(all.suffix(2))")
    default:
      // A day with a time: the day.
      guard bytes.count > 11, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
      else {
        return nil
      }
      return try? Period(String(text.prefix(10)))
    }
  }

  /// A day or time of publication; a month or quarter counts from its end.
  package static func published(_ text: String) -> Result<PublicationTime, Wrong> {
    if let time = PublicationTime(text) { return .success(time) }
    if let period = plainPeriod(text) {
      switch period.frequency {
      case .day: return .success(PublicationTime(period.lastDay))
      case .month, .quarter:
        let month = String(period.lastDay.description.prefix(7))
        if let time = PublicationTime(month) { return .success(time) }
      default: break
      }
    }
    return .failure(
      Wrong(
        "\"\(text)\" is no day of publication; expected one like 2024-01-12, 20240112, 2024-01 or "
          + "2024-01-12T10:00:00+08:00"))
  }

  /// What is wrong with a text: a sentence without its full stop.
  package struct Wrong: Error, Equatable {
    package let message: String
    package let remedy: Remedy?

    init(_ message: String, remedy: Remedy? = nil) {
      self.message = message
      self.remedy = remedy
    }

    /// The same of a column.
    func of(_ column: String) -> Wrong { Wrong("\(column): \(message)", remedy: remedy) }
  }
}
