/// The number of columns that a terminal gives to a text.
///
/// Control characters count as nothing: make them visible with `terminalSafe` first.
package func displayWidth(_ text: String) -> Int {
  // Plain ASCII is by far the most common, and needs no look at grapheme clusters.
  if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The number of columns that a terminal gives to one grapheme cluster.
func displayWidth(of character: Character) -> Int {
  if let ascii = character.asciiValue {
    // "\r\n" is one character that reports the value of "\n".
    return ascii < 0x20 || ascii == 0x7F ? 0 : 1
  }
  var width = 0
  var beganAsEmoji = false
  for (position, scalar) in character.unicodeScalars.enumerated() {
    // An emoji is two columns however many scalars it is joined from: families, flags, skin tones.
    if scalar.properties.isEmojiPresentation { return 2 }
    if position == 0 { beganAsEmoji = scalar.properties.isEmoji }
    // U+FE0F asks for the picture form of a character that is text by default.
    if scalar.value == 0xFE0F, beganAsEmoji { return 2 }
    width += displayWidth(of: scalar)
  }
  return width
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  guard scalar.value >= 0xA0 else { return scalar.isASCII && scalar.value >= 0x20 ? 1 : 0 }
  // Below the first wide character there is little but letters: spare them the table.
  if scalar.value < 0x300 { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator:
    return 0
  default:
    break
  }
  if zeroWidthRanges.contains(where: { $0.contains(scalar.value) }) { return 0 }
  return isEastAsianWide(scalar.value) ? 2 : 1
}

/// Whether a scalar is wide and is not an emoji: a text may be broken on either side of it.
func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x1100 && isEastAsianWide(scalar.value)
}

private func isEastAsianWide(_ value: UInt32) -> Bool {
  var low = 0
  var high = wideRanges.count
  while low < high {
    let middle = (low + high) / 2
    if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < wideRanges.count && wideRanges[low].contains(value)
}

/// Vowels and final consonants of Hangul, drawn inside the syllable that their first letter opens.
private let zeroWidthRanges: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FB]

/// The East Asian Wide (W) and Fullwidth (F) ranges of EastAsianWidth.txt, Unicode 17.0.
///
/// Emoji are left out, since the standard library knows them. Unassigned gaps inside a block are
/// joined to their neighbours, which keeps the table small and only concerns characters to come.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul initial consonants
  0x2329...0x232A,  // Angle brackets
  0x2630...0x2637,  // Trigrams
  0x268A...0x268F,  // Monograms and digrams
  0x2E80...0x303E,  // Radicals, CJK punctuation
  0x3041...0x3247,  // Kana, Bopomofo, Hangul compatibility letters
  0x3250...0xA4C6,  // CJK compatibility, ideographs, Yi
  0xA960...0xA97C,  // Hangul extended A
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // Compatibility ideographs
  0xFE10...0xFE19,  // Vertical forms
  0xFE30...0xFE6B,  // Compatibility and small forms
  0xFF01...0xFF60,  // Fullwidth forms
  0xFFE0...0xFFE6,  // Fullwidth signs
  0x1_6FE0...0x1_6FF6,  // Ideographic marks
  0x1_7000...0x1_8DF2,  // Tangut, Khitan
  0x1_AFF0...0x1_B2FB,  // Kana supplements, Nushu
  0x1_D300...0x1_D376,  // Tai Xuan Jing, counting rods
  0x1_F200...0x1_F265,  // Enclosed ideographs
  0x2_0000...0x3_FFFD,  // Supplementary ideographs
]
