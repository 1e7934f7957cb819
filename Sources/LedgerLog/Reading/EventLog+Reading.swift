package import LedgerModel
import TransparencyLog

extension EventLog {
  /// Reads and checks the whole log without a lock.
  ///
  /// A reader sees whole batches only: what a writer is just writing, or a crash has cut off, is
  /// reported as the tail and nothing of it is among the events.
  ///
  /// - Throws: ``LedgerError``: `unavailable` if the folder cannot be read, `damaged` with
  ///   segment, line and event if its bytes are not what was written.
  package func read() throws(LedgerError) -> LogContents {
    let scan = try confirmedScan(decodes: true, through: nil)
    var contents = LogContents()
    contents.events = scan.events
    contents.survey = scan.survey
    return contents
  }

  /// A scan that does not take a repair that goes on beside it for damage.
  ///
  /// A writer that moves a torn tail aside and appends in its place could show a reader half of
  /// each; so damage is believed only when it is found twice.
  func confirmedScan(
    decodes: Bool, through last: Int?
  ) throws(LedgerError) -> LogScan {
    do { return try scan(decodes: decodes, through: last) } catch {
      guard error.code == .damaged else { throw error }
      return try scan(decodes: decodes, through: last)
    }
  }

  private func scan(decodes: Bool, through last: Int?) throws(LedgerError) -> LogScan {
    // Before the lines: a writer extends these first, so that what was read is never behind it.
    let witnesses = try witnesses()
    var scan = try lines(decodes: decodes, through: last, as: witnesses)
    try check(scan.survey, against: witnesses, isWhole: !scan.isDone)
    scan.survey.checkpoint = [witnesses.checkpoint, witnesses.signed].lazy.compactMap { $0 }
      .first { $0.size <= scan.survey.count }
    scan.survey.tornCheckpoint = witnesses.tornCheckpoint
    return scan
  }

  /// Reads the lines; of the witnesses only how many events they know counts.
  ///
  /// - Parameters:
  ///   - decodes: whether events are wanted.
  ///   - last: the last event wanted; nil: all.
  ///   - witnesses: what tells how many events were flushed; nil: what cannot be read at the end
  ///     counts as what a crash has cut off.
  /// - Returns: the scan, all segments read.
  /// - Throws: ``LedgerError``: `damaged`, `unavailable`.
  func lines(
    decodes: Bool, through last: Int?, as witnesses: Witnesses?
  ) throws(LedgerError) -> LogScan {
    var scan = LogScan(
      of: self, decodes: decodes, through: last, vouched: witnesses?.vouchedCount ?? 0,
      noting: witnesses?.sizes ?? [])
    let files = try segmentFiles()
    for (index, file) in files.enumerated() where !scan.isDone {
      guard let bytes = try disk.contents(of: file.name) else {
        throw LedgerError(
          .unavailable, "cannot open \(path(file.name)): the folder names it, but it is not there")
      }
      try scan.read(file, bytes, isLast: index == files.count - 1)
    }
    return scan
  }

  /// The segments by name, in order.
  func segmentFiles() throws(LedgerError) -> [(name: String, first: Int)] {
    try disk.names().compactMap { name in
      EventLog.firstPosition(ofSegment: name).map { (name: name, first: $0) }
    }
  }

  /// The error that names a line's segment, number, byte and event.
  func damage(
    _ error: LedgerError, _ segment: String, _ line: Int, seq: Int, at offset: Int
  ) -> LedgerError {
    LedgerError(
      .damaged,
      "event \(seq), at byte \(offset): \(error.message); nothing was changed: restore the "
        + "segment from a copy", path: error.path
    ).located(file: path(segment), line: line, column: nil)
  }

  /// The bytes of an event's line, without its newline.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func line(_ seq: Int, _ survey: LogSurvey) throws(LedgerError) -> [UInt8] {
    try lines([seq], survey)[seq] ?? []
  }

  /// The bytes of some events' lines, without their newlines.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  /// - Complexity: one reading of the segments that have them.
  package func lines(
    _ wanted: Set<Int>, _ survey: LogSurvey
  ) throws(LedgerError) -> [Int: [UInt8]] {
    var found: [Int: [UInt8]] = [:]
    for (index, segment) in survey.segments.enumerated() {
      let next = index + 1 < survey.segments.count ? survey.segments[index + 1].first : survey.count
      guard wanted.contains(where: { (segment.first..<next).contains($0) }),
        let bytes = try disk.contents(of: segment.name)
      else { continue }
      var (seq, start) = (segment.first, 0)
      while seq < next, let end = newline(in: bytes, from: start) {
        if wanted.contains(seq) { found[seq] = Array(bytes[start..<end]) }
        (seq, start) = (seq + 1, end + 1)
      }
    }
    return found
  }
}
