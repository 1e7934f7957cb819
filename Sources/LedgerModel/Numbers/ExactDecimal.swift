/// A decimal exactly as it was published: `240.11` and `240.110` differ.
///
/// At most 18 significant digits; the number of digits after the point is the published precision.
public struct ExactDecimal: Hashable, Sendable {
  /// All digits as one whole number, with the sign.
  public let coefficient: Int64
  /// The digits after the point.
  public let decimals: Int
  /// Whether a minus was written; only `-0` needs to be told by it.
  @usableFromInline let isWrittenNegative: Bool

  /// The most significant digits that a value may have.
  public static let mostDigits = 18

  /// Parses a plain decimal: an optional minus, digits, and optionally a point with digits.
  ///
  /// - Throws: ``MalformedDecimal``, which says what is wrong and what to write instead.
  public init(_ text: String) throws(MalformedDecimal) {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = unsigned.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let digits = (UInt8(ascii: "0")...UInt8(ascii: "9"))
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(digits.contains) }),
      parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
    else { throw MalformedDecimal(text: text) }
    decimals = parts.count == 2 ? parts[1].count : 0
    let significant = parts.joined().drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= Self.mostDigits else {
      throw MalformedDecimal(text: text, digits: significant.count, "significant digits")
    }
    guard decimals <= Self.mostDigits else {
      throw MalformedDecimal(text: text, digits: decimals, "digits after the point")
    }
    let magnitude = significant.reduce(into: Int64(0)) { value, digit in
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    isWrittenNegative = text.utf8.first == UInt8(ascii: "-")
    coefficient = isWrittenNegative ? -magnitude : magnitude
  }

  /// The decimal whose digits are `magnitude`, for one who has checked the text against the rules.
  @inlinable package init(magnitude: Int64, decimals: Int, isNegative: Bool) {
    coefficient = isNegative ? -magnitude : magnitude
    self.decimals = decimals
    isWrittenNegative = isNegative
  }

  /// A decimal with these digits, which are at most so many as a value may have.
  ///
  /// - Parameters:
  ///   - coefficient: all digits as one whole number.
  ///   - decimals: the digits after the point.
  ///   - isMinusZero: whether a zero is written with a minus.
  package init(coefficient: Int64, decimals: Int, isMinusZero: Bool) {
    self.coefficient = coefficient
    self.decimals = decimals
    isWrittenNegative = coefficient < 0 || coefficient == 0 && isMinusZero
  }

  /// Whether it is a zero that is written with a minus.
  package var isMinusZero: Bool { coefficient == 0 && isWrittenNegative }

  /// The text as published, to the last digit.
  public var text: String {
    var digits = String(coefficient.magnitude)
    if digits.utf8.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
    }
    let sign = isWrittenNegative ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  /// Appends the bytes of ``text``.
  package func write(to bytes: inout [UInt8]) {
    if isWrittenNegative { bytes.append(UInt8(ascii: "-")) }
    var rest = coefficient.magnitude
    // From the last digit on: no value has more than 19 and a point.
    var text = InlineArray<40, UInt8>(repeating: 0)
    var first = text.count
    var written = 0
    while rest > 0 || written <= decimals {
      if written == decimals, written > 0 {
        first -= 1
        text[first] = UInt8(ascii: ".")
      }
      first -= 1
      text[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      written += 1
    }
    for place in first..<text.count { bytes.append(text[place]) }
  }

  /// -1, 0 or 1.
  public var sign: Int { coefficient.signum() < 0 ? -1 : coefficient > 0 ? 1 : 0 }

  /// The same digits with the other sign; a zero has none.
  package var negated: ExactDecimal {
    ExactDecimal(coefficient: -coefficient, decimals: decimals, isMinusZero: false)
  }

  /// The value times 10^`exponent`, exact.
  ///
  /// - Throws: ``ArithmeticOverflow``.
  public func rational(timesTenTo exponent: Int = 0) throws(ArithmeticOverflow) -> Rational {
    let (shift, overflow) = exponent.subtractingReportingOverflow(decimals)
    guard !overflow else { throw ArithmeticOverflow() }
    return try Rational(coefficient, timesTenTo: shift)
  }

  /// The number nearest to the value times 10^`exponent`: for statistics, never for a finding.
  public func approximation(timesTenTo exponent: Int = 0) -> Double {
    let shift = exponent - decimals
    // Both are exact then, so that one rounding is all there is.
    if coefficient.magnitude < 1 << 53, shift.magnitude <= 22 {
      let power = Double.powersOfTen[Int(shift.magnitude)]
      return shift < 0 ? Double(coefficient) / power : Double(coefficient) * power
    }
    return Double("\(coefficient)e\(shift)") ?? .nan
  }

  /// The same digits with the point moved `places` to the right: a change of unit, exact.
  ///
  /// `4.16` moved by 3 is `4160`; where digits end before the point, zeros fill in that the
  /// source did not vouch for, so carry the interval along.
  ///
  /// - Precondition: `places` lies between -1000 and 1000.
  public func text(movingPointRight places: Int) -> String {
    guard places != 0 else { return text }
    precondition(places.magnitude <= 1000, "more zeros than any unit needs")
    let digits = String(coefficient.magnitude)
    let after = decimals - places
    let sign = isWrittenNegative ? "-" : ""
    guard after > 0 else {
      return sign + (coefficient == 0 ? "0" : digits + String(repeating: "0", count: -after))
    }
    let padded =
      digits.utf8.count <= after
      ? String(repeating: "0", count: after + 1 - digits.utf8.count) + digits : digits
    return sign + padded.dropLast(after) + "." + padded.suffix(after)
  }
}

/// Why a text is not a value that the ledger takes.
public struct MalformedDecimal: Error, Equatable, Sendable {
  /// What was found, what was expected, what to do: a sentence without its full stop.
  public let message: String

  init(text: String) {
    let hint: String
    if text.contains(",") {
      hint = "; leave thousands separators out"
    } else if text.lowercased().contains("e"), text.contains(where: \.isNumber) {
      hint = "; write the digits out, or use \"scale\""
    } else if text.hasPrefix("+") {
      hint = "; leave the plus out"
    } else if text.contains("%") {
      hint = "; leave the percent sign out, the series has the unit"
    } else {
      hint = ""
    }
    message = "\"\(text)\" is not a plain decimal such as \"240.11\" or \"-4.6\"\(hint)"
  }

  init(text: String, digits: Int, _ kind: String) {
    message =
      "\"\(text)\" has \(digits) \(kind); a value has at most \(ExactDecimal.mostDigits)"
  }
}

extension Double {
  /// The powers of ten that are exact.
  fileprivate static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
