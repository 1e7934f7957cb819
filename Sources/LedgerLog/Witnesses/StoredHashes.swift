import LedgerModel
import TransparencyLog

/// The file of record hashes beside a log: 32 bytes for each event, in order.
struct StoredHashes {
  private let file: any DiskFile
  /// How many hashes it has; a part of one at its end does not count.
  let count: Int

  /// So many hashes are read at a time.
  private static let pieceCount = 1 << 15

  init(_ file: any DiskFile) throws(LedgerError) {
    self.file = file
    count = try file.byteCount() / 32
  }

  /// All of them.
  func all() throws(LedgerError) -> [Digest] {
    var digests: [Digest] = []
    digests.reserveCapacity(count)
    try forEachPiece(from: 0) { bytes, _ in
      for start in stride(from: 0, to: bytes.count, by: 32) {
        if let digest = Digest(bytes[start..<start + 32]) { digests.append(digest) }
      }
      return true
    }
    return digests
  }

  /// The first event whose stored hash is not the one that its line has.
  ///
  /// What a power cut left is no difference: the file is not flushed, so that any bytes of a hash
  /// may be zero that were not written yet.
  ///
  /// - Parameters:
  ///   - found: the hashes of lines.
  ///   - first: the position of the first of them.
  /// - Returns: the event and the stored hash; nil if all are the same, as far as both go.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func difference(
    from found: some RandomAccessCollection<Digest>, first: Int = 0
  ) throws(LedgerError) -> (seq: Int, expected: Digest)? {
    var different: (Int, Digest)?
    var next = found.startIndex
    try forEachPiece(from: first) { bytes, position in
      for (offset, start) in stride(from: 0, to: bytes.count, by: 32).enumerated() {
        guard next < found.endIndex else { return false }
        let (stored, digest) = (Digest(bytes[start..<start + 32]), found[next])
        next = found.index(after: next)
        guard let stored, stored != digest, !stored.isLeftByPowerCut(of: digest) else { continue }
        different = (position + offset, stored)
        return false
      }
      return true
    }
    return different
  }

  /// Reads piece by piece until `body` has enough; it is told the position of a piece's first hash.
  private func forEachPiece(
    from first: Int, _ body: (_ bytes: [UInt8], _ position: Int) -> Bool
  ) throws(LedgerError) {
    var position = first
    while position < count {
      let bytes = try file.read(
        at: position * 32, count: min(count - position, Self.pieceCount) * 32)
      // It may be made shorter while it is read.
      let whole = bytes.count / 32
      guard whole > 0, body(Array(bytes[..<(whole * 32)]), position) else { return }
      position += whole
    }
  }
}

extension Digest {
  /// Whether each byte is that of another hash, or zero as where nothing was written.
  fileprivate func isLeftByPowerCut(of whole: Digest) -> Bool {
    zip(bytes, whole.bytes).allSatisfy { $0 == 0 || $0 == $1 }
  }
}
