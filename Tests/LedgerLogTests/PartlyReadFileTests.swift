import LedgerLog
import TestSupport
import Testing

@Suite struct `A file that is read in part` {
  private let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) | 1 }

  @Test func `has what was loaded in its place, and zeros elsewhere`() throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "file")
    let file = try #require(try PartlyReadFile(folder.path("file")))
    let count = unsafe file.bytes.count
    #expect(count == bytes.count)
    // In bounds: slicing checks it.
    unsafe file.load(UnsafeRawBufferPointer(rebasing: file.bytes[40_000..<50_000]))
    let found = unsafe Array(file.bytes)
    #expect(found[40_000..<50_000] == bytes[40_000..<50_000])
    #expect(found[..<40_000].allSatisfy { $0 == 0 } && found[50_000...].allSatisfy { $0 == 0 })
  }

  @Test func `keeps zeros for what is not in it any more`() throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "file")
    let file = try #require(try PartlyReadFile(folder.path("file")))
    try folder.write(Array(bytes[..<10_000]), to: "file")
    unsafe file.load(file.bytes)
    // Whether the writer replaced the file or what is in it, nothing else can be read.
    let found = unsafe Array(file.bytes)
    #expect(found == bytes || found == bytes[..<10_000] + [UInt8](repeating: 0, count: 90_000))
  }

  @Test func `is nil where there is none, or nothing in it`() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "empty")
    let empty = try PartlyReadFile(folder.path("empty"))
    #expect(empty === nil)
    let missing = try PartlyReadFile(folder.path("missing"))
    #expect(missing === nil)
  }
}
