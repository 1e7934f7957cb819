import LedgerModel

/// An event as the pages speak of it.
struct LoggedEvent: Sendable {
  let seq: Int
  let kind: String
  /// When the public could know it, as the event says it; empty for what is not published.
  let published: String
  /// The number of the day from which it is known.
  let day: Int
  /// Whose word it is.
  let agency: String
  /// One line that names it.
  let title: String
  let source: Source?

  init(_ recorded: RecordedEvent, _ moments: Moments) {
    seq = recorded.seq
    kind = recorded.event.kind
    published = recorded.event.published?.text ?? ""
    day = recorded.event.published.map { moments.number(of: $0.day) } ?? 0
    title = recorded.event.title
    source = recorded.event.source
    agency =
      switch recorded.event {
      case .release(let release): release.agency
      case .statement(let statement): statement.speaker ?? statement.agency
      case .series(let series): series.agency ?? ""
      case .withdrawal(let withdrawal): withdrawal.agency
      case .target(let target): target.by ?? ""
      case .correction, .amendment: ""
      }
  }

  /// Whether it is figures that came out.
  var isNews: Bool { kind == "release" }
}
