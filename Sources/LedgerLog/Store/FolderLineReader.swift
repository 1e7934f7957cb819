import EventCoding
import LedgerModel
import TransparencyLog

/// Reads the lines of a folder from a position on, whole batches at a time.
///
/// What a writer is just writing is not there yet, and neither is what a crash has cut off: a later
/// call finds what stands in its place then.
final class FolderLineReader: LineReader {
  private let log: EventLog
  /// The position of the next line.
  private var seq: Int
  /// Where it begins, once that is known.
  private var place: (segment: Int, offset: Int)?
  /// Where bytes were found that are no line, the last time that somebody looked.
  private var doubtful: (segment: Int, offset: Int)?

  init(_ log: EventLog, from seq: Int) { (self.log, self.seq) = (log, seq) }

  /// So many bytes are read at a time, or as many as the next batch has.
  private static let pieceSize = 1 << 20

  func next() throws(LedgerError) -> LineRun? {
    while true {
      let segments = try log.segmentFiles()
      if place == nil {
        guard try findPlace(in: segments) else { return nil }
      }
      guard let place else { return nil }
      if let run = try run(at: place, isLast: segments.last?.first == place.segment) { return run }
      // The next segment begins where this one ends, or there is none.
      guard segments.contains(where: { $0.first == seq }), place.segment != seq else { return nil }
      self.place = (seq, 0)
    }
  }

  /// Finds where the wanted line begins, if it is there.
  private func findPlace(in segments: [(name: String, first: Int)]) throws(LedgerError) -> Bool {
    guard let segment = segments.last(where: { $0.first <= seq }) else { return false }
    guard segment.first < seq else {
      place = (segment.first, 0)
      return true
    }
    let bytes = try log.disk.contents(of: segment.name) ?? []
    var start = 0
    for _ in segment.first..<seq {
      guard let end = newline(in: bytes, from: start) else { return false }
      start = end + 1
    }
    place = (segment.first, start)
    return true
  }

  /// The whole batches that begin at a place, about as many as one piece has.
  private func run(
    at place: (segment: Int, offset: Int), isLast: Bool
  ) throws(LedgerError) -> LineRun? {
    let name = EventLog.segmentName(place.segment)
    guard let file = try log.disk.open(name) else { return nil }
    let size = try file.byteCount()
    var wanted = Self.pieceSize
    while place.offset < size {
      let bytes = try file.read(at: place.offset, count: min(wanted, size - place.offset))
      var run = LineRun(first: seq)
      var (start, whole, count) = (0, 0, 0)
      while let end = newline(in: bytes, from: start) {
        guard
          let head = try head(of: bytes[start..<end], seq + run.hashes.count, name, place, start)
        else { break }
        run.hashes.append(recordHash(bytes[start..<end]))
        start = end + 1
        guard head.isLastOfBatch else { continue }
        (whole, count, run.last) = (start, run.hashes.count, head)
      }
      if whole > 0 {
        run.bytes = Array(bytes[..<whole])
        run.hashes.removeLast(run.hashes.count - count)
        seq += count
        self.place = (place.segment, place.offset + whole)
        return run
      }
      guard bytes.count < size - place.offset, doubtful == nil else { break }
      wanted *= 4
    }
    return nil
  }

  /// The head of a line that is what was recorded, as far as it can tell; nil the first time that
  /// it is not, because a writer may be about to put another in its place.
  private func head(
    of line: ArraySlice<UInt8>, _ seq: Int, _ name: String, _ place: (segment: Int, offset: Int),
    _ offset: Int
  ) throws(LedgerError) -> LineHead? {
    do throws(LedgerError) {
      let head = try LineHead(line)
      guard head.seq == seq else {
        throw LedgerError(.damaged, "found event \(head.seq) where event \(seq) belongs")
      }
      doubtful = nil
      return head
    } catch {
      let found = (place.segment, place.offset + offset)
      if let doubtful, doubtful == found {
        throw LedgerError(
          .damaged, "event \(seq), at byte \(found.1): \(error.message)", remedy: .verify
        ).located(file: log.path(name), line: nil, column: nil)
      }
      doubtful = found
      return nil
    }
  }
}
