import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// Nothing that is judged depends on which way up the numbers are counted.
///
/// A ledger with all signs turned, in which rise and fall, over and under, high and low are swapped
/// in figures and claims, has the same verdicts, runs, records and findings.
@Suite struct `A ledger with all signs turned` {
  private static let seeds = (1...300).map(UInt64.init)

  @Test(arguments: seeds) func `has the same verdicts`(seed: UInt64) throws {
    let (one, other) = try mirrored(seed)
    let (verdicts, turned) = (one.judgedClaims(), other.judgedClaims())
    #expect(verdicts.count == turned.count)
    for (left, right) in zip(verdicts, turned) {
      let comment: Comment =
        "seed \(seed): \(left.claim.words): \(left.asKnownNow.because) | \(right.asKnownNow.because)"
      #expect(left.asKnownNow.outcome == right.asKnownNow.outcome, comment)
      #expect(left.asSaid.outcome == right.asSaid.outcome, comment)
      #expect(left.asKnownNow.events == right.asKnownNow.events, comment)
    }
  }

  @Test(arguments: seeds) func `has the same runs and directions`(seed: UInt64) throws {
    let (one, other) = try mirrored(seed)
    for key in one.keys(where: { _ in true }) {
      let runs = one.allStreaks(of: key).map { Turned($0, isTurned: true) }
      #expect(runs == other.allStreaks(of: key).map { Turned($0, isTurned: false) }, "seed \(seed)")
    }
  }

  @Test(arguments: seeds) func `has the same values and records`(seed: UInt64) throws {
    let (one, other) = try mirrored(seed)
    for key in one.keys(of: .level, named: { _ in true }) {
      let (totals, turned) = (one.totals(of: key), other.totals(of: key))
      #expect(totals.map(\.period) == turned.map(\.period), "seed \(seed) \(key)")
      for (left, right) in zip(totals, turned) {
        let comment: Comment = "seed \(seed): \(key) \(left.period)"
        #expect(left.events == right.events, comment)
        #expect(left.found.number.point == right.found.number.point?.negated, comment)
        #expect(left.interval.ends(6) == right.interval.negated.ends(6), comment)
        #expect(left.record?.isHigh == right.record.map { !$0.isHigh }, comment)
        #expect(left.record?.compared == right.record?.compared, comment)
      }
    }
  }

  @Test(arguments: seeds) func `has the same findings`(seed: UInt64) throws {
    let (one, other) = try mirrored(seed)
    let kinds: Set<AuditFinding.Kind> = [.revision, .misquote, .identity, .impliedRevision, .claim]
    let findings = one.audit(only: kinds).map(\.turnable)
    #expect(findings == other.audit(only: kinds).map(\.turnable), "seed \(seed)")
  }

  /// A random ledger of balances around zero, and the same with all signs turned.
  private func mirrored(_ seed: UInt64) throws -> (Known, Known) {
    let history = RandomBalances(seed: seed).text
    let recorded = try events(history)
    var (one, other) = (LedgerState(), LedgerState())
    for event in recorded {
      one.apply(event)
      other.apply(
        RecordedEvent(seq: event.seq, recorded: event.recorded, event: event.event.mirrored))
    }
    return (one.known(), other.known())
  }
}

/// A streak with its direction turned or not.
private struct Turned: Equatable {
  let direction: Direction
  let length: Int
  let isExact: Bool
  let periods: [Period?]
  let events: [Int]

  init(_ streak: Streak, isTurned: Bool) {
    let run = streak.run
    direction = isTurned ? run.direction.mirrored : run.direction
    (length, isExact, events) = (run.length, run.isExact, run.events)
    periods = [run.from, run.to, streak.firstSince]
  }
}

extension AuditFinding {
  /// What stays when all signs are turned: everything but the numbers and words.
  fileprivate var turnable: String {
    "\(kind) \(severity) \(series) \(period?.description ?? "") \(events) \(isSignFlip)"
  }
}

extension Event {
  /// The same event with all signs turned.
  fileprivate var mirrored: Event {
    switch self {
    case .release(var release):
      release.figures = release.figures.map(\.mirrored)
      return .release(release)
    case .correction(var correction):
      correction.figure = correction.figure.mirrored
      return .correction(correction)
    case .statement(var statement):
      statement.claims = statement.claims.map(\.mirrored)
      return .statement(statement)
    default: return self
    }
  }
}

extension Figure {
  fileprivate var mirrored: Figure {
    var figure = self
    (figure.value, figure.qualifier) = (value.negated, qualifier?.mirrored)
    return figure
  }
}

extension Claim {
  fileprivate var mirrored: Claim {
    var claim = self
    claim.kind = kind.mirrored ?? kind
    claim.qualifier = kind.mirrored(qualifier)
    (claim.value, claim.direction) = (value?.negated, direction?.mirrored)
    return claim
  }
}

/// A random history of exports, imports and their balance, with growth and claims that can be
/// turned, in the notation of `TestSupport`.
private struct RandomBalances {
  private(set) var text = """
    series BAL = OUT - IN
    series OUT
    series IN
    series BAL.YOY yoy BAL
    series OUT.YOY yoy OUT
    """
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    for _ in 0..<40 { text += "\n" + line() }
  }

  private mutating func line() -> String {
    if number(5) == 0 { return "say \(claim()) \(date())" }
    let key = pick(["BAL", "OUT", "IN", "BAL.YOY", "OUT.YOY"])
    let source = pick(["", "", "", " via AFP", " via BBC"])
    return "\(key) \(period()) \(value()) \(date())\(source)"
  }

  private mutating func period() -> String {
    pick([
      "2018", "2019", "2020", "2021", "2022", "2023", "2023-10", "2023-11", "2023-12",
      "2023-01/2023-10", "2023-01/2023-11", "2022-Q4", "2023-Q4", "2022-10", "2022-11", "2022-12",
    ])
  }

  private mutating func value() -> String {
    let word = pick(["", "", "", "", "over ", "under ", "about ", "nearly "])
    return "\(word)\(pick(["", "-"]))\(number(9) + 1)\(pick(["", ".\(number(10))"]))"
  }

  private mutating func claim() -> String {
    let (level, rate) = (pick(["BAL", "OUT"]), pick(["BAL.YOY", "OUT.YOY", "BAL"]))
    let amount = "\(pick(["", "-"]))\(number(9) + 1)"
    return pick([
      "level \(level) 2023 \(value())", "growth \(rate) 2023 \(value())",
      "record-high \(level) 2023", "record-low \(level) 2023 since 2019",
      "record-low \(level) 2023", "record-high \(level) 2023-01/2023-11",
      "streak \(rate) 2023 \(pick(["contraction", "expansion"])) \(number(3) + 1)",
      "first-decline-since \(rate) 2023 since 2020", "first-rise-since \(rate) 2022 since 2019",
      "exceeds \(level) 2023 \(amount)", "exceeds \(level) 2022 under \(amount)",
    ])
  }

  private mutating func date() -> String {
    let day = number(28) + 1
    return "@2024-0\(number(9) + 1)-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func pick(_ options: [String]) -> String { options[number(options.count)] }
}
