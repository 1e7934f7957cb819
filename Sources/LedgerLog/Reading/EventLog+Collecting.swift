import EventCoding
package import LedgerModel
import ParallelWork
import TransparencyLog

extension EventLog {
  /// Reads the whole log on all cores, and checks of each line what replay depends on.
  ///
  /// That is: checksum, canonical form, position, time of recording, batch, and that there are as
  /// many events as every witness knows. The hashes of the lines are left to ``survey()``.
  /// A log in which anything is not as it should be is read by that first, which says what it is.
  ///
  /// - Parameters:
  ///   - partCount: into how many parts the log is divided; nil: as is best.
  ///   - makeCollector: makes what takes the lines of one part of the log.
  /// - Returns: the collectors in the order of the log.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  package func collect<Collector: LineCollector>(
    parts partCount: Int? = nil, into makeCollector: @Sendable () -> Collector
  ) throws(LedgerError) -> CollectedLog<Collector> {
    // Before the segments, as in `scan`.
    let vouched = try witnesses().vouchedCount
    if let log = try collect(try wholeSegments(), partCount, makeCollector), log.count >= vouched {
      return log
    }
    let segments = try survey().segments
    if let log = try collect(segments, partCount, makeCollector) { return log }
    var collector = makeCollector()
    let events = try read().events
    for event in events { collector.take(event) }
    return CollectedLog(parts: [collector], count: events.count, end: LogPosition(segments))
  }

  /// The segments as long as they are now.
  func wholeSegments() throws(LedgerError) -> [Segment] {
    var segments: [Segment] = []
    for file in try segmentFiles() {
      guard let open = try disk.open(file.name) else { continue }
      let end = try ReservedRoom.lineEnd(in: open)
      segments.append(Segment(name: file.name, first: file.first, byteCount: end))
    }
    return segments
  }

  /// Reads the segments as far as is said; nil if something in them is not as it should be.
  func collect<Collector: LineCollector>(
    _ segments: [Segment], _ partCount: Int?, _ makeCollector: @Sendable () -> Collector
  ) throws(LedgerError) -> CollectedLog<Collector>? {
    let parts = LogPart.parts(of: segments, count: partCount)
    let results = concurrentMap(parts.count) {
      part -> Result<PartReading<Collector>, LedgerError> in
      do throws(LedgerError) {
        var reading = PartReading(makeCollector())
        for piece in parts[part].pieces where reading.isRight {
          let segment = segments[piece.segment]
          guard let file = try disk.open(segment.name) else { continue }
          try reading.take(piece.bytes, of: file, first: segment.first, end: segment.byteCount)
        }
        return .success(reading)
      } catch { return .failure(error) }
    }
    var last: LineHead?
    var collectors: [Collector] = []
    var count = 0
    for result in results {
      let reading = try result.get()
      guard reading.isRight else { return nil }
      if let first = reading.first, !first.follows(last) { return nil }
      last = reading.last ?? last
      count += reading.lineCount
      collectors.append(reading.collector)
    }
    guard last?.isLastOfBatch ?? true else { return nil }
    return CollectedLog(parts: collectors, count: count, end: LogPosition(segments))
  }
}

/// A row of bytes of the log, about as many as every other part has.
struct LogPart: Sendable {
  var pieces: [(segment: Int, bytes: Range<Int>)]

  /// Fewer bytes are not worth a thread.
  static let smallest = 1 << 18

  /// Divides segments into parts: as many as are wanted, or as are worth their threads.
  static func parts(of segments: [Segment], count wanted: Int?) -> [LogPart] {
    let total = segments.reduce(0) { $0 + $1.byteCount }
    let count = wanted ?? max(1, min(coreCount, total / smallest))
    return (0..<count).map { part in
      let wanted = total * part / count..<total * (part + 1) / count
      var start = 0
      var pieces: [(Int, Range<Int>)] = []
      for (index, segment) in segments.enumerated() {
        let own = start..<start + segment.byteCount
        let common = wanted.clamped(to: own)
        if !common.isEmpty { pieces.append((index, common.shifted(by: -start))) }
        start = own.upperBound
      }
      return LogPart(pieces: pieces)
    }
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}
