import EventCoding
import LedgerLog
package import LedgerModel
import Synchronization

/// Reads the events of a ledger from a position on, and waits for more.
///
/// It knows at each time which event comes next. Whatever happens to a connection, it reads on from
/// there: no event is missed and none comes twice. It begins to listen before it looks, so that what
/// comes between the two is not missed either.
///
/// ``next()`` is called by one thread at a time; ``interrupt()`` by any.
package final class EventFollower: @unchecked Sendable {
  private let log: any EventStore
  private let onWarning: (@Sendable (String) -> Void)?
  /// The position of the next event.
  package private(set) var position: Int
  private var reader: (any LineReader)?
  /// What tells of changes, for the other thread to interrupt; nil: not there yet, or lost.
  private let signal = Mutex<(any ChangeSignal)?>(nil)
  private let isInterrupted = Mutex(false)
  /// How long to wait before the next attempt to connect.
  private var pause = EventFollower.firstPause

  private static let firstPause = 100
  private static let longestPause = 5000
  /// Without any sign of a change it looks after so long: a folder on a server may give none.
  private static let longestWait = 10_000

  /// - Parameters:
  ///   - ledger: the ledger.
  ///   - position: the event to begin with; it may not be there yet.
  package init(_ ledger: Ledger, from position: Int) {
    log = ledger.log
    onWarning = ledger.onWarning
    self.position = position
  }

  /// The next events, for which it waits if there are none yet.
  ///
  /// - Returns: at least one; none if it was interrupted.
  /// - Throws: ``LedgerError``: `damaged`; `unavailable` if the ledger cannot be reached at first:
  ///   later it tries again.
  package func next() throws(LedgerError) -> [RecordedEvent] {
    while !isInterrupted.withLock({ $0 }) {
      do throws(LedgerError) {
        let signal = try listening()
        let events = try read()
        pause = Self.firstPause
        guard events.isEmpty else { return events }
        try signal.wait(milliseconds: Self.longestWait)
      } catch {
        guard error.code == .unavailable, hasBegun else { throw error }
        reader = nil
        onWarning?("\(error.message); trying again from event \(position)")
        try reconnect()
      }
    }
    return []
  }

  /// Ends a waiting, now or soon, and all that follow.
  package func interrupt() {
    isInterrupted.withLock { $0 = true }
    signal.withLock { $0 }?.interrupt()
  }

  /// Whether it has been connected once.
  private var hasBegun = false

  private func listening() throws(LedgerError) -> any ChangeSignal {
    if let signal = signal.withLock({ $0 }) { return signal }
    let new = try log.changeSignal()
    signal.withLock { $0 = new }
    hasBegun = true
    return new
  }

  private func read() throws(LedgerError) -> [RecordedEvent] {
    let reader: any LineReader
    if let old = self.reader { reader = old } else { reader = try log.lines(from: position) }
    self.reader = reader
    guard let run = try reader.next() else { return [] }
    var events: [RecordedEvent] = []
    for line in run.bytes.split(separator: UInt8(ascii: "\n")) {
      events.append(
        try StoredLine(Array(line), expecting: run.first + events.count).event)
    }
    position = run.end
    return events
  }

  /// Waits a little, longer from time to time, and listens again.
  private func reconnect() throws(LedgerError) {
    guard let waiting = try? WakePipe() else { return }
    let interrupting = PauseSignal(waiting)
    signal.withLock { $0 = interrupting }
    if !isInterrupted.withLock({ $0 }) { waiting.wait(for: -1, milliseconds: pause) }
    signal.withLock { $0 = nil }
    pause = min(pause * 2, Self.longestPause)
  }
}

/// Stands for a change signal while there is none.
private final class PauseSignal: ChangeSignal {
  private let pipe: WakePipe

  init(_ pipe: WakePipe) { self.pipe = pipe }

  func wait(milliseconds: Int) { pipe.wait(for: -1, milliseconds: milliseconds) }

  func interrupt() { pipe.wake() }
}
