import LedgerVocabulary

/// Findings about single figures: revisions, misquotes, implied revisions, identities.
extension Known {
  func historyFindings(_ series: String) -> [AuditFinding] {
    periods(of: series).flatMap { historyFindings(series, $0) }
  }

  func historyFindings(_ series: String, _ period: Period) -> [AuditFinding] {
    (history(of: series, period)?.steps ?? []).compactMap { step in
      switch step.change {
      case .revised: revision(series, period, step)
      case .misquoted: misquote(series, period, step)
      case .first, .repeated, .restated: nil
      }
    }
  }

  private func revision(
    _ series: String, _ period: Period, _ step: FigureHistory.Step
  ) -> AuditFinding? {
    guard let before = step.previous else { return nil }
    let (from, to) = (text(before, series), text(step.observation, series))
    let change = change(series, from: before, to: step.observation)
    return AuditFinding(
      .revision, .note, series: series, period: period, from: from, to: to, change: change,
      published: [before.published, step.observation.published],
      events: [before.seq, step.observation.seq],
      message: "\(from) became \(to)"
        + (change.map { " (\(signed($0)) \(changeUnit(series)))" } ?? ""))
  }

  private func misquote(
    _ series: String, _ period: Period, _ step: FigureHistory.Step
  ) -> AuditFinding? {
    guard let right = step.previous else { return nil }
    let (from, to) = (text(right, series), text(step.observation, series))
    let who = step.observation.publisher ?? "a secondary source"
    let against =
      right.isSecondary ? right.publisher ?? "another report" : "\(right.agency) itself"
    let message =
      step.observation.publisher != nil && step.observation.publisher == right.publisher
      ? "\(who) printed \(to) first, then \(from)"
      : "\(who) printed \(to) where \(against) has \(from)"
    return AuditFinding(
      .misquote, .warning, series: series, period: period, from: from, to: to,
      change: change(series, from: right, to: step.observation),
      published: [right.published, step.observation.published],
      events: [right.seq, step.observation.seq],
      message: message)
  }

  func impliedRevisions(_ growthSeries: String) -> [AuditFinding] {
    periods(of: growthSeries).flatMap { impliedRevisions(growthSeries, $0) }
  }

  func impliedRevisions(_ growthSeries: String, _ period: Period) -> [AuditFinding] {
    guard state.measure(of: growthSeries) == .yoy, let level = definition(growthSeries)?.of
    else { return [] }
    return comparisons(of: growthSeries, level, period).compactMap(finding)
  }

  private func finding(_ growth: Growth) -> AuditFinding? {
    guard growth.isConsistent == false, let published = growth.published, let base = growth.base,
      let computed = growth.computed
    else { return nil }
    let onRecord = text(base, growth.series)
    // Without a point value the growth is told by its words, and no base follows.
    let mid = growth.implied?.base.middleText(decimals: 2)
    let confirmation =
      growth.implied?.confirmedBy.first.map {
        "; confirmed by \(text($0, growth.series)) of \($0.published)"
      } ?? ""
    let flip = growth.isSignFlip ? ", the opposite sign" : ""
    return AuditFinding(
      .impliedRevision, growth.isSignFlip ? .error : .warning, series: growth.series,
      period: growth.period, from: onRecord, to: mid,
      change: growth.implied?.revisionInPercent.middleText(decimals: 2),
      published: [base.published, published.published],
      events: growth.events + (growth.implied?.confirmedBy.map(\.seq) ?? []),
      isSignFlip: growth.isSignFlip,
      message: "\(signed(published.figure.text(seriesScale: 0))) % was published, "
        + "\(signed(computed.text(tellingItFrom: published.interval))) % follows from the levels\(flip): "
        + (mid.map { "that implies \($0) for \(growth.period.yearBefore), where " } ?? "")
        + "\(onRecord) is on record\(confirmation)")
  }
}

extension Known {
  func text(_ observation: Observation, _ series: String) -> String {
    observation.figure.text(seriesScale: state.scale(of: series))
  }

  /// The change between two figures: percent of a level, percentage points of a rate.
  package func change(_ series: String, from: Observation, to: Observation) -> String? {
    guard let before = from.interval.middle, let after = to.interval.middle,
      let difference = try? after.subtracting(before)
    else { return nil }
    guard definition(series)?.measure == .level else { return difference.text(decimals: 1) }
    guard before.sign != 0, let ratio = try? difference.divided(by: before.magnitude),
      let percent = try? ratio.multiplied(by: .hundred)
    else { return nil }
    return percent.text(decimals: 2)
  }

  func changeUnit(_ series: String) -> String {
    definition(series)?.measure == .level ? "%" : "percentage points"
  }
}

/// A number with its sign, as a change is written.
func signed(_ text: String) -> String {
  text.first?.isNumber != true || text.allSatisfy({ "0.".contains($0) }) ? text : "+" + text
}

extension Interval {
  /// The middle with as many digits, from two, as show that it lies outside `other`.
  fileprivate func text(tellingItFrom other: Interval) -> String {
    guard let middle else { return "?" }
    let texts = (2...6).map { middle.text(decimals: $0) }
    return texts.first { text in
      guard let shown = try? ExactDecimal(text).rational() else { return false }
      return !other.contains(shown)
    } ?? texts[4]
  }
}
