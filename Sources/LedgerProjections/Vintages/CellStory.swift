import LedgerModel
import VintageColumns

/// What stood of one period, day after day.
struct CellStory {
  /// The days on which something was published or taken back, in order.
  private(set) var days: [Int] = []
  /// What stood at the end of days, in order; the days without a change may be left out.
  private(set) var standings: [(day: Int, cell: PublishedCell?)] = []

  init() {}

  /// - Parameters:
  ///   - observations: all of the period, in order of publication.
  ///   - moment: what was published or taken back later is unknown; nil: nothing is.
  ///   - scale: the power of ten that the series counts in.
  init(_ observations: [Observation], asOf moment: PublicationTime?, scale: Int) {
    var known = observations
    if let moment { known.removeAll { !$0.published.isKnown(asOf: moment) } }
    let taken = known.compactMap { observation -> Int? in
      guard let withdrawn = observation.withdrawn,
        moment.map({ withdrawn.isKnown(asOf: $0) }) ?? true
      else { return nil }
      return withdrawn.day.dayNumber
    }
    if taken.isEmpty {
      follow(FigureHistory(allOf: known), scale: scale)
    } else {
      refold(known, taken, scale: scale)
    }
  }

  mutating func append(_ day: Int, _ cell: PublishedCell?, isChange: Bool = true) {
    if days.last != day { days.append(day) }
    guard isChange else { return }
    if standings.last?.day == day { standings.removeLast() }
    standings.append((day, cell))
  }

  private mutating func follow(_ history: FigureHistory?, scale: Int) {
    for (day, cell) in history?.printed(scale: scale) ?? [] { append(day, cell) }
  }

  /// What is taken back is taken out of all that was said before: that is folded anew each day.
  private mutating func refold(_ known: [Observation], _ taken: [Int], scale: Int) {
    for day in Set(known.map(\.published.day.dayNumber) + taken).sorted() {
      let end = PublicationTime(CivilDate(dayNumber: day))
      let history = FigureHistory(allOf: known.filter { $0.isVisible(asOf: end) })
      append(day, history?.printed(scale: scale).last?.cell)
    }
  }
}

extension FigureHistory {
  /// The history that observations give; nil where there are none.
  fileprivate init?(allOf observations: [Observation]) {
    guard !observations.isEmpty else { return nil }
    self.init(observations)
  }
}

extension FigureHistory {
  /// What was printed last, after each day on which something was said.
  ///
  /// That is what stands, but for one thing: where the agency's own release is only rounder than
  /// what is known, its vintage has what the release printed. Who reports it rounder changes
  /// nothing, and no more does a word such as "over".
  fileprivate func printed(scale: Int) -> [(day: Int, cell: PublishedCell)] {
    let steps = steps.filter { $0.change != .misquoted }
    var cells: [(day: Int, cell: PublishedCell)] = []
    var shown: Observation?
    for (number, step) in steps.enumerated() {
      let day = step.observation.published.day.dayNumber
      // What stands after a step is what the next one finds.
      let standing = number + 1 < steps.count ? steps[number + 1].previous ?? current : current
      if standing.isSaying(step.observation) {
        shown = standing
      } else if step.observation.isRoundPrint, shown?.published.day.dayNumber != day {
        shown = step.observation
      }
      let cell = PublishedCell(shown ?? standing, known: standing, seriesScale: scale)
      if cells.last?.day == day { cells.removeLast() }
      cells.append((day, cell))
    }
    return cells
  }
}

extension Observation {
  /// Whether the agency itself printed it, without a word before it.
  fileprivate var isRoundPrint: Bool { !isSecondary && figure.qualifier == nil && !figure.isNil }
}

extension PublishedCell {
  fileprivate init(_ observation: Observation, known: Observation, seriesScale: Int) {
    self.init(
      CurrentValue(observation, seriesScale: seriesScale),
      known: CurrentValue(known, seriesScale: seriesScale), status: observation.figure.status,
      seriesScale: seriesScale)
  }
}

extension CurrentValue {
  fileprivate init(_ observation: Observation, seriesScale: Int) {
    self.init(
      value: observation.figure.value, scale: observation.figure.scale ?? seriesScale,
      qualifier: observation.figure.qualifier, isNil: observation.figure.isNil,
      basis: observation.figure.basis, event: observation.seq, narrowedBy: observation.narrowedBy)
  }
}
