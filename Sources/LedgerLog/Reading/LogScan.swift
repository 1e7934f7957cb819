import EventCoding
import LedgerModel
import TransparencyLog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One pass over the segments in order: what is whole, and what a crash cut off.
///
/// Only the end of the last segment can be unfinished. What a witness vouches for was flushed, so
/// that it is damaged if it cannot be read.
struct LogScan {
  private let log: EventLog
  private let decodes: Bool
  /// The last event wanted; nil: all.
  private let last: Int?
  /// How many events are known to have been flushed.
  private let vouched: Int
  /// The sizes at which roots are noted.
  private let noted: Set<Int>
  var survey = LogSurvey()
  /// The events, if they are decoded.
  private(set) var events: [RecordedEvent] = []

  /// Whether the last event wanted has been read, with its batch.
  var isDone: Bool { last.map { survey.count > $0 } ?? false }

  init(
    of log: EventLog, decodes: Bool, through last: Int?, vouched: Int, noting sizes: Set<Int>
  ) {
    self.log = log
    self.decodes = decodes
    self.last = last
    self.vouched = vouched
    noted = sizes
  }

  /// Reads the next segment.
  ///
  /// - Throws: ``LedgerError``: `damaged`; `unavailable` for an event of a newer version.
  mutating func read(
    _ file: (name: String, first: Int), _ bytes: [UInt8], isLast: Bool
  ) throws(LedgerError) {
    guard file.first == survey.count, survey.tail == nil else {
      throw LedgerError(
        .damaged,
        "this segment begins at event \(file.first), but event \(survey.count) is the next one "
          + "that is wanted; a segment is missing or cut off before it"
      ).located(file: log.path(file.name), line: nil, column: nil)
    }
    survey.unvouchedOffset = nil
    let (whole, lineNumber) = try readLines(file.name, bytes, isLast: isLast)
    let rest = isDone ? 0 : ReservedRoom.lineEnd(in: bytes) - whole
    if rest > 0, !isLast {
      throw log.damage(
        LedgerError(.damaged, "the segment ends in the middle of a batch, yet another follows it"),
        file.name, lineNumber, seq: survey.count, at: whole)
    }
    if rest > 0 {
      survey.tail = UnfinishedTail(
        segment: file.name, offset: whole, byteCount: rest, seq: survey.count)
    }
    if let offset = survey.unvouchedOffset, offset >= whole { survey.unvouchedOffset = nil }
    survey.segments.append(Segment(name: file.name, first: file.first, byteCount: whole))
    survey.byteCount += whole
  }

  /// Reads lines up to the first that an unfinished write has left.
  ///
  /// - Returns: the bytes of whole batches, and how many lines were read.
  private mutating func readLines(
    _ name: String, _ bytes: [UInt8], isLast: Bool
  ) throws(LedgerError) -> (whole: Int, lineNumber: Int) {
    var (whole, start, lineNumber) = (0, 0, 0)
    var batch = BatchReading(after: survey.lastRecorded)
    var hashes: [Digest] = []
    while !isDone, let end = newline(in: bytes, from: start) {
      lineNumber += 1
      let line = bytes[start..<end]
      let seq = survey.count + hashes.count
      if seq >= vouched, survey.unvouchedOffset == nil { survey.unvouchedOffset = start }
      do {
        try batch.take(try head(of: line, seq))
      } catch {
        guard error.code == .damaged else {
          throw error.located(file: log.path(name), line: lineNumber, column: nil)
        }
        if isLast, survey.count >= vouched, isTorn(line, bytes[whole...]) { break }
        throw log.damage(
          log.withHashes(error, line, seq: seq), name, lineNumber, seq: seq, at: start)
      }
      hashes.append(recordHash(line))
      start = end + 1
      guard batch.isComplete else { continue }
      whole = start
      survey.append(hashes, noting: noted)
      survey.lastRecorded = batch.recorded
      hashes.removeAll(keepingCapacity: true)
    }
    if decodes { events.removeLast(events.count - survey.count) }
    return (whole, lineNumber)
  }

  /// Checks one line, and keeps its event if events are wanted.
  private mutating func head(
    of line: ArraySlice<UInt8>, _ seq: Int
  ) throws(LedgerError) -> LineHead {
    // The quick check knows nearly all right lines; of others the reader says what is wrong.
    let quick = decodes ? nil : unsafe line.withUnsafeBytes { unsafe CanonicalLine.head(of: $0) }
    if let quick, quick.seq == seq { return quick }
    let stored = try StoredLine(Array(line), expecting: seq)
    if decodes { events.append(stored.event) }
    return LineHead(seq: seq, recorded: stored.event.recorded, batch: stored.batch)
  }

  /// Whether a power cut can have left a line as it is, and what follows the last whole batch.
  ///
  /// It can leave any part of the batch that was being written, but no line whose checksum is right
  /// and no line of a later batch: that was begun only after this one was flushed.
  private func isTorn(_ line: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool {
    guard (try? LineHead(line)) == nil else { return false }
    return possibleLines(in: rest).allSatisfy { line in
      guard let head = try? LineHead(line) else { return true }
      return head.batch?.lowerBound == survey.count
    }
  }

  /// Whatever begins as a line does, up to a newline or the next such beginning: a newline may be
  /// what is damaged, and inside a line nothing else looks like its beginning.
  private func possibleLines(in bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let beginning = Array("{\"seq\":".utf8)
    let starts = bytes.indices.filter { index in
      bytes[index] == beginning[0] && bytes[index...].starts(with: beginning)
    }
    return zip(starts, starts.dropFirst() + [bytes.endIndex]).map { start, end in
      bytes[start..<end].prefix { $0 != UInt8(ascii: "\n") }
    }
  }
}

/// Where a reading stands inside a batch.
private struct BatchReading {
  /// When the line before was recorded.
  private(set) var recorded: Timestamp?
  /// The batch that is being read.
  private var batch: ClosedRange<Int>?

  init(after recorded: Timestamp?) { self.recorded = recorded }

  /// Whether the line that was taken last ends its batch.
  var isComplete: Bool { batch == nil }

  /// Checks what a line says against the lines before it.
  mutating func take(_ head: LineHead) throws(LedgerError) {
    if let recorded, head.recorded < recorded {
      throw LedgerError(
        .damaged, "recorded \(head.recorded), before the event ahead of it (\(recorded))")
    }
    let isConsistent =
      batch == nil ? head.batch?.lowerBound ?? head.seq == head.seq : head.batch == batch
    guard isConsistent else {
      throw LedgerError(.damaged, "the batch is not the one that the lines before it say")
    }
    batch = head.batch?.upperBound == head.seq ? nil : head.batch
    recorded = head.recorded
  }
}

/// Where the next newline is, at `start` or behind it, and ahead of `end`.
package func newline(in bytes: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
  let end = end ?? bytes.count
  guard start < end else { return nil }
  // In bounds: slicing checks the range.
  return unsafe bytes.withUnsafeBytes { buffer in
    let part = unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    guard let base = part.baseAddress, let found = unsafe memchr(base, 0x0A, part.count) else {
      return nil
    }
    return unsafe start + (UnsafeRawPointer(found) - base)
  }
}
