public import LedgerModel
public import VintageColumns

extension Known {
  /// The current value of a series and period; nil where none was known.
  ///
  /// It is the value of ``current(_:_:)``, found without making an observation where the figures
  /// are alike, as they nearly always are.
  ///
  /// - Complexity: one look for the series, a search among its gaps, and the period's figures.
  public func value(of series: String, _ period: Period) -> CurrentValue? {
    guard isInColumns(series, period) else { return generalValue(of: series, period) }
    switch state.image.value(of: series, period, knownOn: asOf?.day.dayNumber) {
    case .value(let value): return value
    case .unknown: return otherSpelling(ofKey: series).flatMap { value(of: $0, period) }
    case .needsHistory: return generalValue(of: series, period)
    }
  }

  /// Whether the columns' numbers can tell: nothing stands in front of them, and days decide.
  func isInColumns(_ series: String, _ period: Period) -> Bool {
    (asOf?.isDay ?? true)
      && (!state.hasNewObservations || state.newObservations[series]?[period] == nil)
  }

  private func generalValue(of series: String, _ period: Period) -> CurrentValue? {
    guard let current = current(series, period) else { return nil }
    return CurrentValue(
      value: current.figure.value, scale: current.figure.scale ?? state.scale(of: series),
      qualifier: current.figure.qualifier, isNil: current.figure.isNil,
      basis: current.figure.basis, event: current.seq, narrowedBy: current.narrowedBy)
  }
}

extension LedgerState {
  /// The value of a series and period that was current at a moment; nil where none was known.
  ///
  /// It is ``Known/value(of:_:)`` of ``known(asOf:)``, for one who asks about many moments.
  ///
  /// - Complexity: one look for the series, a search among its gaps, and the period's figures.
  public func value(
    of series: String, _ period: Period, asOf moment: PublicationTime? = nil
  ) -> CurrentValue? {
    if !hasNewObservations, moment?.isDay ?? true {
      switch image.value(of: series, period, knownOn: moment?.day.dayNumber) {
      case .value(let value): return value
      case .unknown:
        return otherSpelling(ofKey: series).flatMap { value(of: $0, period, asOf: moment) }
      case .needsHistory: break
      }
    }
    return known(asOf: moment).value(of: series, period)
  }
}
