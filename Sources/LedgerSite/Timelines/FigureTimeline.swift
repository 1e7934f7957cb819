import LedgerModel
import LedgerProjections

/// Everything that was published about one series and period, with when each of it was current.
struct FigureTimeline {
  let period: Period
  /// In order of publication.
  let figures: [DatedFigure]

  init?(_ known: Known, _ series: String, _ period: Period, _ moments: Moments) {
    let observed = known.state.observations(of: series, period).filter { observation in
      known.asOf.map { observation.published.isKnown(asOf: $0) } ?? true
    }
    guard !observed.isEmpty else { return nil }
    self.period = period
    let days = Set(
      observed.flatMap { [$0.published.day] + ($0.withdrawn.map { [$0.day] } ?? []) }
    ).filter { day in known.asOf.map { day <= $0.day } ?? true }.sorted()
    let current = Timeline(on: days, moments) { day in
      known.known(asOf: day).current(series, period)?.seq
    }
    let steps = known.story(of: series, period).filter { $0.change != .withdrawn }
    figures = observed.map { observation in
      DatedFigure(
        observation, day: moments.number(of: observation.published.day),
        spans: current.spans.filter { $0.value == observation.seq }.map(\.days),
        change: steps.first { $0.observation.seq == observation.seq }.flatMap {
          DatedFigure.Change($0, known, series)
        })
    }
  }

  /// The figure that is current at the end; nil if all were taken back.
  var current: DatedFigure? { figures.first { $0.isCurrent } }

  /// Whether it was published once, and holds since.
  var isSimple: Bool {
    figures.count == 1 && figures[0].spans == [DaySpan(from: figures[0].day, until: nil)]
  }
}

/// A figure as a release had it.
struct DatedFigure {
  /// The value in the series' scale, with its qualifier.
  let text: String
  /// When it was published.
  let published: PublicationTime
  /// The event that has it.
  let seq: Int
  /// The number of the day from which it is known.
  let day: Int
  /// When it was the current value: mostly once, from its publication until the next revision.
  let spans: [DaySpan]
  /// What it did to the figure before it; nil: it was the first, or said the same.
  let change: Change?
  /// The value as a number to draw; nil where there is none.
  let number: Double?
  /// Whether it says, as a rate, that something became less.
  let isContraction: Bool

  /// What a figure can do to the one before it.
  enum Change: Equatable {
    /// It excludes it, and lies so much higher: percent of a level, percentage points of a rate.
    case revised(String?)
    /// It is somebody's error.
    case misquoted
  }

  init(_ observation: Observation, day: Int, spans: [DaySpan], change: Change?) {
    text = observation.text
    published = observation.published
    seq = observation.seq
    self.day = day
    self.spans = spans
    self.change = change
    // What is drawn is what is written.
    number = Double(text.split(separator: " ").last ?? "")
    isContraction = observation.direction == .contraction
  }

  /// Whether it is the current value at the end.
  var isCurrent: Bool { spans.last.map { $0.until == nil } ?? false }
}

extension DatedFigure.Change {
  init?(_ step: FigureHistory.Step, _ known: Known, _ series: String) {
    switch step.change {
    case .first, .repeated, .restated, .withdrawn: return nil
    case .misquoted: self = .misquoted
    case .revised:
      let size = step.previous.flatMap { known.change(series, from: $0, to: step.observation) }
      let unit = known.definition(series)?.measure == .level ? " %" : ""
      self = .revised(size.map { $0 + unit })
    }
  }
}
