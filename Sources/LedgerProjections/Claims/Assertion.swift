import LedgerModel

/// What a claim or figure says by itself, without anything that the ledger knows: which way single
/// periods went, and between which values one lies.
///
/// Two assertions that no world can satisfy contradict each other, whoever is right.
struct Assertion {
  /// The position of the event that makes it.
  let event: Int
  /// In words, such as "decline since 2023-09 of CN.CPI.YOY in 2023-12".
  let words: String
  /// The growth series that the directions are of.
  let growthSeries: String
  /// The directions that each period may have had.
  let directions: [Period: Set<Direction>]
  /// The bounds of a value.
  let value: Value?

  /// What a value is said to be.
  struct Value {
    let series: String
    let period: Period
    /// Whether it is growth, which claims may tell of a level.
    let isGrowth: Bool
    let interval: Interval
  }

  /// The longest stretch of periods that a claim is followed back.
  static let longestStretch = 1200

  /// Where another assertion cannot be true as well.
  func conflict(with other: Assertion) -> Conflict? {
    if growthSeries == other.growthSeries {
      let shared = directions.keys.filter { other.directions[$0] != nil }.sorted()
      for period in shared {
        guard let own = directions[period], let others = other.directions[period],
          own.isDisjoint(with: others)
        else { continue }
        return Conflict(period: period, own: own.words, other: others.words)
      }
    }
    if let value, let others = other.value, value.series == others.series,
      value.period == others.period, value.isGrowth == others.isGrowth,
      !value.interval.overlaps(others.interval)
    {
      return Conflict(period: value.period, own: "one value", other: "another")
    }
    return nil
  }

  /// A period of which two assertions say what excludes each other.
  struct Conflict {
    let period: Period
    /// What the first needs, and what the second.
    let own: String
    let other: String
  }
}

extension Set<Direction> {
  /// "a decline", "no decline".
  fileprivate var words: String {
    if count == 1, let only = first { return only.words }
    if !contains(.contraction) { return "no decline" }
    return contains(.expansion) ? "anything" : "no rise"
  }
}

extension Known {
  /// What a claim asserts by itself.
  func assertion(_ claim: Claim, event: Int) -> Assertion {
    let isGrowth = claim.kind == .growth || state.measure(of: claim.series) != .level
    let value = bound(claim).map {
      Assertion.Value(
        // Growth of a level is that of its growth series.
        series: claim.kind == .growth ? growthKey(claim) : claim.series, period: claim.period,
        isGrowth: isGrowth, interval: $0)
    }
    var directions = directions(claim)
    if claim.kind == .growth, let interval = value?.interval {
      directions[claim.period] = interval.possibleDirections
    }
    return Assertion(
      event: event, words: claim.words, growthSeries: growthKey(claim), directions: directions,
      value: value)
  }

  /// What a published figure asserts.
  func assertion(_ observation: Observation) -> Assertion {
    let figure = observation.figure
    let isRate = state.measure(of: figure.series) != .level
    return Assertion(
      event: observation.seq,
      words: "\(observation.text) for \(figure.series) in "
        + "\(figure.period)",
      growthSeries: isRate ? figure.series : growthSeries(of: figure.series) ?? figure.series,
      directions: isRate ? [figure.period: observation.interval.possibleDirections] : [:],
      value: Assertion.Value(
        series: figure.series, period: figure.period, isGrowth: isRate,
        interval: observation.interval))
  }

  /// The values that a claim about one value leaves open.
  private func bound(_ claim: Claim) -> Interval? {
    guard let value = claim.value else { return nil }
    var figure = TargetFigure(
      series: claim.series, value: value, scale: claim.scale, qualifier: claim.qualifier)
    switch claim.kind {
    case .growth, .level: break
    case .exceeds where claim.qualifier == .under: break
    case .exceeds, .exceedsTarget: figure.qualifier = .over
    default: return nil
    }
    return self.value(of: figure)
  }

  private func directions(_ claim: Claim) -> [Period: Set<Direction>] {
    switch claim.kind {
    case .streak: streakDirections(claim)
    case .decliningSince: decliningDirections(claim)
    case .firstDeclineSince: firstDirections(claim, .contraction)
    case .firstRiseSince: firstDirections(claim, .expansion)
    default: [:]
    }
  }

  /// The run goes on for its length, and the period before it is not of the run.
  private func streakDirections(_ claim: Claim) -> [Period: Set<Direction>] {
    guard let direction = claim.direction, let length = claim.length, claim.period.isCountable,
      length <= Assertion.longestStretch
    else { return [:] }
    var directions: [Period: Set<Direction>] = [:]
    var period = claim.period
    for _ in 0..<max(0, length) {
      directions[period] = [direction]
      period = period.previous
    }
    directions[period] = Set(Direction.allCases).subtracting([direction])
    return directions
  }

  private func decliningDirections(_ claim: Claim) -> [Period: Set<Direction>] {
    var directions: [Period: Set<Direction>] = [:]
    for period in stretch(of: claim, through: true) { directions[period] = [.contraction] }
    return directions
  }

  /// The period went that way, and none since the earlier one had.
  private func firstDirections(
    _ claim: Claim, _ direction: Direction
  ) -> [Period: Set<Direction>] {
    var directions: [Period: Set<Direction>] = [:]
    for period in stretch(of: claim, through: false) {
      directions[period] = Set(Direction.allCases).subtracting([direction])
    }
    directions[claim.period] = [direction]
    if let since = claim.since, since.frequency == claim.period.frequency {
      directions[since] = [direction]
    }
    return directions
  }

  /// The periods back from the claim's, itself included, to the one that it names as the start;
  /// those inside the start count where `through` says so.
  private func stretch(of claim: Claim, through: Bool) -> [Period] {
    guard let since = claim.since, claim.period.isCountable else { return [] }
    return sequence(first: claim.period, next: \.previous).prefix(Assertion.longestStretch).prefix {
      since.isBefore($0) || (through && since.contains($0))
    }
  }
}

extension Period {
  /// Whether the period before is another one of the same kind.
  fileprivate var isCountable: Bool { frequency != .range }
}
