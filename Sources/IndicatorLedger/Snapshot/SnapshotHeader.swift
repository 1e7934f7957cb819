import EventCoding
import LedgerLog
import LedgerModel
import LedgerProjections
import TransparencyLog
import VintageColumns

/// The first page of a snapshot: which events it was made of, and where its columns lie.
///
/// ```
/// page of 4096 bytes                 then, from byte 4096 on
///    0  "ledger snapshot\n"          the sections of the columns in their order, each at a
///   16  version of this format       multiple of 64
///   20  version of the columns       then the checksums: the CRC-32C of each 16 KiB from byte
///   24  bytes of the file            4096 to the end of the sections
///   32  events
///   40  root of the tree over them
///   72  segment, byte in it, and bytes in all, where the next line begins
///   96  where the checksums begin
///  104  first byte and count of each section, 15 times
///  512  the roots of the tree's perfect subtrees, the largest first
/// 4092  CRC-32C of the page's bytes before
/// ```
///
/// Numbers are little-endian; versions have four bytes, others eight.
package struct SnapshotHeader: Equatable {
  var byteCount: Int
  var eventCount: Int
  var root: Digest
  var end: LogPosition
  var checksumsOffset: Int
  var sections: [SectionPlace]
  var subtrees: [Digest]

  /// Bytes of the page.
  package static let size = 4096
  /// Changes whenever the page does.
  static let formatVersion: UInt32 = 1
  private static let magic = Array("ledger snapshot\n".utf8)
  private static let subtreesOffset = 512

  /// Why a file is no snapshot that this program can use.
  package enum Refusal: Error {
    case damaged(String)
    /// Of another version, of this program or of the format.
    case otherVersion
  }

  /// The page.
  var page: [UInt8] {
    var page = Self.magic
    page.append(number: Self.formatVersion)
    page.append(number: VintageImage.version)
    page.append(number: UInt64(byteCount))
    page.append(number: UInt64(eventCount))
    page += root.bytes
    for number in [end.segment, end.offset, end.byteCount, checksumsOffset] {
      page.append(number: UInt64(number))
    }
    for section in sections {
      page.append(number: UInt64(section.offset))
      page.append(number: UInt64(section.count))
    }
    page += [UInt8](repeating: 0, count: Self.subtreesOffset - page.count)
    for subtree in subtrees { page += subtree.bytes }
    page += [UInt8](repeating: 0, count: Self.size - 4 - page.count)
    page.append(number: unsafe page.withUnsafeBytes { unsafe CRC32C.value(of: $0) })
    return page
  }

  init(
    byteCount: Int, end: LogPosition, checksumsOffset: Int, sections: [SectionPlace],
    tree: GrowingTree
  ) {
    self.byteCount = byteCount
    self.end = end
    self.checksumsOffset = checksumsOffset
    self.sections = sections
    eventCount = tree.size
    root = tree.root
    subtrees = tree.subtrees
  }

  /// Reads the first page of a file, whose columns this program can use.
  init(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
    let page = unsafe Array(bytes.prefix(Self.size))
    try self.init(page: page)
    guard page.number(at: 20) as UInt32 == VintageImage.version else { throw .otherVersion }
    guard byteCount == bytes.count else {
      throw .damaged("it has \(bytes.count) bytes instead of \(byteCount)")
    }
  }

  /// Reads a first page, of whatever version the columns are: it tells what log they were made of.
  init(page: [UInt8]) throws(Refusal) {
    guard page.count == Self.size else { throw .damaged("it is too short") }
    guard page.starts(with: Self.magic) else { throw .damaged("it does not begin as one") }
    guard page.number(at: 16) as UInt32 == Self.formatVersion else { throw .otherVersion }
    let checksum = unsafe page.withUnsafeBytes { page in
      // In bounds: all but the last four of the page's bytes.
      unsafe CRC32C.value(of: UnsafeRawBufferPointer(rebasing: page.dropLast(4)))
    }
    guard page.number(at: Self.size - 4) as UInt32 == checksum else {
      throw .damaged("its first page has another checksum")
    }
    func whole(_ offset: Int) throws(Refusal) -> Int {
      let number: UInt64 = page.number(at: offset)
      guard number < 1 << 48 else { throw .damaged("a number in its first page is impossible") }
      return Int(number)
    }
    byteCount = try whole(24)
    eventCount = try whole(32)
    guard let root = Digest(page[40..<72]) else { throw .damaged("it has no root") }
    self.root = root
    end = LogPosition(
      segment: try whole(72), offset: try whole(80), byteCount: try whole(88))
    checksumsOffset = try whole(96)
    sections = []
    for index in 0..<VintageImage.sectionCount {
      sections.append(
        SectionPlace(offset: try whole(104 + index * 16), count: try whole(112 + index * 16)))
    }
    subtrees = (0..<eventCount.nonzeroBitCount).compactMap { index in
      let start = Self.subtreesOffset + index * 32
      return Digest(page[start..<start + 32])
    }
    guard GrowingTree(size: eventCount, subtrees: subtrees)?.root == root else {
      throw .damaged("its subtrees do not give its root")
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: some FixedWidthInteger) {
    var number = number.littleEndian
    // In bounds: the bytes of the number are its own.
    unsafe Swift.withUnsafeBytes(of: &number) { unsafe append(contentsOf: $0) }
  }

  fileprivate func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
    self[offset..<offset + Number.bitWidth / 8].reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}
