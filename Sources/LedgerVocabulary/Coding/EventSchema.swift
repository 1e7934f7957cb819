import StrictJSON

/// The versions that the shape of events has had.
///
/// Stored bytes never change. When the shape does, the version goes up by one, and an upcaster
/// here turns events of the version before into it at every reading. An event carries its version
/// in `"schema"`, unless that is 1.
enum EventSchema {
  /// The version that this program writes.
  static let current = 1

  /// From each older version to the next.
  private static let upcasters: [Int: Upcaster] = [0: fromDraft]
  private typealias Upcaster = @Sendable (JSONNode, String) throws(LedgerError) -> JSONNode

  /// The event in the present shape, without its version.
  ///
  /// - Throws: ``LedgerError``: `unavailable` if the version is newer than this program,
  ///   `malformed` if it is none.
  static func upcast(_ node: JSONNode, path: String) throws(LedgerError) -> JSONNode {
    guard let stated = node["schema"], case .object(let members) = node.value else { return node }
    let (parent, path) = (path, path + ".schema")
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
    guard version < current else {
      throw LedgerError(
        .malformed, "version \(current) is what an event without \"schema\" has; leave the key out",
        path: path, offset: stated.offset)
    }
    var event = JSONNode(.object(members.filter { $0.key != "schema" }), offset: node.offset)
    for step in version..<current {
      guard let upcaster = upcasters[step] else { continue }
      event = try upcaster(event, parent)
    }
    return event
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
