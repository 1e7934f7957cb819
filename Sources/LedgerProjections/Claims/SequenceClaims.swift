import LedgerVocabulary

/// Claims about a period among others: records, streaks, first since, declining since.
extension Known {
  func judgeRecord(_ claim: Claim) -> Finding<Verdict> {
    let isHigh = claim.kind == .recordHigh
    guard let own = current(claim.series, claim.period) else {
      return .undetermined(missing(claim))
    }
    let others = periods(of: claim.series).filter { period in
      period.frequency == claim.period.frequency && period < claim.period
        && claim.since.map { $0.isBefore(period) } ?? true
    }
    guard let first = others.first else {
      return .undetermined(
        "no earlier \(claim.period.frequency.rawValue) of \(claim.series) is known",
        events: [own.seq])
    }
    var verdict = Verdict.supported
    var rival: Observation?
    for period in others {
      guard let other = current(claim.series, period) else { continue }
      let (upper, lower) = isHigh ? (own, other) : (other, own)
      if upper.interval.isEntirelyAbove(lower.interval) { continue }
      rival = other
      verdict = lower.interval.isEntirelyAbove(upper.interval) ? .contradicted : .undetermined
      if verdict == .contradicted { break }
    }
    if verdict == .supported, let since = claim.since,
      let problem = gap(before: first, after: since, claim, isHigh, own)
    {
      return problem
    }
    let extreme = isHigh ? "highest" : "lowest"
    let coverage = "\(extreme) of \(first)–\(claim.period)"
    let known = others + [claim.period]
    if verdict == .supported,
      let before = zip(known, known.dropFirst()).first(where: { $0.next != $1 }),
      claim.period.frequency != .range
    {
      return Finding(
        outcome: .undetermined,
        because:
          "\(own.figure.value.text) is the \(extreme) of the \(known.count) periods known, but "
          + "\(before.0.next) is not known", coverage: coverage, events: [own.seq])
    }
    let because =
      rival.map {
        "\($0.figure.value.text) for \($0.figure.period) is not \(isHigh ? "below" : "above") it"
      }
      ?? "\(own.figure.value.text) is the \(extreme) of \(others.count + 1) known periods"
    return Finding(
      outcome: verdict, because: because, coverage: coverage,
      events: [own.seq, rival?.seq].compactMap(\.self))
  }

  /// "Lowest since 2009" needs 2009 to have been as low, in one of its periods at least, and
  /// every period after it to be known.
  private func gap(
    before first: Period, after since: Period, _ claim: Claim, _ isHigh: Bool, _ own: Observation
  ) -> Finding<Verdict>? {
    let known = periods(of: claim.series)
    let then = known.filter { $0.frequency == claim.period.frequency && since.contains($0) }
      .compactMap { current(claim.series, $0) }
    guard let last = then.last else {
      return .undetermined(
        "the ledger knows \(claim.series) only from \(first), not back to \(since)",
        events: [own.seq])
    }
    let isBeaten = then.allSatisfy {
      isHigh ? own.interval.isEntirelyAbove($0.interval) : $0.interval.isEntirelyAbove(own.interval)
    }
    let missing = claim.period.predecessors(from: since).first {
      (isBeaten || since.isBefore($0)) && !known.contains($0)
    }
    if let missing {
      return .undetermined("\(claim.series) is not known for \(missing)", events: [own.seq])
    }
    guard isBeaten else { return nil }
    return Finding(
      outcome: .contradicted,
      because: "\(own.figure.value.text) is more extreme than \(last.figure.value.text) for "
        + "\(last.figure.period) too",
      coverage: nil, events: [own.seq, last.seq])
  }

  func judgeStreak(_ claim: Claim) -> Finding<Verdict> {
    guard let direction = claim.direction, let length = claim.length else {
      return .undetermined("the claim names no direction and length")
    }
    let points = growthPoints(of: growthKey(claim), claim.period.frequency)
      .filter { $0.period <= claim.period }
    guard let last = points.last, last.period == claim.period else {
      return .undetermined(untold(claim))
    }
    guard last.direction == direction else {
      return Finding(
        outcome: .contradicted, because: "\(claim.period) is \(last.direction.words)",
        coverage: nil, events: last.events)
    }
    let run = points.reversed().prefixRun { $0.direction == direction }
    let first = run.last?.period ?? claim.period
    let isExact = points.last { $0.period < first }?.period == first.previous
    let events = run.flatMap(\.events).uniqued
    let coverage = "\(first)–\(claim.period)"
    if isExact || run.count > length {
      return Finding(
        outcome: isExact && run.count == length ? .supported : .contradicted,
        because: "the run of \(direction.rawValue) has \(isExact ? "" : "at least ")\(run.count) "
          + "period\(run.count == 1 ? "" : "s")",
        coverage: coverage, events: events)
    }
    return .undetermined(
      "the run of \(direction.rawValue) has at least \(run.count) periods; \(first.previous) is "
        + "not known", events: events)
  }

