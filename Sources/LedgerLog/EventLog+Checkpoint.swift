package import LedgerVocabulary
package import MerkleTree

// Beside the segments stand three small files. `checkpoint` is the head of the log, rewritten by
// each append; `checkpoint.signed` the last one that was signed; `hashes` the record hashes, 32
// bytes each. All but the signed one can be made again from the segments; together they find and
// locate a change that a checksum, changed with its line, would hide.
extension EventLog {
  package static let checkpointName = "checkpoint"
  package static let signedCheckpointName = "checkpoint.signed"
  static let hashesName = "hashes"

  /// The origin of a log that nobody named.
  package static let unnamedOrigin = "indicators"

  /// The checkpoints beside the log: the present one, then the signed one, of those there are.
  ///
  /// The present one is not flushed, so that a power cut may tear it: then it is as if there were
  /// none, and `torn` says why. As it may be just being written, that is believed only when it is
  /// found twice. A signed one that cannot be read is damaged.
  func checkpoints() throws(LedgerError) -> (all: [Checkpoint], torn: String?) {
    var all: [Checkpoint] = []
    var torn: String?
    for _ in 0..<2 {
      do {
        if let present = try checkpoint(in: EventLog.checkpointName) { all.append(present) }
        torn = nil
        break
      } catch {
        guard error.code == .damaged else { throw error }
        torn = error.message
      }
    }
    if let signed = try checkpoint(in: EventLog.signedCheckpointName) { all.append(signed) }
    return (all, torn)
  }

  /// The checkpoint beside the log; nil if there is none, or if a power cut has torn it.
  package func presentCheckpoint() throws(LedgerError) -> Checkpoint? {
    do { return try checkpoint(in: EventLog.checkpointName) } catch {
      guard error.code == .damaged else { throw error }
      return nil
    }
  }

  private func checkpoint(in name: String) throws(LedgerError) -> Checkpoint? {
    guard let note = try note(name) else { return nil }
    do {
      let checkpoint = try Checkpoint(text: note.text)
      // What is signed was written at one stroke, and its other lines are somebody else's.
      if !note.signatures.isEmpty || SummedText.isWhole(note.text) { return checkpoint }
    } catch { throw noCheckpoint(name, error.message) }
    throw noCheckpoint(name, "it has lines that its checksum does not fit")
  }

  private func noCheckpoint(_ name: String, _ reason: String) -> LedgerError {
    LedgerError(.damaged, "this is no checkpoint: \(reason)")
      .located(file: path(name), line: nil, column: nil)
  }

  /// The note in a file beside the log; nil if there is none.
  ///
  /// - Throws: ``LedgerError``: `damaged` if it is no note, `unavailable`.
  package func note(_ name: String) throws(LedgerError) -> SignedNote? {
    guard let bytes = try disk.contents(of: name) else { return nil }
    do { return try SignedNote(fileText: String(decoding: bytes, as: UTF8.self)) } catch {
      throw noCheckpoint(name, error.message)
    }
  }

  /// Checks that the log holds what a checkpoint vouches for.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged`.
  package func check(
    _ survey: LogSurvey, against checkpoint: Checkpoint
  ) throws(LedgerError) {
    guard checkpoint.size <= survey.count else {
      throw LedgerError(
        .damaged,
        "the log has \(survey.count) events, the checkpoint vouches for "
          + "\(checkpoint.size): events at the end are missing; restore the log from a copy"
      ).located(file: folder, line: nil, column: nil)
    }
    let root =
      checkpoint.size == survey.count
      ? survey.tree.root : treeHash(survey.recordHashes.prefix(checkpoint.size))
    guard root != checkpoint.root else { return }
    throw try alteration(survey, checkpoint, found: root)
  }

  /// The error that tells which event was altered, if the stored hashes can tell.
  private func alteration(
    _ survey: LogSurvey, _ checkpoint: Checkpoint, found root: Digest
  ) throws(LedgerError) -> LedgerError {
    let stored = try storedHashes()
    guard stored.count >= checkpoint.size,
      treeHash(stored.prefix(checkpoint.size)) == checkpoint.root,
      let seq = survey.recordHashes.indices.first(where: { index in
        index < stored.count && stored[index] != survey.recordHashes[index]
      }), let segment = survey.segments.last(where: { $0.first <= seq })
    else {
      return LedgerError(
        .damaged,
        "the first \(checkpoint.size) events have the root \(root), the checkpoint vouches for "
          + "\(checkpoint.root): one of them was altered, or the checkpoint is another log's; the "
          + "file \(EventLog.hashesName), which could tell which, does not fit the checkpoint "
          + "either; restore the log from a copy"
      ).located(file: folder, line: nil, column: nil)
    }
    let bytes = try disk.contents(of: segment.name) ?? []
    let line = seq - segment.first
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    return damage(
      LedgerError(
        .damaged,
        "the line was altered together with its checksum: expected the hash \(stored[seq]), "
          + "found \(survey.recordHashes[seq])"), segment.name, line + 1, seq: seq,
      at: starts[line])
  }

  /// Adds the expected and the found hash to an error about a line, if the expected is stored.
  func withHashes(_ error: LedgerError, _ record: ArraySlice<UInt8>, seq: Int) -> LedgerError {
    guard let stored = try? storedHashes(), seq < stored.count else { return error }
    return LedgerError(
      error.code,
      error.message + "; expected the hash \(stored[seq]), found \(recordHash(record))",
      path: error.path, offset: error.offset)
  }

  /// The stored hashes that a checkpoint vouches for; empty if none does.
  package func trustedHashes() throws(LedgerError) -> [Digest] {
    let stored = try storedHashes()
    for head in try checkpoints().all where head.size <= stored.count {
      if treeHash(stored.prefix(head.size)) == head.root { return Array(stored.prefix(head.size)) }
    }
    return []
  }

  func storedHashes() throws(LedgerError) -> [Digest] {
    guard let bytes = try disk.contents(of: EventLog.hashesName) else { return [] }
    return stride(from: 0, to: bytes.count / 32 * 32, by: 32).compactMap {
      Digest(bytes[$0..<$0 + 32])
    }
  }
}
