import LedgerLog
import TestSupport
import Testing

struct ReadingFilesTests {
  /// As large as is read at one go on one core, a byte more, and some pieces more.
  @Test(arguments: [0, 1, 1 << 22, (1 << 22) + 1, 11_000_003])
  func `a file is read to its last byte, on however many cores`(byteCount: Int) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: UInt64(byteCount))
    let bytes = (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    try write(bytes, toFile: folder.path + "/file")
    #expect(try contents(ofFile: folder.path + "/file") == bytes)
  }
}
