public import LedgerModel
import VintageColumns

/// A value of a triangle that may have been worked out from published ones.
public struct DerivedCell: TriangleCell, Hashable {
  /// What follows from the published digits themselves; nil where a word stands before one.
  public let point: Rational?
  /// All numbers that follow from what the published digits may stand for.
  public let interval: Interval
  /// The positions of the releases that it rests on.
  public let events: [Int]
  /// The value as it was published; nil where it was worked out.
  public let published: String?
  /// The digits after the point that were published, of sums those of the most precise part; nil
  /// where none follow from the operation, as of ratios.
  public let decimals: Int?
  /// Whether one of the values that it rests on is marked provisional, estimated or forecast.
  public let isProvisional: Bool

  /// A value as published.
  init(_ cell: PublishedCell) {
    self.init(
      point: cell.number.point, interval: cell.interval,
      events: [cell.value.event], published: cell.text,
      decimals: max(0, cell.value.value.decimals - (cell.value.scale - cell.seriesScale)),
      isProvisional: cell.isProvisional)
  }

  /// A value worked out from others, with the digits of their sum if it is that.
  init(point: Rational?, interval: Interval, from cells: [DerivedCell], isSum: Bool = false) {
    self.init(
      point: point, interval: interval, events: cells.flatMap(\.events).uniqued, published: nil,
      decimals: isSum ? cells.compactMap(\.decimals).max() : nil,
      isProvisional: cells.contains(where: \.isProvisional))
  }

  private init(
    point: Rational?, interval: Interval, events: [Int], published: String?,
    decimals: Int?, isProvisional: Bool
  ) {
    self.point = point
    self.interval = interval
    self.events = events
    self.published = published
    self.decimals = decimals
    self.isProvisional = isProvisional
  }

  /// The value as published; or as worked out from the published digits, to as many digits as it
  /// has, or else to `decimals`.
  public func text(decimals: Int) -> String {
    published ?? point?.text(decimals: self.decimals ?? decimals)
      ?? WorkedOut(point: nil, interval: interval).text(decimals: decimals)
  }

  /// What the value did to an earlier one; nil where it is the same.
  public func change(from earlier: DerivedCell) -> TriangleChange? {
    if point == earlier.point, interval == earlier.interval, events == earlier.events {
      return nil
    }
    return interval.overlaps(earlier.interval) ? .restated : .revised
  }
}

/// A value of a triangle as a number, for statistics.
package struct NumberCell: TriangleCell, Hashable {
  /// The value.
  package let value: Double
  package let isProvisional: Bool

  package func change(from earlier: NumberCell) -> TriangleChange? {
    value == earlier.value ? nil : .revised
  }
}
