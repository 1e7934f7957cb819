/// RFC 4648, section 4: the standard alphabet with padding, nothing else let through.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of `bytes`.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    encode(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the text of `bytes`.
  static func encode(_ bytes: [UInt8], to text: inout [UInt8]) {
    let (alphabet, pad) = (alphabet, UInt8(ascii: "="))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits = Int(bytes[start]) << 16
      if count > 1 { bits |= Int(bytes[start + 1]) << 8 }
      if count > 2 { bits |= Int(bytes[start + 2]) }
      text.append(alphabet[bits >> 18])
      text.append(alphabet[bits >> 12 & 63])
      text.append(count > 1 ? alphabet[bits >> 6 & 63] : pad)
      text.append(count > 2 ? alphabet[bits & 63] : pad)
    }
  }

  /// The bytes, or nil if the text is not exactly what `encode` gives for them.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    var bits = 0
    var bitCount = 0
    for letter in letters {
      guard letter != UInt8(ascii: "=") else { break }
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      bits = bits << 6 | value
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      }
      bits &= 0xFFFF
    }
    return encode(bytes).hasBytes(of: text) ? bytes : nil
  }
}
