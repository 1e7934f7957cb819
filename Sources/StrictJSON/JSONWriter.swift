extension JSONValue {
  /// The value as compact JSON: no white space, members in their order.
  package var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value as compact JSON.
  package func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): writeJSONString(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeJSONString(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.node.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// Appends `text` as a JSON string with the fewest escapes that RFC 8259 allows.
///
/// Only `"`, `\` and characters below U+0020 are escaped, the short form where there is one and
/// lower-case `\u00xx` where not: the same bytes as python's `json.dumps(s, ensure_ascii=False)`.
package func writeJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  // Most texts need no escapes and are copied in one piece.
  let isCopied = unsafe text.utf8.withContiguousStorageIfAvailable { text in
    let isPlain = unsafe !text.contains {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    if isPlain { unsafe bytes.append(contentsOf: text) }
    return isPlain
  }
  if isCopied != true { writeEscaped(text, to: &bytes) }
  bytes.append(UInt8(ascii: "\""))
}

/// Appends `text`, byte by byte, with its escapes.
private func writeEscaped(_ text: String, to bytes: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case ..<0x20: bytes += ("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
    default: bytes.append(byte)
    }
  }
}

extension JSONValue {
  /// An object of the members that have a value, in the order given.
  package static func members(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    members(pairs.map { ($0, $1) })
  }

  /// The same of pairs in a list.
  package static func members(_ pairs: [(key: String, value: JSONValue?)]) -> JSONValue {
    .object(
      pairs.compactMap { key, value in value.map { JSONMember(key: key, node: JSONNode($0)) }
      })
  }

  /// An array of bare values.
  package static func list(_ values: some Sequence<JSONValue>) -> JSONValue {
    .array(values.map { JSONNode($0) })
  }

  /// A string, or null where there is none.
  package static func orNull(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A whole number.
  package static func integer(_ number: Int) -> JSONValue { .number(String(number)) }
}
