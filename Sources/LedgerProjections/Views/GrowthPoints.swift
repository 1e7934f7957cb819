public import LedgerModel

/// Which way growth pointed in one period.
struct GrowthPoint: Equatable {
  let period: Period
  let direction: Direction
  let events: [Int]
  /// Whether it was worked out from levels.
  let isDerived: Bool
  /// Whether it can contradict: it was published, or its levels were published together.
  ///
  /// Between levels of different releases there may be a revision.
  let isFirm: Bool
}

extension Known {
  /// Which way growth pointed in a period; nil where that cannot be told.
  ///
  /// - Parameters:
  ///   - growthSeries: the key of a growth series; or of a level, of which the change on the year
  ///     before is meant.
  ///   - period: the period.
  /// - Returns: the direction, of published growth where there is any.
  public func direction(of growthSeries: String, _ period: Period) -> Direction? {
    guard state.measure(of: growthSeries) != .level else {
      return growthPoint(of: growthSeries, growthSeries, isPublished: false, period)?.direction
    }
    // Most often it was published: do not look for the level for that.
    return growthPoint(of: growthSeries, nil, isPublished: true, period)?.direction
      ?? growthPoint(
        of: growthSeries, level(of: growthSeries), isPublished: false, period)?.direction
  }

  /// The direction of growth in each period up to one for which it can be told, in order.
  func growthPoints(of growthSeries: String, through last: Period) -> [GrowthPoint] {
    GrowthPoints(self, growthSeries).ofFrequency(last.frequency).filter { $0.period <= last }
      .reversed()
  }

  /// The run that a growth series was in when a period came out, with what is known of the period.
  func run(of growthSeries: String, endingIn period: Period) -> RunOfPoints? {
    var runs = RunsFromTheLast(
      GrowthPoints(self, growthSeries).ofFrequency(period.frequency).lazy.filter {
        $0.period <= period
      })
    return runs.next().flatMap { $0.last.period == period ? $0 : nil }
  }

  fileprivate func growthPoint(
    of growthSeries: String, _ level: String?, isPublished: Bool, _ period: Period
  ) -> GrowthPoint? {
    guard isPublished, let current = published(growthSeries, period)?.observations.first,
      let direction = current.direction
    else { return level.flatMap { derivedPoint(growthSeries, $0, period) } }
    return GrowthPoint(
      period: period, direction: direction, events: [current.seq], isDerived: false, isFirm: true)
  }

  /// The direction that published levels give; not those that are worked out, which are too rough.
  private func derivedPoint(
    _ growthSeries: String, _ level: String, _ period: Period
  ) -> GrowthPoint? {
    // Of a level without growth of its own it is the year before.
    let measure = state.measure(of: growthSeries)
    guard let earlier = measure == .level ? period.yearBefore : measure?.base(of: period),
      let top = published(level, period), let base = published(level, earlier),
      let direction = try? top.interval.growthInPercent(over: base.interval).direction
    else { return nil }
    return GrowthPoint(
      period: period, direction: direction, events: top.events + base.events, isDerived: true,
      isFirm: (top.observations + base.observations).areOfOneVintage)
  }
}

/// The points of a growth series, made when they are looked at.
struct GrowthPoints {
  private let known: Known
  private let series: String
  private let level: String?
  /// The periods of which growth was published, and those of the level, in order.
  private let published: [Period.Frequency: [Period]]
  private let derivable: [Period.Frequency: [Period]]

  init(_ known: Known, _ series: String) {
    let isLevel = known.state.measure(of: series) == .level
    self.known = known
    self.series = series
    // A level without a growth series of its own is asked for by its own key.
    level = isLevel ? series : known.level(of: series)
    published = isLevel ? [:] : known.periods(of: series).byRegularFrequency
    derivable = level.map { known.periods(of: $0).byRegularFrequency } ?? [:]
  }

  /// Those of one frequency, the last first.
  func ofFrequency(_ frequency: Period.Frequency) -> some Sequence<GrowthPoint> {
    let all = (own: published[frequency] ?? [], others: derivable[frequency] ?? [])
    let periods = sequence(state: all) { left -> (period: Period, isPublished: Bool)? in
      guard let period = [left.own.last, left.others.last].compactMap(\.self).max() else {
        return nil
      }
      if left.others.last == period { left.others.removeLast() }
      guard left.own.last == period else { return (period, false) }
      left.own.removeLast()
      return (period, true)
    }
    return periods.lazy.compactMap {
      known.growthPoint(of: series, level, isPublished: $0.isPublished, $0.period)
    }
  }
}

extension [Period] {
  /// Periods in order, by frequency; a range that is a quarter is one of these, too, where there are
  /// others of them: a year to date to March alone makes no run of quarters.
  fileprivate var byRegularFrequency: [Period.Frequency: [Period]] {
    var all = Dictionary(grouping: self, by: \.frequency)
    let named = Dictionary(
      grouping: (all[.range] ?? []).compactMap(\.otherSpelling), by: \.frequency)
    for (frequency, periods) in named {
      guard let others = all[frequency] else { continue }
      all[frequency] = Set(others).union(periods).sorted()
    }
    return all
  }
}
