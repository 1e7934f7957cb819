import LedgerLog
import LedgerModel
import LedgerProjections
import ParallelWork
import TransparencyLog
package import VintageColumns

/// The columns of a ledger at one position of its log, in a file that is mapped.
///
/// A snapshot is derived, and safe to delete. What it says is believed only of the log that it was
/// made of: its root must be that of the log's beginning.
package struct Snapshot: Sendable {
  let header: SnapshotHeader
  /// The columns.
  package let image: VintageImage
  /// Compares the blocks with their checksums.
  package let guardian: BlockGuardian
  /// Where the columns lie.
  private let memory: ColumnMemory

  /// The file in the folder of snapshots.
  package static let fileName = "vintages.snapshot"

  /// Maps a snapshot, nil if there is none; its first page is checked, other blocks when they are
  /// first used.
  ///
  /// - Throws: ``SnapshotHeader/Refusal``; an error of the operating system counts as damage.
  init?(_ path: String) throws(SnapshotHeader.Refusal) {
    let file: MappedFile?
    do { file = try MappedFile(path) } catch { throw .damaged(error.message) }
    guard let file else { return nil }
    try unsafe self.init(file.bytes, heldBy: file)
  }

  /// The same for one who needs a few of its blocks: only those are read and take memory.
  ///
  /// - Throws: ``SnapshotHeader/Refusal``; an error of the operating system counts as damage.
  init?(partsOf path: String) throws(SnapshotHeader.Refusal) {
    let file: PartlyReadFile?
    do { file = try PartlyReadFile(path) } catch { throw .damaged(error.message) }
    guard let file else { return nil }
    // In bounds: no more than there is.
    unsafe file.load(UnsafeRawBufferPointer(rebasing: file.bytes.prefix(SnapshotHeader.size)))
    try unsafe self.init(file.bytes, heldBy: file) { unsafe file.load($0) }
  }

  /// Reads a snapshot from bytes that stay as they are for as long as `owner` exists.
  ///
  /// With `load` all but the first page are brought to their place by it, before they are used.
  ///
  /// - Throws: ``SnapshotHeader/Refusal``.
  package init(
    _ bytes: UnsafeRawBufferPointer, heldBy owner: AnyObject,
    load: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(SnapshotHeader.Refusal) {
    header = try unsafe SnapshotHeader(bytes)
    let (start, end) = (SnapshotHeader.size, header.checksumsOffset)
    guard start <= end, end <= header.byteCount else { throw .damaged("its columns are missing") }
    // In bounds: both lie in the file, as was just checked.
    let columns = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    let checksums = unsafe UnsafeRawBufferPointer(rebasing: bytes[end...])
    guard let guardian = unsafe BlockGuardian(columns, checksums: checksums, load: load) else {
      throw .damaged("it has not as many checksums as blocks")
    }
    let memory = unsafe ColumnMemory(borrowing: columns, from: owner, guardian: guardian)
    guard let image = VintageImage(memory, header.sections) else {
      throw .damaged("its columns do not lie in it")
    }
    self.image = image
    self.memory = memory
    self.guardian = guardian
  }

  /// Compares all blocks with their checksums, on all cores.
  ///
  /// - Returns: whether all are as they were written.
  package func isWhole() -> Bool {
    let count = min(coreCount, header.byteCount / (4 << 20) + 1)
    concurrently(count) { guardian.compareAll(from: $0, step: count) }
    return !guardian.foundDamage
  }

  /// The columns once all blocks are compared, which no look at them asks about again.
  ///
  /// - Returns: nil if one is not as it was written.
  func wholeImage() -> VintageImage? {
    isWhole() ? VintageImage(memory.trusted(), header.sections) : nil
  }

  /// Writes the snapshot of an image.
  ///
  /// - Parameters:
  ///   - image: the columns.
  ///   - tree: the tree over the events that they were made of.
  ///   - end: where the next event's line will begin.
  ///   - path: the file, which is replaced at one stroke.
  /// - Returns: how many bytes it has.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  static func write(
    _ image: VintageImage, _ tree: GrowingTree, end: LogPosition, to path: String
  ) throws(LedgerError) -> Int {
    var sections: [SectionPlace] = []
    var offset = 0
    unsafe image.forEachSection { (count, bytes) throws(Never) in
      sections.append(SectionPlace(offset: offset, count: count))
      offset += padded(bytes.count)
    }
    let blocks = BlockGuardian.blockCount(ofBytes: offset)
    let header = SnapshotHeader(
      byteCount: SnapshotHeader.size + offset + blocks * 4, end: end,
      checksumsOffset: SnapshotHeader.size + offset, sections: sections, tree: tree)
    let file = try ReplacingFile(path)
    var checksums = BlockChecksums()
    try file.append(header.page)
    unsafe try image.forEachSection { (_, bytes) throws(LedgerError) in
      unsafe checksums.add(bytes)
      try unsafe file.append(bytes)
      let zeros = [UInt8](repeating: 0, count: padded(bytes.count) - bytes.count)
      unsafe zeros.withUnsafeBytes { unsafe checksums.add($0) }
      try file.append(zeros)
    }
    try file.append(checksums.finished())
    try file.commit()
    return header.byteCount
  }

  /// Each section begins with a line of the cache.
  private static func padded(_ count: Int) -> Int {
    (count + ColumnMemory.lineSize - 1) / ColumnMemory.lineSize * ColumnMemory.lineSize
  }
}
