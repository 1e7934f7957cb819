/// An arithmetic result does not fit 127 bits.
///
/// Thrown rather than wrapped or rounded: a finding never rests on a wrong number.
public struct ArithmeticOverflow: Error, Equatable, Sendable {
  /// Makes the error.
  public init() {}
}

/// A ratio of two whole numbers, exact.
///
/// Every derived number of the ledger is one, so that no binary floating point and no rounding
/// decides a finding. The denominator is positive; the two need not be in lowest terms, but equal
/// ratios are equal and hash alike.
public struct Rational: Sendable {
  let numerator: Int128
  let denominator: Int128

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)
  /// One hundred: percent.
  public static let hundred = Rational(100)

  init(unchecked numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number.
  public init(_ integer: Int) {
    self.init(unchecked: Int128(integer), over: 1)
  }

  /// `numerator / denominator`.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, over denominator: Int) {
    precondition(denominator != 0, "a ratio over zero has no value")
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(unchecked: Int128(numerator) * sign, over: Int128(denominator) * sign)
  }

  /// `coefficient · 10^exponent`.
  ///
  /// - Throws: ``ArithmeticOverflow`` if that does not fit 127 bits.
  public init(_ coefficient: Int64, timesTenTo exponent: Int) throws(ArithmeticOverflow) {
    try self.init(sum: Int128(coefficient), timesTenTo: exponent)
  }

  /// `coefficient · 10^exponent` of a sum of many.
  ///
  /// - Throws: ``ArithmeticOverflow`` if that does not fit 127 bits.
  package init(sum coefficient: Int128, timesTenTo exponent: Int) throws(ArithmeticOverflow) {
    let power = try tenToThe(exponent.magnitude)
    if exponent < 0 {
      self.init(unchecked: coefficient, over: power)
    } else {
      self.init(unchecked: try product(coefficient, power), over: 1)
    }
  }

  /// -1, 0 or 1.
  public var sign: Int { numerator.signum() < 0 ? -1 : numerator > 0 ? 1 : 0 }

  /// The same size with the other sign.
  public var negated: Rational { Rational(unchecked: -numerator, over: denominator) }

  /// The size without the sign.
  public var magnitude: Rational { sign < 0 ? negated : self }

  /// The same ratio in lowest terms.
  public var reduced: Rational {
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    guard divisor > 1 else { return self }
    return Rational(
      unchecked: numerator / Int128(divisor), over: denominator / Int128(divisor))
  }

  /// The nearest binary floating-point number: for statistics and drawing, never for a verdict.
  public var approximation: Double { Double(numerator) / Double(denominator) }
}

extension Rational {
  /// The sum.
  ///
  /// - Throws: ``ArithmeticOverflow``, as all arithmetic here does.
  public func adding(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    if denominator == other.denominator {
      return Rational(
        unchecked: try sum(numerator, other.numerator), over: denominator)
    }
    let (left, right) = (reduced, other.reduced)
    let shared = Int128(
      greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
    let leftFactor = right.denominator / shared
    let rightFactor = left.denominator / shared
    return Rational(
      unchecked: try sum(
        product(left.numerator, leftFactor), product(right.numerator, rightFactor)),
      over: try product(left.denominator, leftFactor)
    ).reduced
  }

  /// The difference.
  public func subtracting(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    try adding(other.negated)
  }

  /// The product.
  public func multiplied(by other: Rational) throws(ArithmeticOverflow) -> Rational {
    // Only results that are too large overflow: the rare product that does not fit is tried again
    // in lowest terms.
    do { return try multipliedCrosswise(by: other) } catch {
      return try reduced.multipliedCrosswise(by: other.reduced)
    }
  }

  private func multipliedCrosswise(by other: Rational) throws(ArithmeticOverflow) -> Rational {
    let (a, b) = (
      Rational(unchecked: numerator, over: other.denominator).reduced,
      Rational(unchecked: other.numerator, over: denominator).reduced
    )
    return Rational(
      unchecked: try product(a.numerator, b.numerator),
      over: try product(a.denominator, b.denominator))
  }

  /// The quotient.
  ///
  /// - Precondition: `other` is not zero.
  public func divided(by other: Rational) throws(ArithmeticOverflow) -> Rational {
    precondition(other.sign != 0, "division by zero")
    let sign = Int128(other.sign)
    return try multiplied(
      by: Rational(
        unchecked: other.denominator * sign, over: Int128(other.numerator.magnitude)))
  }
}

extension Rational: Comparable, Hashable {
  /// Whether the two are the same number, whatever terms they are in.
  public static func == (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator == right.numerator }
    return left.crosswise(right) == right.crosswise(left)
  }

  /// Whether `left` is the smaller number; never overflows.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    return left.crosswise(right) < right.crosswise(left)
  }

  /// Equal numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    let lowest = reduced
    hasher.combine(lowest.numerator)
    hasher.combine(lowest.denominator)
  }

  /// `numerator · other.denominator` in 256 bits, the high half first.
  private func crosswise(_ other: Rational) -> (Int128, UInt128) {
    let full = numerator.multipliedFullWidth(by: other.denominator)
    return (full.high, full.low)
  }
}

private func sum(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (result, overflow) = a.addingReportingOverflow(b)
  // The most negative number has no counterpart: refuse it, so that negation is always safe.
  guard !overflow, result != Int128.min else { throw ArithmeticOverflow() }
  return result
}

private func product(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (result, overflow) = a.multipliedReportingOverflow(by: b)
  guard !overflow, result != Int128.min else { throw ArithmeticOverflow() }
  return result
}

/// 10^`exponent`.
func tenToThe(_ exponent: UInt) throws(ArithmeticOverflow) -> Int128 {
  guard exponent <= 38 else { throw ArithmeticOverflow() }
  var power: Int128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}

/// Euclid's algorithm.
func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  var (larger, smaller) = (a, b)
  while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
  return larger
}
