import LedgerLog
public import LedgerModel

/// What became of a log that had lost or changed events, once a person said that it shall stand.
public struct AcceptedLoss: Sendable {
  /// How many events the log has.
  public let eventCount: Int
  /// The files that knew of more events or of others, under the names that they were given.
  public let setAside: [String]
}

extension Ledger {
  /// Has the log stand as it is, though what is kept beside it knows of more events or of others.
  ///
  /// Until then every reading and writing of such a log throws `damaged`. The files that disagree are
  /// kept under names that begin in `lost-`, and are made anew. Whoever has a checkpoint of the log
  /// as it was will still find that it did not only grow.
  ///
  /// - Parameter waits: whether to wait while another program appends.
  /// - Returns: how many events there are, and what was set aside: nothing, if all agreed.
  /// - Throws: ``LedgerError``: `damaged` if there are lines that cannot be read; `locked`;
  ///   `unavailable`.
  public func acceptLoss(waits: Bool = false) throws(LedgerError) -> AcceptedLoss {
    let (count, files) = try log.acceptLoss(waits: waits)
    return AcceptedLoss(eventCount: count, setAside: files)
  }
}
