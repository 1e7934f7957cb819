extension Interval {
  /// Growth in percent of this level over `base`: `(level ÷ base − 1) · 100`.
  ///
  /// Over a negative base, such as a deficit, it is the change over the base's size, so that a
  /// rise is positive.
  ///
  /// - Throws: ``IntervalArithmeticError/divisorMayBeZero``, ``IntervalArithmeticError/overflow``.
  public func growthInPercent(over base: Interval) throws(IntervalArithmeticError) -> Interval {
    let ratio = try divided(by: base).subtracting(Interval(exactly: .one))
    let percent = try ratio.scaled(by: .hundred)
    return base.sign == -1 ? percent.negated : percent
  }

  /// The base that this level and a growth rate in percent imply: `level ÷ (1 + growth/100)`.
  ///
  /// - Throws: ``IntervalArithmeticError/divisorMayBeZero`` where the growth may be −100 %.
  public func impliedBase(
    ofGrowthInPercent growth: Interval
  ) throws(IntervalArithmeticError) -> Interval {
    let factor = try growth.scaled(by: Rational(1, over: 100)).adding(Interval(exactly: .one))
    return try divided(by: factor)
  }
}
