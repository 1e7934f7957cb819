public import LedgerVocabulary

/// A value as it was published, in a triangle.
public struct PublishedCell: TriangleCell, Hashable {
  /// The value that stands.
  public let value: CurrentValue
  /// Its status, a code of SDMX's `CL_OBS_STATUS`; nil: normal.
  public let status: String?
  /// The power of ten that the series counts in.
  public let seriesScale: Int

  init(_ value: CurrentValue, status: String?, seriesScale: Int) {
    self.value = value
    self.status = status
    self.seriesScale = seriesScale
  }

  /// All numbers that it may stand for, in the series' scale.
  public var interval: Interval {
    value.figure.intervalOrEverything(seriesScale: seriesScale)
  }

  /// The digits that were published, in the series' scale; nil where they do not fit.
  public var point: Rational? {
    try? value.value.rational(timesTenTo: value.scale - seriesScale)
  }

  /// The value in the series' scale, with its qualifier: `over 240`.
  public var text: String { value.figure.text(seriesScale: seriesScale) }

  /// The number nearest to the digits, in the series' scale.
  public var approximation: Double {
    value.value.approximation(timesTenTo: value.scale - seriesScale)
  }

  /// Whether its status is P, E or F.
  public var isProvisional: Bool { status.map { ["P", "E", "F"].contains($0) } ?? false }

  /// What the value did to an earlier one; nil where it is the same.
  public func change(from earlier: PublishedCell) -> TriangleChange? {
    if value == earlier.value { return nil }
    if let plain = plainChange(from: earlier) { return plain }
    let (new, old) = (interval, earlier.interval)
    // The same said by another release stands where the first was taken back.
    if new == old, value.event == earlier.value.event { return nil }
    return new.overlaps(old) ? .restated : .revised
  }
}

extension PublishedCell {
  /// The change where whole numbers can tell it: no word before either, both in one scale; nil
  /// where they cannot.
  ///
  /// By far the most pairs are such, and a comparison of fractions takes fifty times as long.
  private func plainChange(from earlier: PublishedCell) -> TriangleChange? {
    let (new, old) = (value.value, earlier.value.value)
    guard value.qualifier == nil, earlier.value.qualifier == nil,
      value.scale == earlier.value.scale
    else { return nil }
    // Of one form, other digits are another interval that has nothing in common with the first.
    if new.decimals == old.decimals {
      return new.coefficient == old.coefficient ? nil : .revised
    }
    let shift = abs(new.decimals - old.decimals)
    guard shift <= 9 else { return nil }
    let (rounder, finer) = new.decimals < old.decimals ? (new, old) : (old, new)
    var unit: Int64 = 1
    for _ in 0..<shift { unit *= 10 }
    // In halves of the finer one's last unit: c·2u ± u beside f·2 ± 1, each without its upper end.
    let (middle, overflow) = rounder.coefficient.multipliedReportingOverflow(by: 2 * unit)
    guard !overflow, middle.magnitude < 1 << 61, finer.coefficient.magnitude < 1 << 60 else {
      return nil
    }
    let other = 2 * finer.coefficient
    return middle - unit < other + 1 && other - 1 < middle + unit ? .restated : .revised
  }
}

extension CurrentValue {
  /// A figure with this value; of no series and period in particular.
  fileprivate var figure: Figure {
    Figure(series: "", period: .year(0), value: value, scale: scale, qualifier: qualifier)
  }
}
