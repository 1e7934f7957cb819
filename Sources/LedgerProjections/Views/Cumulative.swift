package import LedgerVocabulary

/// A value that follows from others.
package struct DerivedValue: Equatable, Sendable {
  /// All numbers that it may be, in the series' scale.
  package var interval: Interval
  /// The positions of the releases that it rests on.
  package var events: [Int]
}

extension Period {
  /// The year-to-date ranges whose difference a period is: of May that to May and that to April.
  ///
  /// Of what begins the year there is no second one: 2023-Q1 is 2023-01/2023-03. Nil for what is
  /// itself year-to-date, lies in two years, or is not of whole months. January and February,
  /// which many agencies publish together, stay one range unless January is known.
  package var asDifference: (whole: Period, before: Period?)? {
    guard frequency != .day, frequency != .week, frequency != .year else { return nil }
    let (start, end) = (firstDay.components, lastDay.components)
    guard start.year == end.year,
      let whole = Period.range(
        from: .month(1, of: start.year), through: .month(end.month, of: end.year)),
      whole != self
    else { return nil }
    guard start.month > 1 else { return (whole, nil) }
    return Period.range(
      from: .month(1, of: start.year), through: .month(start.month - 1, of: start.year)
    ).map { (whole, $0) }
  }

  /// A year-to-date range, or the year, as the range a month shorter and its last month; nil for
  /// other periods, and for January.
  package var asSum: (before: Period, month: Period)? {
    guard frequency == .range || frequency == .year else { return nil }
    let (start, end) = (firstDay.components, lastDay.components)
    guard start.month == 1, start.year == end.year,
      let before = Period.range(
        from: .month(1, of: end.year), through: .month(end.month - 1, of: end.year))
    else { return nil }
    return (before, .month(end.month, of: end.year))
  }
}

extension Known {
  /// Whether a series has year-to-date figures: then its values can be added up over time.
  func isCumulated(_ series: String) -> Bool {
    state.measure(of: series) == .level
      && state.hasPeriod(of: series, visibleAsOf: asOf) {
        $0.frequency == .range && $0.asSum != nil
      }
  }

  /// What published year-to-date figures give for a period, or published months for a year-to-date
  /// one; nil where they do not tell.
  ///
  /// Both are taken as known at this moment, each with what its rounding leaves open.
  package func fromCumulatives(_ series: String, _ period: Period) -> DerivedValue? {
    guard isCumulated(series) else { return nil }
    return difference(series, period) ?? sum(series, period)
  }

  /// The difference of the two year-to-date figures that a period lies between.
  func difference(_ series: String, _ period: Period) -> DerivedValue? {
    guard let parts = period.asDifference, let whole = published(series, parts.whole) else {
      return nil
    }
    guard let before = parts.before else { return whole }
    guard let before = published(series, before),
      let interval = try? whole.interval.subtracting(before.interval)
    else { return nil }
    return DerivedValue(interval: interval, events: (whole.events + before.events).uniqued)
  }

  /// The sum of the months of a year-to-date period, from the last range that was published on.
  private func sum(_ series: String, _ period: Period) -> DerivedValue? {
    guard let parts = period.asSum, let month = published(series, parts.month),
      let before = published(series, parts.before) ?? sum(series, parts.before),
      let interval = try? before.interval.adding(month.interval)
    else { return nil }
    return DerivedValue(interval: interval, events: (before.events + month.events).uniqued)
  }

  private func published(_ series: String, _ period: Period) -> DerivedValue? {
    current(series, period).map { DerivedValue(interval: $0.interval, events: [$0.seq]) }
  }

  /// The months and year-to-date periods that nobody published but that follow from others.
  func periodsFromCumulatives(_ series: String) -> [Period] {
    guard isCumulated(series) else { return [] }
    let known = Set(periods(of: series))
    var candidates: Set<Period> = []
    for period in known where period.asSum != nil || period.frequency == .month {
      let month = Period.month(
        period.lastDay.components.month, of: period.lastDay.components.year)
      candidates.insert(month)
      if let range = month.yearToDate { candidates.insert(range) }
    }
    return candidates.subtracting(known).filter { fromCumulatives(series, $0) != nil }.sorted()
  }
}

extension Period {
  /// From January to the end of the period.
  fileprivate var yearToDate: Period? {
    let end = lastDay.components
    return Period.range(from: .month(1, of: end.year), through: .month(end.month, of: end.year))
  }
}
