public import LedgerModel

/// A current value of a level series: what a total is, as known at a moment.
public struct Total: Equatable, Sendable {
  /// The key of the series.
  public let series: String
  /// The period.
  public let period: Period
  /// The value, published or worked out.
  public let found: ValueOfPeriod
  /// The positions of the events that it rests on, the standing one first.
  public let events: [Int]
  /// Whether it is the highest or lowest of its series at its frequency, and since when that is.
  public let record: Record?
  /// The targets for the series that were known, with whether the value is above them.
  public let targets: [TargetOutcome]

  /// The published value in the series' scale, with its qualifier; nil where it was derived.
  public var value: String? { isDerived ? nil : found.text }
  /// All numbers that it may be.
  public var interval: Interval { found.interval }
  /// The observation that stands, unless the value was derived.
  public var observation: Observation? { isDerived ? nil : found.observations.first }
  /// How it was worked out where no total was published; nil: it was published.
  public var derivation: ValueOfPeriod.Derivation? { found.derivation }
  /// Whether no total was published and it follows from other figures.
  public var isDerived: Bool { derivation != nil }
}

extension Known {
  /// The current value of one series and period; see ``valueOfPeriod(_:_:)`` for where it is from.
  public func total(_ series: String, _ period: Period) -> Total? {
    total(SeriesValues(self, series), series, period)
  }

  private func total(_ values: SeriesValues, _ series: String, _ period: Period) -> Total? {
    guard let found = values.value(period) else { return nil }
    let steps =
      found.derivation == nil ? history(of: series, period)?.steps ?? [] : []
    let others = steps.filter { $0.change != .misquoted }.map(\.observation.seq)
    return Total(
      series: series, period: period, found: found,
      events: (found.events + found.observations.flatMap(\.corrections) + others).uniqued,
      record: values.record(period, found),
      targets: targetOutcomes(series, period, found))
  }

  /// The current values of a level series, of all periods in order.
  public func totals(of series: String) -> [Total] {
    let values = SeriesValues(self, series)
    return values.candidates.compactMap { total(values, series, $0) }
  }

  /// The current value of a level series in the latest period of each frequency that has one, in
  /// the order of ``Period/Frequency``.
  public func latestTotals(of series: String) -> [Total] {
    let values = SeriesValues(self, series)
    return latest(values) { total(values, series, $0) }
  }

  /// The values of the same periods, as texts.
  package func latestValues(of series: String) -> [(period: Period, value: String)] {
    let values = SeriesValues(self, series)
    return latest(values) { period in values.value(period).map { (period, $0.text) } }
  }

  /// What is found in the latest period of each frequency in which anything is.
  private func latest<Found>(_ values: SeriesValues, _ find: (Period) -> Found?) -> [Found] {
    let periods = Dictionary(grouping: values.candidates, by: \.frequency)
    return Period.Frequency.allCases.compactMap { frequency in
      // Newest first: most often the first one has a value. A lazy collection would find it thrice.
      for period in (periods[frequency] ?? []).reversed() {
        if let found = find(period) { return found }
      }
      return nil
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in their order.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
