import EventCoding
import LedgerModel

extension FuzzTarget {
  /// The checksum: as a bit at a time gives it, and the same in two parts as in one.
  static let crc32c = FuzzTarget(
    "crc32c",
    seeds: {
      [
        [], Array("123456789".utf8), Array(repeating: 0, count: 32),
        Array(repeating: 0xFF, count: 32), Array((0..<255).map { UInt8($0) }),
      ]
    },
    check: { bytes in
      let checksum = CRC32C.text(of: bytes)
      let expected = bitwise(bytes)
      try require(checksum == expected, "\(checksum), but a bit at a time gives \(expected)")
      // Where to cut is part of the input.
      let cut = bytes.isEmpty ? 0 : Int(bytes[0]) % bytes.count
      var parts = CRC32C()
      parts.update(bytes[..<cut])
      parts.update(bytes[cut...])
      try require(parts.text == checksum, "\(parts.text) in two parts cut at \(cut)")
      return true
    })

  /// As the handbook's `StoredLog.md` computes it.
  private static func bitwise(_ bytes: [UInt8]) -> String {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    let digits = String(register ^ 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
