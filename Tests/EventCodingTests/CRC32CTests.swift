import CProcessor
import EventCoding
import LedgerModel
import TestSupport
import Testing

@Suite struct `The checksum CRC-32C` {
  @Test(
    arguments: [
      (Array("123456789".utf8), "e3069283"), ([], "00000000"), (Array("a".utf8), "c1d04330"),
      // RFC 3720, appendix B.4, each there as the bytes of the little-endian number.
      (.init(repeating: 0, count: 32), "8a9136aa"), (.init(repeating: 0xFF, count: 32), "62a8ab43"),
      (Array(0...31), "46dd794e"), (Array((0...31).reversed()), "113fdb5c"),
      (
        [
          0x01, 0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
          0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x00, 0x14, 0x00, 0x00,
          0x00, 0x18, 0x28, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00,
          0x00, 0x00, 0x00,
        ], "d9963a56"
      ),
    ] as [([UInt8], String)]) func `is what RFC 3720 gives`(bytes: [UInt8], text: String)
  {
    #expect(CRC32C.text(of: bytes) == text)
    var inParts = CRC32C()
    inParts.update(bytes.prefix(7))
    inParts.update(bytes.dropFirst(7))
    #expect(inParts.text == text)
  }

  @Test func `is the same however the bytes are handed over`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    var whole = CRC32C()
    // Bytes have no padding, so that all of the span is initialized.
    unsafe whole.update(bytes.span.bytes)
    #expect(whole.text == CRC32C.text(of: bytes), "seed \(seed)")
    #expect(CRC32C.text(of: bytes.lazy.map { $0 }) == whole.text, "seed \(seed)")
    var scattered = CRC32C()
    for byte in bytes { scattered.update(CollectionOfOne(byte)) }
    #expect(scattered.text == whole.text, "seed \(seed)")
  }

  @Test func `portable C and the processor's instruction agree`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<616).map { _ in UInt8.random(in: 0...255, using: &random) }
    // In bounds: an offset below 8 and at most 600 bytes stay inside the 616.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for offset in 0..<8 {
        for count in 0...600 {
          let register = UInt32.random(in: 0...UInt32.max, using: &random)
          let fast = unsafe ccrc32c_update(register, start + offset, count)
          let portable = unsafe ccrc32c_update_portable(register, start + offset, count)
          #expect(fast == portable, "seed \(seed), \(count) bytes from \(offset)")
        }
      }
    }
  }

  @Test func `long texts, taken in by parts side by side, have the checksum that portable C finds`()
  {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<40_008).map { _ in UInt8.random(in: 0...255, using: &random) }
    // In bounds: an offset below 8 and at most 40,000 bytes stay inside the 40,008.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      let near = [384, 768, 12_288, 12_672, 16_384, 24_576, 36_864].flatMap { $0 - 9...$0 + 9 }
      for count in near + (0..<200).map({ _ in Int.random(in: 0...40_000, using: &random) }) {
        let offset = Int.random(in: 0..<8, using: &random)
        let register = UInt32.random(in: 0...UInt32.max, using: &random)
        let fast = unsafe ccrc32c_update(register, start + offset, count)
        let portable = unsafe ccrc32c_update_portable(register, start + offset, count)
        #expect(fast == portable, "seed \(seed), \(count) bytes from \(offset)")
      }
    }
  }

  @Test func `portable C divides by the polynomial bit by bit`() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = [UInt8](repeating: 0, count: 8)
        bytes[place] = byte
        var register: UInt32 = 0
        for byte in bytes {
          register ^= UInt32(byte)
          for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0x82F6_3B78 : 0) }
        }
        // In bounds: the array has the eight bytes.
        let portable = unsafe ccrc32c_update_portable(0, bytes, 8)
        #expect(portable == register, "\(byte) at \(place)")
      }
    }
  }
}
