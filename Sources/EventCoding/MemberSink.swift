import LedgerModel
import StrictJSON

/// What takes the members of a JSON object in their canonical order.
///
/// What is written most often is told once and taken twice: as bytes (``MemberBytes``), without a
/// tree, which would take four times as long; and as members of a tree (``MemberTree``), for what
/// wants those.
///
/// A key is given as it stands in the bytes, `,"key":`. What has no value, or is not so, is left
/// out.
protocol MemberSink {
  mutating func text(_ key: StaticString, _ text: String?)
  mutating func number(_ key: StaticString, _ number: Int?)
  mutating func truth(_ key: StaticString, _ isTrue: Bool)
  mutating func period(_ key: StaticString, _ period: Period)
  mutating func decimal(_ key: StaticString, _ value: ExactDecimal)
  /// A member that is an object.
  mutating func object(_ key: StaticString, _ members: (inout Self) -> Void)
  /// A member that is a list of objects, each of which tells its members.
  mutating func list(_ key: StaticString, _ count: Int, _ members: (inout Self, Int) -> Void)
}

/// Members as bytes of compact JSON.
struct MemberBytes: MemberSink {
  private(set) var bytes: [UInt8]

  /// An object as bytes behind others.
  static func append(to bytes: inout [UInt8], _ members: (inout MemberBytes) -> Void) {
    var sink = MemberBytes(bytes: bytes)
    // One owner, so that nothing is copied.
    bytes = []
    sink.object(members)
    bytes = sink.bytes
  }

  private mutating func object(_ members: (inout MemberBytes) -> Void) {
    let first = bytes.count
    members(&self)
    // The first member has a brace in the place of its comma.
    if bytes.count == first { bytes.append(UInt8(ascii: ",")) }
    bytes[first] = UInt8(ascii: "{")
    bytes.append(UInt8(ascii: "}"))
  }

  @inline(__always)
  private mutating func append(_ literal: StaticString) {
    // In bounds: the buffer is the literal's own.
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  @inline(__always)
  mutating func text(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    append(key)
    writeJSONString(text, to: &bytes)
  }

  @inline(__always)
  mutating func number(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    append(key)
    bytes += String(number).utf8
  }

  @inline(__always)
  mutating func truth(_ key: StaticString, _ isTrue: Bool) {
    guard isTrue else { return }
    append(key)
    append("true")
  }

  @inline(__always)
  mutating func period(_ key: StaticString, _ period: Period) {
    append(key)
    append("\"")
    period.write(to: &bytes)
    append("\"")
  }

  @inline(__always)
  mutating func decimal(_ key: StaticString, _ value: ExactDecimal) {
    append(key)
    append("\"")
    value.write(to: &bytes)
    append("\"")
  }

  mutating func object(_ key: StaticString, _ members: (inout MemberBytes) -> Void) {
    append(key)
    object(members)
  }

  @inline(__always)
  mutating func list(
    _ key: StaticString, _ count: Int, _ members: (inout MemberBytes, Int) -> Void
  ) {
    append(key)
    append("[")
    for index in 0..<count {
      if index > 0 { append(",") }
      object { members(&$0, index) }
    }
    append("]")
  }
}

/// Members of a tree.
struct MemberTree: MemberSink {
  private(set) var members: [(key: String, value: JSONValue?)] = []

  /// The members that something tells.
  static func members(_ tell: (inout MemberTree) -> Void) -> [(key: String, value: JSONValue?)] {
    var tree = MemberTree()
    tell(&tree)
    return tree.members
  }

  private mutating func append(_ key: StaticString, _ value: JSONValue?) {
    // Without comma, quotes and colon.
    members.append((String("\(key)".dropFirst(2).dropLast(2)), value))
  }

  mutating func text(_ key: StaticString, _ text: String?) { append(key, .text(text)) }
  mutating func number(_ key: StaticString, _ number: Int?) { append(key, .whole(number)) }
  mutating func truth(_ key: StaticString, _ isTrue: Bool) {
    append(key, isTrue ? .bool(true) : nil)
  }
  mutating func period(_ key: StaticString, _ period: Period) { append(key, .text(period)) }
  mutating func decimal(_ key: StaticString, _ value: ExactDecimal) { append(key, .text(value)) }

  mutating func object(_ key: StaticString, _ members: (inout MemberTree) -> Void) {
    append(key, .members(Self.members(members)))
  }

  mutating func list(
    _ key: StaticString, _ count: Int, _ members: (inout MemberTree, Int) -> Void
  ) {
    append(
      key, .list((0..<count).map { index in .members(Self.members { members(&$0, index) }) }))
  }
}
