public import LedgerVocabulary

extension Known {
  /// The frequencies at which something of a series is known, with the number of periods.
  public func frequencies(of series: String) -> [Period.Frequency: Int] {
    periods(of: series).reduce(into: [:]) { $0[$1.frequency, default: 0] += 1 }
  }

  /// What stood of a series at one frequency after each day of publication, as known at the
  /// moment.
  ///
  /// - Complexity: linear in the observations of the series.
  public func triangle(of series: String, _ frequency: Period.Frequency) -> Triangle<PublishedCell>
  {
    let scale = state.scale(of: series)
    var stories: [(period: Period, story: CellStory)] = []
    for period in state.everKnownPeriods(of: series) where period.frequency == frequency {
      let story = story(of: series, period, scale: scale)
      if !story.days.isEmpty { stories.append((period, story)) }
    }
    var days: Set<Int> = []
    for (_, story) in stories { days.formUnion(story.days) }
    let vintages = days.sorted()
    var numbers: [Int: Int] = [:]
    for (number, day) in vintages.enumerated() { numbers[day] = number }
    let rows = stories.compactMap { period, story -> Triangle<PublishedCell>.Row? in
      var entries: [Triangle<PublishedCell>.Entry] = []
      for (day, cell) in story.standings {
        guard let number = numbers[day], let entry = entries.entry(of: cell, in: number) else {
          continue
        }
        entries.append(entry)
      }
      return entries.isEmpty ? nil : Triangle.Row(period: period, entries: entries)
    }
    return Triangle(
      series: series, frequency: frequency, vintages: vintages.map(CivilDate.init), rows: rows)
  }

  private func story(of series: String, _ period: Period, scale: Int) -> CellStory {
    if isInColumns(series, period),
      let story = state.image.story(of: series, period, knownOn: asOf?.day.dayNumber)
    {
      return story
    }
    return CellStory(state.observations(of: series, period), asOf: asOf, scale: scale)
  }
}

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
    guard let history else { return }
    let steps = history.steps.filter { $0.change != .misquoted }
    for (number, step) in steps.enumerated() {
      // What stands after a step is what the next one finds.
      let standing =
        number + 1 < steps.count
        ? steps[number + 1].previous ?? history.current : history.current
      append(
        step.observation.published.day.dayNumber, PublishedCell(standing, seriesScale: scale))
    }
  }

  /// What is taken back is taken out of all that was said before: that is folded anew each day.
  private mutating func refold(_ known: [Observation], _ taken: [Int], scale: Int) {
    for day in Set(known.map(\.published.day.dayNumber) + taken).sorted() {
      let end = PublicationTime(CivilDate(dayNumber: day))
      let standing = FigureHistory(allOf: known.filter { $0.isVisible(asOf: end) })?.current
      append(day, standing.map { PublishedCell($0, seriesScale: scale) })
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

extension PublishedCell {
  fileprivate init(_ observation: Observation, seriesScale: Int) {
    self.init(
      CurrentValue(
        value: observation.figure.value, scale: observation.figure.scale ?? seriesScale,
        qualifier: observation.figure.qualifier, event: observation.seq),
      status: observation.figure.status, seriesScale: seriesScale)
  }
}
