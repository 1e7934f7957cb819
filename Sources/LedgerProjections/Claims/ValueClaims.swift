import LedgerModel

/// Claims about one value: growth, level, exceeds, exceeds-target.
extension Known {
  func judgeValue(_ claim: Claim) -> Finding<Verdict> {
    var claim = claim
    // A claim of growth may name the level: it is about the level's growth all the same.
    if claim.kind == .growth { claim.series = growthKey(claim) }
    guard let value = claim.value else { return .undetermined("the claim names no value") }
    let claimed = interval(value, scale: claim.scale, claim.qualifier, of: claim.series)
    guard let found = measured(claim) else { return .undetermined(missing(claim)) }
    let outcome: Verdict =
      found.interval.overlaps(claimed)
      ? .supported : found.widest.overlaps(claimed) ? .undetermined : .contradicted
    return Finding(
      outcome: outcome,
      because: "\(found.words) for \(claim.period)"
        + (outcome == .supported ? "" : ", not \(words(claim, value))")
        + (outcome == .undetermined ? ", unless revisions lie between the releases" : ""),
      coverage: nil, events: found.events)
  }

  func judgeExceeds(_ claim: Claim) -> Finding<Verdict> {
    var claim = claim
    guard let value = claim.value else { return .undetermined("the claim names no value") }
    guard let found = measured(claim) else { return .undetermined(missing(claim)) }
    let line = interval(value, scale: claim.scale, claim.qualifier, of: claim.series)
    // Of a deficit that exceeds something, both on the other side of zero.
    let isBelow = claim.qualifier == .under
    claim.qualifier = isBelow ? nil : claim.qualifier
    return comparison(
      isBelow ? found.negated : found, above: isBelow ? line.negated : line,
      isBelow ? "below" : "above", words(claim, value), claim, events: found.events)
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
      exceeds(found.widest, value(of: target.figure)) != true
    {
      // A part of the year that is below the year's target says nothing of the year.
      return .undetermined(
        "\(found.words) for \(claim.period) is not above \(words), but is another kind of period",
        events: found.events + [chosen.seq])
    }
    return comparison(
      found, above: value(of: target.figure), "above", words, claim,
      events: found.events + [chosen.seq])
  }

  private func comparison(
    _ found: Measured, above line: Interval, _ side: String, _ words: String, _ claim: Claim,
    events: [Int]
  ) -> Finding<Verdict> {
    guard let isAbove = exceeds(found.interval, line, widest: found.widest) else {
      return .undetermined(
        "\(found.words) for \(claim.period) may be \(side) \(words) or not", events: events)
    }
    return Finding(
      outcome: isAbove ? .supported : .contradicted,
      because: "\(found.words) for \(claim.period) is \(isAbove ? side : "not \(side)") \(words)",
      coverage: nil, events: events)
  }

  /// The value that a claim is about: that of the period, or of growth what levels give.
  private func measured(_ claim: Claim) -> Measured? {
    // Where a level has no growth series, growth that is told of it is worked out.
    let isOfLevel = claim.kind == .growth && state.measure(of: claim.series) == .level
    if !isOfLevel, let found = valueOfPeriod(claim.series, claim.period) {
      return Measured(
        interval: found.interval, widest: found.widest, words: found.words, events: found.events)
    }
    guard isOfLevel || state.measure(of: claim.series) == .yoy,
      let level = isOfLevel ? claim.series : level(of: claim.series),
      let growth = computedGrowth(
        SeriesValues(self, level), claim.series, claim.period), let found = growth.computed,
      let top = growth.level, let base = growth.base
    else { return nil }
    // A base that was revised between the two releases would give other growth.
    let isFirm = (top.observations + base.observations).areOfOneVintage
    return Measured(
      interval: found.interval,
      widest: isFirm ? found.interval : Interval(low: nil, high: nil),
      words: "computed \(found.text())", events: growth.events)
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
  /// All that it may be if figures of different releases were revised between.
  let widest: Interval
  let words: String
  let events: [Int]

  /// The same on the other side of zero, still told as it is.
  var negated: Measured {
    Measured(
      interval: interval.negated, widest: widest.negated, words: words, events: events)
  }
}
