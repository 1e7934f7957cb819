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
