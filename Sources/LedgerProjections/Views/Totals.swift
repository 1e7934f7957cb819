public import LedgerVocabulary

/// A current value of a level series: what a total is, as known at a moment.
public struct Total: Equatable, Sendable {
  /// The key of the series.
  public let series: String
  /// The period.
  public let period: Period
  /// The value in the series' scale, with its qualifier; nil where it was derived.
  public let value: String?
  /// All numbers that it may be.
  public let interval: Interval
  /// The observation that stands, unless the value was derived.
  public let observation: Observation?
  /// The positions of the events that it rests on, the standing one first.
  public let events: [Int]
  /// What it was worked out from where no total was published; nil: it was published.
  public let derivation: Derivation?
  /// Whether it is the highest or lowest of its series at its frequency, and since when that is.
  public let record: Record?
  /// The targets for the series that were known, with whether the value is above them.
  public let targets: [TargetOutcome]

  /// Whether no total was published and it follows from other figures.
  public var isDerived: Bool { derivation != nil }

  /// What a total can be worked out from.
  public enum Derivation: String, Hashable, Sendable {
    /// Its parts by the series' identity.
    case parts
    /// Year-to-date figures, or the months that they are made of.
    case cumulatives
  }
}

/// An extreme value over what the ledger covers.
public struct Record: Equatable, Sendable {
  /// Whether it is the highest; the lowest otherwise.
  public let isHigh: Bool
  /// The first period that was compared.
  public let from: Period
  /// The last period that was compared.
  public let to: Period
  /// How many other periods were compared.
  public let compared: Int
  /// Whether those are all periods from the first to the last.
  public let isComplete: Bool

  /// Such as "highest of 2016–2023", or "highest of the 12 known of 2023-03–2024-12".
  public var words: String {
    (isHigh ? "highest" : "lowest") + (isComplete ? " of " : " of the \(compared + 1) known of ")
      + "\(from)–\(to)"
  }
}

extension Known {
  /// The current value of one series and period; if none was published, what its parts add up to
  /// or what follows from year-to-date figures.
  public func total(_ series: String, _ period: Period) -> Total? {
    if let history = history(of: series, period) {
      let current = history.current
      let others = history.steps.filter { $0.change != .misquoted }.map(\.observation.seq)
      return Total(
        series: series, period: period,
        value: current.figure.text(seriesScale: state.scale(of: series)),
        interval: current.interval, observation: current,
        events: ([current.seq] + current.corrections + others).uniqued, derivation: nil,
        record: record(series, period, current.interval),
        targets: targetOutcomes(series, period, current.interval))
    }
    if let sum = sumOfParts(series, period) {
      return derivedTotal(
        series, period, DerivedValue(interval: sum.interval, events: sum.events), .parts)
    }
    return fromCumulatives(series, period).map {
      derivedTotal(series, period, $0, .cumulatives)
    }
  }

  private func derivedTotal(
    _ series: String, _ period: Period, _ value: DerivedValue, _ derivation: Total.Derivation
  ) -> Total {
    Total(
      series: series, period: period, value: nil, interval: value.interval, observation: nil,
      events: value.events, derivation: derivation, record: nil,
      targets: targetOutcomes(series, period, value.interval))
  }

  /// The current values of a level series, of all periods in order.
  public func totals(of series: String) -> [Total] {
    periodsWithTotal(series).sorted().compactMap { total(series, $0) }
  }

  /// The current value of a level series in the latest period of each frequency that has one, in
  /// the order of ``Period/Frequency``.
  public func latestTotals(of series: String) -> [Total] {
    latestPeriods(of: series) { total(series, $0) }
  }

  /// The values of the same periods: as published, with the series' scale and qualifier, or as they
  /// follow from others to three decimals; `?` where that is not one number.
  package func latestValues(of series: String) -> [(period: Period, value: String)] {
    let scale = state.scale(of: series)
    return latestPeriods(of: series) { period in
      if let current = current(series, period) {
        return (period, current.figure.text(seriesScale: scale))
      }
      let derived =
        sumOfParts(series, period)?.interval ?? fromCumulatives(series, period)?.interval
      return derived.map { (period, $0.middleText(decimals: 3) ?? "?") }
    }
  }

  /// What is found in the latest period of each frequency in which anything is.
  private func latestPeriods<Found>(of series: String, _ find: (Period) -> Found?) -> [Found] {
    let periods = Dictionary(grouping: periodsWithTotal(series), by: \.frequency)
    return Period.Frequency.allCases.compactMap { frequency in
      // Newest first: most often the first one has a value. A lazy collection would find it thrice.
      for period in (periods[frequency] ?? []).sorted(by: >) {
        if let found = find(period) { return found }
      }
      return nil
    }
  }

  /// Every period that may have a total.
  private func periodsWithTotal(_ series: String) -> Set<Period> {
    var periods = Set(periods(of: series))
    for term in definition(series)?.equals.flatMap(\.terms) ?? [] {
      periods.formUnion(self.periods(of: term.series))
    }
    return periods.union(periodsFromCumulatives(series))
  }

  /// What the parts of a series add up to, by the first of its identities of which all are known.
  public func sumOfParts(_ series: String, _ period: Period) -> (interval: Interval, events: [Int])?
  {
    definition(series)?.equals.lazy.compactMap { self.sum(of: $0, series, period) }.first
  }

  /// What the parts add up to by one identity, in the series' scale; nil where one is not known.
  func sum(
    of identity: SeriesDefinition.Identity, _ series: String, _ period: Period
  ) -> (interval: Interval, events: [Int])? {
    var sum = Interval(exactly: .zero)
    var events: [Int] = []
    let scale = state.scale(of: series)
    for term in identity.terms {
      guard let part = current(term.series, period),
        let factor = try? Rational(1, timesTenTo: state.scale(of: term.series) - scale),
        let scaled = try? part.interval.scaled(by: factor),
        let next = try? term.isSubtracted ? sum.subtracting(scaled) : sum.adding(scaled)
      else { return nil }
      sum = next
      events.append(part.seq)
    }
    return (sum, events.uniqued)
  }

  /// Whether a value is above or below those of all other known periods of its frequency.
  func record(_ series: String, _ period: Period, _ interval: Interval) -> Record? {
    let others = periods(of: series).filter {
      $0.frequency == period.frequency && $0 != period && $0 < period
    }
    guard period.frequency != .range, let first = others.first else { return nil }
    // Newest first, and only as far as needed: a series that moves is seldom at a record.
    let values = others.reversed().lazy.compactMap { current(series, $0)?.interval }
    let isHigh = values.allSatisfy { interval.isEntirelyAbove($0) }
    guard isHigh || values.allSatisfy({ $0.isEntirelyAbove(interval) }) else { return nil }
    let isComplete = zip(others, others.dropFirst() + [period]).allSatisfy { $0.next == $1 }
    return Record(
      isHigh: isHigh, from: first, to: period, compared: others.count, isComplete: isComplete)
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in their order.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
