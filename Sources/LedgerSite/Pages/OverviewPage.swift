import Drawing
import LedgerModel
import LedgerProjections

/// The front page: what is current, what was said, what does not agree.
struct OverviewPage {
  let known: Known
  let moments: Moments
  let files: DayFiles
  let entries: [CurrentEntry]
  let strips: [Strip]
  let audit: AuditTimelines
  let claims: [ClaimTimeline]
  let latest: LatestReleases

  /// The page as it is now, and for the files of days what it was before.
  func body() -> (page: Markup, content: DayFiles.Content) {
    var content = DayFiles.Content()
    let page: Markup = """
      <div class=front>\(latest.section(files, &content))\(findings(&content))\
      \(claimSummary(&content))</div>\(StripTable(strips).section(known, files, &content))\
      \(CurrentTables(entries: entries).sections(known, &content))\(errors)
      """
    return (page, content)
  }

  private func findings(_ content: inout DayFiles.Content) -> Markup {
    var items = Markup()
    for (kind, timeline) in audit.counts {
      items += """
        <li data-z \(row(timeline, &content))><a href=audit.html#\(Markup(escaping: kind.rawValue))>\
        <b class=t>\(timeline.last ?? 0)</b> \(AuditPage.name(of: kind))</a>
        """
    }
    return "<section><h2>What does not agree</h2><ul class=counts>\(items)</ul></section>"
  }

  private func row(_ count: Timeline<Int>, _ content: inout DayFiles.Content) -> Markup {
    "data-r=\(content.add(files.texts(count) { [String($0)] }))"
  }

  /// More than that nobody reads here.
  private static let mostErrors = 100

  /// The gravest findings, in words.
  private var errors: Markup? {
    let all = audit.errors
    let errors = all.suffix(Self.mostErrors).reversed().map { row -> Markup in
      let title = known.title(row.finding.series)
      return "<li data-k=\(row.span.markup)><b>\(title)</b> \(row.finding.message)"
    }
    guard !errors.isEmpty else { return nil }
    let remainder: Markup? =
      all.count <= Self.mostErrors
      ? nil
      : """
      <p>The last \(Self.mostErrors) of \(all.count); the others are on the \
      <a href=audit.html>audit's pages</a>.</p>
      """
    return """
      <section><h2>What is plainly wrong</h2>\(remainder)<ul class=errors>\
      \(errors.joined(separator: "\n"))</ul></section>
      """
  }

  private func claimSummary(_ content: inout DayFiles.Content) -> Markup? {
    guard !claims.isEmpty else { return nil }
    var items = Markup()
    for verdict in Verdict.allCases {
      let count = Timeline(on: moments.days, moments) { day -> Int? in
        let number = moments.number(of: day.day)
        let sum = claims.count { $0.verdict(on: number)?.outcome == verdict }
        return sum > 0 ? sum : nil
      }
      items += """
        <li data-z \(row(count, &content)) class=\(Markup(escaping: verdict.rawValue))>\
        <a href=claims.html><b class=t>\(count.last ?? 0)</b> \(verdict.rawValue)</a>
        """
    }
    return """
      <section><h2>What was said</h2><ul class=counts>\(items)</ul></section>
      """
  }
}
