/// A number worked out from published ones: what their digits give, and all that it may be.
///
/// People are shown what the printed digits give, as they would work it out themselves; the
/// interval says what is certain, and decides. Its middle is neither, and is never shown: 2 after 1
/// is growth of 100 percent, though by rounding it may be anything from 0 to 400.
public struct WorkedOut: Hashable, Sendable {
  /// What the printed digits give; nil where a word such as "over" stands before one of them.
  public let point: Rational?
  /// All numbers that it may be.
  public let interval: Interval

  /// - Parameters:
  ///   - point: what the printed digits give; nil where a word stands before one of them.
  ///   - interval: all numbers that it may be.
  public init(point: Rational?, interval: Interval) {
    self.point = point
    self.interval = interval
  }

  /// The sum.
  public func adding(_ other: WorkedOut) throws(IntervalArithmeticError) -> WorkedOut {
    WorkedOut(
      point: points(other) { try? $0.adding($1) }, interval: try interval.adding(other.interval))
  }

  /// The difference.
  public func subtracting(_ other: WorkedOut) throws(IntervalArithmeticError) -> WorkedOut {
    WorkedOut(
      point: points(other) { try? $0.subtracting($1) },
      interval: try interval.subtracting(other.interval))
  }

  /// The number times another.
  public func scaled(by factor: Rational) throws(IntervalArithmeticError) -> WorkedOut {
    WorkedOut(
      point: point.flatMap { try? $0.multiplied(by: factor) },
      interval: try interval.scaled(by: factor))
  }

  /// Growth in percent over `base`; see ``Interval/growthInPercent(over:)``.
  public func growthInPercent(over base: WorkedOut) throws(IntervalArithmeticError) -> WorkedOut {
    let isOverDeficit = base.interval.sign == -1
    let point = points(base) { top, base -> Rational? in
      guard base.sign != 0, let ratio = try? top.divided(by: base).subtracting(.one),
        let percent = try? ratio.multiplied(by: .hundred)
      else { return nil }
      return isOverDeficit ? percent.negated : percent
    }
    return WorkedOut(
      point: point, interval: try interval.growthInPercent(over: base.interval))
  }

  /// The base that this level and a growth rate in percent imply; see
  /// ``Interval/impliedBase(ofGrowthInPercent:)``.
  public func impliedBase(
    ofGrowthInPercent growth: WorkedOut
  ) throws(IntervalArithmeticError) -> WorkedOut {
    let point = points(growth) { level, growth -> Rational? in
      guard let factor = try? growth.divided(by: .hundred).adding(.one), factor.sign != 0 else {
        return nil
      }
      return try? level.divided(by: factor)
    }
    return WorkedOut(
      point: point, interval: try interval.impliedBase(ofGrowthInPercent: growth.interval))
  }

  /// The same on the other side of zero.
  public var negated: WorkedOut { WorkedOut(point: point?.negated, interval: interval.negated) }

  private func points(
    _ other: WorkedOut, _ operation: (Rational, Rational) -> Rational?
  ) -> Rational? {
    guard let point, let otherPoint = other.point else { return nil }
    return operation(point, otherPoint)
  }
}

extension WorkedOut {
  /// The number as people are shown it: what the printed digits give; else its bounds.
  ///
  /// - Parameters:
  ///   - least: no fewer digits after the point than these, those of a published figure beside it.
  ///   - other: a published figure that it is told apart from: then it has as many digits as show
  ///     that it lies outside, where it does.
  /// - Returns: such as `-5.94`; `over 26.1` or `under 26.1` where one end is open; `2.1…3.4` where a
  ///   word stands before one of the figures; `unknown` where nothing is certain.
  public func text(decimals least: Int = 0, tellingItFrom other: Interval? = nil) -> String {
    number(decimals: least, tellingItFrom: other) ?? bounds(decimals: least)
  }

  /// The number that the printed digits give, as ``text(decimals:tellingItFrom:)`` has it; nil where
  /// there is none.
  public func number(decimals least: Int = 0, tellingItFrom other: Interval? = nil) -> String? {
    guard let point, interval.width != nil else { return nil }
    let fewest = interval.shownDecimals(atLeast: least)
    guard let other, !other.contains(point), fewest < Interval.mostShownDecimals else {
      return point.text(decimals: fewest)
    }
    let texts = (fewest...Interval.mostShownDecimals).lazy.map { point.text(decimals: $0) }
    return texts.first { text in
      (try? ExactDecimal(text).rational()).map { !other.contains($0) } ?? false
    } ?? point.text(decimals: fewest)
  }

  private func bounds(decimals least: Int) -> String {
    // Of an open interval no width tells how many digits are worth showing.
    let decimals = interval.width == nil ? max(least, 2) : interval.shownDecimals(atLeast: least)
    switch (interval.lowText(decimals: decimals), interval.highText(decimals: decimals)) {
    case (let low?, let high?): return "\(low)…\(high)"
    case (let low?, nil): return "\(Figure.Qualifier.over.rawValue) \(low)"
    case (nil, let high?): return "\(Figure.Qualifier.under.rawValue) \(high)"
    case (nil, nil): return "unknown"
    }
  }
}
