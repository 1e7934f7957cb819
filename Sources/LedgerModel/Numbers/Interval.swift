/// One end of an interval.
public struct IntervalBound: Hashable, Sendable {
  /// Where the end lies.
  public let value: Rational
  /// Whether the end itself belongs to the interval.
  public let isClosed: Bool

  /// An end at `value`.
  public init(_ value: Rational, closed: Bool) {
    self.value = value
    isClosed = closed
  }
}

/// All numbers that a published figure may stand for; `Meaning.md`, "Figures are intervals".
///
/// A bound of nil is infinity. Arithmetic is exact: the result holds every value that the true
/// values can give, and nothing else beyond what treating the operands as independent brings.
public struct Interval: Hashable, Sendable {
  /// The lower end; nil where there is none.
  public let low: IntervalBound?
  /// The upper end; nil where there is none.
  public let high: IntervalBound?

  /// An interval between two ends, of which `low` is not above `high`.
  public init(low: IntervalBound?, high: IntervalBound?) {
    self.low = low
    self.high = high
  }

  /// The half-open interval `[low, high)`.
  public init(from low: Rational, upTo high: Rational) {
    self.init(low: IntervalBound(low, closed: true), high: IntervalBound(high, closed: false))
  }

  /// A single number.
  public init(exactly value: Rational) {
    let bound = IntervalBound(value, closed: true)
    self.init(low: bound, high: bound)
  }

  /// The width, or nil where an end is infinite.
  public var width: Rational? {
    guard let low, let high else { return nil }
    return try? high.value.subtracting(low.value)
  }

  /// The middle, or the finite end where the other is infinite; nil where both are.
  public var middle: Rational? {
    guard let low, let high else { return low?.value ?? high?.value }
    return try? low.value.adding(high.value).multiplied(by: Rational(1, over: 2))
  }

  /// Whether the two have a number in common: the test of compatible figures.
  public func overlaps(_ other: Interval) -> Bool {
    low.begins(before: other.high) && other.low.begins(before: high)
  }

  /// Whether `value` lies inside.
  public func contains(_ value: Rational) -> Bool {
    overlaps(Interval(exactly: value))
  }

  /// Whether this interval tells more than `other`: it is bounded and not as wide, or lies inside
  /// it and leaves some of it out, as "over 250" does of "over 240".
  public func isNarrower(than other: Interval) -> Bool {
    switch (width, other.width) {
    case (let width?, let otherWidth?): width < otherWidth
    case (_?, nil): true
    case (nil, _?): false
    case (nil, nil): self != other && intersection(other) == self
    }
  }

  /// The numbers that lie in both; nil where there are none.
  public func intersection(_ other: Interval) -> Interval? {
    guard overlaps(other) else { return nil }
    return Interval(
      low: low.innermost(other.low, isFurtherIn: >),
      high: high.innermost(other.high, isFurtherIn: <))
  }

  /// Whether every number in here is above every number in `other`.
  public func isEntirelyAbove(_ other: Interval) -> Bool {
    guard let low, let bound = other.high else { return false }
    return low.value > bound.value
      || low.value == bound.value && !(low.isClosed && bound.isClosed)
  }

  /// -1 or 1 where all numbers inside have that sign, 0 for exactly zero, nil where it is open.
  public var sign: Int? {
    let zero = Interval(exactly: .zero)
    if isEntirelyAbove(zero) { return 1 }
    if zero.isEntirelyAbove(self) { return -1 }
    return low?.value.sign == 0 && high?.value.sign == 0 ? 0 : nil
  }
}

extension Optional where Wrapped == IntervalBound {
  /// Of two ends of one side the one further in; of two at one place the open one.
  fileprivate func innermost(
    _ other: IntervalBound?, isFurtherIn: (Rational, Rational) -> Bool
  ) -> IntervalBound? {
    guard let self else { return other }
    guard let other else { return self }
    if self.value == other.value { return self.isClosed ? other : self }
    return isFurtherIn(self.value, other.value) ? self : other
  }

  /// Read as a lower end: whether an interval that begins here reaches below the upper end.
  fileprivate func begins(before upper: IntervalBound?) -> Bool {
    guard let self, let upper else { return true }
    return self.value < upper.value
      || self.value == upper.value && self.isClosed && upper.isClosed
  }
}
