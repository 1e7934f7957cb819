/// A text with signatures below: C2SP's signed-note, as Go's sumdb/note reads it.
public struct SignedNote: Hashable, Sendable {
  /// The text that is signed, with its last newline.
  public var text: String
  /// The signatures; a checkpoint that nobody signed has none.
  public var signatures: [Signature]

  /// One signature line.
  public struct Signature: Hashable, Sendable {
    /// The name of the key.
    public var name: String
    /// The first four bytes of the key's hash.
    public var keyID: [UInt8]
    /// The signature.
    public var bytes: [UInt8]

    /// Makes a signature.
    public init(name: String, keyID: [UInt8], bytes: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.bytes = bytes
    }
  }

  /// The most bytes that a note may have.
  static let largest = 1 << 20

  /// Makes a note.
  public init(text: String, signatures: [Signature] = []) {
    self.text = text
    self.signatures = signatures
  }

  /// The note as a file has it; without signatures, the text alone.
  public var fileText: String {
    guard !signatures.isEmpty else { return text }
    return text + "\n"
      + signatures.map { "— \($0.name) \(Base64.encode($0.keyID + $0.bytes))\n" }.joined()
  }

  /// Reads a note.
  ///
  /// - Throws: ``MalformedNote``.
  public init(fileText: String) throws(MalformedNote) {
    guard fileText.utf8.count <= SignedNote.largest else {
      throw MalformedNote("the note has more than \(SignedNote.largest) bytes")
    }
    guard !fileText.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) else {
      throw MalformedNote("the note has a control character")
    }
    guard let lines = lines(of: fileText[...]) else {
      throw MalformedNote("the note has no newline at its end")
    }
    // Split at the last empty line: the text before may have empty lines of its own.
    guard let empty = lines.lastIndex(where: \.isEmpty) else {
      self.init(text: fileText)
      return
    }
    var signatures: [Signature] = []
    for line in lines[(empty + 1)...] { signatures.append(try Signature(line: line)) }
    guard !signatures.isEmpty, empty > 0 else {
      throw MalformedNote("the note has an empty line but no signature after it")
    }
    self.init(
      text: lines[..<empty].joined(separator: "\n") + "\n", signatures: signatures)
  }
}

extension SignedNote.Signature {
  fileprivate init(line: Substring) throws(MalformedNote) {
    let words = line.parts(separatedBy: " ")
    guard words.count == 3, words[0].hasBytes(of: "—"), KeyName.isValid(words[1]),
      let bytes = Base64.decode(words[2]), bytes.count >= 5
    else {
      throw MalformedNote(
        "\"\(line)\" is no signature; expected an em dash, the key's name and base64")
    }
    self.init(name: String(words[1]), keyID: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }
}

/// The rules for the name of a key.
enum KeyName {
  static func isValid(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" }
  }
}
