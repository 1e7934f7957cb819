private import CProcessor
import LedgerModel

/// CRC-32C (Castagnoli), as in RFC 3720 and `crc32c` of most languages.
package struct CRC32C {
  private var register: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// Takes more bytes in: fast where they lie together in memory, as those of an array do.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    var updated = register
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { storage in
      unsafe updated = Self.step(updated, UnsafeRawBufferPointer(storage))
    }
    guard isDone == nil else {
      register = updated
      return
    }
    update(Array(bytes))
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: RawSpan) {
    register = unsafe bytes.withUnsafeBytes { bytes in unsafe Self.step(register, bytes) }
  }

  /// Takes more bytes in.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe register = Self.step(register, bytes)
  }

  /// The checksum of all bytes taken in.
  package var value: UInt32 { ~register }

  /// The checksum as eight lower-case hexadecimal digits.
  package var text: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(8)
    appendText(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends those digits.
  package func appendText(to bytes: inout [UInt8]) {
    for shift in stride(from: 28, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift) & 15)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  /// The checksum of `bytes`.
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    var checksum = CRC32C()
    checksum.update(bytes)
    return checksum.text
  }

  /// The checksum of `bytes`.
  package static func value(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    unsafe ~step(CRC32C().register, bytes)
  }

  private static func step(_ register: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let start = bytes.baseAddress else { return register }
    // In bounds: the C function reads the `count` bytes that the buffer has, and keeps no pointer.
    return unsafe ccrc32c_update(
      register, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }
}
