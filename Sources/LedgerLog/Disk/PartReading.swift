import EventCoding
import LedgerModel

/// The lines of one part of a log, as they are read.
struct PartReading<Collector: LineCollector>: Sendable {
  private(set) var collector: Collector
  /// The heads of the first and the last line.
  private(set) var first: LineHead?
  private(set) var last: LineHead?
  /// Whether nothing was wrong so far.
  private(set) var isRight = true
  private(set) var lineCount = 0
  /// The bytes that are being looked at; kept, because fresh memory costs more than reading.
  private var buffer: [UInt8] = []

  init(_ collector: Collector) { self.collector = collector }

  /// How many bytes are read at a time.
  static var pieceSize: Int { 1 << 18 }

  /// Takes the lines that begin in a range of a segment.
  ///
  /// - Parameters:
  ///   - range: where the lines begin.
  ///   - file: the segment.
  ///   - seq: the position of the segment's first event.
  ///   - end: where the segment's last line ends.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  mutating func take(
    _ range: Range<Int>, of file: any DiskFile, first seq: Int, end: Int
  ) throws(LedgerError) {
    // A line begins behind a newline: look from the byte before.
    var place = max(0, range.lowerBound - 1)
    var isInside = range.lowerBound > 0
    // The bytes that are read and not yet taken stand at the beginning of the buffer.
    var filled = 0
    while isRight, place < end, filled > 0 || place < range.upperBound {
      let count = min(Self.pieceSize, end - place)
      if buffer.count < filled + count {
        buffer += [UInt8](repeating: 0, count: filled + count - buffer.count)
      }
      let offset = place - filled
      guard try file.read(at: place, count: count, into: &buffer, from: filled) == count else {
        return fail()
      }
      (place, filled) = (place + count, filled + count)
      var start = 0
      while isRight, let newline = newline(in: buffer, from: start, to: filled) {
        if isInside {
          isInside = false
        } else {
          guard offset + start < range.upperBound else { return }
          take(start..<newline, isFirstOfSegment: offset + start == 0, seq)
        }
        start = newline + 1
      }
      if isInside { start = filled }
      if offset + start >= range.upperBound { return }
      buffer.moveToFront(start..<filled)
      filled -= start
    }
    // The segment ends behind a newline.
    if isRight, filled > 0 { fail() }
  }

  private mutating func take(_ range: Range<Int>, isFirstOfSegment: Bool, _ seq: Int) {
    // In bounds: the range was found in the buffer.
    var head = unsafe buffer.withUnsafeBytes { bytes in
      unsafe collector.take(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    if head == nil { head = takeGenerally(buffer[range]) }
    guard let head else { return fail() }
    if isFirstOfSegment, head.seq != seq || (head.batch?.lowerBound ?? seq) != seq { fail() }
    if let last, !head.follows(last) { fail() }
    if first == nil { first = head }
    last = head
    lineCount += 1
  }

  private mutating func takeGenerally(_ line: ArraySlice<UInt8>) -> LineHead? {
    guard let head = try? LineHead(line),
      let stored = try? StoredLine(Array(line), expecting: head.seq)
    else { return nil }
    collector.take(stored.event)
    return head
  }

  private mutating func fail() { isRight = false }
}

extension [UInt8] {
  /// Moves a range to the beginning; what stands behind it then does not matter.
  fileprivate mutating func moveToFront(_ range: Range<Int>) {
    // In bounds: slicing checks the range, and the target is no longer.
    unsafe withUnsafeMutableBytes { bytes in
      unsafe bytes.copyBytes(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }
}
