import Drawing
import LedgerModel

/// The script of all pages, with what it must know of the ledger before it.
struct SiteScript {
  let moments: Moments
  let events: [LoggedEvent]
  let subjects: [Subject]
  let log: Paging
  let files: DayFiles
  /// The root that the pages of a server were made of; nil without a server.
  let root: String?

  /// The style sheet of all pages.
  static var style: String { LineChart.style.text + text(PackageResources.page_css) }

  /// The script.
  var text: String {
    """
    const LIVE="\(root ?? "")",LOGPAGE=\(log.size),DAYSPERFILE=\(files.size),\
    PAGES="\(pages)".split(" "),DAYS="\(days)".split(" "),EVENTS="\(dayOfEvents)"\(splitting);

    """ + Self.text(PackageResources.page_js)
  }

  private var days: String { moments.days.map(\.description).joined(separator: " ") }

  /// The series that have a page; behind a rate that is on the page of its level, that.
  private var pages: String {
    subjects.map { subject in
      let own = subject.key
      return subject.rate.map { $0 == own ? own : "\(own) \($0):\(own)" } ?? own
    }.joined(separator: " ")
  }

  /// Of each event the number of the day from which it is known, with 36 digits: two for each.
  private var dayOfEvents: String {
    let dayOfEvent = Dictionary(events.map { ($0.seq, $0.day) }, uniquingKeysWith: { $1 })
    return (0..<(events.last.map { $0.seq + 1 } ?? 0)).map { seq in
      // One that is not public yet has no page that speaks of it.
      let digits = String(dayOfEvent[seq] ?? 0, radix: 36)
      return digits.count < 2 ? "0" + digits : digits
    }.joined(separator: isShort ? "" : " ")
  }

  /// More days than two digits can tell have separators.
  private var isShort: Bool { moments.days.count <= 36 * 36 }

  private var splitting: String { isShort ? ".match(/../g)||[]" : ".split(\" \")" }

  private static func text(_ resource: [UInt8]) -> String {
    String(decoding: resource, as: UTF8.self)
  }
}
