import TransparencyLog

/// Trees of up to sixteen records, whose roots and proofs are all known.
private enum Trees {
  static let records = (0..<16).map { Array("record \($0)".utf8) }
  static let hashes = records.map { recordHash($0) }
  static let roots = (0...16).map { treeHash(hashes.prefix($0)) }

  /// The proof file of a record in the tree of the first `size`.
  static func file(_ index: Int, _ size: Int) -> String {
    let note = SignedNote(
      text: Checkpoint(origin: "o", size: size, root: roots[size]).text,
      signatures: [.init(name: "k", keyID: [1, 2, 3, 4], bytes: [5, 6])])
    let proof = RecordProof(of: index, in: hashes.prefix(size)) ?? RecordProof([])
    return ProofFile(index: index, proof: proof, note: note).text
  }
}

extension FuzzTarget {
  /// Proof files: one that was altered proves nothing that the right one does not.
  static let proofFile = FuzzTarget.text(
    "proof-file",
    seeds: [(0, 1), (1, 2), (2, 3), (5, 7), (7, 11), (10, 11), (3, 16)].map(Trees.file)
      + [Trees.file(7, 11).replacing("@v1\n", with: "@v1\nextra AAAA\n")],
    tokens: [
      "c2sp.org/tlog-proof@v1\n", "extra AAAA\n", "index 7\n", "index ", "\n\n", "o\n11\n",
      "— k AQIDBAUG\n",
    ], hasOneSpelling: false, read: { text throws(MalformedNote) in try ProofFile(text: text) },
    write: { $0.text },
    alsoHolds: { text, file in
      if !text.utf8.starts(with: "c2sp.org/tlog-proof@v1\nextra ".utf8) {
        try require(isSame(file.text, text), "accepted, but written otherwise")
      }
      guard let checkpoint = try? Checkpoint(text: file.note.text),
        (1...16).contains(checkpoint.size), checkpoint.root == Trees.roots[checkpoint.size]
      else { return }
      for (index, record) in Trees.records.enumerated() where try file.proves(record) {
        let right = RecordProof(of: index, in: Trees.hashes.prefix(checkpoint.size))
        try require(
          file.index == index && file.proof == right,
          "it proves that record \(index) is number \(file.index) of \(checkpoint.size)")
      }
    })

  /// Proofs that a tree grew, as a line of two sizes and then lines of hashes.
  static let treeProof = FuzzTarget(
    "tree-proof",
    seeds: {
      [(0, 3), (1, 2), (3, 3), (3, 7), (4, 8), (6, 11), (8, 16), (15, 16)].map { old, size in
        let proof = old == 0 ? nil : TreeProof(from: old, to: Trees.hashes.prefix(size))
        let lines = ["\(old) \(size)"] + (proof?.hashes ?? []).map { Base64.encode($0.bytes) }
        return Array(lines.joined(separator: "\n").utf8)
      }
    },
    check: { bytes in
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      let sizes = (lines.first ?? "").split(separator: " ").compactMap { Int($0) }
      let hashes = lines.dropFirst().compactMap { Base64.decode($0).flatMap { Digest($0) } }
      guard sizes.count == 2, hashes.count == lines.count - 1 else { return false }
      let (old, size) = (sizes[0], sizes[1])
      let proof = TreeProof(hashes)
      guard (0...16).contains(old), (0...16).contains(size) else {
        // Roots of other trees are not known; but no size may trap.
        _ = proof.proves(oldSize: old, oldRoot: Trees.roots[3], size: size, root: Trees.roots[7])
        return true
      }
      let isProved = proof.proves(
        oldSize: old, oldRoot: Trees.roots[old], size: size, root: Trees.roots[size])
      let right = old == 0 ? TreeProof([]) : TreeProof(from: old, to: Trees.hashes.prefix(size))
      try require(isProved == (proof == right), "\(old) to \(size) is proved: \(isProved)")
      return true
    })
}
