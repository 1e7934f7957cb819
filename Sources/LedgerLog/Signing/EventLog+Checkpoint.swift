package import LedgerModel
package import TransparencyLog

// Beside the segments stand three small files. `checkpoint` is the head of the log, rewritten by
// each append; `checkpoint.signed` the last one that was signed; `hashes` the record hashes, 32
// bytes each. All but the signed one can be made again from the segments; as witnesses (see
// `Witnesses`) they find and locate a change that a checksum, changed with its line, would hide.
extension EventLog {
  package static let checkpointName = "checkpoint"
  package static let signedCheckpointName = "checkpoint.signed"
  static let hashesName = "hashes"

  /// The origin of a log that nobody named.
  package static let unnamedOrigin = "indicators"

  /// The checkpoint beside the log; nil if there is none, or if a power cut has torn it.
  package func presentCheckpoint() throws(LedgerError) -> Checkpoint? {
    do { return try checkpoint(in: EventLog.checkpointName) } catch {
      guard error.code == .damaged else { throw error }
      return nil
    }
  }

  /// The checkpoint in a file beside the log; nil if there is none.
  ///
  /// - Throws: ``LedgerError``: `damaged` if it is none, or not whole; `unavailable`.
  func checkpoint(in name: String) throws(LedgerError) -> Checkpoint? {
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
    let witnesses = try witnesses()
    let stored = try witnesses.hashes?.all() ?? []
    for head in [witnesses.checkpoint, witnesses.signed] {
      guard let head, head.size <= stored.count else { continue }
      if treeHash(stored.prefix(head.size)) == head.root { return Array(stored.prefix(head.size)) }
    }
    return []
  }

  /// The stored hashes, whoever vouches for them; empty if there are none.
  func storedHashes() throws(LedgerError) -> [Digest] {
    guard let file = try disk.open(EventLog.hashesName) else { return [] }
    return try StoredHashes(file).all()
  }
}
