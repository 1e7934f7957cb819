/// A public key in the form that Go's sumdb/note calls a verifier key, for Ed25519.
///
/// `name+hash+key`: the key's name, eight hexadecimal digits of its hash, and base64 of the
/// algorithm's byte 0x01 and the 32 bytes of the key.
public struct VerifierKey: Hashable, Sendable {
  /// The name; for a log, its origin.
  public let name: String
  /// The 32 bytes of the Ed25519 public key.
  public let publicKey: [UInt8]

  /// The byte that says Ed25519.
  private static let algorithm: UInt8 = 0x01

  /// Makes a key.
  ///
  /// - Throws: ``MalformedNote`` if the name or the key's length is not right.
  public init(name: String, publicKey: [UInt8]) throws(MalformedNote) {
    guard KeyName.isValid(name) else {
      throw MalformedNote("\"\(name)\" is no key name; it has no spaces and no +")
    }
    guard publicKey.count == 32 else {
      throw MalformedNote("an Ed25519 key has 32 bytes, not \(publicKey.count)")
    }
    self.name = name
    self.publicKey = publicKey
  }

  /// The first four bytes of SHA-256 over name, newline, algorithm and key.
  public var keyID: [UInt8] {
    Array(
      SHA256.hash(Array(name.utf8) + [0x0A, Self.algorithm] + publicKey).bytes.prefix(4))
  }

  /// The one-line form.
  public var text: String {
    let hash = keyID.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "\(name)+\(hash)+\(Base64.encode([Self.algorithm] + publicKey))"
  }

  /// Reads the one-line form.
  ///
  /// - Throws: ``MalformedNote``.
  public init(_ text: String) throws(MalformedNote) {
    // Base64 may hold a + of its own: split at the first two only.
    let parts = text[...].parts(separatedBy: "+", atMost: 3)
    guard parts.count == 3, let bytes = Base64.decode(parts[2]), bytes.first == Self.algorithm
    else {
      throw MalformedNote(
        "\"\(text)\" is no Ed25519 verifier key; expected NAME+HASH+BASE64")
    }
    try self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
    guard self.text.hasBytes(of: text) else {
      throw MalformedNote("the hash in \"\(text)\" is not the key's")
    }
  }
}
