import LedgerProjections
import LedgerVocabulary

/// What a row of the overview is about: a level with its yearly growth, or a rate by itself.
struct Subject {
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

/// What is current of a subject at one frequency.
struct CurrentRow: Equatable {
  let period: Period
  /// The level; empty for a rate by itself.
  let value: String
  /// The rate as published, or as it follows from levels.
  let rate: String
  /// The run that the rate is in.
  let run: String
}

extension Known {
  /// What is current of a subject, by frequency: the latest period of each.
  func current(_ subject: Subject) -> [Period.Frequency: CurrentRow] {
    let runs = Dictionary(
      (subject.rate ?? subject.level).map { streaks(of: $0) }?.map { ($0.frequency, $0.run) } ?? [],
      uniquingKeysWith: { first, _ in first })
    var rows: [Period.Frequency: CurrentRow] = [:]
    if let level = subject.level {
      for total in latestTotals(of: level) {
        let run = runs[total.period.frequency].flatMap { $0.to == total.period ? $0 : nil }
        rows[total.period.frequency] = CurrentRow(
          period: total.period,
          value: typographic(total.value ?? total.interval.middleText(decimals: 3) ?? "?"),
          rate: growth(of: level, total.period)?.text ?? "", run: run?.text ?? "")
      }
    }
    guard let rate = subject.rate else { return rows }
    let periods = Dictionary(grouping: periods(of: rate), by: \.frequency).compactMapValues {
      $0.max()
    }
    // A rate may be out before its level, or without it.
    for (frequency, period) in periods
    where rows[frequency].map({ $0.period < period }) ?? true {
      guard let current = current(rate, period) else { continue }
      rows[frequency] = CurrentRow(
        period: period, value: "", rate: signedText(current.figure.text(seriesScale: 0)),
        run: runs[frequency].flatMap { $0.to == period ? $0.text : nil } ?? "")
    }
    return rows
  }
}

extension Growth {
  /// The growth as published; as computed, marked so, where it was not.
  var text: String? {
    if let published { return signedText(published.figure.text(seriesScale: 0)) }
    return computedText(decimals: 2).map { "≈ " + signedText($0) }
  }
}

extension Run {
  /// Such as "down 3", or "up ≥ 3" where the beginning is not known.
  var text: String {
    let way =
      switch direction {
      case .contraction: "down"
      case .expansion: "up"
      case .flat: "flat"
      }
    return "\(way) \(isExact ? "" : "≥ ")\(length)"
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
    return LedgerVocabulary.unitText(definition?.unit, scale: definition?.scale ?? 0)
  }
}
