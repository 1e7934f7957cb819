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

extension Interval {
  /// The lower end in decimal notation, rounded outwards to at most `decimals`; nil if infinite.
  public func lowText(decimals: Int) -> String? {
    low.map { text($0.value, decimals: decimals, .down) }
  }

  /// The upper end in decimal notation, rounded outwards to at most `decimals`; nil if infinite.
  public func highText(decimals: Int) -> String? {
    high.map { text($0.value, decimals: decimals, .up) }
  }

  /// The middle in decimal notation, rounded to `decimals`; nil if an end is infinite.
  public func middleText(decimals: Int) -> String? {
    low == nil || high == nil ? nil : middle?.text(decimals: decimals)
  }

  /// Exact where that needs no more digits than `decimals`, rounded otherwise.
  private func text(_ value: Rational, decimals: Int, _ direction: RoundingDirection) -> String {
    if let exact = value.exactText,
      exact.utf8.split(separator: UInt8(ascii: ".")).dropFirst().first?.count ?? 0 <= decimals
    {
      return exact
    }
    return value.text(decimals: decimals, rounded: direction)
  }
}

extension Interval: CustomStringConvertible {
  /// Mathematical notation, such as `[240.105, 240.115)`.
  public var description: String {
    let opening = low?.isClosed == true ? "[" : "("
    let closing = high?.isClosed == true ? "]" : ")"
    let from = low.map { "\($0.value)" } ?? "−∞"
    let to = high.map { "\($0.value)" } ?? "∞"
    return "\(opening)\(from), \(to)\(closing)"
  }
}
