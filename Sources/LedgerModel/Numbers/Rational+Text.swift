/// Which way a decimal that has no room for all its digits is rounded.
public enum RoundingDirection: Sendable {
  /// Towards minus infinity.
  case down
  /// Towards plus infinity.
  case up
  /// To the nearest, a half away from zero.
  case nearest
}

extension Rational {
  /// The number in decimal notation with exactly `decimals` digits after the point.
  ///
  /// - Parameters:
  ///   - decimals: how many digits after the point, 0 to 18.
  ///   - direction: which way the rest is rounded.
  /// - Returns: the text, such as `-0.50`.
  public func text(decimals: Int, rounded direction: RoundingDirection = .nearest) -> String {
    let parts = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    // Digits by long division: the remainder is below the denominator, so ten times it may
    // need more than 128 bits, and the full-width form has them.
    var digits: [UInt8] = []
    var remainder = parts.remainder
    for _ in 0..<decimals {
      let scaled = remainder.multipliedFullWidth(by: 10)
      let next = denominator.magnitude.dividingFullWidth(scaled)
      digits.append(UInt8(truncatingIfNeeded: next.quotient))
      remainder = next.remainder
    }
    var whole = parts.quotient
    if roundsAway(remainder: remainder, direction) {
      var index = digits.count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { whole += 1 }
    }
    let isZero = whole == 0 && digits.allSatisfy { $0 == 0 }
    let fraction = digits.map { String($0) }.joined()
    return (sign < 0 && !isZero ? "-" : "") + String(whole) + (decimals > 0 ? "." + fraction : "")
  }

  private func roundsAway(remainder: UInt128, _ direction: RoundingDirection) -> Bool {
    guard remainder > 0 else { return false }
    return switch direction {
    case .down: sign < 0
    case .up: sign > 0
    case .nearest: remainder >= denominator.magnitude - remainder
    }
  }

  /// The number in decimal notation without loss, or nil where no decimal of up to 30 digits
  /// after the point is exact.
  public var exactText: String? {
    let lowest = reduced
    var rest = lowest.denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    guard rest == 1, max(twos, fives) <= 30 else { return nil }
    return lowest.text(decimals: max(twos, fives))
  }
}

extension Rational: CustomStringConvertible {
  /// The exact decimal where there is one, else `numerator/denominator`.
  public var description: String { exactText ?? "\(reduced.numerator)/\(reduced.denominator)" }
}
