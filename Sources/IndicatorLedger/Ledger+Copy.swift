import LedgerLog
public import LedgerModel
import TransparencyLog

/// What a copying of a ledger did.
public struct CopyOutcome: Sendable {
  /// Where the copy is: a folder, or a database's address without secrets.
  public let place: String
  /// How many events the copy has.
  public let eventCount: Int
  /// How many of them it did not have before.
  public let newEventCount: Int
  /// The bytes of all of them.
  public let byteCount: Int
  /// The Merkle root of the copy, the same as the original's at that event, in base64.
  public let root: String
}

extension Ledger {
  /// Copies the log of this ledger, byte for byte, to a ledger in another place, and checks it.
  ///
  /// A writer to this ledger may go on meanwhile: the copy has whole batches only. A copy of an
  /// earlier state is brought up to this one. Snapshots are not copied: they are derived.
  ///
  /// - Parameters:
  ///   - place: a folder or a database's address; the ledger is made if it is not there.
  ///   - last: the last event to copy, for a log that is damaged after it; nil: all.
  ///   - waits: whether to wait while another program writes to the copy.
  ///   - progress: is told how many events are there, of how many, while a copying to or from a
  ///     database goes on.
  /// - Returns: what was copied.
  /// - Throws: ``LedgerError``: `damaged` if this ledger or the copy is; `conflict` if the place
  ///   holds another ledger; `invalid` if `last` is not the end of a batch; `locked`;
  ///   `unavailable`.
  public func copy(
    to place: String, through last: Int? = nil, waits: Bool = false,
    progress: ((Int, Int) -> Void)? = nil
  ) throws(LedgerError) -> CopyOutcome {
    // Before anything is made: a damaged log is found here.
    let survey = try log.survey(through: last)
    try survey.requireEnd(last)
    let copy = try Ledger.create(at: place).ledger
    let outcome = try log.copy(survey, to: copy.log, waits: waits, progress: progress)
    return CopyOutcome(
      place: copy.place, eventCount: outcome.count, newEventCount: outcome.new,
      byteCount: outcome.byteCount, root: outcome.root.description)
  }
}
