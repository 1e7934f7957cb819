import Markup

/// On which page of the log an event stands: so many to a page, the newest of them on the first.
struct LogPages {
  /// How many events a page has at most; the script is told.
  static let size = 2000

  private let last: Int

  /// - Parameter lastEvent: the position of the last event; nil: there is none.
  init(lastEvent: Int?) { last = (lastEvent ?? 0) / Self.size }

  /// The numbers of the pages, from that of the oldest events on.
  var numbers: ClosedRange<Int> { 0...last }

  /// The name of a page's file.
  func file(_ page: Int) -> String { page == last ? "log.html" : "log-\(page).html" }

  /// Where an event stands.
  func address(of event: Int) -> Markup {
    "\(file(event / Self.size))#\(event)"
  }

  /// Links to all pages; nil if there is but one.
  var links: Markup? {
    guard last > 0 else { return nil }
    let links = numbers.reversed().map { page -> Markup in
      "<a href=\(file(page))>from event \(page * Self.size)</a>"
    }
    return "<p>\(links.joined(separator: " · "))</p>"
  }
}
