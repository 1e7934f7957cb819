// Which way growth points: the one rule, for what was published, what levels give, and claims.

extension Interval {
  /// The side of zero that all numbers but perhaps zero itself lie on, read as growth; flat for
  /// exactly zero; nil where both sides are open.
  public var direction: Direction? {
    if low?.value.sign == 0, high?.value.sign == 0 { return .flat }
    if let low, low.value.sign >= 0 { return .expansion }
    if let high, high.value.sign <= 0 { return .contraction }
    return nil
  }

  /// The directions that a growth inside the interval may have had.
  public var possibleDirections: Set<Direction> {
    var possible: Set<Direction> = contains(.zero) ? [.flat] : []
    if low.map({ $0.value.sign < 0 }) ?? true { possible.insert(.contraction) }
    if high.map({ $0.value.sign > 0 }) ?? true { possible.insert(.expansion) }
    return possible
  }
}

extension Figure {
  /// Which way growth of this figure points; nil where it leaves both ways open, as "over −5" does.
  ///
  /// What is printed as zero is flat, whatever its rounding hides.
  ///
  /// - Parameter interval: all that the figure may stand for.
  /// - Returns: the direction.
  package func direction(in interval: Interval) -> Direction? {
    if value.sign == 0, qualifier == nil || qualifier == .about { return .flat }
    return interval.direction
  }
}
