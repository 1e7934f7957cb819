/// The head of a log: who keeps it, how many records it has, and their root.
///
/// The text is that of C2SP's tlog-checkpoint: origin, size and root on a line each, then lines
/// that extensions may add.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name, unique in the world: a URL without its scheme, by custom.
  public var origin: String
  /// How many records the log had.
  public var size: Int
  /// The root of the tree over them.
  public var root: Digest

  /// Makes a checkpoint.
  public init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The text that is signed, with its last newline.
  public var text: String {
    let newline = UInt8(ascii: "\n")
    var text: [UInt8] = []
    // An append writes one each time: nothing is put together twice.
    text.reserveCapacity(origin.utf8.count + 72)
    text += origin.utf8
    text.append(newline)
    text += String(size).utf8
    text.append(newline)
    Base64.encode(root.bytes, to: &text)
    text.append(newline)
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads the text of a checkpoint; lines of extensions are let pass.
  ///
  /// - Throws: ``MalformedNote``.
  public init(text: String) throws(MalformedNote) {
    guard let lines = lines(of: text[...]) else {
      throw MalformedNote("a checkpoint ends in a newline")
    }
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
      throw MalformedNote("a checkpoint has the lines origin, size and root, none of them empty")
    }
    guard let size = Int(lines[1]), size >= 0, lines[1].hasBytes(of: String(size)) else {
      throw MalformedNote("\"\(lines[1])\" is no size; expected a whole number without zeros ahead")
    }
    guard let bytes = Base64.decode(lines[2]), let root = Digest(bytes) else {
      throw MalformedNote("\"\(lines[2])\" is no root; expected 32 bytes in base64")
    }
    self.init(origin: String(lines[0]), size: size, root: root)
  }
}

/// Why a text is no note, checkpoint or proof.
public struct MalformedNote: Error, Equatable, Sendable {
  /// What was found and what was expected: a sentence without its full stop.
  public let message: String

  init(_ message: String) { self.message = message }
}
