public import LedgerVocabulary

/// What was known at a moment: a ledger's state seen with only what was public by then.
public struct Known: Sendable {
  /// Everything that is recorded.
  public let state: LedgerState
  /// The moment; nil is now, with everything.
  public let asOf: PublicationTime?

  /// The figure's whole history, as known at the moment; nil where nothing was.
  public func history(of series: String, _ period: Period) -> FigureHistory? {
    guard let observed = state.observations[series]?[period] else { return nil }
    let visible = observed.filter { $0.isVisible(asOf: asOf) }
    return visible.isEmpty ? nil : FigureHistory(visible)
  }

  /// The observation whose value is current, as known at the moment.
  public func current(_ series: String, _ period: Period) -> Observation? {
    guard let observed = state.observations[series]?[period] else { return nil }
    // By far the most figures were published once: nothing to fold.
    if observed.count == 1 { return observed[0].isVisible(asOf: asOf) ? observed[0] : nil }
    return history(of: series, period)?.current
  }

  /// The periods of a series for which something is known, in order.
  public func periods(of series: String) -> [Period] {
    state.observations[series, default: [:]]
      .filter { $0.value.contains { $0.isVisible(asOf: asOf) } }.keys.sorted()
  }

  /// The definition of a series.
  public func definition(_ series: String) -> SeriesDefinition? {
    state.series[series]?.definition
  }

  /// The same state at another moment, but never later than this one.
  public func known(asOf moment: PublicationTime) -> Known {
    guard let asOf, !moment.isKnown(asOf: asOf) else { return state.known(asOf: moment) }
    return self
  }

  /// The yearly growth series of a level, if one is defined.
  public func growthSeries(of level: String) -> String? {
    let usual = level + ".YOY"
    if let definition = definition(usual), definition.measure == .yoy, definition.of == level {
      return usual
    }
    return state.series.values.map(\.definition).filter { $0.measure == .yoy && $0.of == level }
      .map(\.key).min()
  }

  /// The keys of all defined series that `isIncluded`, sorted.
  public func keys(where isIncluded: (SeriesDefinition) -> Bool) -> [String] {
    state.series.values.map(\.definition).filter(isIncluded).map(\.key).sorted()
  }
}

extension LedgerState {
  /// What was known at a moment; nil is now.
  public func known(asOf moment: PublicationTime? = nil) -> Known {
    Known(state: self, asOf: moment)
  }
}
