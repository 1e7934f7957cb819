import LedgerModel
import StrictJSON

/// The versions that the shape of events has had.
///
/// Stored bytes never change. When the shape does, the version goes up by one, and an upcaster
/// here turns events of the version before into it at every reading. An event carries its version
/// in `"schema"`, unless that is 1.
///
/// Version 2 knows amendments, several identities of a series, its names, adjustment, base and
/// minimum, growth on the quarter before, printed dashes, and the basis of growth. Whatever version
/// 1 can say is written in it still, so that the same fact has the same bytes.
package enum EventSchema {
  /// The newest version that this program knows.
  static let current = 2
  /// The version of an event that states none.
  static let first = 1
  /// The key that states the version.
  static let key = "schema"
  /// What the body of an event of the newest version begins with.
  static let statement = Array(#""schema":2,"#.utf8)

  /// How many bytes of a body state the version; 0 if it is of the first.
  package static func statementLength(in body: some Sequence<UInt8>) -> Int {
    body.starts(with: statement) ? statement.count : 0
  }

  /// From each older version to the next.
  private static let upcasters: [Int: Upcaster] = [0: fromDraft, 1: fromFirst]
  private typealias Upcaster = @Sendable (JSONNode, String) throws(LedgerError) -> JSONNode

  /// The event in the present shape, without its version.
  ///
  /// - Throws: ``LedgerError``: `unavailable` if the version is newer than this program,
  ///   `malformed` if it is none.
  static func upcast(_ node: JSONNode, path: String) throws(LedgerError) -> JSONNode {
    guard case .object(let members) = node.value else { return node }
    guard let stated = node[key] else { return try upcast(node, from: first, path: path) }
    let (parent, path) = (path, path + "." + key)
    guard case .number(let text) = stated.value, let version = Int(text), version >= 0 else {
      throw LedgerError(
        .malformed, "expected the version of the event's shape: a whole number from 0", path: path,
        offset: stated.offset)
    }
    guard version <= current else {
      throw LedgerError(
        .unavailable,
        "this event has version \(version) of the event schema, and this program knows versions "
          + "up to \(current); read it with a newer version of the program", path: path,
        offset: stated.offset)
    }
    guard version != first else {
      throw LedgerError(
        .malformed, "version \(first) is what an event without \"schema\" has; leave the key out",
        path: path, offset: stated.offset)
    }
    let event = JSONNode(.object(members.filter { $0.key != key }), offset: node.offset)
    return try upcast(event, from: version, path: parent)
  }

  private static func upcast(
    _ node: JSONNode, from version: Int, path: String
  ) throws(LedgerError) -> JSONNode {
    var event = node
    for step in version..<current {
      guard let upcaster = upcasters[step] else { continue }
      event = try upcaster(event, path)
    }
    return event
  }

  /// Version 1 knew one identity of a series, as a text.
  private static func fromFirst(_ node: JSONNode, path: String) -> JSONNode {
    guard case .object(var members) = node.value else { return node }
    for index in members.indices where members[index].key == "equals" {
      let identity = members[index].node
      guard case .string = identity.value else { continue }
      members[index].node = JSONNode(.array([identity]), offset: identity.offset)
    }
    return JSONNode(.object(members), offset: node.offset)
  }

  /// Version 0 said `date` for `published` and `time` for `period`.
  ///
  /// It is a draft that no release of the program wrote; it keeps the way from an older version to
  /// the present one in use.
  private static func fromDraft(_ node: JSONNode, path: String) throws(LedgerError) -> JSONNode {
    try renaming(["date": "published", "time": "period"], in: node, path: path)
  }

  /// The same JSON with other keys, at every depth.
  ///
  /// - Throws: ``LedgerError`` with the code `malformed` where a new key is there already.
  private static func renaming(
    _ names: [String: String], in node: JSONNode, path: String
  ) throws(LedgerError) -> JSONNode {
    var node = node
    switch node.value {
    case .object(var members):
      for index in members.indices {
        let key = members[index].key
        if let old = names.first(where: { $0.value == key })?.key {
          throw LedgerError(
            .malformed, "the key \"\(key)\" was called \"\(old)\" in this version", path: path,
            offset: members[index].keyOffset)
        }
        members[index].key = names[key] ?? key
        members[index].node = try renaming(
          names, in: members[index].node, path: "\(path).\(key)")
      }
      node.value = .object(members)
    case .array(var elements):
      for index in elements.indices {
        elements[index] = try renaming(names, in: elements[index], path: "\(path)[\(index)]")
      }
      node.value = .array(elements)
    default: break
    }
    return node
  }
}
