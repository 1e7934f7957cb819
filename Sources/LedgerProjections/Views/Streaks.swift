public import LedgerModel

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

extension Run {
  init(_ run: RunOfPoints) {
    self.init(
      direction: run.direction, length: run.points.count, isExact: run.before != nil,
      from: run.first.period, to: run.last.period,
      events: run.points.reversed().flatMap(\.events).uniqued,
      isDerived: run.points.contains(where: \.isDerived))
  }
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
      return Streak(
        series: growthSeries, frequency: frequency, run: Run(last),
        previous: previous.map(Run.init))
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
    return Array(IteratorSequence(RunsFromTheLast(points))).reversed().map(Run.init)
  }
}
