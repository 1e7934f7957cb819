package import LedgerModel

/// What stands in the place of a number.
package enum FormatNumber: Equatable, Sendable {
  case value(ExactDecimal)
  /// Said to be missing: empty, or one of the field's words for it.
  case missing
  /// Neither; what is wrong, a sentence without its full stop.
  case wrong(String)

  /// The field's words for a missing number.
  package static let missingWords: Set<String> = [
    "", "NA", "N/A", "#N/A", "NaN", "nan", "null", "None", ".", "..", ":",
  ]

  /// Reads a number as programs write them: a sign, digits, a point, an exponent of ten.
  ///
  /// The digits stay what they are: `1.50e3` is 1500, and `1.50` keeps its zero.
  package init(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    if let plain = Self.plain(bytes) {
      self = .value(plain)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if Self.missingWords.contains(text) {
      self = .missing
    } else {
      self = Self.scientific(text)
    }
  }

  /// By far the most numbers: a minus perhaps, up to 18 digits, and a point among them.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> ExactDecimal? {
    var coefficient: Int64 = 0
    var (digits, decimals) = (0, -1)
    var isFirst = true
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in isNegative ? bytes.dropFirst() : bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 18 else { return nil }
        coefficient = coefficient &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        // Zeros before the first digit do not count as significant, but there are few.
        digits += 1
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: "."):
        guard decimals < 0, !isFirst else { return nil }
        decimals = 0
      default: return nil
      }
      isFirst = false
    }
    guard digits > 0, decimals != 0 else { return nil }
    return ExactDecimal(
      coefficient: isNegative ? -coefficient : coefficient, decimals: max(0, decimals),
      isMinusZero: isNegative && coefficient == 0)
  }

  private static func scientific(_ text: String) -> FormatNumber {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if let sign = rest.first, "+-".contains(sign) { rest.removeFirst() }
    let parts = rest.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "eE".contains($0) })
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    let (whole, fraction) = (String(mantissa[0]), mantissa.count == 2 ? String(mantissa[1]) : "")
    guard let exponent, exponent.magnitude <= 40, !(whole + fraction).isEmpty,
      (whole + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else {
      return .wrong(
        "\"\(text)\" is no number; expected digits with a decimal point, such as 1234.5, and no "
          + "thousands separators")
    }
    let digits = whole + fraction
    let decimals = fraction.utf8.count - exponent
    let padded =
      decimals <= 0
      ? digits + String(repeating: "0", count: -decimals)
      : String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -max(0, decimals))
    let integer = padded[..<point].drop { $0 == "0" }
    let plain =
      (isNegative ? "-" : "") + (integer.isEmpty ? "0" : String(integer))
      + (decimals > 0 ? "." + padded[point...] : "")
    do { return .value(try ExactDecimal(plain)) } catch {
      return .wrong("\"\(text)\" cannot be kept: \(error.message)")
    }
  }
}
