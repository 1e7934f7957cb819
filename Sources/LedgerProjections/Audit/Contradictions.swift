import LedgerModel

/// Findings about what was said on one day and cannot all be true.
extension Known {
  /// What sources of one day said that cannot both be true, apart from what the figures say.
  ///
  /// Inside one source, that is what one publisher printed on one day, claims are held against each
  /// other and against the figures printed beside them. Between sources only claims are: figures
  /// that differ are revisions or misquotes.
  ///
  /// - Parameter isIncluded: whether claims about a series are looked at.
  /// - Returns: the findings, in the order of the log.
  public func contradictions(
    series isIncluded: (String) -> Bool = { _ in true }
  ) -> [AuditFinding] {
    var days: [CivilDate: [Said]] = [:]
    var order: [CivilDate] = []
    for entry in statements {
      let said = entry.content.claims.filter { isIncluded($0.series) }
        .map { Said(entry, assertion($0, event: entry.seq), $0) }
      guard !said.isEmpty else { continue }
      let day = entry.content.published.day
      if days[day] == nil { order.append(day) }
      days[day, default: []] += said
    }
    return order.flatMap { contradictions(among: days[$0] ?? []) }
  }

  private func contradictions(among said: [Said]) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for (index, first) in said.enumerated() {
      for second in said[(index + 1)...] {
        if let conflict = first.assertion.conflict(with: second.assertion) {
          findings.append(finding(first, second, conflict))
        }
      }
      findings += figures(beside: first).compactMap { observation in
        let other = assertion(observation)
        return first.assertion.conflict(with: other).map { finding(first, observation, other, $0) }
      }
    }
    return findings
  }

  /// The figures that the source of a claim printed on its day and that the claim speaks of.
  private func figures(beside said: Said) -> [Observation] {
    let assertion = said.assertion
    var places = assertion.directions.keys.sorted().map { (assertion.growthSeries, $0) }
    if let value = assertion.value, value.series != assertion.growthSeries {
      places.append((value.series, value.period))
    }
    return places.flatMap { series, period in
      (history(of: series, period)?.steps ?? []).map(\.observation).filter {
        $0.published.day == said.statement.published.day && $0.publisher == said.source
      }
    }
  }

  private func finding(
    _ first: Said, _ second: Said, _ conflict: Assertion.Conflict
  ) -> AuditFinding {
    let isInside = first.source == second.source
    let who =
      isInside
      ? "\(first.voice) says \(first.assertion.words), and \(second.assertion.words)"
      : "\(first.voice) says \(first.assertion.words), \(second.voice) \(second.assertion.words)"
    return AuditFinding(
      .contradiction, isInside ? .error : .warning, series: first.claim.series,
      period: conflict.period, from: first.assertion.words, to: second.assertion.words,
      published: [first.statement.published, second.statement.published],
      events: first.assertion.event == second.assertion.event
        ? [first.assertion.event] : [first.assertion.event, second.assertion.event],
      message: who + ": " + reason(conflict))
  }

  private func finding(
    _ said: Said, _ observation: Observation, _ other: Assertion, _ conflict: Assertion.Conflict
  ) -> AuditFinding {
    AuditFinding(
      .contradiction, .error, series: said.claim.series, period: conflict.period,
      from: said.assertion.words, to: other.words,
      published: [said.statement.published, observation.published],
      events: [said.assertion.event, observation.seq],
      message: "\(said.voice) says \(said.assertion.words), and prints \(other.words): "
        + reason(conflict))
  }

  private func reason(_ conflict: Assertion.Conflict) -> String {
    "both cannot be right, for \(conflict.period) was \(conflict.own) by the first and "
      + "\(conflict.other) by the second"
  }
}

/// A claim with who makes it.
private struct Said {
  let statement: Statement
  let assertion: Assertion
  let claim: Claim

  init(_ entry: LedgerState.Recorded<Statement>, _ assertion: Assertion, _ claim: Claim) {
    (statement, self.assertion, self.claim) = (entry.content, assertion, claim)
  }

  /// Where it was printed, or else who said it.
  var source: String { statement.source?.publisher ?? statement.voice }
  /// Who is to be named: the paper, or the person quoted.
  var voice: String {
    statement.speaker == nil ? source : statement.voice
  }
}
