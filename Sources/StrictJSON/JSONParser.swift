/// A parser of JSON as RFC 8259 defines it, and no more.
///
/// It refuses what lenient parsers let through and what would make two readers of one line see
/// different things: duplicate keys, a byte-order mark, invalid UTF-8, lone surrogates, numbers
/// with leading zeros, trailing commas, comments.
package struct JSONParser {
  /// Deeper nesting than any event has is an attack on the stack, not data.
  package static let deepestNesting = 32

  let bytes: [UInt8]
  var position: Int
  private var depth = 0

  /// Starts at `position` in `bytes`.
  package init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The byte at which the next value would be looked for.
  package var nextOffset: Int { position }

  /// Parses a text that is one JSON value with nothing after it.
  package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
    var parser = JSONParser(bytes)
    let node = try parser.nextValue()
    guard parser.isAtEnd() else {
      throw parser.unexpected("the end of the text")
    }
    return node
  }

  /// Whether only white space is left.
  package mutating func isAtEnd() -> Bool {
    skipWhiteSpace()
    return position >= bytes.count
  }

  /// The first byte that is not white space, without consuming it.
  package mutating func peek() -> UInt8? {
    skipWhiteSpace()
    return position < bytes.count ? bytes[position] : nil
  }

  /// Consumes one value and the white space before it.
  package mutating func nextValue() throws(JSONSyntaxError) -> JSONNode {
    guard let first = peek() else { throw unexpected("a JSON value") }
    let start = position
    switch first {
    case UInt8(ascii: "{"): return JSONNode(.object(try object()), offset: start)
    case UInt8(ascii: "["): return JSONNode(.array(try array()), offset: start)
    case UInt8(ascii: "\""): return JSONNode(.string(try string()), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number()), offset: start)
    default: return JSONNode(try literal(), offset: start)
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> [JSONMember] {
    try enter()
    var members: [JSONMember] = []
    if peek() == UInt8(ascii: "}") {
      leave()
      return members
    }
    // Few members: comparing is cheaper than hashing. Many: a set keeps it linear.
    var seen: Set<String> = []
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let keyOffset = position
      let key = try string()
      guard seen.insert(key).inserted else {
        throw JSONSyntaxError(message: "the key \"\(key)\" is there twice", offset: keyOffset)
      }
      guard peek() == UInt8(ascii: ":") else { throw unexpected("a colon after the key") }
      position += 1
      members.append(JSONMember(key: key, keyOffset: keyOffset, node: try nextValue()))
    } while try separator(before: UInt8(ascii: "}"), named: "a comma or }")
    leave()
    return members
  }

  private mutating func array() throws(JSONSyntaxError) -> [JSONNode] {
    try enter()
    var elements: [JSONNode] = []
    if peek() == UInt8(ascii: "]") {
      leave()
      return elements
    }
    repeat {
      elements.append(try nextValue())
    } while try separator(before: UInt8(ascii: "]"), named: "a comma or ]")
    leave()
    return elements
  }

  /// Consumes a comma and says true, or stops before the closing bracket and says false.
  private mutating func separator(
    before closing: UInt8, named expected: String
  ) throws(JSONSyntaxError) -> Bool {
    switch peek() {
    case UInt8(ascii: ","):
      position += 1
      return true
    case closing: return false
    default: throw unexpected(expected)
    }
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw JSONSyntaxError(
        message: "values are nested more than \(Self.deepestNesting) deep", offset: position)
    }
    position += 1
  }

  private mutating func leave() {
    depth -= 1
    position += 1
  }

  private mutating func literal() throws(JSONSyntaxError) -> JSONValue {
    let literals: [(text: StaticString, value: JSONValue)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    for (text, value) in literals {
      let end = position + text.utf8CodeUnitCount
      if end <= bytes.count, bytes[position..<end].elementsEqual("\(text)".utf8) {
        position = end
        return value
      }
    }
    throw unexpected("a JSON value")
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    try digits()
    guard bytes[whole] != UInt8(ascii: "0") || position == whole + 1 else {
      throw JSONSyntaxError(message: "a number begins with a needless zero", offset: start)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    guard position > start else { throw unexpected("a digit") }
  }

  private mutating func skipWhiteSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
      default: return
      }
    }
  }

  /// An error at the present position that says what stands there.
  func unexpected(_ expected: String) -> JSONSyntaxError {
    JSONSyntaxError(message: "found \(found()), expected \(expected)", offset: position)
  }

  private func found() -> String {
    guard position < bytes.count else { return "the end of the text" }
    let byte = bytes[position]
    if byte == 0xEF, bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) {
      return "a byte-order mark"
    }
    if (0x21...0x7E).contains(byte) {
      // A whole word says more than its first letter: NaN rather than N.
      let word = bytes[position...].prefix(16).prefix {
        ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z"))
      }
      return word.count > 1
        ? "\"\(String(decoding: word, as: UTF8.self))\""
        : "\"\(Character(Unicode.Scalar(byte)))\""
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return "the byte 0x\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
