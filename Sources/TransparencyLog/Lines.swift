// Notes are read as the bytes that others sign and hash. Swift's characters are not those: a
// carriage return and a newline are one, a plus and an accent are one, and two texts of different
// bytes may be equal, which takes quadratic time to find out.

extension Substring {
  /// The parts between the bytes of `separator`, an ASCII character; empty ones count.
  func parts(separatedBy separator: Unicode.Scalar, atMost count: Int = .max) -> [Substring] {
    utf8.split(
      separator: UInt8(ascii: separator), maxSplits: count - 1, omittingEmptySubsequences: false
    ).map { Substring($0) }
  }
}

extension StringProtocol {
  /// Whether the two have the same bytes.
  func hasBytes(of other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// The lines of a text, without their newlines; nil if the last has none.
func lines(of text: Substring) -> [Substring]? {
  guard text.utf8.last == UInt8(ascii: "\n") else { return nil }
  return Substring(text.utf8.dropLast()).parts(separatedBy: "\n")
}
