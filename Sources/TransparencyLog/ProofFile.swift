/// A proof that anyone can check offline: C2SP's tlog-proof, version 1.
public struct ProofFile: Hashable, Sendable {
  /// The position of the record.
  public var index: Int
  /// The path to the root.
  public var proof: RecordProof
  /// The checkpoint that the path leads to, signed or not.
  public var note: SignedNote

  private static let header = "c2sp.org/tlog-proof@v1"

  /// Makes a proof file.
  public init(index: Int, proof: RecordProof, note: SignedNote) {
    self.index = index
    self.proof = proof
    self.note = note
  }

  /// The file's text.
  public var text: String {
    ([Self.header, "index \(index)"] + proof.hashes.map { Base64.encode($0.bytes) })
      .map { $0 + "\n" }.joined() + "\n" + note.fileText
  }

  /// Reads a proof file; a line of extra data is let pass, for nothing vouches for it.
  ///
  /// - Throws: ``MalformedNote``.
  public init(text: String) throws(MalformedNote) {
    guard let gap = text.range(of: "\n\n") else {
      throw MalformedNote("a proof has an empty line before its checkpoint")
    }
    var lines = text[..<gap.lowerBound].parts(separatedBy: "\n")
    guard lines[0].hasBytes(of: Self.header) else {
      throw MalformedNote("a proof begins with the line \(Self.header)")
    }
    lines.removeFirst()
    if lines.first?.utf8.starts(with: "extra ".utf8) ?? false { lines.removeFirst() }
    guard let line = lines.first, line.utf8.starts(with: "index ".utf8),
      let index = Int(Substring(line.utf8.dropFirst(6))), index >= 0,
      line.hasBytes(of: "index \(index)")
    else { throw MalformedNote("a proof has a line such as \"index 17\"") }
    lines.removeFirst()
    var hashes: [Digest] = []
    for line in lines {
      guard let bytes = Base64.decode(line), let hash = Digest(bytes) else {
        throw MalformedNote("\"\(line)\" is no hash; expected 32 bytes in base64")
      }
      hashes.append(hash)
    }
    self.init(
      index: index, proof: RecordProof(hashes),
      note: try SignedNote(fileText: String(text[gap.upperBound...])))
  }

  /// Whether the proof shows that `record` is in the log of its checkpoint.
  ///
  /// - Throws: ``MalformedNote`` if the note holds no checkpoint.
  public func proves(_ record: some Collection<UInt8>) throws(MalformedNote) -> Bool {
    let checkpoint = try Checkpoint(text: note.text)
    return proof.proves(
      recordHash(record), at: index, inTreeOfSize: checkpoint.size, root: checkpoint.root)
  }
}

extension String {
  /// Where `part` first stands, by bytes: the standard library has no such search on Linux.
  fileprivate func range(of part: String) -> Range<Index>? {
    utf8.indices.first { utf8[$0...].starts(with: part.utf8) }
      .map { $0..<utf8.index($0, offsetBy: part.utf8.count) }
  }
}
