public import LedgerVocabulary

/// A run of consecutive periods in which growth pointed the same way.
public struct Run: Equatable, Sendable {
  /// Which way.
  public let direction: Direction
  /// How many periods; at least so many where the run is not exact.
  public let length: Int
  /// Whether the period before the run is known and points another way.
  public let isExact: Bool
  /// The first period.
  public let from: Period
  /// The last period.
  public let to: Period
  /// The positions of the events that it rests on.
  public let events: [Int]
  /// Whether growth was computed from levels for some of the periods.
  public let isDerived: Bool
}

/// The run that a growth series is in, with the run of the same direction before it.
public struct Streak: Equatable, Sendable {
  /// The key of the growth series.
  public let series: String
  /// The frequency of its periods.
  public let frequency: Period.Frequency
  /// The run.
  public let run: Run
  /// The last run of the same direction before it.
  public let previous: Run?

  /// The last period before the run that pointed the same way: "first since".
  public var firstSince: Period? { previous?.to }
}

extension Known {
  /// The frequencies at which a run can be told: a cumulative range holds the one before it.
  private static let countable: [Period.Frequency] = [
    .year, .halfYear, .quarter, .month, .week, .day,
  ]

  /// The runs that a growth series is in, one a frequency, as known at the moment.
  ///
  /// - Complexity: no period is looked at before the last run of the same direction.
  public func streaks(of growthSeries: String) -> [Streak] {
    let source = GrowthPoints(self, growthSeries)
    return Self.countable.compactMap { frequency in
      var runs = RunsFromTheLast(source.ofFrequency(frequency))
      guard let last = runs.next() else { return nil }
      var previous = runs.next()
      while let run = previous, run.direction != last.direction { previous = runs.next() }
      return Streak(series: growthSeries, frequency: frequency, run: last, previous: previous)
    }
  }

  /// Every run that a growth series was in at one frequency, as streaks in order.
  public func allStreaks(of growthSeries: String) -> [Streak] {
    Self.countable.flatMap { frequency in
      let runs = runs(of: growthSeries, frequency)
      return runs.indices.map { streak(growthSeries, runs[$0], among: runs[..<$0]) }
    }
  }

  private func streak(
    _ series: String, _ run: Run, among runs: some BidirectionalCollection<Run>
  ) -> Streak {
    Streak(
      series: series, frequency: run.to.frequency, run: run,
      previous: runs.last { $0.direction == run.direction && $0.to < run.from })
  }

  /// The runs of a growth series at one frequency, in order.
  public func runs(of growthSeries: String, _ frequency: Period.Frequency) -> [Run] {
    let points = GrowthPoints(self, growthSeries).ofFrequency(frequency)
    return Array(IteratorSequence(RunsFromTheLast(points))).reversed()
  }

  /// The direction of growth in each period for which it can be told, in order.
  func growthPoints(of growthSeries: String, _ frequency: Period.Frequency) -> [GrowthPoint] {
    GrowthPoints(self, growthSeries).ofFrequency(frequency).reversed()
  }

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
    // Most often it was published: do not decode the definition for that.
    return growthPoint(of: growthSeries, nil, isPublished: true, period)?.direction
      ?? growthPoint(
        of: growthSeries, definition(growthSeries)?.of, isPublished: false, period)?.direction
  }

  fileprivate func growthPoint(
    of growthSeries: String, _ level: String?, isPublished: Bool, _ period: Period
  ) -> GrowthPoint? {
    guard isPublished, let current = current(growthSeries, period),
      let direction = current.direction
    else { return level.flatMap { derivedPoint(growthSeries, $0, period) } }
    return GrowthPoint(
      period: period, direction: direction, events: [current.seq], isDerived: false)
  }

  private func derivedPoint(
    _ growthSeries: String, _ level: String, _ period: Period
  ) -> GrowthPoint? {
    // Of a level without growth of its own it is the year before.
    let earlier = state.measure(of: growthSeries)?.base(of: period) ?? period.yearBefore
    guard let top = current(level, period), let base = current(level, earlier),
      let sign = try? top.interval.growthInPercent(over: base.interval).sign
    else { return nil }
    return GrowthPoint(
      period: period, direction: sign < 0 ? .contraction : sign > 0 ? .expansion : .flat,
      events: [top.seq, base.seq], isDerived: true)
  }
}

/// Which way growth pointed in one period.
struct GrowthPoint: Equatable {
  let period: Period
  let direction: Direction
  let events: [Int]
  let isDerived: Bool
}

/// The points of a growth series, made when they are looked at.
private struct GrowthPoints {
  private let known: Known
  private let series: String
  private let level: String?
  /// The periods of which growth was published, and those of the level, in order.
  private let published: [Period.Frequency: [Period]]
  private let derivable: [Period.Frequency: [Period]]

  init(_ known: Known, _ series: String) {
    let definition = known.definition(series)
    let isLevel = definition?.measure == .level
    self.known = known
    self.series = series
    // A level without a growth series of its own is asked for by its own key.
    level = isLevel ? series : definition?.of
    published = isLevel ? [:] : Dictionary(grouping: known.periods(of: series), by: \.frequency)
    derivable = level.map { Dictionary(grouping: known.periods(of: $0), by: \.frequency) } ?? [:]
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

/// Runs put together from points that come the last first.
private struct RunsFromTheLast<Points: IteratorProtocol<GrowthPoint>>: IteratorProtocol {
  private var points: Points
  /// The point that the next run ends in.
  private var pending: GrowthPoint?

  init<Source: Sequence>(_ points: Source) where Source.Iterator == Points {
    self.points = points.makeIterator()
    pending = self.points.next()
  }

  mutating func next() -> Run? {
    guard let last = pending else { return nil }
    var run = [last]
    var first = last
    pending = points.next()
    while let point = pending, point.direction == last.direction,
      first.period.previous == point.period
    {
      run.append(point)
      first = point
      pending = points.next()
    }
    return Run(
      direction: last.direction, length: run.count,
      isExact: pending.map { $0.period == first.period.previous } ?? false, from: first.period,
      to: last.period, events: run.reversed().flatMap(\.events).uniqued,
      isDerived: run.contains(where: \.isDerived))
  }
}
