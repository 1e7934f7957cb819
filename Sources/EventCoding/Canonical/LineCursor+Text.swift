import LedgerModel

extension LineCursor {
  /// A text that must come next, its key and opening quote before it; the bytes of the text.
  @inline(__always) @discardableResult
  mutating func text(_ key: StaticString) -> Range<Int> {
    take(key)
    return text()
  }

  /// A text that may come next, with its key.
  @inline(__always) @discardableResult
  mutating func optionalText(_ key: StaticString) -> Range<Int>? {
    skips(key) ? text() : nil
  }

  /// The rest of a text with its closing quote, as the event's reader wants it and the writer
  /// writes it: UTF-8 with no control characters, not empty or blank, `"` and `\` escaped.
  mutating func text() -> Range<Int> {
    let first = offset
    while true {
      let word = next()
      let special = specialBytes(word)
      guard special != 0 else {
        advance(8)
        continue
      }
      let plain = special.trailingZeroBitCount >> 3
      advance(plain)
      let byte = byte(plain, of: word)
      if byte == UInt8(ascii: "\"") { break }
      escapeOrCharacter(byte)
      if isWrong { return first..<first }
    }
    let end = offset
    advance(1)
    require(end > first && !isBlank(first..<end))
    return first..<max(first, end)
  }

  /// An escape or a character beyond ASCII; wrong if it is anything else.
  private mutating func escapeOrCharacter(_ first: UInt8) {
    if first == UInt8(ascii: "\\") {
      let escaped = byte(1, of: next())
      require(escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\"))
      return advance(2)
    }
    // Beyond ASCII one character seldom comes alone. The reader refuses piles of combining marks:
    // of a long run of what may be some, only it can tell.
    var marks = 0
    repeat {
      let word = next()
      let scalar = UTF8Scalar(word)
      marks = mayBeMark(byte(0, of: word)) ? marks &+ 1 : 0
      require(scalar.length > 0 && marks <= 30)
      if isWrong { return }
      advance(scalar.length)
    } while next() & 0x80 != 0
  }

  /// Whether a text might be nothing but white space to somebody who reads it.
  ///
  /// To the event's reader a character is white space if its first scalar is. So a text is not
  /// blank if its first scalar is none, nor if it has a visible character of ASCII: no white space
  /// takes that into its character.
  private func isBlank(_ range: Range<Int>) -> Bool {
    let first = word(at: range.lowerBound)
    guard isWhiteSpace(first & 0x80 == 0 ? UInt32(first & 0x7F) : UTF8Scalar(first).value) else {
      return false
    }
    return !range.contains { place in
      let byte = byte(0, of: word(at: place))
      return byte > 0x20 && byte < 0x7F
    }
  }
}

/// The high bit of each byte that is more than itself in a text: quotes, backslashes, control
/// characters, and whatever is not ASCII.
@inline(__always)
private func specialBytes(_ word: UInt64) -> UInt64 {
  // Without its high bit a byte has room for a carry into it and for none beyond.
  let most = repeated(0x7F)
  let low = word & most
  let isNoQuote = (low ^ repeated(UInt8(ascii: "\""))) &+ most
  let isNoBackslash = (low ^ repeated(UInt8(ascii: "\\"))) &+ most
  let isNoDelete = (low ^ most) &+ most
  let isNoControl = low &+ repeated(0x80 - 0x20)
  return ~(isNoQuote & isNoBackslash & isNoDelete & isNoControl & ~word) & repeated(0x80)
}

/// Whether a combining mark can begin with this byte: none does below U+0300 or in U+4000 to U+9FFF.
private func mayBeMark(_ first: UInt8) -> Bool { first >= 0xCC && !(0xE4...0xE9 ~= first) }

/// The white space of Unicode (property White_Space) that is no control character.
private func isWhiteSpace(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// A scalar beyond ASCII in UTF-8, no control character: the first bytes of a word.
private struct UTF8Scalar {
  /// The bytes that it has; 0 where they are no such scalar.
  let length: Int
  /// The scalar.
  let value: UInt32

  @inline(__always)
  init(_ word: UInt64) {
    let bytes = UInt32(truncatingIfNeeded: word)
    let second = bytes >> 8 & 0x3F
    let third = bytes >> 16 & 0x3F
    if bytes & 0xC0_C0F0 == 0x80_80E0 {
      value = (bytes & 0x0F) << 12 | second << 6 | third
      length = value >= 0x800 && value & 0xF800 != 0xD800 ? 3 : 0
    } else if bytes & 0xC0E0 == 0x80C0 {
      value = (bytes & 0x1F) << 6 | second
      // U+0080 to U+009F are controls.
      length = value >= 0xA0 ? 2 : 0
    } else {
      value = (bytes & 0x07) << 18 | second << 12 | third << 6 | bytes >> 24 & 0x3F
      let isFour = bytes & 0xC0C0_C0F8 == 0x8080_80F0
      length = isFour && value >= 0x1_0000 && value <= 0x10_FFFF ? 4 : 0
    }
  }
}
