public import LedgerModel

/// Findings about words and repairs: claims, corrections, withdrawals.
extension Known {
  func claimFindings(_ isIncluded: (String) -> Bool) -> [AuditFinding] {
    judgedClaims { isIncluded($0.series) }.compactMap { judged in
      let isContradicted = judged.asKnownNow.outcome == .contradicted
      guard isContradicted || judged.hasChanged else { return nil }
      // Wrong when it was said is worse than overtaken by a revision.
      let severity: AuditFinding.Severity =
        judged.asSaid.outcome == .contradicted ? .error : isContradicted ? .warning : .note
      let claim = judged.claim
      let change = "; \(judged.asSaid.outcome.rawValue) when it was said"
      return AuditFinding(
        .claim, severity, series: claim.series, period: claim.period,
        from: claim.words, to: judged.asKnownNow.outcome.rawValue,
        published: [judged.statement.published],
        events: [judged.event] + judged.asKnownNow.events,
        message: "\(judged.statement.voice) claimed \(claim.words): "
          + "\(judged.asKnownNow.outcome.rawValue), \(judged.asKnownNow.because)"
          + (judged.hasChanged ? change : ""))
    }
  }

  func repairFindings(_ isIncluded: (String) -> Bool) -> [AuditFinding] {
    let corrections = state.corrections.filter { isIncluded($0.correction.figure.series) }
      .filter { entry in asOf.map { entry.published.isKnown(asOf: $0) } ?? true }
      .map { entry in
        let figure = entry.correction.figure
        let scale = state.scale(of: figure.series)
        let (from, to) = (
          entry.replaced.text(seriesScale: scale), figure.text(seriesScale: scale)
        )
        return AuditFinding(
          .correction, .note, series: figure.series, period: figure.period, from: from, to: to,
          published: [entry.published], events: [entry.correction.corrects, entry.seq],
          message: "the ledger had \(from) for \(to): \(entry.correction.reason)")
      }
    let withdrawals = state.withdrawals
      .filter { entry in asOf.map { entry.content.published.isKnown(asOf: $0) } ?? true }
      .filter { entry in
        if let series = entry.content.series { return isIncluded(series) }
        let touched = touched(byEvent: entry.content.withdraws)
        return touched.isEmpty || touched.contains(where: isIncluded)
      }
      .map { entry in
        AuditFinding(
          .withdrawal, .note, series: entry.content.series ?? "", period: entry.content.period,
          published: [entry.content.published], events: [entry.content.withdraws, entry.seq],
          message: "\(entry.content.agency) took event \(entry.content.withdraws) back: "
            + entry.content.reason)
      }
    return corrections + withdrawals
  }

  /// The series that an event says something about.
  private func touched(byEvent seq: Int) -> Set<String> {
    let figures = state.places(ofEvent: seq).map(\.series)
    let claims = state.statements.filter { $0.seq == seq }.flatMap {
      $0.content.claims.map(\.series)
    }
    let targets = state.targets.filter { $0.seq == seq }.map(\.content.figure.series)
    return Set(figures).union(claims).union(targets)
  }
}

extension Statement {
  /// Who speaks: the person with the organisation, or the organisation.
  public var voice: String { speaker.map { "\($0) (\(agency))" } ?? agency }

  /// Who speaks, and where that was read if it was not the speaker's own page.
  public var attribution: String {
    guard let publisher = source?.publisher, publisher != agency else { return voice }
    return speaker == nil ? publisher : "\(voice), \(publisher)"
  }
}

extension Claim {
  /// The assertion in words, such as "first decline since 2016 of CN.EXPORTS.USD.YOY in 2023".
  public var words: String { words(of: series) }

  /// The same with another name for the series, such as its title.
  public func words(of name: String) -> String {
    let object = "\(name) in \(period)"
    let amount =
      (qualifier.map { $0.rawValue + " " } ?? "") + (value?.text ?? "")
      + (scale.map { "·10^\($0)" } ?? "")
    return switch kind {
    case .growth: "growth of \(amount) % of \(object)"
    case .level: "\(amount) for \(object)"
    case .recordHigh: "highest" + (since.map { " since \($0)" } ?? "") + " of \(object)"
    case .recordLow: "lowest" + (since.map { " since \($0)" } ?? "") + " of \(object)"
    case .streak: "\(direction?.rawValue ?? "streak") number \(length ?? 0) in a row of \(object)"
    case .firstDeclineSince: "first decline since \(since?.description ?? "?") of \(object)"
    case .firstRiseSince: "first rise since \(since?.description ?? "?") of \(object)"
    case .decliningSince: "decline since \(since?.description ?? "?") of \(object)"
    case .exceedsTarget:
      "target" + (value.map { " of \($0.text)" } ?? "") + " exceeded by \(object)"
    case .exceeds where qualifier == .under: "\(amount) for \(object)"
    case .exceeds: "more than \(amount) for \(object)"
    }
  }
}
