import PlainText

extension JSONParser {
  /// Consumes a string, the opening quote included.
  mutating func string() throws(JSONSyntaxError) -> String {
    let opening = position
    position += 1
    let start = position
    var union: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try utf8(bytes[start..<position], ofStringAt: opening)
        // Of ASCII alone there is nothing to look for, and most strings are.
        if union >= 0x80 { try refusePileOfMarks(in: text, ofStringAt: opening) }
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") {
        let text = try stringWithEscapes(from: start)
        try refusePileOfMarks(in: text, ofStringAt: opening)
        return text
      }
      guard byte >= 0x20 else { throw rawControl() }
      union |= byte
      position += 1
    }
    throw JSONSyntaxError(message: "the string that begins here has no end", offset: opening)
  }

  private func refusePileOfMarks(
    in text: String, ofStringAt opening: Int
  ) throws(JSONSyntaxError) {
    var run = 0
    // No mark has a UTF-8 form that begins below 0xCC, as all of ASCII and of Latin-1 does.
    guard text.utf8.contains(where: { $0 >= 0xCC }) else { return }
    for scalar in text.unicodeScalars {
      run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
      guard run <= longestRunOfMarks else {
        throw JSONSyntaxError(
          message:
            "more than \(longestRunOfMarks) combining marks in a row inside this string",
          offset: opening)
      }
    }
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
    var text = try utf8(bytes[start..<position], ofStringAt: start - 1)
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape())
      case ..<0x20:
        throw rawControl()
      default:
        let plain = position
        while position < bytes.count, bytes[position] >= 0x20,
          bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\")
        {
          position += 1
        }
        text += try utf8(bytes[plain..<position], ofStringAt: start - 1)
      }
    }
    throw JSONSyntaxError(message: "the string that begins here has no end", offset: start - 1)
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard position < bytes.count else { throw unexpected("an escaped character") }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(startedAt: start)
    default:
      throw JSONSyntaxError(message: "this is no escape that JSON has", offset: start)
    }
  }

  private mutating func unicodeEscape(startedAt start: Int) throws(JSONSyntaxError)
    -> Unicode.Scalar
  {
    let first = try hexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate counts only as the first half of a pair.
    if first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      position += 2
      let second = try hexDigits()
      if (0xDC00...0xDFFF).contains(second) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        if let scalar = Unicode.Scalar(code) { return scalar }
      }
    }
    throw JSONSyntaxError(message: "half of a surrogate pair stands alone", offset: start)
  }

  private mutating func hexDigits() throws(JSONSyntaxError) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count,
      bytes[position..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits") }
    position = end
    return code
  }

  private func rawControl() -> JSONSyntaxError {
    JSONSyntaxError(
      message: "a control character stands raw inside a string; JSON wants it escaped",
      offset: position)
  }

  private func utf8(
    _ slice: ArraySlice<UInt8>, ofStringAt opening: Int
  ) throws(JSONSyntaxError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw JSONSyntaxError(message: "invalid UTF-8 inside this string", offset: opening)
    }
    return text
  }
}
