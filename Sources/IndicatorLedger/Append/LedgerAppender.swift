import LedgerLog
public import LedgerVocabulary

/// A ledger that is open for appending: the log is read once, however many batches follow.
public final class LedgerAppender {
  private let ledger: Ledger
  private var writer: LogWriter
  private var session: AppendSession
  /// Said with the first batch: what an earlier, unfinished append had left.
  private var moved: (file: String, byteCount: Int)?

  init(_ ledger: Ledger, waits: Bool, bytesKept: Int) throws(LedgerError) {
    self.ledger = ledger
    let writer = try LogWriter(ledger.log, waits: waits)
    // With the lock in hand: nothing is appended between the two.
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
  /// - Returns: which events were appended and which were there already.
  /// - Throws: ``LedgerError``: what is wrong with an event, and then nothing is appended;
  ///   `unavailable`.
  /// - Complexity: linear in the events, for definitions and releases whatever the ledger holds.
  public func append(
    _ events: [Event], recorded: Timestamp? = nil
  ) throws(LedgerError) -> AppendOutcome {
    var submitted: [SubmittedEvent] = []
    for event in events { submitted.append(try SubmittedEvent(checking: event)) }
    return try append(submitted, recorded: recorded)
  }

  func append(
    _ events: [SubmittedEvent], recorded: Timestamp?
  ) throws(LedgerError) -> AppendOutcome {
    let survey = writer.survey
    var batch = try session.check(events, recorded: recorded ?? currentTime()) {
      seqs throws(LedgerError) in try ledger.log.lines(seqs, survey)
    }
    try writer.append(encoded: batch.accepted, recorded: batch.recorded)
    let (log, end) = (ledger.log, writer.survey)
    session.record(batch) { seqs throws(LedgerError) in try log.lines(seqs, end) }
    batch.outcome.movedAside = moved
    moved = nil
    return batch.outcome
  }
}
