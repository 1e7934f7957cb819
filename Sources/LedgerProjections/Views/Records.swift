public import LedgerModel

/// An extreme value over what the ledger covers.
public struct Record: Equatable, Sendable {
  /// Whether it is the highest; the lowest otherwise.
  public let isHigh: Bool
  /// The first period that was compared.
  public let from: Period
  /// The last period that was compared.
  public let to: Period
  /// How many other periods were compared.
  public let compared: Int
  /// Whether those are all periods from the first to the last.
  public let isComplete: Bool

  /// Such as "highest of 2016–2023", or "highest of the 12 known of 2023-03–2024-12".
  public var words: String {
    (isHigh ? "highest" : "lowest") + (isComplete ? " of " : " of the \(compared + 1) known of ")
      + "\(from)–\(to)"
  }
}

/// A value held against those of earlier periods: the one rule on records.
struct RecordComparison {
  /// Whether it is more extreme than all of them.
  let outcome: Verdict
  /// The earlier periods, in order.
  let earlier: [Period]
  /// The value that is not less extreme, with its period.
  let rival: (period: Period, value: ValueOfPeriod)?
}

extension SeriesValues {
  /// So many earlier periods must be comparable before anything is called a record.
  static let fewestCompared = 5

  /// The earlier periods with a value that a period can be held against, in order.
  func comparable(with period: Period) -> [Period] {
    alike(before: period).filter { value($0) != nil }
  }

  /// The earlier periods of a kind, each under one of its names: what was published for 2023-Q1 and
  /// for 2023-01/2023-03 is one period, and no rival of itself.
  private func alike(before period: Period) -> [Period] {
    var named: Set<Period> = [period.regular]
    return candidates.filter {
      $0 < period && $0.isAlike(period)
        && ($0.otherSpelling == nil || named.insert($0.regular).inserted)
    }
  }

  /// Whether a value is more extreme than those of earlier periods.
  ///
  /// One that is clearly as extreme or more contradicts; one that may be leaves it open.
  func compare(
    _ own: ValueOfPeriod, isHigh: Bool, with earlier: some BidirectionalCollection<Period>
  ) -> RecordComparison {
    var open: (period: Period, value: ValueOfPeriod)?
    // Newest first: a series that moves is seldom at a record.
    for period in earlier.reversed() {
      guard let other = value(period) else { continue }
      let (upper, lower) = isHigh ? (own, other) : (other, own)
      if upper.widest.isEntirelyAbove(lower.widest) { continue }
      if lower.widest.isEntirelyAbove(upper.widest) {
        return RecordComparison(
          outcome: .contradicted, earlier: Array(earlier), rival: (period, other))
      }
      open = open ?? (period, other)
    }
    return RecordComparison(
      outcome: open == nil ? .supported : .undetermined, earlier: Array(earlier), rival: open)
  }

  /// Whether a value is above or below those of all earlier periods that are alike, at least five.
  func record(_ period: Period, _ own: ValueOfPeriod) -> Record? {
    let alike = alike(before: period)
    guard alike.count >= Self.fewestCompared else { return nil }
    let isHigh = compare(own, isHigh: true, with: alike).outcome == .supported
    guard isHigh || compare(own, isHigh: false, with: alike).outcome == .supported else {
      return nil
    }
    // Only now: to see which of them have a value takes longer than one comparison.
    let earlier = comparable(with: period)
    guard earlier.count >= Self.fewestCompared, let first = earlier.first else { return nil }
    return Record(
      isHigh: isHigh, from: first, to: period, compared: earlier.count,
      isComplete: period.firstMissing(among: earlier) == nil)
  }
}

extension Period {
  /// The last period before this one and after the first of some earlier ones that is not among
  /// them; nil if they follow each other.
  func firstMissing(among earlier: [Period]) -> Period? {
    guard let first = earlier.first else { return nil }
    let known = Set(earlier.map(\.regular))
    return sequence(first: alikeBefore, next: \.alikeBefore).prefix { $0 > first }
      .first { !known.contains($0.regular) }
  }
}
