import LedgerModel

/// Totals that their parts do not add up to: by the series' identity, and over time.
extension Known {
  func identityFindings(_ series: String) -> [AuditFinding] {
    identityFindings(series, periods(of: series))
  }

  func identityFindings(_ series: String, _ periods: [Period]) -> [AuditFinding] {
    periods.flatMap { partFindings(series, $0) }
      + periods.flatMap { cumulativeFindings(series, $0) }
  }

  private func partFindings(_ series: String, _ period: Period) -> [AuditFinding] {
    guard state.hasIdentity(series) else { return [] }
    return (definition(series)?.equals ?? []).flatMap { partFindings(series, period, by: $0) }
  }

  private func partFindings(
    _ series: String, _ period: Period, by identity: SeriesDefinition.Identity
  ) -> [AuditFinding] {
    let days = (history(of: series, period)?.steps ?? []).map(\.observation.published.day).uniqued
    var reported: Set<[Int]> = []
    return days.compactMap { day in
      let vintage = known(asOf: PublicationTime(day))
      // Like with like: total and parts of one publication day, or none were compared.
      guard let total = vintage.publishedOn(day, series, period),
        identity.terms.allSatisfy({ vintage.publishedOn(day, $0.series, period) != nil }),
        let sum = vintage.sum(of: identity, series, { vintage.published($0, period) }),
        !sum.interval.overlaps(total.interval),
        reported.insert([total.seq] + sum.events).inserted
      else { return nil }
      return identityFinding(
        series, period, total, sum.number, from: sum.observations, by: identity.text)
    }
  }

  /// Months and quarters that are not the difference of the year-to-date figures around them.
  ///
  /// The comparison belongs to the day on which the period's own figure was published beside the
  /// year-to-date figure to its end; the earlier one is taken as known on that day. That the two
  /// disagree says that the agency revised earlier months in the year-to-date figure alone, or
  /// that one of the three is wrong.
  private func cumulativeFindings(_ series: String, _ period: Period) -> [AuditFinding] {
    guard let parts = period.asDifference,
      parts.whole.names.contains(where: { !state.observations(of: series, $0).isEmpty }),
      canBeAddedUp(series)
    else { return [] }
    let days = (history(of: series, period)?.steps ?? []).map(\.observation.published.day).uniqued
    var reported: Set<[Int]> = []
    return days.compactMap { day in
      let vintage = known(asOf: PublicationTime(day))
      guard let own = vintage.publishedOn(day, series, period),
        vintage.publishedOn(day, series, parts.whole) != nil,
        let rest = vintage.rest(series, parts.whole, parts.before),
        !rest.number.interval.overlaps(own.interval),
        reported.insert([own.seq] + rest.from.map(\.seq)).inserted
      else { return nil }
      return identityFinding(
        series, period, own, rest.number, from: rest.from,
        by: rest.from.map(\.figure.period.description).joined(separator: " less "),
        remark: parts.before == nil
          ? ""
          : shift(own, rest.number).map {
            "; unless a figure is wrong, the year to date had earlier months revised by \($0)"
          } ?? "")
    }
  }

  /// The figure to a period's end less the one to its beginning, if there is one.
  private func rest(
    _ series: String, _ whole: Period, _ before: Period?
  ) -> (number: WorkedOut, from: [Observation])? {
    guard let whole = published(series, whole) else { return nil }
    guard let before else { return (whole.number, whole.observations) }
    guard let before = published(series, before),
      let number = try? whole.number.subtracting(before.number)
    else { return nil }
    return (number, whole.observations + before.observations)
  }

  private func identityFinding(
    _ series: String, _ period: Period, _ total: Observation, _ other: WorkedOut,
    from others: [Observation], by words: String, remark: String = ""
  ) -> AuditFinding {
    let to = other.text(decimals: total.decimals, tellingItFrom: total.interval)
    let from = total.text
    let change = try? other.growthInPercent(over: total.number)
    return AuditFinding(
      .identity, .warning, series: series, period: period, from: from, to: to,
      change: change.flatMap { $0.number(decimals: 2) },
      published: [total.published], events: ([total] + others).map(\.seq).uniqued,
      message: "\(from) was published, but \(words) gives \(to), between "
        + "\(other.interval.lowText(decimals: 4) ?? "−∞") and "
        + "\(other.interval.highText(decimals: 4) ?? "∞")\(remark)")
  }

  /// By how much what follows lies off what was published.
  private func shift(_ own: Observation, _ other: WorkedOut) -> String? {
    guard let difference = try? other.subtracting(own.number) else { return nil }
    return signed(difference.text())
  }

  /// The current observation, if anything was published about the figure on that very day, under
  /// whichever of its names.
  private func publishedOn(
    _ day: CivilDate, _ series: String, _ period: Period
  ) -> Observation? {
    let histories = period.names.lazy.compactMap { history(of: series, $0) }
    return histories.first { history in
      history.steps.contains {
        $0.observation.published.day == day && $0.change != .misquoted
      }
    }?.current
  }
}
