public import LedgerModel
public import VintageColumns

/// A value as it was published, in a triangle.
public struct PublishedCell: TriangleCell, Hashable {
  /// The value that was printed last.
  public let value: CurrentValue
  /// What is known with it: of compatible values the narrowest, which may be an earlier one.
  public let known: CurrentValue
  /// Its status, a code of SDMX's `CL_OBS_STATUS`; nil: normal.
  public let status: String?
  /// The power of ten that the series counts in.
  public let seriesScale: Int

  init(_ value: CurrentValue, known: CurrentValue, status: String?, seriesScale: Int) {
    self.value = value
    self.known = known
    self.status = status
    self.seriesScale = seriesScale
  }

  /// All numbers that it may stand for, in the series' scale.
  public var interval: Interval {
    value.interval(seriesScale: seriesScale)
  }

  /// The digits that were published, in the series' scale; nil where they do not fit.
  public var point: Rational? {
    try? value.value.rational(timesTenTo: value.scale - seriesScale)
  }

  /// The value for working with.
  var number: WorkedOut {
    (try? value.figure.workedOut(seriesScale: seriesScale, interval))
      ?? WorkedOut(point: nil, interval: interval)
  }

  /// The value in the series' scale, with its qualifier: `over 240`.
  public var text: String {
    value.figure.text(seriesScale: seriesScale, narrowedBy: value.narrowedBy)
  }

  /// The number nearest to the digits, in the series' scale.
  public var approximation: Double {
    value.value.approximation(timesTenTo: value.scale - seriesScale)
  }

  /// Whether its status is P, E or F.
  public var isProvisional: Bool { status.map { ["P", "E", "F"].contains($0) } ?? false }

  /// What the value did to what was known before; nil where it is the same.
  public func change(from earlier: PublishedCell) -> TriangleChange? {
    if value == earlier.value { return known == earlier.known ? nil : .restated }
    if let plain = value.plainChange(from: earlier.known) {
      guard plain == .same else { return plain.change }
      // What is printed again after a rounder one is another value, though nothing new.
      let isAgain = value.value == earlier.value.value && known == earlier.known
      return isAgain ? nil : .restated
    }
    let (new, old) = (interval, earlier.knownInterval)
    // The same said by another release stands where the first was taken back.
    if new == old, value.event == earlier.value.event { return nil }
    return new.overlaps(old) ? .restated : .revised
  }

  /// All numbers that what is known may stand for, in the series' scale.
  public var knownInterval: Interval { known.interval(seriesScale: seriesScale) }
}

/// What whole numbers can tell of two values.
private enum PlainChange {
  case same
  case restated
  case revised

  var change: TriangleChange { self == .revised ? .revised : .restated }
}

extension CurrentValue {
  /// The change where whole numbers can tell it: no word before either, both in one scale; nil
  /// where they cannot.
  ///
  /// By far the most pairs are such, and a comparison of fractions takes fifty times as long.
  fileprivate func plainChange(from earlier: CurrentValue) -> PlainChange? {
    let (new, old) = (value, earlier.value)
    guard isPlain, earlier.isPlain, scale == earlier.scale else { return nil }
    // Of one form, other digits are another interval that has nothing in common with the first.
    if new.decimals == old.decimals {
      return new.coefficient == old.coefficient ? .same : .revised
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
  /// All numbers that it may stand for; where figures of a release stand together, only those that
  /// all of them leave open.
  fileprivate func interval(seriesScale: Int) -> Interval {
    let own = figure.intervalOrEverything(seriesScale: seriesScale)
    guard let narrowedBy else { return own }
    return own.intersection(narrowedBy.intervalOrEverything(seriesScale: seriesScale)) ?? own
  }

  /// A figure with this value; of no series and period in particular.
  fileprivate var figure: Figure {
    Figure(
      series: "", period: .year(0), value: value, scale: scale, qualifier: qualifier, isNil: isNil)
  }
}
