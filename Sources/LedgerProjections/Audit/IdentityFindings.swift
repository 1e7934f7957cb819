import LedgerVocabulary

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
        let sum = vintage.sum(of: identity, series, period), !sum.interval.overlaps(total.interval),
        reported.insert([total.seq] + sum.events).inserted
      else { return nil }
      return identityFinding(
        series, period, total, DerivedValue(interval: sum.interval, events: sum.events),
        by: identity.text)
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
      !state.observations(of: series, parts.whole).isEmpty, isCumulated(series)
    else { return [] }
    let days = (history(of: series, period)?.steps ?? []).map(\.observation.published.day).uniqued
    var reported: Set<[Int]> = []
    return days.compactMap { day in
      let vintage = known(asOf: PublicationTime(day))
      guard let own = vintage.publishedOn(day, series, period),
        vintage.publishedOn(day, series, parts.whole) != nil,
        let rest = vintage.difference(series, period), !rest.interval.overlaps(own.interval),
        reported.insert([own.seq] + rest.events).inserted
      else { return nil }
      return identityFinding(
        series, period, own, rest,
        by: "\(parts.whole)" + (parts.before.map { " less \($0)" } ?? ""),
        remark: parts.before == nil
          ? ""
          : shift(own, rest).map {
            "; unless a figure is wrong, the year to date had earlier months revised by \($0)"
          } ?? "")
    }
  }

  private func identityFinding(
    _ series: String, _ period: Period, _ total: Observation, _ other: DerivedValue,
    by words: String, remark: String = ""
  ) -> AuditFinding {
    let to = other.interval.middleText(decimals: 2) ?? "?"
    let from = text(total, series)
    return AuditFinding(
      .identity, .warning, series: series, period: period, from: from, to: to,
      change: (try? other.interval.growthInPercent(over: total.interval))?.middleText(decimals: 2),
      published: [total.published], events: ([total.seq] + other.events).uniqued,
      message: "\(from) was published, but \(words) gives \(to), between "
        + "\(other.interval.lowText(decimals: 4) ?? "−∞") and "
        + "\(other.interval.highText(decimals: 4) ?? "∞")\(remark)")
  }

  /// By how much the middle of what follows lies off what was published.
  private func shift(_ own: Observation, _ other: DerivedValue) -> String? {
    guard let middle = other.interval.middle, let published = own.interval.middle,
      let difference = try? middle.subtracting(published)
    else { return nil }
    return signed(difference.text(decimals: 2))
  }

  /// The current observation, if anything was published about the figure on that very day.
  private func publishedOn(
    _ day: CivilDate, _ series: String, _ period: Period
  ) -> Observation? {
    guard let history = history(of: series, period),
      history.steps.contains(where: {
        $0.observation.published.day == day && $0.change != .misquoted
      })
    else { return nil }
    return history.current
  }
}
