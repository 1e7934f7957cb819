import LedgerProjections

/// Findings with the days in which they could be made.
enum FindingSpans {
  /// One for each finding that was ever made, with the span of days for the script.
  ///
  /// A finding that stays while others come and go is one.
  static func rows(_ timeline: Timeline<[AuditFinding]>) -> [AuditTimelines.Row] {
    var open: [(finding: AuditFinding, from: Int)] = []
    var rows: [AuditTimelines.Row] = []
    for (day, findings) in timeline.steps {
      let now = findings ?? []
      rows += open.filter { !now.contains($0.finding) }.map {
        AuditTimelines.Row(
          finding: $0.finding, span: DaySpan(from: $0.from, until: day))
      }
      open.removeAll { !now.contains($0.finding) }
      for finding in now where !open.contains(where: { $0.finding == finding }) {
        open.append((finding, day))
      }
    }
    rows += open.map {
      AuditTimelines.Row(finding: $0.finding, span: DaySpan(from: $0.from, until: nil))
    }
    return rows.sorted { $0.span.from < $1.span.from }
  }
}
