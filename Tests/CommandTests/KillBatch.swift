import IndicatorLedger
import TestSupport

/// Three events that one append records together, and that can be told from all others.
struct KillBatch: Hashable, Sendable {
  let writer: Int
  let number: Int
  /// How many characters each event has in its summary: many pages, and a kill can cut a write.
  var length = 20

  static let eventCount = 3

  var ids: [String] { (0..<Self.eventCount).map { "w\(writer)-b\(number)-e\($0)" } }

  var fileName: String { "\(writer)-\(number).jsonl" }

  var text: String {
    ids.map { id in
      #"{"kind":"statement","id":"\#(id)","agency":"W","published":"2024-01-12","summary":""#
        + String(repeating: "x", count: length) + "\"}\n"
    }.joined()
  }

  /// How a batch is in a log.
  enum Presence: Equatable {
    case absent, whole
    case wrong(String)
  }

  /// Whether a log has the batch: not at all, or its events once, side by side, in order.
  func presence(in positions: [String: [Int]]) -> Presence {
    let found = ids.map { positions[$0] ?? [] }
    if found.allSatisfy(\.isEmpty) { return .absent }
    let first = found[0].first ?? 0
    let isWhole = found == (0..<Self.eventCount).map { [first + $0] }
    return isWhole ? .whole : .wrong("\(ids[0]) and its batch are at \(found)")
  }

  /// Where the events of each id are.
  static func positions(_ events: [RecordedEvent]) -> [String: [Int]] {
    Dictionary(grouping: events.filter { $0.event.id != nil }) { $0.event.id ?? "" }
      .mapValues { $0.map(\.seq) }
  }
}
