import LedgerModel

/// How periods are put together to longer ones, by the names that FRED gives its
/// `aggregation_method`.
public enum Aggregation: String, Hashable, Sendable, CaseIterable {
  /// The average.
  case avg
  /// The sum.
  case sum
  /// The last one: end of period.
  case eop

  /// What follows from the parts of a period, at least one, in order; nil where digits do not fit.
  func apply(to cells: [DerivedCell]) -> DerivedCell? {
    if self == .eop { return cells[cells.count - 1] }
    var sum = Interval(exactly: .zero)
    var points: Rational? = .zero
    for cell in cells {
      guard let next = try? sum.adding(cell.interval) else { return nil }
      sum = next
      points = points.flatMap { points in cell.point.flatMap { try? points.adding($0) } }
    }
    guard self == .avg else {
      return DerivedCell(point: points, interval: sum, from: cells, isSum: true)
    }
    let share = Rational(1, over: cells.count)
    guard let mean = try? sum.scaled(by: share) else { return nil }
    return DerivedCell(
      point: points.flatMap { try? $0.multiplied(by: share) }, interval: mean, from: cells)
  }

  func apply(to numbers: [NumberCell]) -> NumberCell? {
    let sum = numbers.reduce(0) { $0 + $1.value }
    let value =
      switch self {
      case .eop: numbers[numbers.count - 1].value
      case .sum: sum
      case .avg: sum / Double(numbers.count)
      }
    return NumberCell(value: value, isProvisional: numbers.contains(where: \.isProvisional))
  }
}

extension Triangle {
  /// The longer periods that the rows fall into, in order, and the parts that each needs.
  ///
  /// Of months, quarters and half-years all must be known; of days and weeks those that are there
  /// count, since nobody publishes for every day.
  func groups(_ frequency: Period.Frequency) -> [(period: Period, parts: [Period])] {
    var groups: [Period: [Period]] = [:]
    for row in rows {
      if let period = row.period.enclosing(frequency) {
        groups[period, default: []].append(row.period)
      }
    }
    return groups.keys.sorted().map { period in
      (period, self.frequency.months == nil ? groups[period] ?? [] : period.parts(self.frequency))
    }
  }
}
