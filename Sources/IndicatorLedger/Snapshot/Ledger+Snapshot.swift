package import LedgerLog
public import LedgerModel
import LedgerProjections
import TransparencyLog
package import VintageColumns

/// What writing a snapshot came to.
public struct SnapshotOutcome: Sendable {
  /// The file.
  public let file: String
  /// How many events it is of.
  public let eventCount: Int
  /// How many figures it holds.
  public let figureCount: Int
  /// How many bytes it has.
  public let byteCount: Int
  /// The Merkle root of the log at that event, in hexadecimal.
  public let root: String
}

extension Ledger {
  /// The file of the ledger's snapshot.
  package var snapshotPath: String {
    snapshotFolder + "/" + Snapshot.fileName
  }

  /// Replays the log and writes the snapshot, whether there is one or not.
  ///
  /// - Returns: what was written.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  public func writeSnapshot() throws(LedgerError) -> SnapshotOutcome {
    let (image, end) = try replayedImage(checksRoot: true)
    if let outcome = try writeSnapshot(of: image, end: end) { return outcome }
    // A crash took the checkpoint, or an append is under way: a writer flushes what is there.
    _ = try log.writer(waits: true)
    if let outcome = try writeSnapshot(of: image, end: end) { return outcome }
    throw LedgerError(
      .unavailable,
      "no checkpoint vouches for all \(image.eventCount) events: the log was changed meanwhile; "
        + "try again"
    ).located(file: place, line: nil, column: nil)
  }

  /// Whether the snapshot is, byte for byte, what the log gives.
  ///
  /// - Returns: nil if it is; otherwise why not.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`, if the log is.
  public func snapshotProblem() throws(LedgerError) -> String? {
    let (image, end) = try replayedImage(checksRoot: true)
    let snapshot: Snapshot?
    do { snapshot = try Snapshot(snapshotPath) } catch { return error.words }
    guard let snapshot else { return "there is none" }
    guard snapshot.header.eventCount == image.eventCount, snapshot.header.end == end else {
      return "it is of \(snapshot.header.eventCount) events, the log has \(image.eventCount)"
    }
    guard try tree(ofSize: image.eventCount).root == snapshot.header.root else {
      return "it was made of another log"
    }
    guard snapshot.isWhole() else { return "a block has another checksum" }
    return image.hasBytes(of: snapshot.image)
      ? nil : "the log gives other columns: was it made by another version?"
  }

  /// The columns of all events, and where the log ended.
  ///
  /// - Parameter checksRoot: whether the lines are compared with the checkpoint first.
  /// - Returns: both.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  package func replayedImage(
    checksRoot: Bool = false
  ) throws(LedgerError) -> (image: VintageImage, end: LogPosition) {
    var collected = try log.collect(checksRoot: checksRoot) { FigureCollector() }
    let image = ImageBuilder.image(of: &collected.parts)
    return (image, collected.end)
  }

  /// Writes columns as the snapshot, if a checkpoint vouches for all their events.
  ///
  /// A reader may see a batch a moment before it is flushed. A snapshot of it could outlive it in a
  /// power cut, and would then say that the log has lost an event that nobody was promised.
  ///
  /// - Parameters:
  ///   - image: the columns.
  ///   - end: where the log ended of which they are.
  /// - Returns: what was written; nil: nothing.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func writeSnapshot(
    of image: VintageImage, end: LogPosition
  ) throws(LedgerError) -> SnapshotOutcome? {
    guard try log.presentCheckpoint()?.size ?? 0 >= image.eventCount else { return nil }
    try makeFolders(snapshotFolder)
    let tree = try tree(ofSize: image.eventCount)
    let byteCount = try Snapshot.write(image, tree, end: end, to: snapshotPath)
    return SnapshotOutcome(
      file: snapshotPath, eventCount: image.eventCount, figureCount: image.figureCount,
      byteCount: byteCount, root: tree.root.description)
  }

  /// The tree over the first events: of the stored hashes if the checkpoint vouches for them,
  /// else of the lines.
  private func tree(ofSize size: Int) throws(LedgerError) -> GrowingTree {
    let trusted = try log.trustedHashes()
    let hashes = trusted.count >= size ? trusted : try log.survey().recordHashes
    return GrowingTree(hashes.prefix(size))
  }
}

extension Ledger {
  /// What came of looking for a snapshot.
  enum SnapshotReading {
    /// It is of this log: the columns, and what the log has beside them.
    case usable(Snapshot, LogTail)
    /// There is none, or nothing vouches for it, or the log has grown so much that it is sooner
    /// replayed.
    case none
    /// It is not what it should be.
    case refused(String)
  }

  /// Looks for a snapshot of this log, and binds it to the log by root.
  ///
  /// With `isReadInPart` it is for one who needs a few of its blocks.
  func readSnapshot(isReadInPart: Bool = false) throws(LedgerError) -> SnapshotReading {
    let snapshot: Snapshot?
    do {
      snapshot =
        isReadInPart ? try Snapshot(partsOf: snapshotPath) : try Snapshot(snapshotPath)
    } catch {
      return .refused(error.words)
    }
    guard let snapshot else { return .none }
    let header = snapshot.header
    guard let tree = GrowingTree(size: header.eventCount, subtrees: header.subtrees) else {
      return .refused("it is damaged: its subtrees are not those of a tree")
    }
    let tail = try log.tail(
      after: header.end, of: tree, longest: log.longestTail(ofLog: header.end.byteCount))
    switch tail {
    // The reading of the log that follows says what is wrong with it, if something is.
    case .long, .unvouched: return .none
    case .wrong: return .refused("it was made of another log")
    case .read(let tail):
      if header.end.byteCount <= log.mostReadEachTime { _ = try log.survey() }
      return .usable(snapshot, tail)
    }
  }
}

extension SnapshotHeader.Refusal {
  /// Why, in words.
  var words: String {
    switch self {
    case .damaged(let what): "it is damaged: \(what)"
    case .otherVersion: "it was written by another version of this program"
    }
  }
}
