public import LedgerModel

/// Published growth beside growth computed from levels, as both were known when it was published.
public struct Growth: Equatable, Sendable {
  /// The key of the level series.
  public let series: String
  /// The key of the growth series; nil where none is defined.
  public let growthSeries: String?
  /// The period.
  public let period: Period
  /// The growth that was published; nil where none was.
  public let published: Observation?
  /// The level that it was compared with.
  public let level: ValueOfPeriod?
  /// The level of the base period.
  public let base: ValueOfPeriod?
  /// The growth in percent that the levels give.
  public let computed: WorkedOut?
  /// What the published growth implies for the base, where the two do not agree.
  public let implied: ImpliedRevision?

  /// Whether published and computed growth agree; nil where one of them is missing.
  public var isConsistent: Bool? {
    guard let published, let computed else { return nil }
    return published.interval.overlaps(computed.interval)
  }

  /// The growth that follows from the printed levels, with as many digits as its interval bears out
  /// and no fewer than the growth that was published; bounds where a level is only told to be over
  /// or under a value.
  public var computedText: String? { computed?.text(decimals: publishedDecimals) }

  /// The same as a number; nil where there are only bounds.
  public var computedNumber: String? { computed?.number(decimals: publishedDecimals) }

  private var publishedDecimals: Int { published?.decimals ?? 0 }

  /// Whether the two have opposite signs.
  public var isSignFlip: Bool {
    guard isConsistent == false, let sign = published?.interval.sign,
      let other = computed?.interval.sign
    else { return false }
    return sign * other == -1
  }

  /// The positions of the events that the comparison rests on.
  public var events: [Int] {
    ((published.map { [$0.seq] } ?? []) + (level?.events ?? []) + (base?.events ?? [])).uniqued
  }
}

/// A revision of the base that an agency made without saying so.
public struct ImpliedRevision: Equatable, Sendable {
  /// The base that level and published growth give.
  public let base: WorkedOut
  /// The implied base over the base on record, in percent of the latter.
  public let revisionInPercent: WorkedOut
  /// The later observations of the base that lie inside the implied interval.
  public let confirmedBy: [Observation]
}

extension Growth {
  /// Whether this is the same comparison with levels that were not there before, or that are told
  /// more precisely and not revised: what only rounding hid may show now.
  fileprivate func isSharper(than other: Growth) -> Bool {
    guard let computed else { return false }
    guard let before = other.computed else { return true }
    guard let level, let base, let oldLevel = other.level, let oldBase = other.base else {
      return false
    }
    return level.interval.overlaps(oldLevel.interval) && base.interval.overlaps(oldBase.interval)
      && computed.interval.isNarrower(than: before.interval)
  }
}

extension Known {
  /// The growth of a level, all periods in order: as published where it was, else as computed.
  public func growth(of level: String) -> [Growth] {
    let growthSeries = growthSeries(of: level)
    let values = SeriesValues(self, level)
    let published = growthSeries.map { Set(periods(of: $0)) } ?? []
    // Under one name only: what was published for a quarter is not told again for its months.
    let others = Set(published.compactMap(\.otherSpelling))
    return published.union(values.candidates).subtracting(others).sorted().compactMap {
      growth(values, growthSeries, $0)
    }
  }

  /// The growth of a level in one period; nil if it was neither published nor can be computed.
  public func growth(of level: String, _ period: Period) -> Growth? {
    growth(SeriesValues(self, level), growthSeries(of: level), period)
  }

  private func growth(_ level: SeriesValues, _ growthSeries: String?, _ period: Period) -> Growth? {
    growthSeries.flatMap { comparisons(of: $0, level.series, period).last }
      ?? computedGrowth(level, growthSeries, period)
  }

  /// Every growth that was ever published for a period, each with its comparison.
  ///
  /// It is made in the vintage in which the growth was first published beside both levels, or in a
  /// later one that repeats the growth beside the same levels told more precisely.
  public func comparisons(of growthSeries: String, _ level: String, _ period: Period) -> [Growth] {
    guard let history = history(of: growthSeries, period) else { return [] }
    var comparisons: [Growth] = []
    // What a publisher worked out from the levels itself is no word of the agency on them.
    for step in history.steps where step.change != .misquoted && !step.observation.isOwnArithmetic {
      let comparison = comparison(step.observation, growthSeries, level, period)
      if step.change == .first || step.change == .revised {
        comparisons.append(comparison)
      } else if let last = comparisons.last, comparison.isSharper(than: last) {
        comparisons[comparisons.count - 1] = comparison
      }
    }
    return comparisons
  }

  private func comparison(
    _ published: Observation, _ growthSeries: String, _ level: String, _ period: Period
  ) -> Growth {
    // The whole day of publication counts: the order in which one day's reports were appended
    // must not change the answer.
    let vintage = known(asOf: PublicationTime(published.published.day))
    let top = vintage.published(level, period)
    let base = vintage.published(level, period.yearBefore)
    var computed: WorkedOut?
    // Growth on levels that were made comparable, or of volumes, does not follow from these.
    if let top, let base, published.figure.basis == nil {
      computed = try? top.number.growthInPercent(over: base.number)
    }
    var implied: ImpliedRevision?
    if let top, let base, let computed, !computed.interval.overlaps(published.interval) {
      implied = impliedRevision(
        published, top, base, laterIn: history(of: level, period.yearBefore))
    }
    return Growth(
      series: level, growthSeries: growthSeries, period: period, published: published, level: top,
      base: base, computed: computed, implied: implied)
  }

  private func impliedRevision(
    _ growth: Observation, _ level: ValueOfPeriod, _ base: ValueOfPeriod,
    laterIn history: FigureHistory?
  ) -> ImpliedRevision? {
    // Over a deficit a rise is positive, so that the ratio of the two falls as growth rises.
    let rate = base.interval.sign == -1 ? growth.number.negated : growth.number
    guard let implied = try? level.number.impliedBase(ofGrowthInPercent: rate),
      let revision = try? implied.growthInPercent(over: base.number)
    else { return nil }
    let confirming = (history?.steps ?? []).filter { step in
      step.change != .misquoted && step.observation.published.day > growth.published.day
        && (step.observation.interval.middle.map(implied.interval.contains) ?? false)
    }
    return ImpliedRevision(
      base: implied, revisionInPercent: revision, confirmedBy: confirming.map(\.observation))
  }

  /// The growth that the values of two periods give; nil where one has none.
  func computedGrowth(
    _ level: SeriesValues, _ growthSeries: String?, _ period: Period
  ) -> Growth? {
    guard let base = level.value(period.yearBefore), let top = level.value(period),
      let computed = try? top.number.growthInPercent(over: base.number)
    else { return nil }
    return Growth(
      series: level.series, growthSeries: growthSeries, period: period, published: nil, level: top,
      base: base, computed: computed, implied: nil)
  }
}
