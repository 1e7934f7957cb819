import LedgerModel
import PlainText
import StrictJSON

/// Reads the keys of one JSON object and refuses what it does not know, with the path.
struct ObjectReader {
  /// What a draft says of the words that a figure or claim rests on.
  ///
  /// It is for the person who reviews it, and no part of the event.
  static let reviewKeys = ["excerpt", "offset", "confidence"]

  private let members: [String: JSONNode]
  private let node: JSONNode
  let path: String

  /// - Throws: ``LedgerError`` if `node` is no object or has a key that is not in `keys`.
  init(
    _ node: JSONNode, at path: String, keys: [String], isReviewed: Bool = false
  ) throws(LedgerError) {
    guard case .object(let members) = node.value else {
      throw LedgerError(
        .malformed, "found \(node.value.kindName), expected an object", path: path,
        offset: node.offset)
    }
    for member in members
    where !keys.contains(member.key) && !(isReviewed && Self.reviewKeys.contains(member.key)) {
      let hint =
        nearest(to: member.key, in: keys).map { "; did you mean \"\($0)\"?" }
        ?? "; the keys here are \(keys.joined(separator: ", "))"
      throw LedgerError(
        .unknown, "the key \"\(member.key)\" is unknown\(hint)", path: path,
        offset: member.keyOffset)
    }
    self.members = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.node) })
    self.node = node
    self.path = path
  }

  /// An error about the value of `key`, or about the object where that is missing.
  func problem(_ code: LedgerError.Code, _ message: String, _ key: String) -> LedgerError {
    LedgerError(
      code, message, path: path + "." + key, offset: (members[key] ?? node).offset)
  }

  /// The error that a key is not there.
  func missing(_ key: String) -> LedgerError {
    LedgerError(
      .malformed, "the key \"\(key)\" is missing", path: path, offset: node.offset)
  }

  /// Whether the key is there.
  func has(_ key: String) -> Bool { members[key] != nil }

  /// A text that must be there.
  func text(_ key: String) throws(LedgerError) -> String {
    guard let text = try optionalText(key) else { throw missing(key) }
    return text
  }

  /// A text that may be there; an empty one, or one with control characters, is refused.
  func optionalText(_ key: String) throws(LedgerError) -> String? {
    guard let node = members[key] else { return nil }
    return try Self.text(of: node, path: path + "." + key)
  }

  /// A list of texts that may be there, at least one, each with its place.
  func texts(
    _ key: String
  ) throws(LedgerError) -> [(text: String, path: String, offset: Int)] {
    var texts: [(String, String, Int)] = []
    for (node, path) in try list(key) {
      texts.append((try Self.text(of: node, path: path), path, node.offset))
    }
    guard !has(key) || !texts.isEmpty else {
      throw problem(.malformed, "this list is empty; leave the key out", key)
    }
    return texts
  }

  private static func text(of node: JSONNode, path: String) throws(LedgerError) -> String {
    guard case .string(let text) = node.value else {
      throw LedgerError(
        .malformed, "found \(node.value.kindName), expected a string in double quotes",
        path: path, offset: node.offset)
    }
    // Most texts begin with a letter or digit and are plain ASCII: nothing can be wrong with them.
    if let first = text.utf8.first, first > 0x20,
      text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
    {
      return text
    }
    guard !text.allSatisfy(\.isWhitespace) else {
      throw LedgerError(
        .invalid, "this text is empty; leave the key out", path: path, offset: node.offset)
    }
    if let scalar = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control })
    {
      let code = String(scalar.value, radix: 16, uppercase: true)
      throw LedgerError(
        .invalid,
        "this text has the control character U+\(String(repeating: "0", count: 4 - code.count))"
          + "\(code); leave it out (a terminal could obey it)", path: path, offset: node.offset)
    }
    return text
  }

  /// A whole number that may be there.
  func optionalInteger(_ key: String) throws(LedgerError) -> Int? {
    guard let node = members[key] else { return nil }
    guard case .number(let text) = node.value, let number = Int(text) else {
      throw problem(.malformed, "found \(node.value.kindName), expected a whole number", key)
    }
    return number
  }

  /// A whole number, 0 or more, that must be there.
  func position(_ key: String) throws(LedgerError) -> Int {
    guard let number = try optionalInteger(key), number >= 0 else {
      throw problem(.malformed, "expected an event's position: a whole number from 0", key)
    }
    return number
  }

  /// True or false; absent is false.
  func truth(_ key: String) throws(LedgerError) -> Bool {
    guard let node = members[key] else { return false }
    guard case .bool(let truth) = node.value else {
      throw problem(.malformed, "found \(node.value.kindName), expected true or false", key)
    }
    return truth
  }

  /// The elements of a list with their paths; absent is empty.
  func list(_ key: String) throws(LedgerError) -> [(node: JSONNode, path: String)] {
    guard let node = members[key] else { return [] }
    guard case .array(let elements) = node.value else {
      throw problem(.malformed, "found \(node.value.kindName), expected a list", key)
    }
    return elements.enumerated().map { ($1, "\(path).\(key)[\($0)]") }
  }

  /// A nested object's node with its path.
  func object(_ key: String) -> (node: JSONNode, path: String)? {
    members[key].map { ($0, path + "." + key) }
  }
}
