/// Finds the paragraphs of a text and the sentences in them.
enum Sentences {
  /// A sentence of more tokens is cut: nobody wrote it.
  static let longest = 600

  /// The ranges of the paragraphs in the clean text, in order.
  ///
  /// Takes one pass.
  /// An empty line parts paragraphs. A single line end does where lines are not wrapped: where the
  /// line is much shorter than the longest ones, or ends a sentence; not before a small letter.
  static func paragraphs(of bytes: [UInt8]) -> [Range<Int>] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { trimmed($0) }
    let width = wrapWidth(of: lines)
    var paragraphs: [Range<Int>] = []
    var current: Range<Int>?
    for line in lines {
      guard !line.isEmpty else {
        if let current { paragraphs.append(current) }
        current = nil
        continue
      }
      if let open = current, isContinued(bytes[open], by: line, width: width) {
        current = open.lowerBound..<line.endIndex
      } else {
        if let current { paragraphs.append(current) }
        current = line.startIndex..<line.endIndex
      }
    }
    if let current { paragraphs.append(current) }
    return paragraphs
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = line.firstIndex { $0 > 0x20 } ?? line.endIndex
    let end = line[start...].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    return line[start..<end]
  }

  /// The length of the longest line if the text looks wrapped, else nil.
  private static func wrapWidth(of lines: [ArraySlice<UInt8>]) -> Int? {
    let longest = lines.lazy.map(\.count).max() ?? 0
    return (40...110).contains(longest) ? longest : nil
  }

  private static func isContinued(
    _ open: ArraySlice<UInt8>, by line: ArraySlice<UInt8>, width: Int?
  ) -> Bool {
    guard let width, let first = line.first else { return false }
    let lastLine = open.split(separator: UInt8(ascii: "\n")).last ?? open
    if first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") { return true }
    guard first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first < 0xE2 else { return false }
    if isEnumerated(line) { return false }
    let ending = lastLine.last ?? 0x20
    let isEnded = ".!?:\"".utf8.contains(ending)
    return lastLine.count + 15 >= width && (!isEnded || lastLine.count + 8 >= width)
  }

  /// Whether a line starts with the number of an item of a list, as in "1/ …" or "2) …".
  private static func isEnumerated(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { (48...57).contains($0) }
    guard rest.startIndex > line.startIndex, let mark = rest.first else { return false }
    return "/).".utf8.contains(mark) && rest.dropFirst().first.map { $0 == 0x20 } ?? false
  }

  /// Cuts the tokens of a paragraph into sentences.
  static func split(_ tokens: [Token], _ vocabulary: Vocabulary) -> [ArraySlice<Token>] {
    var sentences: [ArraySlice<Token>] = []
    var start = 0
    for index in tokens.indices {
      let isEnd = endsSentence(tokens, at: index, vocabulary) || index - start >= longest
      if isEnd || index == tokens.count - 1 {
        sentences.append(tokens[start...index])
        start = index + 1
      }
    }
    return sentences
  }

  private static func endsSentence(
    _ tokens: [Token], at index: Int, _ vocabulary: Vocabulary
  ) -> Bool {
    let token = tokens[index]
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    guard let next else { return true }
    if token.kind == .word, token.text.hasSuffix(".") {
      // "in the U.S. The bureau …" ends one, "the U.S. Treasury" does not.
      return next.isCapital && vocabulary.isFunction(next.text)
    }
    guard token.kind == .mark, [".", "!", "?", "•", "...", ".\""].contains(token.text) else {
      // What stands in quotes ends with its full stop: said "…." The next …
      return token.text == "\"" && index > 0 && tokens[index - 1].text == "." && next.isCapital
    }
    if token.text == "•" { return true }
    guard !next.isGlued || next.text == "\"" else {
      return next.isCapital && index > 0 && tokens[index - 1].kind == .word
        && tokens[index - 1].text.utf8.count > 2
    }
    if next.text == "\"" || next.text == ")" || next.text == "'" { return false }
    guard token.text == "." else { return next.isCapital || next.kind != .word }
    let before = index > 0 ? tokens[index - 1] : token
    if before.isGluedAbbreviation(in: vocabulary) { return false }
    return next.isCapital || next.kind != .word
  }
}

extension Token {
  /// "Jan", "Mr", "vs" or an initial before a full stop.
  fileprivate func isGluedAbbreviation(in vocabulary: Vocabulary) -> Bool {
    kind == .word
      && (vocabulary.isAbbreviation(text) || (isCapital && text.unicodeScalars.count == 1))
  }
}
