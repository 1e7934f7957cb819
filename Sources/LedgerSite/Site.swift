import Drawing
package import LedgerModel
package import LedgerProjections
import ParallelWork

/// A ledger as pages to look at: files that need nothing but a browser.
///
/// The pages are made of what was known at the end of each day on which something was published.
/// Whatever changes from day to day stands in the page with the days on which it did, so that the
/// script only shows and hides: what holds is worked out here, by the same folds as everywhere.
package struct Site: Sendable {
  private let known: Known
  private let head: SiteHead
  private let frame: PageFrame
  private let moments: Moments
  private let events: [LoggedEvent]
  private let files: DayFiles
  private let isIncluded: @Sendable (String) -> Bool
  /// What has a page: levels with their growth, and rates by themselves.
  private let subjects: [Subject]

  /// - Parameters:
  ///   - known: what is known; its moment is the last that the pages can be set to.
  ///   - events: all events in order.
  ///   - head: what the log's checkpoint says.
  ///   - title: what the site is called.
  ///   - isLive: whether the pages come from a server that tells them of changes at `/changes`.
  ///   - daysPerFile: how many days of the front page are in one file; nil: what is a good size.
  ///   - isIncluded: which series it is about.
  package init(
    _ known: Known, events: [RecordedEvent], head: SiteHead, title: String,
    isLive: Bool = false, daysPerFile: Int? = nil,
    where isIncluded: @escaping @Sendable (String) -> Bool
  ) {
    self.known = known
    self.head = head
    self.isIncluded = isIncluded
    let visible = events.filter { event in
      event.event.published.map { published in
        known.asOf.map { published.isKnown(asOf: $0) } ?? true
      } ?? true
    }
    let moments = Moments(visible.compactMap { $0.event.published?.day })
    self.moments = moments
    self.events = visible.map { LoggedEvent($0, moments) }
    subjects = Subject.all(known, where: isIncluded)
    files = DayFiles(
      dayCount: moments.days.count, figureCount: known.state.figureCount,
      subjectCount: subjects.count, daysPerFile: daysPerFile)
    frame = PageFrame(site: title, isLive: isLive, newest: moments.days.last?.description ?? "–")
  }

  /// How many series have figures.
  package var seriesCount: Int {
    subjects.flatMap { [$0.level, $0.rate].compactMap(\.self) }.count {
      !known.periods(of: $0).isEmpty
    }
  }

  /// How many days the time slider steps through.
  package var dayCount: Int { moments.days.count }

  /// How many pages there are of series.
  package var pageCount: Int { subjects.count }

  private var log: Paging { .log(eventCount: (events.last?.seq ?? -1) + 1) }

  /// Makes every file, one after the other.
  ///
  /// - Parameter file: takes a file's name, with `/` for folders, and its content.
  /// - Throws: whatever `file` does.
  package func make<Problem: Error>(
    _ file: (_ name: String, _ content: String) throws(Problem) -> Void
  ) throws(Problem) {
    var parts: [Part] = []
    // Some at a time, so that not all pages are in memory.
    for first in stride(from: 0, to: subjects.count, by: 32) {
      let some = subjects[first..<min(subjects.count, first + 32)]
      let made = concurrentMap(some.count) { part(of: some[first + $0], withPage: true) }
      for (subject, part) in zip(some, made) {
        try file(Self.name(of: subject), part.page ?? "")
        parts.append(part)
        parts[parts.count - 1].page = nil
      }
    }
    try makeCommon(parts, file)
  }

  /// Makes every file but the pages of series.
  ///
  /// - Parameter file: takes a file's name and its content.
  /// - Throws: whatever `file` does.
  package func makeCommon<Problem: Error>(
    _ file: (_ name: String, _ content: String) throws(Problem) -> Void
  ) throws(Problem) {
    try makeCommon(
      concurrentMap(subjects.count) { part(of: subjects[$0], withPage: false) }, file)
  }

  /// Makes the page of a series.
  ///
  /// - Parameter name: the name of its file.
  /// - Returns: the page; nil if there is none of that name.
  package func page(named name: String) -> String? {
    subjects.first { Self.name(of: $0) == name }.flatMap { part(of: $0, withPage: true).page }
  }

  // MARK: Pages of series

  /// What is worked out for a subject.
  private struct Part: Sendable {
    let entries: [CurrentEntry]
    let strip: Strip?
    var page: String?
  }

  private func part(of subject: Subject, withPage: Bool) -> Part {
    let history = SubjectHistory(known, subject, moments)
    let page = SubjectPage(known: known, history: history, moments: moments)
    return Part(
      entries: CurrentEntry.all(history, files), strip: Strip(history, files),
      page: withPage
        ? frame.page(known.title(subject.key), "series", depth: 1, page.body()).text : nil)
  }

  private static func name(of subject: Subject) -> String { "series/\(subject.key).html" }

  // MARK: The other pages

  private func makeCommon<Problem: Error>(
    _ parts: [Part], _ file: (_ name: String, _ content: String) throws(Problem) -> Void
  ) throws(Problem) {
    try file("page.css", SiteScript.style)
    try file(
      "page.js",
      SiteScript(
        moments: moments, events: events, subjects: subjects, log: log, files: files,
        root: frame.isLive ? head.root : nil
      ).text)
    let log = log
    let claims = ClaimsPage(known, moments, log, where: isIncluded)
    try file("claims.html", frame.page("What was said", "claims", claims.body(moments)).text)
    let audit = AuditTimelines(known, moments, where: isIncluded)
    let auditPage = AuditPage(audit)
    try file("audit.html", frame.page("What does not agree", "findings", auditPage.body()).text)
    for page in auditPage.olderPages() {
      try file(page.file, frame.page(page.title, "findings", page.body).text)
    }
    let overview = OverviewPage(
      known: known, moments: moments, files: files, entries: parts.flatMap(\.entries),
      strips: parts.compactMap(\.strip), audit: audit, claims: claims.claims,
      latest: LatestReleases(events, moments, log)
    ).body()
    try file("index.html", frame.page(frame.site, "overview", overview.page).text)
    for number in files.spans.indices {
      try file(files.name(number), files.text(number, of: overview.content))
    }
    let byPage = Dictionary(grouping: events) { $0.seq / log.size }
    for page in log.numbers {
      let body = LogPage(number: page, pages: log, events: byPage[page] ?? [], head: head).body()
      try file(log.file(page), frame.page("The log", "events", body).text)
    }
  }
}
