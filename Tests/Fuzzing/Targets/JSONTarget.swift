import Foundation
import StrictJSON

extension FuzzTarget {
  /// JSON: what is accepted is JSON for another reader too, and is written so that it is read back.
  static let json = FuzzTarget(
    "json",
    tokens: [
      "{", "}", "[", "]", ":", ",", "{}", "[]", "\"\"", "true", "false", "null", "\"a\":", "-", ".",
      "e", "E+", "\\u", "\\u0000", "\\uD83D\\uDE00", "\\uD800", "\\uDC00", "\\n", "\\/", "\\\"",
      "[[[[[[[[", "]]]]]]]]", "{\"a\":{\"a\":{\"a\":", "}}}", "1.5e-7",
    ],
    seeds: {
      [
        #"{"a":[1,-0,2.50,1e5,-1.5E-07],"b":{"c":null,"d":[true,false]},"":"\u00e9\n\"\\\/"}"#,
        #" [ "é中😀" , "\uD83D\uDE00" , { "x" : [ ] , "y" : { } } ] "#, "0", "\"\"", "null",
        String(repeating: "[", count: 32) + String(repeating: "]", count: 32),
      ].map { Array($0.utf8) }
    },
    check: { bytes in
      let node: JSONNode
      do throws(JSONSyntaxError) { node = try JSONParser.parse(bytes) } catch {
        try require((0...bytes.count).contains(error.offset), "an error at byte \(error.offset)")
        _ = TextPosition(ofByte: error.offset, in: bytes)
        return false
      }
      try checkOffsets(node, in: bytes)
      let written = Array(node.value.text.utf8)
      let again = try JSONParser.parse(written)
      try require(Array(again.value.text.utf8) == written, "written in a second way")
      if !hasNumberBeyondDouble(node.value) {
        _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      }
      return true
    })
}

/// Every value and key stands where its offset says.
private func checkOffsets(_ node: JSONNode, in bytes: [UInt8]) throws {
  try require(bytes.indices.contains(node.offset), "a value at byte \(node.offset)")
  let first = bytes[node.offset]
  switch node.value {
  case .array(let elements):
    try require(first == UInt8(ascii: "["), "no array at byte \(node.offset)")
    for element in elements { try checkOffsets(element, in: bytes) }
  case .object(let members):
    try require(first == UInt8(ascii: "{"), "no object at byte \(node.offset)")
    for member in members {
      try require(bytes[member.keyOffset] == UInt8(ascii: "\""), "no key at \(member.keyOffset)")
      try checkOffsets(member.node, in: bytes)
    }
  case .string: try require(first == UInt8(ascii: "\""), "no string at byte \(node.offset)")
  default: break
  }
}

/// Foundation refuses numbers that a `Double` has no room for.
private func hasNumberBeyondDouble(_ value: JSONValue) -> Bool {
  switch value {
  case .number(let text): text.utf8.count > 15 || text.contains { $0 == "e" || $0 == "E" }
  case .array(let elements): elements.contains { hasNumberBeyondDouble($0.value) }
  case .object(let members): members.contains { hasNumberBeyondDouble($0.node.value) }
  default: false
  }
}
