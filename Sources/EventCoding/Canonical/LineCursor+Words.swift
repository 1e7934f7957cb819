import LedgerModel

extension LineCursor {
  /// A series key that must come next, with its own key; its bytes.
  @inline(__always) @discardableResult
  mutating func seriesKey(_ key: StaticString) -> Range<Int> {
    take(key)
    let range = seriesKey()
    take("\"")
    return range
  }

  /// A text that stands earlier in the line, with its closing quote, if it comes next again.
  @inline(__always)
  mutating func skipsAgain(_ text: Range<Int>) -> Range<Int>? {
    let length = text.count &+ 1
    guard length > 1, let first = skips(asAt: text.lowerBound, length) else { return nil }
    return first..<first &+ length &- 1
  }

  /// A series key without its quotes, as ``isSeriesKey(_:)`` has it, which is asked itself where a
  /// byte is not ASCII.
  mutating func seriesKey() -> Range<Int> {
    let first = offset
    // The beginning is like a dot: a word must follow it, and not with a hyphen.
    var dotBefore: UInt64 = 0x80
    var beyondASCII: UInt64 = 0
    while true {
      let word = next()
      let low = word & repeated(0x7F)
      let high = word & repeated(0x80)
      let dots = bytes(of: low, from: UInt8(ascii: "."), through: UInt8(ascii: ".")) & ~word
      let hyphens = bytes(of: low, from: UInt8(ascii: "-"), through: UInt8(ascii: "-")) & ~word
      let letters = bytes(
        of: low | repeated(0x20), from: UInt8(ascii: "a"), through: UInt8(ascii: "z"))
      let others =
        bytes(of: low, from: UInt8(ascii: "0"), through: UInt8(ascii: "9"))
        | bytes(of: low, from: UInt8(ascii: "_"), through: UInt8(ascii: "_"))
        | bytes(of: low, from: UInt8(ascii: "@"), through: UInt8(ascii: "@"))
        | bytes(of: low, from: UInt8(ascii: "~"), through: UInt8(ascii: "~"))
      let inKey = dots | hyphens | high | (letters | others) & ~word
      let afterDot = dots << 8 | dotBefore
      let end = ~inKey & repeated(0x80)
      // The lowest bit of `end` and all bits below it: the byte at the end must not follow a dot.
      let used = end ^ (end &- 1)
      beyondASCII |= high & used
      let isDotted = afterDot & (dots | hyphens | end) & used != 0
      guard !isDotted else {
        fail()
        return first..<first
      }
      advance(end == 0 ? 8 : end.trailingZeroBitCount >> 3)
      guard end == 0 else { break }
      dotBefore = dots >> 56
    }
    require(offset &- first <= longestSeriesKey)
    if beyondASCII != 0, !isWrong { require(isSeriesKeyBeyondASCII(first..<offset)) }
    return first..<max(first, offset)
  }

  /// Whether bytes that were looked at are a key; they are few.
  private func isSeriesKeyBeyondASCII(_ range: Range<Int>) -> Bool {
    let bytes = range.map { byte(0, of: word(at: $0)) }
    return String(validating: bytes, as: UTF8.self).map(isSeriesKey) ?? false
  }

  /// A power of ten that may come next, with its key: -18 to 18.
  @inline(__always)
  mutating func optionalScale(_ key: StaticString) -> Int? {
    guard skips(key) else { return nil }
    let scale = integer()
    require(scale.magnitude <= Figure.largestScale.magnitude)
    return scale
  }

  /// The word before a value that may come next, with its key.
  @inline(__always)
  mutating func optionalQualifier() -> Figure.Qualifier? {
    guard skips(#","qualifier":""#) else { return nil }
    if skips(#"over""#) { return .over }
    if skips(#"under""#) { return .under }
    if skips(#"about""#) { return .about }
    take(#"nearly""#)
    return .nearly
  }

  /// The observation status that may come next, with its key: a letter of SDMX's CL_OBS_STATUS.
  @inline(__always)
  mutating func optionalStatus() -> UInt8? {
    guard skips(#","status":""#) else { return nil }
    let word = next()
    let letter = byte(0, of: word)
    // The codes are the capitals without C, R, T, W, X, Y and Z.
    require(
      letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "V")
        && letter != UInt8(ascii: "C") && letter != UInt8(ascii: "R")
        && letter != UInt8(ascii: "T") && byte(1, of: word) == UInt8(ascii: "\"")
    )
    advance(2)
    return letter
  }

  /// What a source says that answers depend on.
  struct SourceParts {
    var publisher: Range<Int>?
    var isSecondary = false
  }

  /// The source that may come next, with its key.
  mutating func optionalSource() -> SourceParts {
    guard skips(#","source":{"#) else { return SourceParts() }
    var parts = SourceParts()
    var isFirst = true
    if skips(#""publisher":""#, isFirst: &isFirst) { parts.publisher = text() }
    if skips(#""title":""#, isFirst: &isFirst) { _ = text() }
    if skips(#""url":""#, isFirst: &isFirst) { _ = text() }
    if skips(#""retrieved":""#, isFirst: &isFirst) { day() }
    if skips(#""sha256":""#, isFirst: &isFirst) { sha256() }
    parts.isSecondary = skips(#""secondary":true"#, isFirst: &isFirst)
    take("}")
    return parts
  }

  /// 64 lower-case hexadecimal digits and the closing quote.
  private mutating func sha256() {
    for _ in 0..<8 {
      let word = next()
      let low = word & repeated(0x7F)
      let digits =
        bytes(of: low, from: UInt8(ascii: "0"), through: UInt8(ascii: "9"))
        | bytes(of: low, from: UInt8(ascii: "a"), through: UInt8(ascii: "f"))
      require(digits & ~word == repeated(0x80))
      advance(8)
    }
    take("\"")
  }
}

/// The high bit of each byte of `low` that lies in a range; no byte of `low` has its high bit set.
@inline(__always)
private func bytes(of low: UInt64, from first: UInt8, through last: UInt8) -> UInt64 {
  (low &+ repeated(0x80 &- first)) & ~(low &+ repeated(0x7F &- last)) & repeated(0x80)
}
