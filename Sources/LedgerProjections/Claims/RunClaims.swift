import LedgerModel

/// Claims about which way periods went: streaks, first since, declining since.
///
/// A direction that was worked out from levels of different releases never contradicts: a revision
/// may lie between them.
extension Known {
  func judgeStreak(_ claim: Claim) -> Finding<Verdict> {
    guard let direction = claim.direction, let length = claim.length else {
      return .undetermined("the claim names no direction and length")
    }
    guard let run = run(of: growthKey(claim), endingIn: claim.period) else {
      return .undetermined(untold(claim))
    }
    guard run.direction == direction else { return .exception(run.last) }
    let events = run.points.flatMap(\.events).uniqued
    let count = run.points.count
    let because =
      "the run of \(direction.rawValue) has \(run.before == nil ? "at least " : "")\(count) "
      + "period\(count == 1 ? "" : "s")"
    if count > length {
      return run.points[length].isFirm
        ? .against(because, "\(run.first.period)–\(claim.period)", events)
        : .exception(run.points[length])
    }
    guard let before = run.before else {
      return .undetermined(
        "\(because); \(run.first.period.previous) is not known", events: events)
    }
    guard count == length else {
      return before.isFirm
        ? .against(because, "\(run.first.period)–\(claim.period)", events) : .exception(before)
    }
    return Finding(
      outcome: .supported, because: because, coverage: "\(run.first.period)–\(claim.period)",
      events: events)
  }

  func judgeFirst(_ claim: Claim, _ direction: Direction) -> Finding<Verdict> {
    guard let since = claim.since else { return .undetermined("the claim names no earlier period") }
    let points = growthPoints(of: growthKey(claim), through: claim.period)
    guard let own = points.last, own.period == claim.period else {
      return .undetermined(untold(claim))
    }
    guard own.direction == direction else { return .exception(own) }
    let between = points.filter { since.isBefore($0.period) && $0.period < claim.period }
    let earlier = between.filter { $0.direction == direction }
    if let earlier = earlier.last(where: \.isFirm) ?? earlier.last {
      return .exception(earlier, "already", beside: own.events)
    }
    let then = points.filter { since.contains($0.period) }
    guard let anchor = then.last(where: { $0.direction == direction }) else {
      return withoutAnchor(claim, since, direction, own, then)
    }
    if let gap = firstGap(from: anchor.period, to: claim.period, in: points) {
      return .undetermined("\(growthKey(claim)) is not known for \(gap)", events: own.events)
    }
    return Finding(
      outcome: .supported,
      because: "\(anchor.period) was \(anchor.direction.words), and no period between was",
      coverage: "\(anchor.period)–\(claim.period)", events: own.events + anchor.events)
  }

  /// The verdict where no period that the claim counts from is known to have gone that way.
  private func withoutAnchor(
    _ claim: Claim, _ since: Period, _ direction: Direction, _ own: GrowthPoint,
    _ then: [GrowthPoint]
  ) -> Finding<Verdict> {
    let known = Set(then.map(\.period))
    let first = sequence(first: claim.period.previous, next: \.previous)
    let inside = first.prefix { since.isBefore($0) || since.contains($0) }.filter(since.contains)
    if then.isEmpty || claim.period.frequency == .range {
      return .undetermined("\(growthKey(claim)) is not known for \(since)", events: own.events)
    }
    if let missing = inside.first(where: { !known.contains($0) }) {
      return .undetermined("\(growthKey(claim)) is not known for \(missing)", events: own.events)
    }
    let events = own.events + then.flatMap(\.events)
    guard then.allSatisfy(\.isFirm) else {
      return .undetermined(
        "\(since) was not \(direction.words) by levels of different releases", events: events)
    }
    return .against("\(since) was not \(direction.words)", nil, events)
  }

  func judgeDeclining(_ claim: Claim) -> Finding<Verdict> {
    guard let since = claim.since else { return .undetermined("the claim names no earlier period") }
    let points = growthPoints(of: growthKey(claim), through: claim.period).filter {
      since.contains($0.period) || since.isBefore($0.period)
    }
    let exceptions = points.filter { $0.direction != .contraction }
    if let exception = exceptions.first(where: \.isFirm) ?? exceptions.first {
      return .exception(exception, ", not a decline", coverage: "\(since)–\(claim.period)")
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
    return "\(current.text) for \(claim.period) does not "
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

extension Finding where Outcome == Verdict {
  fileprivate static func against(_ because: String, _ coverage: String?, _ events: [Int]) -> Self {
    Finding(outcome: .contradicted, because: because, coverage: coverage, events: events)
  }

  /// A period that went another way than claimed: it contradicts if that is firm.
  fileprivate static func exception(
    _ point: GrowthPoint, _ words: String = "", beside events: [Int] = [], coverage: String? = nil
  ) -> Self {
    let comma = words.isEmpty || words.hasPrefix(",") ? "" : " "
    let because = "\(point.period) was \(point.direction.words)\(comma)\(words)"
    guard point.isFirm else {
      return .undetermined(
        because + ", by levels of different releases that may have been revised between",
        events: events + point.events)
    }
    return .against(because, coverage, events + point.events)
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