  func judgeFirst(_ claim: Claim, _ direction: Direction) -> Finding<Verdict> {
    guard let since = claim.since else { return .undetermined("the claim names no earlier period") }
    let points = growthPoints(of: growthKey(claim), claim.period.frequency)
      .filter { $0.period <= claim.period }
    guard let own = points.last, own.period == claim.period else {
      return .undetermined(untold(claim))
    }
    guard own.direction == direction else {
      return Finding(
        outcome: .contradicted, because: "\(claim.period) is \(own.direction.words)",
        coverage: nil, events: own.events)
    }
    let between = points.filter { since.isBefore($0.period) && $0.period < claim.period }
    if let earlier = between.last(where: { $0.direction == direction }) {
      return Finding(
        outcome: .contradicted,
        because: "\(earlier.period) was \(direction.words) already", coverage: nil,
        events: own.events + earlier.events)
    }
    let then = points.filter { since.contains($0.period) }
    guard let anchor = then.last(where: { $0.direction == direction }) else {
      let known = Set(points.map(\.period))
      let missing = claim.period.predecessors(from: since).first { !known.contains($0) }
      return then.isEmpty || missing != nil
        ? .undetermined(
          "\(growthKey(claim)) is not known for \(then.isEmpty ? since : missing ?? since)",
          events: own.events)
        : Finding(
          outcome: .contradicted, because: "\(since) was not \(direction.words)",
          coverage: nil, events: own.events + then.flatMap(\.events))
    }
    if let gap = firstGap(from: anchor.period, to: claim.period, in: points) {
      return .undetermined("\(growthKey(claim)) is not known for \(gap)", events: own.events)
    }
    return Finding(
      outcome: .supported,
      because: "\(anchor.period) was \(anchor.direction.words), and no period between was",
      coverage: "\(anchor.period)–\(claim.period)", events: own.events + anchor.events)
  }

  func judgeDeclining(_ claim: Claim) -> Finding<Verdict> {
    guard let since = claim.since else { return .undetermined("the claim names no earlier period") }
    let points = growthPoints(of: growthKey(claim), claim.period.frequency).filter {
      $0.period <= claim.period && (since.contains($0.period) || since.isBefore($0.period))
    }
    if let exception = points.first(where: { $0.direction != .contraction }) {
      return Finding(
        outcome: .contradicted,
        because: "\(exception.period) was \(exception.direction.words), not a decline",
        coverage: "\(since)–\(claim.period)", events: exception.events)
    }
    guard let first = points.first, since.contains(first.period),
      points.last?.period == claim.period
    else {
      return .undetermined("\(growthKey(claim)) is not known from \(since) to \(claim.period)")
    }
    if let gap = firstGap(from: first.period, to: claim.period, in: points) {
      return .undetermined("\(growthKey(claim)) is not known for \(gap)")
    }
    return Finding(
      outcome: .supported, because: "every period declined",
      coverage: "\(since)–\(claim.period)", events: points.flatMap(\.events).uniqued)
  }

  /// The growth series that a claim of direction is about: its own, or its level's.
  func growthKey(_ claim: Claim) -> String {
    definition(claim.series)?.measure == .level
      ? growthSeries(of: claim.series) ?? claim.series : claim.series
  }

  /// Why it cannot be told which way the period of a claim went.
  private func untold(_ claim: Claim) -> String {
    let key = growthKey(claim)
    guard let current = current(key, claim.period), state.measure(of: key) != .level else {
      return missing(claim)
    }
    return "\(current.figure.text(seriesScale: state.scale(of: key))) for \(claim.period) does not "
      + "tell which way it went"
  }

  private func firstGap(from start: Period, to end: Period, in points: [GrowthPoint]) -> Period? {
    let known = Set(points.map(\.period))
    var period = start
    while period < end {
      if !known.contains(period) { return period }
      period = period.next
    }
    return nil
  }
}

extension Period {
  /// The periods of this frequency from the first inside `since` to the one before this, the last
  /// first; none of cumulative ranges, which do not follow each other over the years.
  fileprivate func predecessors(from since: Period) -> [Period] {
    guard frequency != .range else { return [] }
    return sequence(first: previous, next: \.previous).prefix {
      since.isBefore($0) || since.contains($0)
    }
  }
}

extension Direction {
  /// As said of a period: "2023-09 was flat (0.0)".
  var words: String {
    switch self {
    case .contraction: "a decline"
    case .flat: "flat"
    case .expansion: "a rise"
    }
  }
}

extension ReversedCollection where Base == [GrowthPoint] {
  /// The points from the last backwards that follow each other without a gap and satisfy a test.
  fileprivate func prefixRun(where isIncluded: (GrowthPoint) -> Bool) -> [GrowthPoint] {
    var run: [GrowthPoint] = []
    for point in self {
      guard isIncluded(point), run.last.map({ $0.period.previous == point.period }) ?? true else {
        break
      }
      run.append(point)
    }
    return run
  }
}
