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
    let (new, old) = (interval, earlier.interval)
    // The same said by another release stands where the first was taken back.
    if new == old, value.event == earlier.value.event { return nil }
    return new.overlaps(old) ? .restated : .revised
  }
}

extension CurrentValue {
  /// A figure with this value; of no series and period in particular.
  fileprivate var figure: Figure {
    Figure(series: "", period: .year(0), value: value, scale: scale, qualifier: qualifier)
  }
}
