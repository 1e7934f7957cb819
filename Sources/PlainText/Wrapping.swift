/// The text as lines no wider than a width, broken at spaces.
///
/// A line may also be broken beside an ideograph, since Chinese and Japanese are written without
/// spaces, but not before a mark that closes. A word wider than the line is broken where it must
/// be. Newlines in the text stay line breaks, and spaces at a break are dropped. An empty text is
/// one empty line.
package func wrapped(_ text: String, toWidth width: Int) -> [String] {
  let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  return paragraphs.flatMap { paragraph in
    var filler = LineFiller(width: max(1, width))
    for piece in unbreakablePieces(of: paragraph) {
      filler.add(piece)
    }
    return filler.finished()
  }
}

/// A run of text in which no break is wanted, with the spaces that stand before it.
private struct Piece {
  var spaces = 0
  var text = ""
  var width = 0
}

private struct LineFiller {
  let width: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ piece: Piece) {
    if used + piece.spaces + piece.width <= width {
      line += String(repeating: " ", count: piece.spaces) + piece.text
      used += piece.spaces + piece.width
      return
    }
    breakLine()
    guard piece.width > width else {
      line = piece.text
      used = piece.width
      return
    }
    for character in piece.text {
      let columns = displayWidth(of: character)
      if used + columns > width { breakLine() }
      line.append(character)
      used += columns
    }
  }

  mutating func finished() -> [String] {
    lines.isEmpty || !line.isEmpty ? lines + [line] : lines
  }

  private mutating func breakLine() {
    // Nothing to break if the line is empty, as when the first word is too wide.
    if !line.isEmpty { lines.append(line) }
    line = ""
    used = 0
  }
}

private func unbreakablePieces(of text: Substring) -> [Piece] {
  var pieces: [Piece] = []
  var current = Piece()
  for character in text {
    let isSpace = character == " "
    if let last = current.text.last, isSpace || mayBreak(between: last, and: character) {
      pieces.append(current)
      current = Piece()
    }
    if isSpace {
      current.spaces += 1
    } else {
      current.text.append(character)
      current.width += displayWidth(of: character)
    }
  }
  if !current.text.isEmpty { pieces.append(current) }
  return pieces
}

/// Whether two characters without a space between them may stand on two lines.
private func mayBreak(between left: Character, and right: Character) -> Bool {
  // A closing mark belongs to what is before it, and an opening one to what is after it.
  [left, right].contains { $0.unicodeScalars.first.map(isIdeographic) ?? false }
    && !closingMarks.contains(right) && !openingMarks.contains(left)
}

private let openingMarks: Set<Character> = Set("「『（【《〈〔［｛([{")
private let closingMarks: Set<Character> = Set("、。，．：；！？」』）】》〉〕］｝ー々…,.:;!?)]}")
