import LedgerModel
import ParallelWork
import VintageColumns

/// What a replay found, in numbers that any other system can check.
public struct ReplaySummary: Equatable, Sendable {
  /// How many events were replayed.
  public private(set) var events = 0
  /// How many figures they held.
  public private(set) var figures = 0
  /// How many series are defined.
  public private(set) var series = 0
  /// How many periods of level series have a current value.
  public var currentLevels: Int { counts.currentLevels }
  /// How many periods of growth series have a current value.
  public var currentGrowth: Int { counts.currentGrowth }
  /// For how many periods of levels growth over the year before can be worked out from the levels.
  public var derivedGrowth: Int { counts.derivedGrowth }
  /// How many figures came after the first of their series and period.
  public var laterFigures: Int { revisions + restatements + misquotes }
  /// How many of those were incompatible with what stood.
  public var revisions: Int { counts.revisions }
  /// How many of those were compatible with what stood.
  public var restatements: Int { counts.restatements }
  /// How many of those report their release wrongly.
  public var misquotes: Int { counts.misquotes }
  /// How many periods the contraction runs of today have in all.
  public var contractionPeriods: Int { counts.contractionPeriods }
  /// The sum of all current levels, each in its series' scale, as published.
  public private(set) var sumOfLevels = "0"

  private var counts = SeriesCounts()

  /// Folds all that is known: current values, growth, runs.
  ///
  /// - Complexity: linear in the figures, on all cores.
  public init(_ known: Known) {
    let state = known.state
    (events, figures, series) = (state.eventCount, state.figureCount, state.seriesCount)
    let keys = state.seriesKeys
    // A small ledger is counted sooner than a thread is started.
    let pieces = figures < 10_000 ? min(keys.count, 1) : min(keys.count, coreCount * 16)
    let counted = concurrentMap(pieces) { piece in
      var counts = SeriesCounts()
      for number in keys.count * piece / pieces..<keys.count * (piece + 1) / pieces {
        counts.add(keys[number], known)
      }
      return counts
    }
    for part in counted { counts.add(part) }
    sumOfLevels = counts.takeSum()?.description ?? "too large"
  }
}

/// What some series come to.
private struct SeriesCounts: Equatable, Sendable {
  var currentLevels = 0
  var currentGrowth = 0
  var derivedGrowth = 0
  var revisions = 0
  var restatements = 0
  var misquotes = 0
  var contractionPeriods = 0
  /// The sum of the digits of current levels, by the power of ten that they count in.
  private var digits: [Int: Int128] = [:]

  /// The sum of current levels, which is then forgotten; nil if it is too large to calculate with.
  mutating func takeSum() -> Rational? {
    defer { digits = [:] }
    var sum: Rational? = .zero
    for (exponent, digits) in digits.sorted(by: { $0.key < $1.key }) {
      let part = try? Rational(sum: digits, timesTenTo: exponent)
      sum = sum.flatMap { sum in part.flatMap { try? sum.adding($0) } }
    }
    return sum
  }

  mutating func add(_ other: SeriesCounts) {
    currentLevels += other.currentLevels
    currentGrowth += other.currentGrowth
    derivedGrowth += other.derivedGrowth
    revisions += other.revisions
    restatements += other.restatements
    misquotes += other.misquotes
    contractionPeriods += other.contractionPeriods
    for (exponent, sum) in other.digits { digits[exponent, default: 0] += sum }
  }

  mutating func add(_ key: String, _ known: Known) {
    guard let measure = known.state.measure(of: key) else { return }
    let fold = SeriesFold(known)
    guard let fold, let series = known.state.image.index(ofSeries: key), fold.isInColumns(series)
    else {
      addGenerally(key, measure, known)
      return
    }
    let currents = fold.currents(of: series)
    revisions += currents.columns.revisions
    restatements += currents.columns.restatements
    for history in currents.histories { count(history) }
    switch measure {
    case .level:
      let scale = known.state.image.scale(of: series)
      addLevels(currents, fold, scale: scale)
      guard known.state.growthSeries(of: key) == nil else { return }
      for track in currents.columns.tracks {
        let points = fold.derivedPoints(currents, track, scale: scale)
        derivedGrowth += points.count
        contractionPeriods += SeriesFold.lastRun(of: points, .contraction)
      }
    case .yoy:
      currentGrowth += currents.columns.entries.count
      addRuns(key, known)
    case .mom, .qoq: currentGrowth += currents.columns.entries.count
    }
  }

  private mutating func addLevels(_ currents: SeriesCurrents, _ fold: SeriesFold, scale: Int) {
    currentLevels += currents.columns.entries.count
    var last: (exponent: Int, sum: Int128) = (0, 0)
    for entry in currents.columns.entries {
      let level = fold.digits(entry.figure, currents, scale: scale)
      if level.exponent != last.exponent {
        digits[last.exponent, default: 0] += last.sum
        last = (level.exponent, 0)
      }
      last.sum += Int128(level.coefficient)
    }
    digits[last.exponent, default: 0] += last.sum
  }

  private mutating func addGenerally(
    _ key: String, _ measure: SeriesDefinition.Measure, _ known: Known
  ) {
    let scale = known.state.scale(of: key)
    let periods = known.periods(of: key)
    for period in periods {
      guard let history = known.history(of: key, period) else { continue }
      count(history)
      guard measure == .level else {
        currentGrowth += 1
        continue
      }
      currentLevels += 1
      let figure = history.current.figure
      let exponent = (figure.scale ?? scale) - scale - figure.value.decimals
      digits[exponent, default: 0] += Int128(figure.value.coefficient)
    }
    let hasGrowth = known.state.growthSeries(of: key) != nil
    if measure == .yoy || measure == .level && !hasGrowth { addRuns(key, known) }
    guard measure == .level, !hasGrowth else { return }
    let all = Set(periods)
    derivedGrowth += periods.count { $0.frequency != .range && all.contains($0.yearBefore) }
  }

  private mutating func addRuns(_ key: String, _ known: Known) {
    for streak in known.streaks(of: key) where streak.run.direction == .contraction {
      contractionPeriods += streak.run.length
    }
  }

  private mutating func count(_ history: FigureHistory) {
    for step in history.steps {
      switch step.change {
      case .first, .withdrawn: break
      case .revised: revisions += 1
      case .repeated, .restated: restatements += 1
      case .misquoted: misquotes += 1
      }
    }
  }
}
