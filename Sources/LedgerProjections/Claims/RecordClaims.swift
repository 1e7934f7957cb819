import LedgerModel

/// Claims of the highest and the lowest value.
extension Known {
  func judgeRecord(_ claim: Claim) -> Finding<Verdict> {
    let values = SeriesValues(self, claim.series)
    guard let own = values.value(claim.period) else { return .undetermined(missing(claim)) }
    let record = JudgedRecord(claim: claim, values: values, own: own)
    return record.verdict
  }
}

/// A claim of a record beside the values that it is held against.
private struct JudgedRecord {
  let claim: Claim
  let values: SeriesValues
  let own: ValueOfPeriod

  private var isHigh: Bool { claim.kind == .recordHigh }
  private var extreme: String { isHigh ? "highest" : "lowest" }

  var verdict: Finding<Verdict> {
    let all = values.comparable(with: claim.period)
    let earlier = all.filter { period in claim.since.map { $0.isBefore(period) } ?? true }
    let then = claim.since.map { since in all.filter(since.contains) } ?? []
    guard let first = earlier.first ?? then.first else {
      return .undetermined(
        "no earlier \(claim.period.regular.frequency.rawValue) of \(claim.series) is known"
          + (claim.period.regular.frequency == .range ? " for the same months" : ""),
        events: own.events)
    }
    let compared = values.compare(own, isHigh: isHigh, with: earlier)
    let coverage = "\(extreme) of \(first)–\(claim.period)"
    if let rival = compared.rival {
      return Finding(
        outcome: compared.outcome,
        because: "\(rival.value.text) for \(rival.period) "
          + (compared.outcome == .contradicted ? "is not" : "may not be")
          + " \(isHigh ? "below" : "above") it",
        coverage: coverage, events: (own.events + rival.value.events).uniqued)
    }
    if let since = claim.since { return verdict(since, then, earlier, coverage) }
    guard earlier.count >= SeriesValues.fewestCompared else {
      return Finding(
        outcome: .undetermined,
        because:
          "\(own.text) is the \(extreme) of \(earlier.count + 1) known periods, too few to call "
          + "it a record", coverage: coverage, events: own.events)
    }
    let gap = claim.period.firstMissing(among: earlier).map { ", though \($0) is not known" } ?? ""
    return Finding(
      outcome: .supported,
      because: "\(own.text) is the \(extreme) of \(earlier.count + 1) known periods\(gap)",
      coverage: coverage, events: own.events)
  }

  /// "Lowest since 2009" needs 2009 to be known, and every period after it.
  private func verdict(
    _ since: Period, _ then: [Period], _ earlier: [Period], _ coverage: String
  ) -> Finding<Verdict> {
    guard let anchor = then.last else {
      let first = earlier.first.map { "only from \($0), " } ?? ""
      return .undetermined(
        "the ledger knows \(claim.series) \(first)not back to \(since)", events: own.events)
    }
    if let missing = claim.period.firstMissing(among: [anchor] + earlier) {
      return .undetermined("\(claim.series) is not known for \(missing)", events: own.events)
    }
    let isBeaten = values.compare(own, isHigh: isHigh, with: then).outcome == .supported
    return Finding(
      outcome: .supported,
      because: "\(own.text) is the \(extreme) after \(since)"
        + (isBeaten ? ", and more extreme than that too" : ""),
      coverage: coverage, events: own.events)
  }
}
