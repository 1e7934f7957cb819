import TransparencyLog

extension FuzzTarget {
  private static let sampleNote = """
    ledger.example/indicators
    70000
    3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=

    — ledger.example/indicators kaEWuHSPSbHwdajJ33ZGUdY9K2bGzFE/CF2tELfp2Mqgwp452elsP7F5MLNile43XeMvrUQ/zL44SJ/jxJlp3dBy6Ak=

    """

  /// Checkpoints: what is written begins what was read; lines of extensions may follow.
  static let checkpoint = FuzzTarget.text(
    "checkpoint",
    seeds: [
      "o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
      "ledger.example/indicators\n70000\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\nextension\n",
    ], tokens: ["=", "+", "/", "A"], hasOneSpelling: false,
    read: { text throws(MalformedNote) in try Checkpoint(text: text) }, write: { $0.text },
    alsoHolds: { text, checkpoint in
      try require(
        text.utf8.starts(with: checkpoint.text.utf8), "not what the text begins with")
      try require(checkpoint.origin.utf8.allSatisfy { $0 != 0x0A }, "an origin of two lines")
    })

  /// Notes with signatures below.
  static let signedNote = FuzzTarget.text(
    "signed-note",
    seeds: [
      sampleNote, "a\n\nb\n\n— k AAAAAAA=\n", "text\n", "é\n\n— k AAAAAAA=\n— l AAAAAAAA\n",
    ], tokens: ["— ", "—", " ", "=", "+", "AAAAAAA=\n", "\n\n— k AAAAAAA=\n"], hasOneSpelling: true,
    read: { text throws(MalformedNote) in try SignedNote(fileText: text) },
    write: { $0.fileText },
    alsoHolds: { text, note in
      try require(note.text.utf8.last == 0x0A, "the text has no newline at its end")
      try require(
        note.signatures.allSatisfy { $0.keyID.count == 4 && !$0.bytes.isEmpty },
        "a signature without its bytes")
    })

  /// Keys to verify notes with; repairing makes the key's hash right again.
  static let verifierKey = FuzzTarget.text(
    "verifier-key",
    seeds: [
      "ledger.example/indicators+91a116b8+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
      "é+e593263f+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ], tokens: ["+", "/", "=", "AQ", "AA"], hasOneSpelling: true, repair: withRightHash,
    read: { text throws(MalformedNote) in try VerifierKey(text) }, write: { $0.text },
    alsoHolds: { text, key in
      try require(key.publicKey.count == 32 && key.keyID.count == 4, "not of an Ed25519 key's size")
    })

  @Sendable private static func withRightHash(_ bytes: [UInt8]) -> [UInt8] {
    let parts = bytes.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3,
      let key = Base64.decode(String(decoding: parts[2], as: UTF8.self))
    else { return bytes }
    let hash = SHA256.hash(Array(parts[0]) + [0x0A] + key).description.prefix(8)
    return Array(parts[0]) + Array("+\(hash)+".utf8) + Array(parts[2])
  }

  /// Base64, as notes have it.
  static let base64 = FuzzTarget.text(
    "base64", seeds: ["", "AA==", "AAA=", "AAAA", "3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA="],
    tokens: ["=", "==", "+", "/", "-", "_"], hasOneSpelling: true,
    read: { text throws(NotBase64) in
      guard let bytes = Base64.decode(text) else { throw NotBase64() }
      return bytes
    }, write: { Base64.encode($0) })

  private struct NotBase64: Error {}
}
