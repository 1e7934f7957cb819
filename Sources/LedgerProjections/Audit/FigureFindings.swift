import LedgerModel

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
      case .first, .repeated, .restated, .withdrawn: nil
      }
    }
  }

  private func revision(
    _ series: String, _ period: Period, _ step: FigureHistory.Step
  ) -> AuditFinding? {
    guard let before = step.previous else { return nil }
    let (from, to) = (before.text, step.observation.text)
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
    let (from, to) = (right.text, step.observation.text)
    let who = step.observation.publisher ?? "a secondary source"
    let against =
      right.isSecondary ? right.publisher ?? "another report" : "\(right.agency) itself"
    let message =
      step.observation.publisher != nil && step.observation.publisher == right.publisher
      ? "\(who) printed both \(from) and \(to)"
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
    guard state.measure(of: growthSeries) == .yoy, let level = level(of: growthSeries)
    else { return [] }
    return comparisons(of: growthSeries, level, period).compactMap(finding)
  }

  private func finding(_ growth: Growth) -> AuditFinding? {
    guard growth.isConsistent == false, let published = growth.published, let base = growth.base,
      let computed = growth.computed
    else { return nil }
    let onRecord = base.text
    // Without a point value the growth is told by its words, and no base follows.
    let implied = growth.implied.flatMap { $0.base.number() }
    let confirmation =
      growth.implied?.confirmedBy.first.map { "; confirmed by \($0.text) of \($0.published)" } ?? ""
    let flip = growth.isSignFlip ? ", the opposite sign" : ""
    let follows = computed.text(decimals: published.decimals, tellingItFrom: published.interval)
    return AuditFinding(
      .impliedRevision, growth.isSignFlip ? .error : .warning, series: growth.series,
      period: growth.period, from: onRecord, to: implied,
      change: growth.implied?.revisionInPercent.number(decimals: 2),
      published: [base.observations.first?.published, published.published].compactMap(\.self),
      events: growth.events + (growth.implied?.confirmedBy.map(\.seq) ?? []),
      isSignFlip: growth.isSignFlip,
      message: "\(signed(published.text)) % was published, "
        + "\(signed(follows)) % follows from the levels\(flip): "
        + (implied.map { "that implies \($0) for \(growth.period.yearBefore), where " } ?? "")
        + "\(onRecord) is on record\(confirmation)")
  }
}

extension Known {
  /// The change between two figures: percent of a level, percentage points of a rate; nil where a
  /// word stands before one of them.
  package func change(_ series: String, from: Observation, to: Observation) -> String? {
    guard let before = from.number.point, let after = to.number.point,
      let difference = try? after.subtracting(before)
    else { return nil }
    let decimals = max(from.decimals, to.decimals)
    guard state.measure(of: series) == .level else { return difference.text(decimals: decimals) }
    guard before.sign != 0, let ratio = try? difference.divided(by: before.magnitude),
      let percent = try? ratio.multiplied(by: .hundred)
    else { return nil }
    return percent.text(telling: 2)
  }

  func changeUnit(_ series: String) -> String {
    state.measure(of: series) == .level ? "%" : "percentage points"
  }
}

/// A number with its sign, as a change is written.
func signed(_ text: String) -> String {
  text.first?.isNumber != true || text.allSatisfy({ "0.".contains($0) }) ? text : "+" + text
}

extension Rational {
  /// The number with so many digits after the point, or as many more as show that it is not zero.
  fileprivate func text(telling decimals: Int) -> String {
    let texts = (decimals...Interval.mostShownDecimals).lazy.map { self.text(decimals: $0) }
    return texts.first { $0.contains { ("1"..."9").contains($0) } } ?? text(decimals: decimals)
  }
}
