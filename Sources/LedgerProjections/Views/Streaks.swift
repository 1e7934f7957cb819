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
  public func streaks(of growthSeries: String) -> [Streak] {
    Self.countable.compactMap { frequency in
      let runs = runs(of: growthSeries, frequency)
      guard let last = runs.last else { return nil }
      return streak(growthSeries, last, among: runs)
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
    var builder: RunBuilder?
    var runs: [Run] = []
    for point in growthPoints(of: growthSeries, frequency) {
      if let open = builder, open.continues(with: point) {
        builder?.append(point)
      } else {
        if let run = builder?.run { runs.append(run) }
        let isExact = builder.map { $0.last == point.period.previous } ?? false
        builder = RunBuilder(point, isExact: isExact)
      }
    }
    if let run = builder?.run { runs.append(run) }
    return runs
  }

  /// The direction of growth in each period for which it can be told, in order.
  func growthPoints(of growthSeries: String, _ frequency: Period.Frequency) -> [GrowthPoint] {
    let definition = definition(growthSeries)
    let isLevel = definition?.measure == .level
    // A level without a growth series of its own is asked for by its own key.
    let level = isLevel ? growthSeries : definition?.of
    let published = isLevel ? [] : Set(periods(of: growthSeries))
    let derivable = level.map { periods(of: $0) } ?? []
    return published.union(derivable).filter { $0.frequency == frequency }.sorted().compactMap {
      growthPoint(of: growthSeries, level, isPublished: published.contains($0), $0)
    }
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

  private func growthPoint(
    of growthSeries: String, _ level: String?, isPublished: Bool, _ period: Period
  ) -> GrowthPoint? {
    guard isPublished, let current = current(growthSeries, period) else {
      return level.flatMap { derivedPoint(growthSeries, $0, period) }
    }
    return GrowthPoint(
      period: period, direction: current.direction, events: [current.seq], isDerived: false)
  }

  private func derivedPoint(
    _ growthSeries: String, _ level: String, _ period: Period
  ) -> GrowthPoint? {
    let earlier =
      state.measure(of: growthSeries) == .mom ? period.previous : period.yearBefore
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

/// A run that may still grow.
private struct RunBuilder {
  private let first: GrowthPoint
  private let isExact: Bool
  private var length = 1
  private var events: [Int]
  private var isDerived: Bool
  private(set) var last: Period

  init(_ point: GrowthPoint, isExact: Bool) {
    first = point
    last = point.period
    events = point.events
    isDerived = point.isDerived
    self.isExact = isExact
  }

  func continues(with point: GrowthPoint) -> Bool {
    point.direction == first.direction && point.period.previous == last
  }

  mutating func append(_ point: GrowthPoint) {
    length += 1
    last = point.period
    events += point.events
    isDerived = isDerived || point.isDerived
  }

  var run: Run {
    Run(
      direction: first.direction, length: length, isExact: isExact, from: first.period, to: last,
      events: events.uniqued, isDerived: isDerived)
  }
}
