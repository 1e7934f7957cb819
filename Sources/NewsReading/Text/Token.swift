/// A word, a number or a mark of a text.
struct Token: Sendable {
  enum Kind: Sendable {
    case word
    /// Digits with separators: `1,234.5`.
    case number
    /// Digits with a word's end: `12th`.
    case ordinal
    case mark
  }

  var kind: Kind
  /// Its text in lower case.
  ///
  /// Of a number: the digits without separators of thousands, with the minus sign that stands before
  /// it. "US" in capitals is `u.s.`, so that it is not the pronoun.
  var text: String
  /// Its bytes in the clean text.
  var range: Range<Int>
  /// Whether it starts with a capital.
  var isCapital = false
  /// Whether it follows the token before it without a space, perhaps by a hyphen.
  var isGlued = false
  /// Whether a hyphen or an en dash glues it to the token before.
  var followsHyphen = false
  /// Whether a number has a sign: `+2.3`, `-0.3`.
  var isSigned = false
}

/// Cuts a line of text into tokens.
struct Tokenizer {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private var tokens: [Token] = []

  /// The tokens of a part of a text, in order.
  ///
  /// Takes time in proportion to the part.
  static func tokens(of bytes: [UInt8], in range: Range<Int>) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes, end: range.upperBound, index: range.lowerBound)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8], end: Int, index: Int) {
    self.bytes = bytes
    self.end = end
    self.index = index
  }

  private mutating func run() {
    while index < end {
      let byte = bytes[index]
      if byte <= 0x20 {
        index += 1
      } else if isDigit(index) || (byte == UInt8(ascii: ".") && isDigit(index + 1) && !followsWord)
      {
        readNumber()
      } else if isLetter(byte) {
        readWord()
      } else {
        readMark()
      }
    }
  }

  private var followsWord: Bool { tokens.last.map { $0.range.upperBound == index } ?? false }
  private func isDigit(_ index: Int) -> Bool { index < end && (48...57).contains(bytes[index]) }
  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 ? !isSymbol(byte) : (65...90).contains(byte & 0xDF)
  }
  /// Dashes, the ellipsis, bullets and arrows start with 0xE2, emoji with 0xF0; hardly any letters do.
  private func isSymbol(_ byte: UInt8) -> Bool { byte == 0xE2 || byte >= 0xF0 }

  private mutating func add(_ token: Token) {
    var token = token
    let start = token.range.lowerBound
    if let last = tokens.last {
      token.isGlued = last.range.upperBound == start
      // The hyphen between two words is no token: "year-on-year", "China–Russia", "2.3-percent".
      if token.kind != .mark, token.isGlued, last.kind == .mark, isHyphen(last.text),
        let before = tokens.dropLast().last, before.range.upperBound == last.range.lowerBound,
        before.kind != .mark
      {
        tokens.removeLast()
        token.followsHyphen = true
      }
    }
    tokens.append(token)
  }

  private func isHyphen(_ text: String) -> Bool { text == "-" || text == "–" }

  private mutating func readNumber() {
    let start = index
    var digits = ""
    while index < end {
      let byte = bytes[index]
      if isDigit(index) {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: ","), isThousands(index) {
        // A separator of thousands is left out.
      } else if byte == UInt8(ascii: "."), isDigit(index + 1), !digits.contains(".") {
        digits += digits.isEmpty ? "0." : "."
      } else {
        break
      }
      index += 1
    }
    var token = Token(kind: .number, text: digits, range: start..<index)
    for suffix in ["st", "nd", "rd", "th"] where matches(suffix, at: index) {
      index += 2
      token.kind = .ordinal
      token.range = start..<index
    }
    takeSign(of: &token)
    add(token)
  }

  /// Whether exactly three digits follow the comma.
  private func isThousands(_ comma: Int) -> Bool {
    isDigit(comma + 1) && isDigit(comma + 2) && isDigit(comma + 3) && !isDigit(comma + 4)
  }

  private func matches(_ suffix: String, at index: Int) -> Bool {
    guard index + suffix.utf8.count <= end else { return false }
    let isSame = zip(bytes[index...], suffix.utf8).allSatisfy { $0 | 0x20 == $1 }
    let next = index + suffix.utf8.count
    return isSame && (next >= end || !isLetter(bytes[next]))
  }

  /// A hyphen, plus or minus before a number that nothing stands directly before is its sign.
  private mutating func takeSign(of token: inout Token) {
    guard let mark = tokens.last, mark.kind == .mark,
      mark.range.upperBound == token.range.lowerBound,
      mark.text == "-" || mark.text == "+" || mark.text == "–"
    else { return }
    let before = tokens.dropLast().last
    let isFree =
      before.map { $0.range.upperBound < mark.range.lowerBound || "([/:=~".contains($0.text) }
      ?? true
    guard isFree else { return }
    // At the start of a line it is a bullet if a space follows; here none does.
    tokens.removeLast()
    token.text = (mark.text == "+" ? "" : "-") + token.text
    token.range = mark.range.lowerBound..<token.range.upperBound
    token.isSigned = true
  }

  private mutating func readWord() {
    let start = index
    // Initials with their full stops: "U.S.", "a.m."
    var initials = start
    while initials + 1 < end, isLetter(bytes[initials]), bytes[initials] < 0x80,
      bytes[initials + 1] == UInt8(ascii: ".")
    {
      initials += 2
    }
    if initials - start >= 4, initials >= end || !isLetter(bytes[initials]) {
      index = initials
    } else {
      while index < end, isLetter(bytes[index]) || isInnerApostrophe(index) { index += 1 }
    }
    let written = String(decoding: bytes[start..<index], as: UTF8.self)
    var text = written.lowercased()
    if written == "US" { text = "u.s." }
    if written == "UK" { text = "u.k." }
    add(
      Token(
        kind: .word, text: text, range: start..<index,
        isCapital: written.first?.isUppercase ?? false))
  }

  /// "didn't" is one word; "China's" is two.
  private func isInnerApostrophe(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "'") && index + 1 < end
      && bytes[index + 1] | 0x20 == UInt8(ascii: "t")
      && (index + 2 >= end || !isLetter(bytes[index + 2]))
  }

  private mutating func readMark() {
    let start = index
    if matches("'s", at: index) {
      index += 2
    } else if isSymbol(bytes[index]) {
      // The bytes that continue the character; none of them starts one.
      index += 1
      while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    } else {
      let byte = bytes[index]
      index += 1
      // "--" is a dash, "..." a pause.
      while index < end, bytes[index] == byte,
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      {
        index += 1
      }
    }
    var text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    if text.count > 1, text.allSatisfy({ $0 == "-" }) { text = "—" }
    add(Token(kind: .mark, text: text, range: start..<index))
  }
}
