public import LedgerProjections
import LedgerVocabulary
package import StrictJSON

/// What a replay found, in numbers that any other system can check.
public struct ReplaySummary: Equatable, Sendable {
  /// How many events were replayed.
  public private(set) var events: Int
  /// How many figures they held.
  public private(set) var figures: Int
  /// How many series are defined.
  public private(set) var series: Int
  /// How many periods of level series have a current value.
  public private(set) var currentLevels = 0
  /// How many periods of growth series have a current value.
  public private(set) var currentGrowth = 0
  /// How many figures came after the first of their series and period.
  public private(set) var laterFigures = 0
  /// How many of those were incompatible with what stood.
  public private(set) var revisions = 0
  /// How many of those were compatible with what stood.
  public private(set) var restatements = 0
  /// How many of those report their release wrongly.
  public private(set) var misquotes = 0
  /// The sum of all current levels, each in its series' scale, as published.
  public private(set) var sumOfLevels: String
  /// How many periods the contraction runs of today have in all.
  public private(set) var contractionPeriods = 0

  /// Counts what is known.
  ///
  /// - Complexity: linear in the figures.
  public init(_ known: Known) {
    let state = known.state
    (events, figures, series) = (state.eventCount, state.figureCount, state.series.count)
    var sum: Rational? = .zero
    sumOfLevels = ""
    for (key, defined) in state.series {
      let isLevel = defined.definition.measure == .level
      let scale = state.scale(of: key)
      for period in known.periods(of: key) {
        guard let history = known.history(of: key, period) else { continue }
        count(history)
        if isLevel { currentLevels += 1 } else { currentGrowth += 1 }
        let figure = history.current.figure
        if isLevel,
          let value = try? figure.value.rational(
            timesTenTo: (figure.scale ?? scale) - scale)
        {
          sum = sum.flatMap { try? $0.adding(value) }
        }
      }
      // A level is counted by its growth series where it has one, else by itself.
      if !isLevel && defined.definition.measure == .yoy
        || isLevel && known.growthSeries(of: key) == nil
      {
        contractionPeriods += known.streaks(of: key).filter { $0.run.direction == .contraction }
          .reduce(0) { $0 + $1.run.length }
      }
    }
    sumOfLevels = sum?.description ?? "too large"
  }

  private mutating func count(_ history: FigureHistory) {
    laterFigures += history.steps.count - 1
    for step in history.steps {
      switch step.change {
      case .first: break
      case .revised: revisions += 1
      case .repeated, .restated: restatements += 1
      case .misquoted: misquotes += 1
      }
    }
  }

  /// The summary as one object.
  package var json: JSONValue {
    .members([
      "events": .integer(events), "figures": .integer(figures), "series": .integer(series),
      "currentLevels": .integer(currentLevels), "currentGrowth": .integer(currentGrowth),
      "laterFigures": .integer(laterFigures), "revisions": .integer(revisions),
      "restatements": .integer(restatements), "misquotes": .integer(misquotes),
      "sumOfLevels": .string(sumOfLevels), "contractionPeriods": .integer(contractionPeriods),
    ])
  }
}
