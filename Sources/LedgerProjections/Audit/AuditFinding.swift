public import LedgerModel

/// Something about the figures that an attentive reader would want to know.
public struct AuditFinding: Equatable, Sendable {
  /// What kind of thing.
  public let kind: Kind
  /// How much it matters.
  public let severity: Severity
  /// The series that it is about; for a claim, the claim's.
  public let series: String
  /// The period that it is about.
  public let period: Period?
  /// The value before, on record, or claimed.
  public let from: String?
  /// The value after, implied, or found.
  public let to: String?
  /// `to` over `from`: percent of a level, percentage points of a rate; nil where neither fits.
  public let change: String?
  /// When each of the two sides was published.
  public let published: [PublicationTime]
  /// The positions of the events on both sides.
  public let events: [Int]
  /// What was found, for a person: a sentence without its full stop.
  public let message: String
  /// Whether an implied revision turns the sign of growth.
  public let isSignFlip: Bool

  init(
    _ kind: Kind, _ severity: Severity, series: String, period: Period?, from: String? = nil,
    to: String? = nil, change: String? = nil, published: [PublicationTime], events: [Int],
    isSignFlip: Bool = false, message: String
  ) {
    self.kind = kind
    self.severity = severity
    self.series = series
    self.period = period
    self.from = from
    self.to = to
    self.change = change
    self.published = published
    self.events = events
    self.isSignFlip = isSignFlip
    self.message = message
  }

  /// The days from the first publication to the last; nil where there is one side only.
  public var days: Int? {
    guard let first = published.first, let last = published.last, published.count > 1 else {
      return nil
    }
    return last.day.dayNumber - first.day.dayNumber
  }

  /// The kinds of finding.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A later release gives an incompatible value.
    case revision
    /// Published growth does not follow from the levels on record.
    case impliedRevision = "implied-revision"
    /// A published total that its parts do not add up to.
    case identity
    /// Somebody reports a release wrongly.
    case misquote
    /// A claim is contradicted, or its verdict changed since it was made.
    case claim
    /// What was said on one day cannot all be true.
    case contradiction
    /// The keeper repaired a transcription error.
    case correction
    /// The agency took something back.
    case withdrawal
    /// A release is overdue.
    case stale
  }

  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// It is as it should be, and worth knowing.
    case note
    /// Two things that should agree do not.
    case warning
    /// Something that was said, or a sign, is wrong.
    case error
  }
}

extension Known {
  /// All findings, in order of publication.
  ///
  /// - Parameters:
  ///   - kinds: the kinds wanted; empty: all.
  ///   - isIncluded: which series are looked at.
  ///   - today: the day from which releases are overdue or not; nil: that is not looked at.
  /// - Returns: the findings.
  /// - Complexity: a fold over all observations, and over all earlier periods for each claim.
  public func audit(
    only kinds: Set<AuditFinding.Kind> = [], series isIncluded: (String) -> Bool = { _ in true },
    today: CivilDate? = nil
  ) -> [AuditFinding] {
    let wanted = kinds.isEmpty ? Set(AuditFinding.Kind.allCases) : kinds
    let keys = state.seriesKeys.filter(isIncluded)
    var findings: [AuditFinding] = []
    for key in keys {
      if !wanted.isDisjoint(with: [.revision, .misquote]) { findings += historyFindings(key) }
      if wanted.contains(.impliedRevision) { findings += impliedRevisions(key) }
      if wanted.contains(.identity) { findings += identityFindings(key) }
    }
    if wanted.contains(.claim) { findings += claimFindings(isIncluded) }
    if wanted.contains(.contradiction) { findings += contradictions(series: isIncluded) }
    if !wanted.isDisjoint(with: [.correction, .withdrawal]) {
      findings += repairFindings(isIncluded)
    }
    if wanted.contains(.stale), let today { findings += staleFindings(isIncluded, on: today) }
    return findings.filter { wanted.contains($0.kind) }.inOrderOfPublication
  }

  /// The implied revisions and the totals that do not add up which figures of some periods bear on.
  ///
  /// - Parameters:
  ///   - keys: the series that such findings are about.
  ///   - touched: the periods of the figures, whatever their series.
  /// - Returns: the findings in order of publication; others of those series may be among them.
  func derivedFindings(_ keys: some Collection<String>, on touched: Set<Period>) -> [AuditFinding] {
    // What rests on a quarter rests on its months, too, under whichever name they were published.
    let touched = touched.union(touched.compactMap(\.otherSpelling))
    return keys.sorted().flatMap { key in
      let affected = periods(of: key).filter { $0.restsOn(touched) }
      return affected.flatMap { impliedRevisions(key, $0) }
        + identityFindings(key, affected)
    }.inOrderOfPublication
  }
}

extension Period {
  /// Whether growth or a total of the period follows from figures of some of these.
  fileprivate func restsOn(_ periods: Set<Period>) -> Bool {
    if periods.contains(self) || periods.contains(yearBefore) { return true }
    guard let parts = asDifference else { return false }
    return periods.contains(parts.whole) || parts.before.map(periods.contains) ?? false
  }
}

extension [AuditFinding] {
  fileprivate var inOrderOfPublication: [AuditFinding] {
    enumerated().sorted {
      // Stable, so that equal dates keep the order of series.
      ($0.element.lastDay, $0.offset) < ($1.element.lastDay, $1.offset)
    }.map(\.element)
  }
}

extension AuditFinding {
  /// When the finding could first be made.
  package var lastDay: Int { published.map(\.day.dayNumber).max() ?? 0 }
}
