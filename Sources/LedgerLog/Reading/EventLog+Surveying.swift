import EventCoding
package import LedgerModel
import TransparencyLog

extension EventLog {
  /// Checks the log as ``read()`` does, without keeping the events.
  ///
  /// - Parameter last: the last event wanted; what follows its batch is not looked at. Nil: all.
  /// - Returns: what the log holds.
  /// - Throws: as ``read()``.
  /// - Complexity: linear in the log; on all cores and a few megabytes at a time, if nothing is
  ///   wrong with it.
  package func survey(through last: Int? = nil) throws(LedgerError) -> LogSurvey {
    if last == nil, let survey = try undisturbedSurvey() { return survey }
    return try confirmedScan(decodes: false, through: last).survey
  }

  /// The survey of a log that ends where its checkpoint says and has nothing wrong with it; nil of
  /// any other, which is read line after line to find out what it is.
  private func undisturbedSurvey() throws(LedgerError) -> LogSurvey? {
    // Before the segments, as in a scan.
    let witnesses = try witnesses()
    guard witnesses.tornCheckpoint == nil, witnesses.checkpoint ?? witnesses.signed != nil else {
      return nil
    }
    let segments = try wholeSegments()
    guard let log = try collect(segments, nil, { HashCollector() }),
      log.count == witnesses.checkpointedCount,
      log.parts.allSatisfy(\.hasAll)
    else { return nil }
    var survey = LogSurvey()
    for part in log.parts { survey.append(part.hashes, noting: witnesses.sizes) }
    survey.segments = segments
    survey.byteCount = log.end.byteCount
    survey.lastRecorded = log.parts.compactMap(\.lastRecorded).last
    guard try witnesses.disagreements(with: survey).isEmpty else { return nil }
    survey.checkpoint = witnesses.checkpoint ?? witnesses.signed
    return survey
  }
}

/// Takes the hash of each line, if the quick check takes all of them.
private struct HashCollector: LineCollector {
  private(set) var hashes: [Digest] = []
  /// When the last line was recorded.
  private(set) var lastRecorded: Timestamp?
  /// Whether every line has its hash here.
  private(set) var hasAll = true

  mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead? {
    guard let head = unsafe CanonicalLine.head(of: line) else { return nil }
    unsafe hashes.append(recordHash(line))
    lastRecorded = head.recorded
    return head
  }

  // An event does not tell the bytes of its line.
  mutating func take(_ event: RecordedEvent) { hasAll = false }
}
