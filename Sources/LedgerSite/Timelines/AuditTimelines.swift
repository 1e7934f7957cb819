import LedgerModel
import LedgerProjections
import ParallelWork

/// Every finding that could be made on any day, with the days in which it could.
struct AuditTimelines {
  /// A finding with the days in which it could be made.
  struct Row: Sendable {
    let finding: AuditFinding
    let span: DaySpan
  }

  /// The findings of each kind, in order of the last publication that they rest on.
  private let rows: [AuditFinding.Kind: [Row]]
  /// How many there were of each kind, through time.
  let counts: [(kind: AuditFinding.Kind, timeline: Timeline<Int>)]

  init(_ known: Known, _ moments: Moments, where isIncluded: (String) -> Bool) {
    let series = known.state.observedSeries.filter(isIncluded)
    var spans = concurrentMap(series.count) { index in
      Self.ofFigures(of: series[index], known, moments)
    }.flatMap(\.self)
    let releases = FirstReleases(known, series: isIncluded)
    spans += FindingSpans.rows(
      Timeline(on: moments.days, moments) { day in
        let found = Self.overdue(known.known(asOf: day), on: day.day, releases, isIncluded)
        return found.isEmpty ? nil : found
      })
    spans += FindingSpans.rows(
      Timeline(on: Self.daysOfWords(known, isIncluded), moments) { day in
        let found = known.known(asOf: day).audit(
          only: [.claim, .contradiction, .correction, .withdrawal], series: isIncluded)
        return found.isEmpty ? nil : found
      })
    let sorted = spans.enumerated().sorted {
      let (left, right) = ($0.element.finding.lastDay, $1.element.finding.lastDay)
      return (left, $0.offset) < (right, $1.offset)
    }
    rows = Dictionary(grouping: sorted.map(\.element), by: \.finding.kind)
    counts = Self.order.compactMap { [rows] kind in
      rows[kind].map { (kind, Self.count($0, moments)) }
    }
  }

  /// The findings of a kind, those first that rest on the earliest publications.
  func rows(of kind: AuditFinding.Kind) -> [Row] { rows[kind] ?? [] }

  /// What is found about the figures of a series.
  private static func ofFigures(of series: String, _ known: Known, _ moments: Moments) -> [Row] {
    known.state.observations(of: series).keys.sorted().flatMap { period in
      let days = known.days(bearingOn: series, period)
      // Most figures were published once and have nothing to be held against.
      return FindingSpans.rows(
        Timeline(on: days, moments) { day in
          let found = known.known(asOf: day).findings(about: series, period)
          return found.isEmpty ? nil : found
        })
    }
  }

  /// How many findings there were on each day; nil where there were none.
  private static func count(_ rows: [Row], _ moments: Moments) -> Timeline<Int> {
    var changes = [Int](repeating: 0, count: moments.days.count + 1)
    for row in rows {
      changes[row.span.from] += 1
      if let until = row.span.until { changes[until] -= 1 }
    }
    var count = 0
    let counts = changes.map { change in
      count += change
      return count
    }
    return Timeline(on: moments.days, moments) { day -> Int? in
      let count = counts[moments.number(of: day.day)]
      return count > 0 ? count : nil
    }
  }

  /// What is overdue on a day.
  private static func overdue(
    _ known: Known, on day: CivilDate, _ releases: FirstReleases, _ isIncluded: (String) -> Bool
  ) -> [AuditFinding] {
    // What was taken back later was there then: look again.
    known.state.withdrawals.isEmpty
      ? releases.overdue(on: day, knownBy: day)
      : known.audit(only: [.stale], series: isIncluded, today: day)
  }

  /// The days on which what is found about words and repairs can change.
  private static func daysOfWords(
    _ known: Known, _ isIncluded: (String) -> Bool
  ) -> [CivilDate] {
    let state = known.state
    let claimed = Set(state.statements.flatMap { $0.content.claims.map(\.series) }).filter(
      isIncluded)
    var days = Set(claimed.flatMap(known.days(bearingOn:)))
    for statement in state.statements {
      days.insert(statement.content.published.day)
      if let withdrawn = statement.withdrawn { days.insert(withdrawn.day) }
    }
    for target in state.targets {
      days.insert(target.content.published.day)
      if let withdrawn = target.withdrawn { days.insert(withdrawn.day) }
    }
    days.formUnion(state.withdrawals.map(\.content.published.day))
    days.formUnion(state.corrections.map(\.published.day))
    return days.filter { day in known.asOf.map { day <= $0.day } ?? true }.sorted()
  }

  /// The kinds, those first that a reader wants to know first.
  private static let order: [AuditFinding.Kind] = [
    .contradiction, .claim, .impliedRevision, .identity, .misquote, .stale, .withdrawal,
    .correction, .revision,
  ]

  /// Those that say that something that was said, or a sign, is wrong; the newest last.
  var errors: [Row] {
    Self.order.flatMap { rows(of: $0) }.filter { $0.finding.severity == .error }.enumerated().sorted
    {
      ($0.element.finding.lastDay, $0.offset) < ($1.element.finding.lastDay, $1.offset)
    }.map(\.element)
  }
}
