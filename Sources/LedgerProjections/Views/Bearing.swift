public import LedgerModel

/// When answers can change: views that step through time need to look on these days only.
extension Known {
  /// The days on which what is found about a series and period can change, up to this moment.
  ///
  /// On them something was published or taken back: of the figure itself, its growth, the level and
  /// base of that, or the figures that it is held against.
  ///
  /// - Parameters:
  ///   - series: the key of a series.
  ///   - period: the period.
  /// - Returns: the days, ascending.
  /// - Complexity: linear in the observations of a handful of figures.
  public func days(bearingOn series: String, _ period: Period) -> [CivilDate] {
    let definition = definition(series)
    let related = [series, level(of: series), growthSeries(of: series)].compactMap(\.self)
    var periods = [period, period.yearBefore]
    // Growth over the period right before.
    if let base = state.measure(of: series)?.base(of: period) { periods.append(base) }
    if let parts = period.asDifference {
      periods += [parts.whole, parts.before].compactMap(\.self)
    }
    let names = Set(periods.flatMap(\.names))
    let terms = definition?.equals.flatMap(\.terms).map(\.series) ?? []
    let places =
      related.flatMap { key in names.map { (key, $0) } }
      + terms.flatMap { key in period.names.map { (key, $0) } }
    return days(of: places.lazy.flatMap { state.observations(of: $0.0, $0.1) })
  }

  /// The same for a series as a whole: its totals, growth and runs.
  ///
  /// - Parameter series: the key of a series.
  /// - Returns: the days, ascending.
  /// - Complexity: linear in the observations of the series and of those that it is related to.
  public func days(bearingOn series: String) -> [CivilDate] {
    let definition = definition(series)
    let related =
      [series, level(of: series), growthSeries(of: series)].compactMap(\.self)
      + (definition?.equals.flatMap(\.terms).map(\.series) ?? [])
    return days(of: related.lazy.flatMap { state.observations(of: $0).values.joined() })
  }

  private func days(of observations: some Sequence<Observation>) -> [CivilDate] {
    var days: Set<CivilDate> = []
    for observation in observations {
      days.insert(observation.published.day)
      if let withdrawn = observation.withdrawn { days.insert(withdrawn.day) }
    }
    return days.filter { day in asOf.map { day <= $0.day } ?? true }.sorted()
  }
}

extension Known {
  /// What is found about the figures of one series and period: revisions, misquotes, implied
  /// revisions, and sums that do not add up.
  public func findings(about series: String, _ period: Period) -> [AuditFinding] {
    historyFindings(series, period) + impliedRevisions(series, period)
      + identityFindings(series, [period])
  }
}
