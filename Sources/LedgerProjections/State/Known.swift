public import LedgerModel
import VintageColumns

/// What was known at a moment: a ledger's state seen with only what was public by then.
public struct Known: Sendable {
  /// Everything that is recorded.
  public let state: LedgerState
  /// The moment; nil is now, with everything.
  public let asOf: PublicationTime?

  /// The figure's whole history, as known at the moment; nil where nothing was.
  public func history(of series: String, _ period: Period) -> FigureHistory? {
    let visible = visibleObservations(of: series, period)
    return visible.isEmpty ? nil : FigureHistory(visible)
  }

  private func visibleObservations(of series: String, _ period: Period) -> [Observation] {
    let observed = state.observations(of: series, period)
    // Mostly all are: then nothing is copied.
    return observed.allSatisfy { $0.isVisible(asOf: asOf) }
      ? observed : observed.filter { $0.isVisible(asOf: asOf) }
  }

  /// The observation whose value is current, as known at the moment.
  public func current(_ series: String, _ period: Period) -> Observation? {
    if isInColumns(series, period), let index = state.image.index(ofSeries: series),
      let cell = state.image.cell(ofSeries: index, period)
    {
      switch state.image.fold(cell, knownOn: asOf?.day.dayNumber) {
      case .unknown: return nil
      case .needsHistory: break
      // By far the most figures are alike: there is one observation to make.
      case .folded(let folded):
        return state.image.observation(
          folded.current, series, period, scale: state.image.scale(of: index))
      }
    }
    let visible = visibleObservations(of: series, period)
    return visible.isEmpty ? nil : FigureHistory.current(of: visible)
  }

  /// The periods of a series for which something is known, in order.
  public func periods(of series: String) -> [Period] {
    state.periods(of: series, visibleAsOf: asOf)
  }

  /// The definition of a series.
  public func definition(_ series: String) -> SeriesDefinition? {
    state.defined(series)?.definition
  }

  /// The same state at another moment, but never later than this one.
  public func known(asOf moment: PublicationTime) -> Known {
    guard let asOf, !moment.isKnown(asOf: asOf) else { return state.known(asOf: moment) }
    return self
  }

  /// The yearly growth series of a level, if one is defined.
  public func growthSeries(of level: String) -> String? {
    state.growthSeries(of: level)
  }

  /// The series whose growth a series is; nil of a level, and where none is known.
  public func level(of growthSeries: String) -> String? {
    state.level(of: growthSeries)
  }

  /// The keys of the defined series that measure something and whose key `isIncluded`, sorted.
  ///
  /// - Complexity: no definition is decoded.
  public func keys(
    of measure: SeriesDefinition.Measure? = nil, named isIncluded: (String) -> Bool
  ) -> [String] {
    state.seriesKeys.filter { key in
      isIncluded(key) && (measure.map { state.measure(of: key) == $0 } ?? true)
    }
  }

  /// The keys of all defined series that `isIncluded`, sorted.
  public func keys(where isIncluded: (SeriesDefinition) -> Bool) -> [String] {
    state.seriesKeys.filter { key in state.defined(key).map { isIncluded($0.definition) } ?? false }
  }
}

extension LedgerState {
  /// What was known at a moment; nil is now.
  public func known(asOf moment: PublicationTime? = nil) -> Known {
    Known(state: self, asOf: moment)
  }
}
