public import LedgerModel

/// Whether the figures bear an assertion out.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// They do.
  case supported
  /// They say otherwise.
  case contradicted
  /// They do not tell: history too short, figure missing, or precision too low.
  case undetermined
}

/// A verdict with what it rests on.
public struct Finding<Outcome: Equatable & Sendable>: Equatable, Sendable {
  /// What was found.
  public let outcome: Outcome
  /// Why, in a sentence without its full stop.
  public let because: String
  /// What was looked at, such as "2013–2023"; nil where one figure decides.
  public let coverage: String?
  /// The positions of the events that it rests on.
  public let events: [Int]

  /// Makes a finding.
  package init(outcome: Outcome, because: String, coverage: String?, events: [Int]) {
    self.outcome = outcome
    self.because = because
    self.coverage = coverage
    self.events = events
  }
}

/// A claim with its two verdicts.
public struct JudgedClaim: Equatable, Sendable {
  /// The position of the statement that makes it.
  public let event: Int
  /// Who makes it.
  public let statement: Statement
  /// The claim.
  public let claim: Claim
  /// The verdict by what was known when it was said.
  public let asSaid: Finding<Verdict>
  /// The verdict by what is known now.
  public let asKnownNow: Finding<Verdict>

  /// Whether what came to be known since has changed the verdict.
  public var hasChanged: Bool { asSaid.outcome != asKnownNow.outcome }
}

extension Known {
  /// The statements that were known, in the order of the log.
  public var statements: [LedgerState.Recorded<Statement>] {
    state.statements.filter { entry in
      guard let asOf else { return entry.withdrawn == nil }
      return entry.content.published.isKnown(asOf: asOf)
        && !(entry.withdrawn?.isKnown(asOf: asOf) ?? false)
    }
  }

  /// Every claim that was known, judged.
  public func judgedClaims(where isIncluded: (Claim) -> Bool = { _ in true }) -> [JudgedClaim] {
    statements.flatMap { entry in
      // The whole day counts: a claim about that day's release was made with it in hand.
      let whenSaid = known(asOf: PublicationTime(entry.content.published.day))
      return entry.content.claims.filter(isIncluded).map { claim in
        JudgedClaim(
          event: entry.seq, statement: entry.content, claim: claim,
          asSaid: whenSaid.judge(claim), asKnownNow: judge(claim))
      }
    }
  }

  /// Judges a claim by what was known at the moment.
  public func judge(_ claim: Claim) -> Finding<Verdict> {
    switch claim.kind {
    case .growth, .level: judgeValue(claim)
    case .exceeds: judgeExceeds(claim)
    case .exceedsTarget: judgeTarget(claim)
    case .recordHigh, .recordLow: judgeRecord(claim)
    case .streak: judgeStreak(claim)
    case .firstDeclineSince: judgeFirst(claim, .contraction)
    case .firstRiseSince: judgeFirst(claim, .expansion)
    case .decliningSince: judgeDeclining(claim)
    }
  }
}

extension Finding where Outcome == Verdict {
  static func undetermined(_ because: String, events: [Int] = []) -> Self {
    Finding(outcome: .undetermined, because: because, coverage: nil, events: events)
  }
}
