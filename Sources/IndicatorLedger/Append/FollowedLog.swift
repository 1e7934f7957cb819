import EventCoding
import LedgerModel
import LedgerProjections
import Synchronization

/// A state, and the events behind it that nobody has asked it about yet.
///
/// Where they are many they are only in the log: a program may append more than it has memory for.
struct FollowedLog: Sendable {
  private(set) var state: LedgerState
  /// Reads lines of the log back by their positions.
  typealias Lines = @Sendable (Set<Int>) throws(LedgerError) -> [Int: [UInt8]]
  /// The events right behind the state that are only in the log, and what reads them.
  private var spilled: (count: Int, lines: Lines)?
  private var events = PendingEvents()
  /// How many of the events are this log's: copies may share them.
  private var count = 0
  private var byteCount = 0

  private let bytesKept: Int

  /// How many bytes of events are kept at most, unless said otherwise: 64 MiB.
  static let bytesKept = 64 << 20

  /// - Parameters:
  ///   - state: the state.
  ///   - bytesKept: how many bytes of events are kept at most.
  init(_ state: LedgerState, bytesKept: Int) { (self.state, self.bytesKept) = (state, bytesKept) }

  /// Takes the next event.
  mutating func append(_ event: EncodedEvent, recorded: Timestamp) {
    if events.count != count { events = PendingEvents(events.prefix(count)) }
    events.append((event, recorded))
    count += 1
    byteCount += event.body.count
  }

  /// Keeps the events no longer, if they are large: all of them are in the log now.
  mutating func spill(to lines: @escaping Lines) {
    guard byteCount > bytesKept else { return }
    spilled = ((spilled?.count ?? 0) + count, lines)
    (events, count, byteCount) = (PendingEvents(), 0, 0)
  }

  /// Brings the state up to the last event.
  ///
  /// - Throws: ``LedgerError``: what reading the log throws.
  mutating func catchUp() throws(LedgerError) {
    if let (count, lines) = spilled {
      let wanted = state.eventCount..<state.eventCount + count
      let found = try lines(Set(wanted))
      for seq in wanted {
        guard let line = found[seq] else {
          throw LedgerError(.damaged, "event \(seq), which was just appended, is not there")
        }
        state.apply(try StoredLine(line, expecting: seq).event)
      }
      spilled = nil
    }
    for (event, recorded) in events.prefix(count) {
      state.apply(
        RecordedEvent(seq: state.eventCount, recorded: recorded, event: try event.decoded()))
    }
    (events, count, byteCount) = (PendingEvents(), 0, 0)
  }
}

/// Events in a row that only grows, so that copies need not be made of it.
private final class PendingEvents: Sendable {
  typealias Element = (event: EncodedEvent, recorded: Timestamp)
  private let all: Mutex<[Element]>

  init(_ events: [Element] = []) { all = Mutex(events) }

  // Not by a key path, which is looked up each time.
  var count: Int { all.withLock { $0.count } }

  func append(_ event: Element) { all.withLock { $0.append(event) } }

  func prefix(_ count: Int) -> [Element] { all.withLock { Array($0.prefix(count)) } }
}
