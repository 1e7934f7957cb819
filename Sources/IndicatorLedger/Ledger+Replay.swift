import LedgerLog
public import LedgerModel
public import LedgerProjections
import VintageColumns

extension FigureCollector: LineCollector {}

extension Ledger {
  /// The state that the events give, read from the first on.
  ///
  /// - Parameters:
  ///   - last: the last position wanted; nil: all.
  ///   - moment: leave out what the ledger learnt later; nil: nothing.
  ///   - checksRoot: whether all lines are first compared with what stands beside the log and
  ///     vouches for them; else only each line by its checksum, and how many there are.
  /// - Returns: the state.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  /// - Complexity: linear in the log, on all cores.
  public func replay(
    through last: Int? = nil, recordedBy moment: Timestamp? = nil, checksRoot: Bool = true
  ) throws(LedgerError) -> LedgerState {
    var collected = try log.collect(checksRoot: checksRoot) {
      FigureCollector(through: last, recordedBy: moment)
    }
    return try LedgerState(ImageBuilder.image(of: &collected.parts))
  }

  /// The state that all events give, from the snapshot and what the log has beside it.
  ///
  /// Without a snapshot the log is replayed, and a snapshot is left for the next time if the log is
  /// a long one. One that is damaged, of another version or of another log is told of by
  /// ``onWarning`` and made again.
  ///
  /// - Returns: the state.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  /// - Complexity: linear in the snapshot, to compare its checksums, and in the tail.
  public func state() throws(LedgerError) -> LedgerState { try stateAndTail().state }

  /// The same, with the events behind the columns.
  func stateAndTail() throws(LedgerError) -> (state: LedgerState, tail: [RecordedEvent]) {
    switch try readSnapshot() {
    case .usable(let snapshot, let tail):
      guard let image = snapshot.wholeImage(), let state = try? state(of: image, tail) else {
        let why = "it is damaged: a block has another checksum"
        return (try stateWithoutSnapshot(because: why), [])
      }
      return (state, tail.events)
    case .none: return (try stateWithoutSnapshot(because: nil), [])
    case .refused(let why): return (try stateWithoutSnapshot(because: why), [])
    }
  }

  /// Answers one question from as little of the snapshot as it needs.
  ///
  /// Blocks of the snapshot are compared with their checksums as they are used. Should one turn out
  /// damaged, the question is asked again of the replayed log: `body` may be called twice, and must
  /// only look.
  ///
  /// - Parameter body: works out the answer.
  /// - Returns: what `body` gives.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`; whatever `body` throws.
  public func lookUp<Answer>(_ body: (LedgerState) throws -> Answer) throws -> Answer {
    guard case .usable(let snapshot, let tail) = try readSnapshot(isReadInPart: true),
      let state = try? state(of: snapshot.image, tail)
    else { return try body(state()) }
    let answer = Result { try body(state) }
    guard snapshot.guardian.foundDamage else { return try answer.get() }
    return try body(stateWithoutSnapshot(because: "it is damaged: a block has another checksum"))
  }

  private func state(of image: VintageImage, _ tail: LogTail) throws(LedgerError) -> LedgerState {
    var state = try LedgerState(image)
    state.apply(contentsOf: tail.events)
    return state
  }

  /// Replays, and leaves a snapshot where there was a bad one or where the log is long.
  private func stateWithoutSnapshot(because why: String?) throws(LedgerError) -> LedgerState {
    // The root, too: a line that was altered together with its checksum is found here.
    let (image, end) = try replayedImage(checksRoot: true)
    if let why {
      onWarning?(
        "the snapshot in \(snapshotPath) is not used: \(why); it is made again from the log")
    }
    if why != nil || end.byteCount > log.longestTail(ofLog: 0) {
      // It only saves time: where it cannot be written, the answer is as good.
      _ = try? writeSnapshot(of: image, end: end)
    }
    return try LedgerState(image)
  }
}
