import PlainText
@_spi(_Unicode) import Swift

/// The longest key in bytes of UTF-8: with an ending it is still the name of a file.
package let longestSeriesKey = 240

/// Whether `text` has the form of a key: words joined by dots, in normal form C, at most
/// ``longestSeriesKey`` bytes.
///
/// A word has letters and digits of all scripts with their marks, `_`, `-`, `~` and `@`. It does
/// not begin with a hyphen, which would look like an option, or like the minus of an identity.
package func isSeriesKey(_ text: String) -> Bool {
  guard text.utf8.count <= longestSeriesKey else { return false }
  var isAtBeginning = true
  var isPlain = true
  for byte in text.utf8 {
    if byte == UInt8(ascii: ".") {
      if isAtBeginning { return false }
      isAtBeginning = true
      continue
    }
    if byte >= 0x80 { isPlain = false } else if !isKeyByte(byte) { return false }
    if isAtBeginning, byte == UInt8(ascii: "-") { return false }
    isAtBeginning = false
  }
  return !isAtBeginning && (isPlain || isKeyBeyondASCII(text))
}

/// Whether the scalars beyond ASCII may be in a key, and are in the one order that they have there.
private func isKeyBeyondASCII(_ text: String) -> Bool {
  var marks = 0
  var hasLetter = false
  for scalar in text.unicodeScalars {
    if isKeyMark(scalar) {
      guard hasLetter else { return false }
    } else {
      hasLetter = isKeyLetter(scalar)
      guard hasLetter || scalar.isASCII else { return false }
    }
    marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
    guard marks <= longestRunOfMarks else { return false }
  }
  return text.utf8.elementsEqual(normalFormC(text).utf8)
}

/// Whether a byte of ASCII may be in a word of a key.
private func isKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
    UInt8(ascii: "~"), UInt8(ascii: "@"):
    true
  default: false
  }
}

/// Whether a scalar is a letter or digit of some script.
package func isKeyLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber:
    true
  default: false
  }
}

/// Whether a scalar is a mark, which belongs to the letter before it.
package func isKeyMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark: true
  default: false
  }
}

/// The text in Unicode's normal form C: the one spelling of what only looks different in bytes.
package func normalFormC(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text._nfc { scalars.append(scalar) }
  return String(scalars)
}

/// The key in the bytes that a ledger has for it; nil if these are they.
package func otherSpelling(ofKey key: String) -> String? {
  guard !key.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
  let normal = normalFormC(key)
  return normal.utf8.elementsEqual(key.utf8) ? nil : normal
}
