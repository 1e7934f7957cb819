import EventCoding
import LedgerLog
public import LedgerModel

/// A ledger that is open for appending: the log is read once, however many batches follow, and
/// what others append to a database meanwhile is read when it comes first.
public final class LedgerAppender {
  private let ledger: Ledger
  private let writer: any EventWriter
  private var session: AppendSession
  /// Said with the first batch: what an earlier, unfinished append had left.
  private var moved: (file: String, byteCount: Int)?

  init(_ ledger: Ledger, waits: Bool, bytesKept: Int) throws(LedgerError) {
    self.ledger = ledger
    let writer = try ledger.log.writer(waits: waits)
    // With the lock in hand, where there is one: nothing is appended between the two.
    let (state, tail) = try ledger.stateAndTail()
    moved = writer.moved
    self.writer = writer
    session = AppendSession(state, tail: tail, bytesKept: bytesKept)
  }

  /// Appends events as one batch: all of them, or none; on the disk when this returns.
  ///
  /// - Parameters:
  ///   - events: the events, in the order in which they shall stand.
  ///   - recorded: when the ledger learns of them; now, unless said otherwise. Never before the
  ///     last recorded event: then that one's time is taken.
  ///   - position: the position that the first of the events must get; nil: any.
  /// - Returns: which events were appended and which were there already.
  /// - Throws: ``LedgerError``: what is wrong with an event, and then nothing is appended;
  ///   `conflict` if the ledger does not end at the position that was expected; `unavailable`.
  /// - Complexity: linear in the events, for definitions and releases whatever the ledger holds.
  public func append(
    _ events: [Event], recorded: Timestamp? = nil, expecting position: Int? = nil
  ) throws(LedgerError) -> AppendOutcome {
    try append(SubmittedEvent.checking(events), recorded: recorded, expecting: position)
  }

  func append(
    _ events: [SubmittedEvent], recorded: Timestamp?, expecting position: Int? = nil
  ) throws(LedgerError) -> AppendOutcome {
    defer { writer.standBack() }
    while true {
      var batch = try session.check(
        events, recorded: recorded ?? currentTime(), stored: writer.storedLines)
      try session.require(position, for: batch)
      if !batch.accepted.isEmpty {
        let result = try writer.append(
          batch.accepted, at: session.count, recorded: batch.recorded)
        if case .behind(let others) = result {
          session.follow(others)
          continue
        }
        session.record(batch, writer.storedLines)
      }
      batch.outcome.movedAside = moved
      moved = nil
      return batch.outcome
    }
  }
}
