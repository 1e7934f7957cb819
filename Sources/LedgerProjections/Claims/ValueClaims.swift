import LedgerVocabulary

/// Claims about one value: growth, level, exceeds, exceeds-target.
extension Known {
  func judgeValue(_ claim: Claim) -> Finding<Verdict> {
    var claim = claim
    // A claim of growth may name the level: it is about the level's growth all the same.
    if claim.kind == .growth { claim.series = growthKey(claim) }
    guard let value = claim.value else { return .undetermined("the claim names no value") }
    let claimed = interval(value, scale: claim.scale, claim.qualifier, of: claim.series)
    guard let found = measured(claim) else { return .undetermined(missing(claim)) }
    let supported = found.interval.overlaps(claimed)
    return Finding(
      outcome: supported ? .supported : .contradicted,
      because: "\(found.words) for \(claim.period)"
        + (supported ? "" : ", not \(words(claim, value))"),
      coverage: nil, events: found.events)
  }

  func judgeExceeds(_ claim: Claim) -> Finding<Verdict> {
    guard let value = claim.value else { return .undetermined("the claim names no value") }
    guard let found = measured(claim) else { return .undetermined(missing(claim)) }
    let line = interval(value, scale: claim.scale, claim.qualifier, of: claim.series)
    return comparison(
      found, above: line, "\(words(claim, value))", claim, events: found.events)
  }

  func judgeTarget(_ claim: Claim) -> Finding<Verdict> {
    guard let found = measured(claim) else { return .undetermined(missing(claim)) }
    let candidates = targets.filter { entry in
      guard entry.content.figure.series == claim.series else { return false }
      guard let value = claim.value else { return entry.content.period != nil }
      return self.value(of: entry.content.figure).overlaps(
        interval(value, scale: claim.scale, claim.qualifier, of: claim.series))
    }
    // The target for the period itself; else the nearest later one, reached ahead of time; else
    // one without a date.
    let chosen =
      candidates.last { $0.content.period == claim.period }
      ?? candidates.filter { $0.content.period.map { $0 > claim.period } ?? false }
      .min { ($0.content.period ?? claim.period) < ($1.content.period ?? claim.period) }
      ?? candidates.last { $0.content.period == nil }
    guard let chosen else {
      return .undetermined(
        "no target for \(claim.series) is recorded that the claim could mean", events: found.events)
    }
    let target = chosen.content
    let words =
      "the target of \(target.figure.value.text)"
      + (target.period.map { " for \($0)" } ?? "")
    if let whole = target.period, whole.frequency != claim.period.frequency,
      exceeds(found.interval, value(of: target.figure)) != true
    {
      // A part of the year that is below the year's target says nothing of the year.
      return .undetermined(
        "\(found.words) for \(claim.period) is not above \(words), but is another kind of period",
        events: found.events + [chosen.seq])
    }
    return comparison(
      found, above: value(of: target.figure), words, claim, events: found.events + [chosen.seq])
  }

  private func comparison(
    _ found: Measured, above line: Interval, _ words: String, _ claim: Claim, events: [Int]
  ) -> Finding<Verdict> {
    guard let isAbove = exceeds(found.interval, line) else {
      return .undetermined(
        "\(found.words) for \(claim.period) may be above \(words) or not", events: events)
    }
    return Finding(
      outcome: isAbove ? .supported : .contradicted,
      because: "\(found.words) for \(claim.period) is \(isAbove ? "above" : "not above") \(words)",
      coverage: nil, events: events)
  }

  /// The value that a claim is about, published or else derived.
  private func measured(_ claim: Claim) -> Measured? {
    if let current = current(claim.series, claim.period) {
      return Measured(
        interval: current.interval,
        words: current.figure.text(seriesScale: state.scale(of: claim.series)),
        events: [current.seq])
    }
    let definition = definition(claim.series)
    if definition?.measure == .yoy, let level = definition?.of,
      let top = current(level, claim.period), let base = current(level, claim.period.yearBefore),
      let growth = try? top.interval.growthInPercent(over: base.interval)
    {
      return Measured(
        interval: growth, words: "computed \(growth.middleText(decimals: 2) ?? "growth")",
        events: [top.seq, base.seq])
    }
    guard let sum = sumOfParts(claim.series, claim.period) else { return nil }
    return Measured(
      interval: sum.interval, words: "the parts' sum \(sum.interval.middleText(decimals: 2) ?? "")",
      events: sum.events)
  }

  private func words(_ claim: Claim, _ value: ExactDecimal) -> String {
    Figure(
      series: claim.series, period: claim.period, value: value, scale: claim.scale,
      qualifier: claim.qualifier
    ).text(seriesScale: state.scale(of: claim.series))
  }

  func missing(_ claim: Claim) -> String {
    "no figure of \(claim.series) for \(claim.period) was known"
  }
}

/// A value that a claim is held against.
private struct Measured {
  let interval: Interval
  let words: String
  let events: [Int]
}
