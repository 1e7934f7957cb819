public import LedgerModel

/// A target beside the value that it was set for.
public struct TargetOutcome: Equatable, Sendable {
  /// The position of the event that set it.
  public let event: Int
  /// The target.
  public let target: Target
  /// Whether the value is above it: nil where the published precision does not tell.
  public let isExceeded: Bool?
}

extension Known {
  /// The targets that were known, in the order of publication.
  public var targets: [LedgerState.Recorded<Target>] {
    state.targets
      .filter { entry in
        guard let asOf else { return entry.withdrawn == nil }
        return entry.content.published.isKnown(asOf: asOf)
          && !(entry.withdrawn?.isKnown(asOf: asOf) ?? false)
      }
      .sorted {
        // Not as tuples: "2024-01" and "2024-01-31" are one moment in two spellings.
        let (left, right) = ($0.content.published, $1.content.published)
        return left < right || !(right < left) && $0.seq < $1.seq
      }
  }

  /// The targets for a series that a period's value can be held against: those of the period
  /// itself or of a later one of its frequency, and those without a date.
  func targetOutcomes(
    _ series: String, _ period: Period, _ found: ValueOfPeriod
  ) -> [TargetOutcome] {
    targets.compactMap { entry in
      let target = entry.content
      guard target.figure.series == series,
        target.period.map({ $0.frequency == period.frequency && $0 >= period })
          ?? (period.frequency == .year)
      else { return nil }
      return TargetOutcome(
        event: entry.seq, target: target,
        isExceeded: exceeds(found.interval, value(of: target.figure), widest: found.widest))
    }
  }

  /// What a target's value may be, in the series' scale.
  func value(of figure: TargetFigure) -> Interval {
    interval(figure.value, scale: figure.scale, figure.qualifier, of: figure.series)
  }

  /// What a value may be, in the series' scale.
  func interval(
    _ value: ExactDecimal, scale: Int?, _ qualifier: Figure.Qualifier?, of series: String
  ) -> Interval {
    Figure(series: series, period: .year(1000), value: value, scale: scale, qualifier: qualifier)
      .intervalOrEverything(seriesScale: state.scale(of: series))
  }

  /// Whether a value is above another; it is not only if no revision between releases explains that.
  func exceeds(_ interval: Interval, _ threshold: Interval, widest: Interval) -> Bool? {
    guard let isAbove = exceeds(interval, threshold),
      isAbove || exceeds(widest, threshold) == false
    else { return nil }
    return isAbove
  }

  /// Whether a value is above another; nil where the two overlap.
  ///
  /// A threshold is a number, not a measurement: its middle counts, not its rounding.
  func exceeds(_ interval: Interval, _ threshold: Interval) -> Bool? {
    guard let middle = threshold.middle else { return nil }
    let line = Interval(exactly: middle)
    if interval.isEntirelyAbove(line) { return true }
    // "Over 240" against 240: at least 240, which published words mean as above.
    if interval.low.map({ $0.value >= middle }) ?? false, interval.high == nil { return true }
    return interval.contains(middle) ? nil : false
  }
}
