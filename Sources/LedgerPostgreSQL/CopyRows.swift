#if PostgreSQL
  import LedgerLog
  import LedgerModel
  import TransparencyLog

  /// Lines as rows for COPY in its binary form.
  ///
  /// See the manual's page on COPY: a signature, then of each row the number of columns, and of each
  /// column its length and bytes, then a row with −1 columns.
  struct CopyRows {
    /// The tree with all lines so far.
    private(set) var tree: GrowingTree
    /// The bytes of all lines so far, with their newlines.
    private(set) var byteCount = 0
    private var part = Part.signature

    private enum Part {
      case signature
      case rows
      case end
      case nothing
    }

    init(after tree: GrowingTree) { self.tree = tree }

    /// The next bytes to send; nil: that was all.
    mutating func next(
      _ pieces: () throws(LedgerError) -> [(bytes: [UInt8], hashes: [Digest])]?
    ) throws(LedgerError) -> [UInt8]? {
      switch part {
      case .signature:
        part = .rows
        // Flags, and the length of what else could follow.
        return Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + bigEndian(Int32(0))
          + bigEndian(Int32(0))
      case .rows:
        guard let round = try pieces() else {
          part = .end
          return try next(pieces)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(round.reduce(0) { $0 + $1.bytes.count + $1.hashes.count * 64 })
        for piece in round { add(piece.bytes, piece.hashes, to: &bytes) }
        return bytes
      case .end:
        part = .nothing
        return bigEndian(Int16(-1))
      case .nothing: return nil
      }
    }

    private mutating func add(_ lines: [UInt8], _ hashes: [Digest], to bytes: inout [UInt8]) {
      let columnCount = bigEndian(Int16(3))
      let (eight, thirtyTwo) = (bigEndian(Int32(8)), bigEndian(Int32(32)))
      var start = 0
      for hash in hashes {
        guard let end = newline(in: lines, from: start) else { return }
        bytes += columnCount
        bytes += eight
        bytes += bigEndian(Int64(tree.size))
        bytes += bigEndian(Int32(end - start))
        bytes += lines[start..<end]
        bytes += thirtyTwo
        bytes += hash.bytes
        tree.append(hash)
        start = end + 1
      }
      byteCount += lines.count
    }
  }
#endif
