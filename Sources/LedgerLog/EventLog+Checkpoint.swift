package import LedgerVocabulary
package import MerkleTree

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
  func checkpoints() throws(LedgerError) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    for name in [EventLog.checkpointName, EventLog.signedCheckpointName] {
      guard let note = try note(name) else { continue }
      do { checkpoints.append(try Checkpoint(text: note.text)) } catch {
        throw LedgerError(.damaged, "this is no checkpoint: \(error.message)")
          .located(file: path(name), line: nil, column: nil)
      }
    }
    return checkpoints
  }

  /// The note in a file beside the log; nil if there is none.
  package func note(_ name: String) throws(LedgerError) -> SignedNote? {
    guard isFile(path(name)) else { return nil }
    let bytes = try OpenFile(path(name), O_RDONLY).readAll()
    do { return try SignedNote(fileText: String(decoding: bytes, as: UTF8.self)) } catch {
      throw LedgerError(.damaged, "this is no checkpoint: \(error.message)")
        .located(file: path(name), line: nil, column: nil)
    }
  }

  /// Checks that the log holds what a checkpoint vouches for.
  package func check(
    _ contents: LogContents, against checkpoint: Checkpoint
  ) throws(LedgerError) {
    guard checkpoint.size <= contents.recordHashes.count else {
      throw LedgerError(
        .damaged,
        "the log has \(contents.recordHashes.count) events, the checkpoint vouches for "
          + "\(checkpoint.size): events at the end are missing; restore the log from a copy"
      ).located(file: folder, line: nil, column: nil)
    }
    let root =
      checkpoint.size == contents.tree.size
      ? contents.tree.root : treeHash(contents.recordHashes.prefix(checkpoint.size))
    guard root != checkpoint.root else { return }
    throw try alteration(contents, checkpoint, found: root)
  }

  /// The error that tells which event was altered, if the stored hashes can tell.
  private func alteration(
    _ contents: LogContents, _ checkpoint: Checkpoint, found root: Digest
  ) throws(LedgerError) -> LedgerError {
    let stored = try storedHashes()
    guard stored.count >= checkpoint.size,
      treeHash(stored.prefix(checkpoint.size)) == checkpoint.root,
      let seq = stored.indices.first(where: { stored[$0] != contents.recordHashes[$0] }),
      let segment = contents.segments.last(where: { $0.first <= seq })
    else {
      return LedgerError(
        .damaged,
        "the first \(checkpoint.size) events have the root \(root), the checkpoint vouches for "
          + "\(checkpoint.root): one of them was altered, or the checkpoint is another log's; the "
          + "file \(EventLog.hashesName), which could tell which, does not fit the checkpoint "
          + "either; restore the log from a copy"
      ).located(file: folder, line: nil, column: nil)
    }
    let bytes = try OpenFile(path(segment.name), O_RDONLY).readAll()
    let line = seq - segment.first
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    return damage(
      LedgerError(
        .damaged,
        "the line was altered together with its checksum: expected the hash \(stored[seq]), "
          + "found \(contents.recordHashes[seq])"), (segment.name, segment.first), line + 1,
      seq: seq, at: starts[line])
  }

  /// Adds the expected and the found hash to an error about a line, if the expected is stored.
  func withHashes(_ error: LedgerError, _ record: [UInt8], seq: Int) -> LedgerError {
    guard let stored = try? storedHashes(), seq < stored.count else { return error }
    return LedgerError(
      error.code,
      error.message + "; expected the hash \(stored[seq]), found \(recordHash(record))",
      path: error.path, offset: error.offset)
  }

  private func storedHashes() throws(LedgerError) -> [Digest] {
    guard isFile(path(EventLog.hashesName)) else { return [] }
    let bytes = try OpenFile(path(EventLog.hashesName), O_RDONLY).readAll()
    return stride(from: 0, to: bytes.count / 32 * 32, by: 32).compactMap {
      Digest(bytes[$0..<$0 + 32])
    }
  }

  /// Brings hashes and checkpoint up to the events, which are on the disk already.
  ///
  /// Not flushed: should a crash lose them, the segments are ahead, which is never damage.
  func writeHeads(_ contents: LogContents) throws(LedgerError) {
    let hashes = try OpenFile(path(EventLog.hashesName), O_RDWR | O_CREAT)
    // What is there already is kept if it is right, and made again if it is not.
    let known = try storedHashes()
    let first = contents.recordHashes.starts(with: known) ? known.count : 0
    try hashes.write(contents.recordHashes[first...].flatMap(\.bytes), at: first * 32)
    try hashes.truncate(to: contents.recordHashes.count * 32)
    let checkpoint = Checkpoint(
      origin: contents.checkpoint?.origin ?? EventLog.unnamedOrigin, size: contents.tree.size,
      root: contents.tree.root)
    try replace(EventLog.checkpointName, with: checkpoint.text, isFlushed: false)
  }

  /// Replaces a file beside the log at one stroke: a reader sees the old or the new, never half.
  package func replace(
    _ name: String, with text: String, isFlushed: Bool
  ) throws(LedgerError) {
    let temporary = path(".\(name).new")
    do {
      let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_TRUNC)
      try file.write(Array(text.utf8), at: 0)
      if isFlushed { try file.synchronize() }
    }
    guard unsafe rename(temporary, path(name)) == 0 else {
      throw systemError("cannot replace", path(name))
    }
    if isFlushed { try synchronizeFolder(folder) }
  }
}
