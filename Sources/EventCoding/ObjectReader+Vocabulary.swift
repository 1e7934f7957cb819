import LedgerModel
import PlainText
import StrictJSON

extension ObjectReader {
  /// One of a fixed set of words that may be there.
  func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type
  ) throws(LedgerError) -> Word? where Word.RawValue == String {
    guard let text = try optionalText(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue)
      let hint = nearest(to: text, in: words).map { "; did you mean \"\($0)\"?" } ?? ""
      throw problem(
        .invalid,
        "found \"\(text)\", expected one of \(words.joined(separator: ", "))\(hint)", key)
    }
    return word
  }

  /// A published value that may be there: a decimal in a string.
  func optionalDecimal(_ key: String) throws(LedgerError) -> ExactDecimal? {
    if let node = object(key)?.node, case .number(let text) = node.value {
      throw problem(
        .malformed,
        "found the bare number \(text); a value is a string such as \"240.11\", so that its "
          + "published precision survives", key)
    }
    guard let text = try optionalText(key) else { return nil }
    do { return try ExactDecimal(text) } catch { throw problem(.invalid, error.message, key) }
  }

  /// A published value that must be there.
  func decimal(_ key: String) throws(LedgerError) -> ExactDecimal {
    guard let value = try optionalDecimal(key) else { throw missing(key) }
    return value
  }

  /// A reference period that may be there.
  func optionalPeriod(_ key: String) throws(LedgerError) -> Period? {
    guard let text = try optionalText(key) else { return nil }
    do { return try Period(text) } catch { throw problem(.invalid, error.message, key) }
  }

  /// A reference period that must be there.
  func period(_ key: String) throws(LedgerError) -> Period {
    guard let period = try optionalPeriod(key) else { throw missing(key) }
    return period
  }

  /// A publication time that must be there.
  func publicationTime(_ key: String) throws(LedgerError) -> PublicationTime {
    let text = try text(key)
    guard let time = PublicationTime(text) else {
      throw problem(
        .invalid,
        "\"\(text)\" is no publication time; expected a date such as 2024-01-12, a month such "
          + "as 2024-01, or a time with its zone such as 2024-01-12T10:00:00+08:00", key)
    }
    return time
  }

  /// A series key that must be there and have the form of one.
  func seriesKey(_ key: String) throws(LedgerError) -> String {
    let text = try text(key)
    guard isSeriesKey(text) else {
      throw problem(
        .invalid,
        "\"\(text)\" is no series key; expected words of letters, digits and _ - ~ @ joined by "
          + "dots, such as CN.TRADE.RU.USD, at most \(longestSeriesKey) bytes", key)
    }
    return text
  }

  /// A power of ten that may be there.
  func optionalScale(_ key: String) throws(LedgerError) -> Int? {
    guard let scale = try optionalInteger(key) else { return nil }
    guard scale.magnitude <= Figure.largestScale.magnitude else {
      throw problem(
        .invalid,
        "the scale \(scale) is out of range; expected a power of ten from "
          + "-\(Figure.largestScale) to \(Figure.largestScale), 9 for billions", key)
    }
    return scale
  }
}
