/// Why an interval operation has no result.
public enum IntervalArithmeticError: Error, Equatable, Sendable {
  /// The divisor may be zero.
  case divisorMayBeZero
  /// The result does not fit; never wrapped.
  case overflow
}

extension Interval {
  /// The interval of all sums.
  public func adding(_ other: Interval) throws(IntervalArithmeticError) -> Interval {
    Interval(
      low: try joined(low, other.low, { (a, b) throws(ArithmeticOverflow) in try a.adding(b) }),
      high: try joined(high, other.high, { (a, b) throws(ArithmeticOverflow) in try a.adding(b) }))
  }

  /// The interval of all differences.
  public func subtracting(_ other: Interval) throws(IntervalArithmeticError) -> Interval {
    try adding(other.negated)
  }

  /// The interval on the other side of zero.
  public var negated: Interval {
    Interval(
      low: high.map { IntervalBound($0.value.negated, closed: $0.isClosed) },
      high: low.map { IntervalBound($0.value.negated, closed: $0.isClosed) })
  }

  /// The interval times a number.
  public func scaled(by factor: Rational) throws(IntervalArithmeticError) -> Interval {
    guard factor.sign != 0 else { return Interval(exactly: .zero) }
    let ends = (try scaled(low, by: factor), try scaled(high, by: factor))
    return factor.sign > 0
      ? Interval(low: ends.0, high: ends.1) : Interval(low: ends.1, high: ends.0)
  }

  private func scaled(
    _ bound: IntervalBound?, by factor: Rational
  ) throws(IntervalArithmeticError) -> IntervalBound? {
    guard let bound else { return nil }
    do {
      return IntervalBound(try bound.value.multiplied(by: factor), closed: bound.isClosed)
    } catch { throw .overflow }
  }

  /// The interval of all quotients.
  ///
  /// - Throws: ``IntervalArithmeticError/divisorMayBeZero`` where the divisor holds or touches
  ///   zero, ``IntervalArithmeticError/overflow``.
  public func divided(by other: Interval) throws(IntervalArithmeticError) -> Interval {
    guard
      other.low.map({ $0.value.sign > 0 }) ?? false
        || other.high.map({ $0.value.sign < 0 }) ?? false
    else { throw .divisorMayBeZero }
    // Monotone in each operand: the extremes are among the quotients of the ends.
    var corners: [Corner] = []
    for numerator in [Corner(low, or: .minusInfinity), Corner(high, or: .plusInfinity)] {
      for divisor in [Corner(other.low, or: .minusInfinity), Corner(other.high, or: .plusInfinity)]
      {
        if let quotient = try numerator.divided(by: divisor) { corners.append(quotient) }
      }
    }
    // Never empty: the divisor has one finite end at least, and infinity over it is a corner.
    let least = corners.reduce(corners[0]) { $1.isBelow($0) ? $1 : $0.merged($1) }
    let greatest = corners.reduce(corners[0]) { $0.isBelow($1) ? $1 : $0.merged($1) }
    return Interval(low: least.bound, high: greatest.bound)
  }

  private func joined(
    _ a: IntervalBound?, _ b: IntervalBound?,
    _ operation: (Rational, Rational) throws(ArithmeticOverflow) -> Rational
  ) throws(IntervalArithmeticError) -> IntervalBound? {
    guard let a, let b else { return nil }
    do {
      return IntervalBound(try operation(a.value, b.value), closed: a.isClosed && b.isClosed)
    } catch { throw .overflow }
  }
}

/// An end of an interval on the extended number line.
private enum Corner {
  case minusInfinity
  case finite(IntervalBound)
  case plusInfinity

  init(_ bound: IntervalBound?, or infinity: Corner) {
    self = bound.map(Corner.finite) ?? infinity
  }

  var bound: IntervalBound? {
    guard case .finite(let bound) = self else { return nil }
    return bound
  }

  /// The quotient; nil for infinity over infinity, which the other corners bracket.
  func divided(by divisor: Corner) throws(IntervalArithmeticError) -> Corner? {
    switch (self, divisor) {
    case (.finite(let a), .finite(let b)):
      do {
        // Zero over anything is zero: the divisor's end need not be reached.
        let isReached = a.isClosed && (b.isClosed || a.value.sign == 0)
        return .finite(IntervalBound(try a.value.divided(by: b.value), closed: isReached))
      } catch { throw .overflow }
    case (.finite(let a), _):
      return .finite(IntervalBound(.zero, closed: a.isClosed && a.value.sign == 0))
    case (.plusInfinity, .finite(let b)): return b.value.sign > 0 ? .plusInfinity : .minusInfinity
    case (.minusInfinity, .finite(let b)): return b.value.sign > 0 ? .minusInfinity : .plusInfinity
    default: return nil
    }
  }

  func isBelow(_ other: Corner) -> Bool {
    switch (self, other) {
    case (.minusInfinity, .minusInfinity), (.plusInfinity, _): false
    case (.minusInfinity, _), (.finite, .plusInfinity): true
    case (.finite, .minusInfinity): false
    case (.finite(let a), .finite(let b)): a.value < b.value
    }
  }

  /// This corner, closed if an equal one is.
  func merged(_ other: Corner) -> Corner {
    guard case .finite(let a) = self, case .finite(let b) = other, a.value == b.value else {
      return self
    }
    return .finite(IntervalBound(a.value, closed: a.isClosed || b.isClosed))
  }
}
