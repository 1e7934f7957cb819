import LedgerModel

extension Transformation {
  /// What follows from what stands of ``sources(_:)``, with all that rounding leaves open; nil
  /// where nothing does.
  ///
  /// Sums, differences and ratios are exact. Powers and logarithms are binary, and rounded outwards
  /// to ten decimals.
  func apply(to cells: [DerivedCell], perYear: Int) -> DerivedCell? {
    guard self != .lin else { return cells[0] }
    if let exact = try? exactly(cells) { return exact }
    return approximately(cells, perYear: perYear)
  }

  /// Throws where it is not a matter of the four operations, or where digits do not fit.
  private func exactly(_ cells: [DerivedCell]) throws -> DerivedCell {
    let (x, base) = (cells[0], cells[cells.count - 1])
    switch self {
    case .chg, .ch1:
      return DerivedCell(
        point: try difference(x.point, base.point),
        interval: try x.interval.subtracting(base.interval), from: cells, isSum: true)
    case .pch, .pc1:
      let ratio = try x.interval.divided(by: base.interval).subtracting(Interval(exactly: .one))
      let point = try x.point.flatMap { x in try base.point.map { try x.divided(by: $0) } }
      return DerivedCell(
        point: try difference(point, .one)?.multiplied(by: .hundred),
        interval: try ratio.scaled(by: .hundred), from: cells)
    case .lin, .pca, .cch, .cca, .log: throw ArithmeticOverflow()
    }
  }

  private func difference(_ x: Rational?, _ base: Rational?) throws -> Rational? {
    guard let x, let base else { return nil }
    return try x.subtracting(base)
  }

  private func approximately(_ cells: [DerivedCell], perYear: Int) -> DerivedCell? {
    let (x, base) = (cells[0].interval, cells[cells.count - 1].interval)
    // All of them rise with x and fall with a positive base; without one, only those of the four
    // operations mean something, and they were exact or did not fit.
    guard let lowBase = base.low?.value.approximation, lowBase > 0, let bottom = x.low,
      let top = x.high
    else { return nil }
    let isAlone = cells.count == 1
    let highBase = base.high?.value.approximation ?? .infinity
    let low = self(
      [bottom.value.approximation, isAlone ? bottom.value.approximation : highBase],
      perYear: perYear)
    let high = self(
      [top.value.approximation, isAlone ? top.value.approximation : lowBase], perYear: perYear)
    let points = cells.compactMap { $0.point?.approximation }
    let point = points.count == cells.count ? self(points, perYear: perYear) : nil
    return DerivedCell(
      point: point.flatMap { Rational(approximating: $0, .nearest) },
      interval: Interval(
        low: low.flatMap { Rational(approximating: $0, .down) }.map {
          IntervalBound($0, closed: true)
        },
        high: high.flatMap { Rational(approximating: $0, .up) }
          .map { IntervalBound($0, closed: true) }), from: cells)
  }
}

extension Rational {
  /// A binary number to ten decimals, by way of one more unit where it has to lie outside; nil
  /// where it is too large for that.
  fileprivate init?(approximating value: Double, _ direction: RoundingDirection) {
    let unit = 1e10
    let scaled = (value * unit).rounded(
      direction == .down ? .down : direction == .up ? .up : .toNearestOrEven)
    guard scaled.magnitude < 9e17, var count = Optional(Int64(scaled)) else { return nil }
    // The operations themselves round.
    if direction == .down { count -= 1 } else if direction == .up { count += 1 }
    guard let exact = try? Rational(count, timesTenTo: -10) else { return nil }
    self = exact
  }
}
