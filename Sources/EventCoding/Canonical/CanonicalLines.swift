import LedgerModel
import ParallelWork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of a text that are events in canonical form.
///
/// They are found on all cores. A line that only looks like an event, inside a value of several
/// lines, is among them too, but nobody asks for it: no value begins there.
struct CanonicalLines {
  /// In the order of the text.
  private let found: [(encoded: EncodedEvent, range: Range<Int>)]
  private var next = 0

  /// Enough work for a thread to be worth starting.
  private static let smallestPiece = 1 << 19

  init(in bytes: [UInt8], from start: Int) {
    // Several a core, as one may be slower; not more, as each learns anew which series there are.
    let size = max(Self.smallestPiece, (bytes.count - start) / (coreCount * 8))
    found = concurrentMap((bytes.count - start + size - 1) / size) { index in
      let first = start + index * size
      return Self.lines(
        in: bytes, beginningIn: first..<min(first + size, bytes.count), after: start)
    }.flatMap(\.self)
  }

  /// The line that begins at an offset, for offsets asked in rising order.
  mutating func line(at offset: Int) -> (encoded: EncodedEvent, range: Range<Int>)? {
    while next < found.count, found[next].range.lowerBound < offset { next += 1 }
    guard next < found.count, found[next].range.lowerBound == offset else { return nil }
    return found[next]
  }

  /// The canonical lines that begin in a part of the text, wherever they end.
  private static func lines(
    in bytes: [UInt8], beginningIn part: Range<Int>, after start: Int
  ) -> [(encoded: EncodedEvent, range: Range<Int>)] {
    var lines: [(EncodedEvent, Range<Int>)] = []
    var summarizer = EventSummarizer()
    var first = part.lowerBound
    // What begins in the part before is that part's.
    if first > start { first = end(ofLine: first - 1, in: bytes) + 1 }
    while first < part.upperBound {
      let end = end(ofLine: first, in: bytes)
      let hasReturn = end > first && bytes[end - 1] == UInt8(ascii: "\r")
      let range = first..<(hasReturn ? end - 1 : end)
      if range.count <= EventInput.largestEvent,
        let encoded = EncodedEvent(bytes, range, &summarizer)
      {
        lines.append((encoded, range))
      }
      first = end + 1
    }
    return lines
  }

  /// Where the line that an offset is in ends: at its newline or with the text.
  private static func end(ofLine offset: Int, in bytes: [UInt8]) -> Int {
    unsafe bytes.withUnsafeBytes { bytes in
      // In bounds: the search begins inside the text or at its end, and stops there.
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + offset, 0x0A, bytes.count - offset)
      else { return bytes.count }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
