package import LedgerModel
package import TransparencyLog

/// Ed25519 signatures of notes by the `openssl` program: none of our own code signs.
package enum OpenSSL {
  /// An Ed25519 public key in DER is these bytes and the 32 of the key (RFC 8410).
  private static let keyHeader: [UInt8] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  /// The verifier key that belongs to a private key.
  ///
  /// - Parameters:
  ///   - keyFile: an Ed25519 private key in PEM, as `openssl genpkey -algorithm ed25519` writes it.
  ///   - name: the key's name, the log's origin.
  /// - Returns: the key.
  /// - Throws: ``LedgerError``: `invalid` if it is no such key, `unavailable` without openssl.
  package static func verifierKey(
    ofKey keyFile: String, name: String
  ) throws(LedgerError) -> VerifierKey {
    let scratch = try ScratchFolder(for: ["public"])
    try run(
      ["pkey", "-in", keyFile, "-pubout", "-outform", "DER", "-out", scratch.path + "/public"],
      else: "\(keyFile) is no private key that openssl can read")
    let bytes = try scratch.read("public")
    guard bytes.starts(with: keyHeader) else {
      throw LedgerError(
        .invalid,
        "\(keyFile) is no Ed25519 key; make one with 'openssl genpkey -algorithm ed25519'")
    }
    do {
      return try VerifierKey(name: name, publicKey: Array(bytes.dropFirst(keyHeader.count)))
    } catch { throw LedgerError(.invalid, error.message) }
  }

  /// Signs a note's text.
  package static func sign(
    _ text: String, withKey keyFile: String, as key: VerifierKey
  ) throws(LedgerError) -> SignedNote.Signature {
    let scratch = try ScratchFolder(for: ["text", "signature"])
    try scratch.write(Array(text.utf8), to: "text")
    try run(
      [
        "pkeyutl", "-sign", "-rawin", "-inkey", keyFile, "-in", scratch.path + "/text", "-out",
        scratch.path + "/signature",
      ], else: "openssl could not sign with \(keyFile)")
    return SignedNote.Signature(
      name: key.name, keyID: key.keyID, bytes: try scratch.read("signature"))
  }

  /// The keys among `keys` that signed a note.
  ///
  /// - Throws: ``LedgerError``: `damaged` if a known key's signature is false; signatures of
  ///   unknown keys are passed over, as the format wants.
  package static func signers(
    of note: SignedNote, among keys: [VerifierKey]
  ) throws(LedgerError) -> [VerifierKey] {
    var signers: [VerifierKey] = []
    for signature in note.signatures {
      guard
        let key = keys.first(where: { $0.name == signature.name && $0.keyID == signature.keyID })
      else { continue }
      guard try isRight(signature, of: note.text, by: key) else {
        throw LedgerError(.damaged, "the signature of \(key.name) is false: the note was altered")
      }
      signers.append(key)
    }
    return signers
  }

  private static func isRight(
    _ signature: SignedNote.Signature, of text: String, by key: VerifierKey
  ) throws(LedgerError) -> Bool {
    let scratch = try ScratchFolder(for: ["text", "signature", "public"])
    try scratch.write(Array(text.utf8), to: "text")
    try scratch.write(signature.bytes, to: "signature")
    try scratch.write(keyHeader + key.publicKey, to: "public")
    return try exitCode([
      "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey",
      scratch.path + "/public", "-sigfile", scratch.path + "/signature", "-in",
      scratch.path + "/text",
    ]) == 0
  }

  private static func run(
    _ arguments: [String], else message: String
  ) throws(LedgerError) {
    guard try exitCode(arguments) == 0 else { throw LedgerError(.invalid, message) }
  }

  private static func exitCode(_ arguments: [String]) throws(LedgerError) -> Int32 {
    guard let code = try runProgram(["openssl"] + arguments) else {
      throw LedgerError(
        .unavailable,
        "signatures need the program openssl, version 3 or later, and there is none on the PATH; "
          + "install it (Debian: apt install openssl)")
    }
    return code
  }
}
