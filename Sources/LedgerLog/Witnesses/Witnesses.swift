package import LedgerModel
package import TransparencyLog

/// All that stands beside the lines of a log and says which events it had.
///
/// An append writes in this order: the lines, which it flushes; the hashes and then the checkpoint,
/// which it does not flush. A signed checkpoint is flushed, and a snapshot is made only of events
/// that a checkpoint vouches for. So a crash can leave
/// - lines that none of the files knows of yet;
/// - a checkpoint that is missing, older, or torn, which its own form or checksum tells;
/// - hashes that are missing, fewer, or have zeros in place of bytes;
/// - a snapshot that is missing, older, or torn, which its checksums tell.
///
/// None of that disagrees with the log, and the next writer makes it good. Whatever else is not as
/// the lines say is no crash of ours: somebody, or something, took lines away or changed them.
package struct Witnesses {
  /// The file `checkpoint`.
  package private(set) var checkpoint: Checkpoint?
  /// Why that cannot be read, if it cannot.
  package private(set) var tornCheckpoint: String?
  /// The file `checkpoint.signed`.
  private(set) var signed: Checkpoint?
  /// The file `hashes`.
  private(set) var hashes: StoredHashes?
  /// What says a number of events and their root: both checkpoints, and those from outside.
  private(set) var heads: [Witness] = []
  private let hashesPath: String

  /// How many events the one knows that knows most: all of them were flushed.
  package var vouchedCount: Int { max(heads.map(\.size).max() ?? 0, hashes?.count ?? 0) }

  /// How many events the checkpoints vouch for.
  var checkpointedCount: Int { max(checkpoint?.size ?? 0, signed?.size ?? 0) }

  /// The sizes at which roots are asked for.
  var sizes: Set<Int> { Set(heads.map(\.size)) }

  /// Reads all witnesses of a log.
  ///
  /// The checkpoint may be just being written, so that it counts as torn only if it is found so
  /// twice. A signed one that cannot be read is damaged.
  ///
  /// - Throws: ``LedgerError``: `damaged`, `unavailable`.
  init(of log: EventLog) throws(LedgerError) {
    hashesPath = log.path(EventLog.hashesName)
    for _ in 0..<2 {
      do {
        checkpoint = try log.checkpoint(in: EventLog.checkpointName)
        tornCheckpoint = nil
        break
      } catch {
        guard error.code == .damaged else { throw error }
        tornCheckpoint = error.message
      }
    }
    signed = try log.checkpoint(in: EventLog.signedCheckpointName)
    hashes = try log.disk.open(EventLog.hashesName).map { file throws(LedgerError) in
      try StoredHashes(file)
    }
    heads =
      [(checkpoint, EventLog.checkpointName), (signed, EventLog.signedCheckpointName)]
      .compactMap { head, name in
        head.map { Witness(file: log.path(name), size: $0.size, root: $0.root) }
      }
    if let outside = log.outside?.read() { heads.append(outside) }
  }

  /// Who disagrees with what the log holds.
  ///
  /// - Parameters:
  ///   - survey: what it holds.
  ///   - isWhole: whether that is all of it.
  /// - Returns: the disagreements; none if all can be right.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  /// - Complexity: linear in the hashes, and in the events where the survey has not noted a root.
  package func disagreements(
    with survey: LogSurvey, isWhole: Bool = true
  ) throws(LedgerError) -> [Disagreement] {
    var all = heads.compactMap { $0.disagreement(with: survey, isWhole: isWhole) }
    guard let hashes else { return all }
    if let (seq, expected) = try hashes.difference(from: survey.recordHashes) {
      all.append(
        Disagreement(
          file: hashesPath, size: hashes.count,
          kind: .line(seq: seq, expected: expected, found: survey.recordHashes[seq])))
    }
    if isWhole, hashes.count > survey.count {
      all.append(Disagreement(file: hashesPath, size: hashes.count, kind: .shorter))
    }
    return all
  }

  /// The first event that may be other than what was recorded; nil if there is none.
  ///
  /// A root does not tell which event it is: it may be any behind those that another witness knows.
  ///
  /// - Parameter survey: what the log holds at its beginning.
  /// - Returns: its position.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func firstDoubtful(in survey: LogSurvey) throws(LedgerError) -> Int? {
    let disagreements = try disagreements(with: survey, isWhole: false)
    let noted = try hashes?.difference(from: survey.recordHashes) == nil ? hashes?.count ?? 0 : 0
    return disagreements.map { one in
      if case .line(let seq, _, _) = one.kind { return seq }
      let known = heads.filter { $0.size < one.size && $0.disagreement(with: survey) == nil }
      return max(known.map(\.size).max() ?? 0, min(noted, one.size - 1))
    }.min()
  }

  /// Whether all agree with a log that was not read as a whole, as far as can be told.
  ///
  /// - Parameters:
  ///   - tree: the tree over its first events.
  ///   - tail: the hashes of the others.
  /// - Returns: whether a checkpoint vouches for them, and nothing is known that they are not.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func agree(with tree: GrowingTree, and tail: [Digest]) throws(LedgerError) -> Bool {
    guard let checkpoint, checkpoint.size >= tree.size else { return false }
    var (grown, roots) = (tree, [tree.size: tree.root])
    for hash in tail {
      grown.append(hash)
      if sizes.contains(grown.size) { roots[grown.size] = grown.root }
    }
    let isRight = heads.allSatisfy { head in
      // What an old one says of a part of what the tree is over, a reading of the lines tells.
      head.size < tree.size || roots[head.size] == head.root
    }
    guard isRight, let hashes else { return isRight }
    guard hashes.count <= grown.size else { return false }
    return try hashes.difference(from: tail, first: tree.size) == nil
  }
}

extension EventLog {
  /// All witnesses of the log as they are now.
  ///
  /// Whoever compares them with the lines reads them first: a writer extends the lines first.
  func witnesses() throws(LedgerError) -> Witnesses { try Witnesses(of: self) }
}
