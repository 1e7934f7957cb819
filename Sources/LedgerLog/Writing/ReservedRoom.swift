import LedgerModel

/// The room that a writer of many small batches keeps behind the last line of its segment.
///
/// A line that is written where the file already reaches is flushed in three quarters of the time
/// that it takes to make the file longer: its length need not be written down as well. So from the
/// fourth small batch on, spaces stand behind the last line, and the next ones are written over
/// them. They are cut off when the writer ends; where it was killed, readers pass
/// over them (``lineEnd(in:)``), and the next writer cuts them off.
package struct ReservedRoom {
  /// When room is kept, and how much.
  package struct Rule: Sendable {
    /// After so many small batches.
    package var smallBatches: Int
    /// So many bytes, of which a small batch takes a sixteenth at most.
    package var byteCount: Int

    package init(after smallBatches: Int = 3, byteCount: Int = 64 << 10) {
      (self.smallBatches, self.byteCount) = (smallBatches, byteCount)
    }
  }

  private let rule: Rule
  /// Where the spaces end; 0 if there are none.
  private var end = 0
  /// How many small batches there were.
  private var smallBatches = 0

  private static let space = UInt8(ascii: " ")

  init(_ rule: Rule) { self.rule = rule }

  /// Keeps room behind a batch that was written and not yet flushed, if it is worth it.
  ///
  /// - Parameters:
  ///   - file: the segment.
  ///   - lineEnd: where the batch ends.
  ///   - batchSize: how many bytes it has.
  mutating func keep(in file: any DiskFile, behind lineEnd: Int, batchSize: Int) {
    guard batchSize * 16 <= rule.byteCount else { return }
    smallBatches += 1
    guard smallBatches > rule.smallBatches, lineEnd + batchSize > end else { return }
    // Where there is no room on the disk, batches go on as they did without.
    try? file.write([UInt8](repeating: Self.space, count: rule.byteCount), at: lineEnd)
    end = lineEnd + rule.byteCount
  }

  /// Cuts off what is left of the room, and keeps none until there were small batches again.
  func givingBack(_ file: any DiskFile, lineEnd: Int) -> ReservedRoom {
    if end > lineEnd { try? file.truncate(to: lineEnd) }
    return ReservedRoom(rule)
  }

  /// Where the lines of a segment end, and room begins if there is any.
  ///
  /// Spaces behind anything but a newline are part of what was being written.
  static func lineEnd(in file: any DiskFile) throws(LedgerError) -> Int {
    let size = try file.byteCount()
    var end = size
    // Mostly it is behind the last byte, which is a newline.
    var wanted = 1
    while end > 0 {
      let start = max(0, end - wanted)
      let bytes = try file.read(at: start, count: end - start)
      if let last = bytes.lastIndex(where: { $0 != space }) {
        return bytes[last] == UInt8(ascii: "\n") ? start + last + 1 : size
      }
      (end, wanted) = (start, 64 << 10)
    }
    return 0
  }

  /// The same of the bytes of a segment.
  static func lineEnd(in bytes: [UInt8]) -> Int {
    guard let last = bytes.lastIndex(where: { $0 != space }) else { return 0 }
    return bytes[last] == UInt8(ascii: "\n") ? last + 1 : bytes.count
  }
}
