import LedgerVocabulary

/// The lines of one part of a log, as they are read.
struct PartReading<Collector: LineCollector>: Sendable {
  private(set) var collector: Collector
  /// The heads of the first and the last line.
  private(set) var first: LineHead?
  private(set) var last: LineHead?
  /// Whether nothing was wrong so far.
  private(set) var isRight = true
  private(set) var lineCount = 0

  init(_ collector: Collector) { self.collector = collector }

  /// How many bytes are read at a time.
  static var pieceSize: Int { 1 << 20 }

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
    var rest: [UInt8] = []
    while isRight, place < end, !rest.isEmpty || place < range.upperBound {
      let bytes = rest + (try file.read(at: place, count: min(Self.pieceSize, end - place)))
      let offset = place - rest.count
      guard bytes.count > rest.count else { return fail() }
      place = offset + bytes.count
      var start = 0
      while isRight, let newline = newline(in: bytes, from: start) {
        if isInside {
          isInside = false
        } else {
          guard offset + start < range.upperBound else { return }
          take(bytes, start..<newline, isFirstOfSegment: offset + start == 0, seq)
        }
        start = newline + 1
      }
      if isInside { start = bytes.count }
      if offset + start >= range.upperBound { return }
      rest = Array(bytes[start...])
    }
    // The segment ends behind a newline.
    if isRight, !rest.isEmpty { fail() }
  }

  private mutating func take(
    _ bytes: [UInt8], _ range: Range<Int>, isFirstOfSegment: Bool, _ seq: Int
  ) {
    // In bounds: the range was found in the bytes.
    var head = unsafe bytes.withUnsafeBytes { bytes in
      unsafe collector.take(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    if head == nil { head = takeGenerally(bytes[range]) }
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
