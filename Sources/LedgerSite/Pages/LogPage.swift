package import Drawing
import LedgerModel

/// The page of all events with their sources, and how to verify that none was altered.
struct LogPage {
  /// The number of the page.
  let number: Int
  let pages: Paging
  /// The events of the page.
  let events: [LoggedEvent]
  let head: SiteHead

  func body() -> Markup {
    let sources = Sources(events)
    let rows = events.reversed().map { event -> Markup in
      let source = sources.number(of: event).map { "<a href=#s\($0)>\($0)</a>" as Markup }
      let published = event.published.isEmpty ? "–" : event.published
      return "<li id=\(event.seq)>\(published)<b>\(event.agency)</b>\(event.title)\(source)"
    }
    let lists = stride(from: 0, to: rows.count, by: Self.listLength).map { first -> Markup in
      let some = rows[first..<min(rows.count, first + Self.listLength)]
      return "<ul class=log>\n\(some.joined(separator: "\n"))</ul>"
    }
    return """
      \(verification)<h2>Events, the newest first</h2>\(links)\(lists.joined())\
      <h2>Sources</h2><ol class=sources>
      \(sources.list)</ol>
      """
  }

  /// Browsers lay out only those lists that are in sight.
  private static let listLength = 50

  private var links: Markup? {
    pages.links(on: number) { "from event \($0 * pages.size)" }
  }

  private var verification: Markup {
    """
    <section><h2>Nothing altered, nothing missing</h2>\
    <p>The \(head.size) events are leaves of a Merkle tree (RFC 6962). Its root changes if one byte \
    of one of them does:<pre>\(head.origin)
    \(head.size)
    \(head.root)</pre><p>\(head.howToCheck)</section>
    """
  }
}

/// What stands under a log: its name, its length, and its root.
package struct SiteHead: Sendable {
  package let origin: String
  package let size: Int
  package let root: String
  /// How whoever has the ledger can check it: sentences for the page of the log.
  package let howToCheck: Markup

  package init(origin: String, size: Int, root: String, howToCheck: Markup) {
    (self.origin, self.size, self.root, self.howToCheck) = (origin, size, root, howToCheck)
  }
}

/// Where the events were read, each place once, numbered from 1.
private struct Sources {
  private var numbers: [Source: Int] = [:]
  private var places: [Source] = []

  init(_ events: [LoggedEvent]) {
    for event in events {
      guard let source = event.source.map(Self.place), numbers[source] == nil else { continue }
      places.append(source)
      numbers[source] = places.count
    }
  }

  func number(of event: LoggedEvent) -> Int? { event.source.flatMap { numbers[Self.place($0)] } }

  /// A source without what differs from one reading of a page to another.
  private static func place(_ source: Source) -> Source {
    Source(publisher: source.publisher, title: source.title, url: source.url)
  }

  var list: Markup {
    places.enumerated().map { index, source -> Markup in
      let title = source.title ?? source.url ?? source.publisher ?? "unnamed"
      let link = source.url.flatMap(Markup.address).map { address -> Markup in
        "<a href=\"\(address)\">\(title)</a>"
      }
      let publisher = source.publisher.map { $0 == title ? "" : ", \($0)" as Markup }
      return "<li id=s\(index + 1)>\(link ?? Markup(escaping: title))\(publisher)"
    }.joined(separator: "\n")
  }
}
