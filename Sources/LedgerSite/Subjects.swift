import LedgerModel
import LedgerProjections

/// What a row of the overview is about: a level with its yearly growth, or a rate by itself.
struct Subject: Sendable {
  /// The key of the level; nil where only a rate is published.
  let level: String?
  /// The key of the rate: the level's yearly growth, or the rate that is published by itself.
  let rate: String?

  /// The key that names it.
  var key: String { level ?? rate ?? "" }

  /// All subjects of which anything was ever published, by key.
  static func all(_ known: Known, where isIncluded: (String) -> Bool) -> [Subject] {
    let observed = known.state.observedSeries.filter {
      isIncluded($0) && !known.periods(of: $0).isEmpty
    }
    var taken: Set<String> = []
    var subjects: [Subject] = []
    for key in observed where known.state.measure(of: key) == .level {
      let rate = known.growthSeries(of: key)
      subjects.append(Subject(level: key, rate: rate))
      if let rate { taken.insert(rate) }
    }
    for key in observed
    where known.state.measure(of: key) != .level && !taken.contains(key) {
      subjects.append(Subject(level: nil, rate: key))
    }
    return subjects.sorted { $0.key < $1.key }
  }
}

/// What a series is called: its title, or its key.
extension Known {
  func title(_ series: String) -> String { definition(series)?.title ?? series }

  /// Of yearly growth, what it is the growth of, if that has a name; else the series' own title.
  func subjectTitle(_ series: String) -> String {
    guard let definition = definition(series), definition.measure == .yoy else {
      return title(series)
    }
    return definition.of.flatMap { self.definition($0)?.title } ?? title(series)
  }

  /// `USD bn`, or `%`.
  func unitText(_ series: String) -> String {
    let definition = definition(series)
    return LedgerModel.unitText(definition?.unit, scale: definition?.scale ?? 0)
  }
}
