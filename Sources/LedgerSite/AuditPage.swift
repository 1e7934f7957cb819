import LedgerProjections
import LedgerVocabulary
import Markup

/// Every finding that could be made on any day, with the days in which it could.
struct AuditTimelines {
  /// The findings in order of the day on which they could first be made, each with its span of days
  /// for the script.
  let rows: [(finding: AuditFinding, span: DaySpan)]
  /// How many there were of each kind, through time.
  let counts: [(kind: AuditFinding.Kind, timeline: Timeline<Int>)]

  init(_ known: Known, _ moments: Moments, where isIncluded: (String) -> Bool) {
    var spans: [(AuditFinding, DaySpan)] = []
    for series in known.state.observedSeries where isIncluded(series) {
      for period in known.state.observations(of: series).keys.sorted() {
        let days = known.days(bearingOn: series, period)
        // Most figures were published once and have nothing to be held against.
        spans += FindingSpans.rows(
          Timeline(on: days, moments) { day in
            let found = known.known(asOf: day).findings(about: series, period)
            return found.isEmpty ? nil : found
          })
      }
    }
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
    let rows = spans.enumerated().sorted {
      let (left, right) = ($0.element.0.lastDay, $1.element.0.lastDay)
      return (left, $0.offset) < (right, $1.offset)
    }.map { (finding: $0.element.0, span: $0.element.1) }
    self.rows = rows
    counts = Self.order.compactMap { kind in
      let own = rows.filter { $0.finding.kind == kind }.map(\.span)
      guard !own.isEmpty else { return nil }
      let timeline = Timeline(on: moments.days, moments) { day -> Int? in
        let number = moments.number(of: day.day)
        let count = own.count { $0.contains(number) }
        return count > 0 ? count : nil
      }
      return (kind, timeline)
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

  /// Those that say that something that was said, or a sign, is wrong.
  var errors: [(finding: AuditFinding, span: DaySpan)] {
    rows.filter { $0.finding.severity == .error }
  }
}

/// The page of all findings, a table a kind.
struct AuditPage {
  let known: Known
  let audit: AuditTimelines

  func body() -> Markup {
    audit.counts.map { kind, timeline -> Markup in
      let own = audit.rows.filter { $0.finding.kind == kind }
      return """
        <section id=\(kind.rawValue)><h2><span data-z data-t="\(.timeline(timeline) { ["\($0)"] })">\
        <b class=t>\(timeline.last ?? 0)</b></span> \(Self.name(of: kind))</h2>\
        <p>\(Self.meaning(of: kind))\(Self.remainder(own.count, kind))<div><table class=audit><thead><tr><th>Found<th>Series<th>Period\
        <th>What was found<th>Events<tbody>
        \(own.suffix(Self.mostRows).reversed().map(row).joined(separator: "\n"))</table></div></section>
        """
    }.joined()
  }

  /// A page of more rows than that is of no use to anybody.
  static let mostRows = 2000

  /// Where to find those that are not on the page.
  private static func remainder(_ count: Int, _ kind: AuditFinding.Kind) -> String {
    count <= mostRows
      ? ""
      : " Here are the last \(mostRows) of \(count), whatever day the page is set to; see all of them "
        + "with: indicators audit --only \(kind.rawValue)"
  }

  private func row(_ finding: AuditFinding, _ span: DaySpan) -> Markup {
    let severity: Markup =
      switch finding.severity {
      case .note: ""
      case .warning: " class=warn"
      case .error: " class=bad"
      }
    return """
      <tr data-k=\(span.markup)\(severity)><td>\(finding.published.last?.text ?? "")<td>\(finding.series)\
      <td>\(finding.period?.description ?? "")<td>\(finding.message)<td>\
      \(finding.events.map(String.init).joined(separator: " "))
      """
  }

  static func name(of kind: AuditFinding.Kind) -> String {
    switch kind {
    case .revision: "revisions"
    case .impliedRevision: "implied revisions"
    case .identity: "sums that do not add up"
    case .misquote: "misquotes"
    case .claim: "claims that do not hold"
    case .contradiction: "contradictions"
    case .correction: "corrections"
    case .withdrawal: "withdrawals"
    case .stale: "overdue releases"
    }
  }

  private static func meaning(of kind: AuditFinding.Kind) -> String {
    switch kind {
    case .revision: "A later release gives a value that the earlier one excludes."
    case .impliedRevision:
      "Published growth does not follow from the levels on record: the base was revised in silence."
    case .identity: "A published total lies outside what its published parts leave open."
    case .misquote: "Somebody printed another value than the agency or most others of that day."
    case .claim: "The figures contradict it, or what is known since has changed the verdict."
    case .contradiction: "What was said on one day cannot all be true."
    case .correction: "The keeper of the ledger repaired an error of transcription."
    case .withdrawal: "The agency took something back."
    case .stale: "A release that is overdue by the agency's own habit."
    }
  }
}
