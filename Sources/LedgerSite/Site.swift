import Charts
package import LedgerProjections
package import LedgerVocabulary
import Markup

/// A ledger as pages to look at: files that need nothing but a browser.
///
/// The pages are made of what was known at the end of each day on which something was published.
/// Whatever changes from day to day stands in the page with the days on which it did, so that the
/// script only shows and hides: what holds is worked out here, by the same folds as everywhere.
package struct Site {
  private let known: Known
  private let head: SiteHead
  private let frame: PageFrame
  private let moments: Moments
  private let events: [LoggedEvent]
  private let isIncluded: (String) -> Bool

  /// - Parameters:
  ///   - known: what is known; its moment is the last that the pages can be set to.
  ///   - events: all events in order.
  ///   - head: what the log's checkpoint says.
  ///   - title: what the site is called.
  ///   - isLive: whether the pages come from a server that tells them of changes at `/changes`.
  ///   - isIncluded: which series it is about.
  package init(
    _ known: Known, events: [RecordedEvent], head: SiteHead, title: String,
    isLive: Bool = false, where isIncluded: @escaping (String) -> Bool
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
    frame = PageFrame(site: title, isLive: isLive, newest: moments.days.last?.description ?? "–")
  }

  /// What has a page: levels with their growth, and rates by themselves.
  private let subjects: [Subject]

  /// How many series have figures.
  package var seriesCount: Int {
    subjects.flatMap { [$0.level, $0.rate].compactMap(\.self) }.count {
      !known.periods(of: $0).isEmpty
    }
  }

  /// How many days the time slider steps through.
  package var dayCount: Int { moments.days.count }

  /// How many files there will be.
  package var fileCount: Int {
    5 + LogPages(lastEvent: events.last?.seq).numbers.count + subjects.count
  }

  /// Makes every file, one after the other.
  ///
  /// - Parameter file: takes a file's name, with `/` for folders, and its content.
  /// - Throws: whatever `file` does.
  package func make<Problem: Error>(
    _ file: (_ name: String, _ content: String) throws(Problem) -> Void
  ) throws(Problem) {
    try file("page.css", (LineChart.style.text + Self.text(PackageResources.page_css)))
    try file("page.js", script)
    let audit = AuditTimelines(known, moments, where: isIncluded)
    let log = LogPages(lastEvent: events.last?.seq)
    let claims = ClaimsPage(known, moments, log, where: isIncluded)
    let overview = OverviewPage(
      known: known, moments: moments, subjects: subjects, audit: audit, claims: claims.claims,
      events: events, log: log)
    try file("index.html", frame.page(frame.site, "overview", overview.body()).text)
    try file("claims.html", frame.page("What was said", "claims", claims.body(moments)).text)
    try file(
      "audit.html",
      frame.page("What does not agree", "findings", AuditPage(known: known, audit: audit).body())
        .text)
    let byPage = Dictionary(grouping: events) { $0.seq / LogPages.size }
    for page in log.numbers {
      let body = LogPage(events: byPage[page] ?? [], head: head, pages: log).body()
      try file(log.file(page), frame.page("The log", "events", body).text)
    }
    for subject in subjects {
      let page = SubjectPage(known: known, subject: subject, moments: moments)
      try file(
        "series/\(subject.key).html",
        frame.page(known.title(subject.key), "series", depth: 1, page.body()).text)
    }
  }

  /// The script, with the days of the slider before it, and of each event the day from which it is
  /// known, in two characters with 36 digits.
  private var script: String {
    let days = moments.days.map(\.description).joined(separator: " ")
    let dayOfEvent = Dictionary(events.map { ($0.seq, $0.day) }, uniquingKeysWith: { $1 })
    let ofEvents = (0..<(events.last.map { $0.seq + 1 } ?? 0)).map { seq in
      // One that is not public yet has no page that speaks of it.
      let digits = String(dayOfEvent[seq] ?? 0, radix: 36)
      return digits.count < 2 ? "0" + digits : digits
    }
    // More days than two digits can tell: with separators.
    let isShort = moments.days.count <= 36 * 36
    // A rate is on the page of its level.
    let pages = subjects.flatMap { subject in
      [subject.level, subject.rate].compactMap(\.self).map { "\"\($0)\":\"\(subject.key)\"" }
    }
    let size = LogPages.size
    let live = frame.isLive ? head.root : ""
    return
      "const LIVE=\"\(live)\",LOGPAGE=\(size),PAGES={\(pages.joined(separator: ","))},DAYS=\"\(days)\".split(\" \"),"
      + "EVENTS=\"\(ofEvents.joined(separator: isShort ? "" : " "))\""
      + (isShort ? ".match(/../g)" : ".split(\" \")") + ";\n" + Self.text(PackageResources.page_js)
  }

  private static func text(_ resource: [UInt8]) -> String {
    String(decoding: resource, as: UTF8.self)
  }
}
