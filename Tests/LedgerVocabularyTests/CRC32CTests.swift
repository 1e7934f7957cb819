import LedgerVocabulary
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
}
