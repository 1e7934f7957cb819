import LedgerModel

extension LedgerState {
  mutating func define(_ definition: SeriesDefinition, seq: Int) {
    let key = definition.key
    // A definition counts with its last words.
    if let old = newSeries[key]?.definition {
      if let level = old.of { newGrowthSeries[level]?.remove(key) }
      newIdentities.remove(key)
    }
    newSeries[key] = DefinedSeries(seq: seq, definition: definition)
    if definition.measure == .yoy, let level = definition.of {
      newGrowthSeries[level, default: []].insert(key)
    }
    if !definition.equals.isEmpty { newIdentities.insert(key) }
    link(definition)
  }

  mutating func apply(_ release: Release, seq: Int) {
    let origin = Observation.Origin(release)
    for figure in release.figures {
      change(figure.series, figure.period) { observed, scale in
        observed.insertByPublication(
          Observation(figure, seriesScale: scale, seq: seq, from: origin))
      }
    }
  }

  mutating func apply(_ correction: Correction, seq: Int) {
    let (key, period) = (correction.figure.series, correction.figure.period)
    var observed = observations(of: key, period)
    // A release may give a figure twice, exact and rounded: the correction is of the one with the
    // same qualifier, or else of the first.
    let candidates = observed.indices.filter { observed[$0].seq == correction.corrects }
    let chosen = candidates.first {
      observed[$0].figure.qualifier == correction.figure.qualifier
    }
    guard let index = chosen ?? candidates.first else { return }
    corrections.append(
      AppliedCorrection(
        seq: seq, correction: correction, replaced: observed[index].figure,
        published: observed[index].published))
    observed[index].figure = correction.figure
    observed[index].interval = correction.figure.intervalOrEverything(seriesScale: scale(of: key))
    observed[index].corrections.append(seq)
    newObservations[key, default: [:]][period] = observed
  }

  mutating func apply(_ withdrawal: Withdrawal, seq: Int) {
    let position = withdrawal.withdraws
    for index in statements.indices where statements[index].seq == position {
      statements[index].withdrawn.takeEarlier(withdrawal.published)
    }
    for index in targets.indices where targets[index].seq == position {
      targets[index].withdrawn.takeEarlier(withdrawal.published)
    }
    for (key, periods) in places(ofEvent: position)
    where withdrawal.series == nil || withdrawal.series == key {
      for period in periods where withdrawal.period == nil || withdrawal.period == period {
        change(key, period) { observed, _ in
          for index in observed.indices where observed[index].seq == position {
            observed[index].withdraw(withdrawal.published, by: seq)
          }
        }
      }
    }
  }

  /// Changes the observations of a period, in front of the columns; `body` gets the scale too.
  private mutating func change(
    _ key: String, _ period: Period, _ body: (inout [Observation], Int) -> Void
  ) {
    let scale = scale(of: key)
    if newObservations[key]?[period] == nil {
      newObservations[key, default: [:]][period] = imageObservations(of: key, period)
    }
    body(&newObservations[key, default: [:]][period, default: []], scale)
  }
}

extension [Observation] {
  /// Keeps the order of publication, and of the log among equals.
  fileprivate mutating func insertByPublication(_ observation: Observation) {
    // Almost always the newest: look from the end.
    var index = count
    while index > 0, observation.published < self[index - 1].published { index -= 1 }
    insert(observation, at: index)
  }
}

extension PublicationTime? {
  /// Sets when something was taken back: the earliest day, if that was said more than once.
  fileprivate mutating func takeEarlier(_ time: PublicationTime) {
    self = self.map { Swift.min($0, time) } ?? time
  }
}

extension LedgerState {
  /// Adds to what is known of a series; what would alter it was refused when it was appended.
  mutating func apply(_ amendment: Amendment) {
    guard let defined = defined(amendment.series),
      let details = try? defined.definition.details.adding(amendment.details)
    else { return }
    var definition = defined.definition
    definition.details = details
    define(definition, seq: defined.seq)
  }
}
