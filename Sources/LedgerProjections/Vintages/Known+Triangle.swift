public import LedgerModel

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
    let vintages = DayNumbers(stories.map(\.story.days))
    let rows = stories.compactMap { period, story -> Triangle<PublishedCell>.Row? in
      var entries: [Triangle<PublishedCell>.Entry] = []
      for (day, cell) in story.standings {
        guard let number = vintages.number(of: day), let entry = entries.entry(of: cell, in: number)
        else {
          continue
        }
        entries.append(entry)
      }
      return entries.isEmpty ? nil : Triangle.Row(period: period, entries: entries)
    }
    return Triangle(
      series: series, frequency: frequency, vintages: vintages.days.map(CivilDate.init), rows: rows)
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

/// The days of publication of a series, numbered in order.
private struct DayNumbers {
  /// The days, in order.
  private(set) var days: [Int] = []
  private let first: Int
  /// By the days since the first: the number, or -1 for a day that is none.
  private var numbers: [Int32]

  /// The days of the years 1 to 9999: others come from a damaged snapshot only.
  private static let possible = -719_162...2_932_896

  /// - Parameter lists: days in order, list by list; a series has few centuries of them.
  init(_ lists: [[Int]]) {
    first = max(lists.compactMap(\.first).min() ?? 0, Self.possible.lowerBound)
    let last = min(lists.compactMap(\.last).max() ?? first, Self.possible.upperBound)
    numbers = [Int32](repeating: -1, count: max(0, last - first + 1))
    for day in lists.joined() where numbers.indices.contains(day - first) {
      numbers[day - first] = 0
    }
    for place in numbers.indices where numbers[place] == 0 {
      numbers[place] = Int32(days.count)
      days.append(first + place)
    }
  }

  func number(of day: Int) -> Int? {
    let place = day - first
    guard numbers.indices.contains(place), numbers[place] >= 0 else { return nil }
    return Int(numbers[place])
  }
}
