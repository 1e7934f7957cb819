import LedgerModel
import LedgerProjections

/// The figures that a text gives twice, with values that cannot both be right.
///
/// Such a text may be wrong, but far more often one of the two is of another period, series or
/// source, and was read wrongly: neither is held against the text.
struct DoubledFigures {
  private var values: [Place: [Said]] = [:]

  private struct Place: Hashable {
    let series: String
    let period: Period
  }

  fileprivate struct Said {
    let text: String
    let interval: Interval
  }

  init(_ claims: [Claim], scale: (String) -> Int) {
    for claim in claims {
      guard let said = Said(claim, scale: scale(claim.series)) else { continue }
      values[Place(series: claim.series, period: claim.period), default: []].append(said)
    }
  }

  /// The other values that the text gives for what a claim is about and that exclude its own.
  func others(than claim: Claim, scale: Int) -> [String] {
    guard let own = Said(claim, scale: scale) else { return [] }
    let all = values[Place(series: claim.series, period: claim.period)] ?? []
    return all.filter { !$0.interval.overlaps(own.interval) }.map(\.text)
  }

  /// A verdict on a value that has others beside it: nothing is held against either, and it says why.
  static func doubted(_ verdict: Finding<Verdict>, beside others: [String]) -> Finding<Verdict> {
    guard !others.isEmpty else { return verdict }
    return Finding(
      outcome: verdict.outcome == .contradicted ? .undetermined : verdict.outcome,
      because: "\(verdict.because); the text gives \(others.joined(separator: " and ")), too, so "
        + "that one of them may be of something else",
      coverage: verdict.coverage, events: verdict.events)
  }
}

extension DoubledFigures.Said {
  init?(_ claim: Claim, scale: Int) {
    guard claim.kind == .level, let value = claim.value else { return nil }
    let figure = Figure(
      series: claim.series, period: claim.period, value: value, scale: claim.scale,
      qualifier: claim.qualifier)
    guard let interval = try? figure.interval(seriesScale: scale) else { return nil }
    self.init(text: figure.text(seriesScale: scale), interval: interval)
  }
}
