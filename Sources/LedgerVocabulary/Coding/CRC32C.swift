/// CRC-32C (Castagnoli), as in RFC 3720 and `crc32c` of most languages.
package struct CRC32C {
  private var register: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// Takes more bytes in.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      register =
        Self.table[Int((register ^ UInt32(byte)) & 0xFF)] ^ (register >> 8)
    }
  }

  /// The checksum as eight lower-case hexadecimal digits.
  package var text: String {
    let digits = String(~register, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  /// The checksum of `bytes`.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    var checksum = CRC32C()
    checksum.update(bytes)
    return checksum.text
  }

  /// The reflected polynomial 0x82F63B78, a byte at a time.
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1
    }
  }
}
