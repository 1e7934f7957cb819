package import LedgerVocabulary
import MerkleTree

extension EventLog {
  /// Reads and checks the whole log without a lock.
  ///
  /// A reader sees whole batches only: what a writer is just writing, or a crash has cut off, is
  /// reported as the tail and nothing of it is among the events.
  ///
  /// - Throws: ``LedgerError``: `unavailable` if the folder cannot be read, `damaged` with
  ///   segment, line and event if its bytes are not what was written.
  package func read() throws(LedgerError) -> LogContents {
    // Before the segments: a writer extends these first, so that what was read is never behind it.
    let heads = try checkpoints()
    var contents = LogContents()
    let files = try names(inFolder: folder).compactMap { name in
      EventLog.firstPosition(ofSegment: name).map { (name: name, first: $0) }
    }
    for (index, file) in files.enumerated() {
      guard file.first == contents.events.count, contents.tail == nil else {
        throw LedgerError(
          .damaged,
          "this segment begins at event \(file.first), but event \(contents.events.count) is the "
            + "next one that is wanted; a segment is missing or cut off before it"
        ).located(file: path(file.name), line: nil, column: nil)
      }
      let bytes = try OpenFile(path(file.name), 0).readAll()
      try read(file, bytes, isLast: index == files.count - 1, into: &contents)
    }
    for hash in contents.recordHashes { contents.tree.append(hash) }
    for head in heads { try check(contents, against: head) }
    contents.checkpoint = heads.first
    return contents
  }

  private func read(
    _ file: (name: String, first: Int), _ bytes: [UInt8], isLast: Bool,
    into contents: inout LogContents
  ) throws(LedgerError) {
    var reading = SegmentReading(committed: contents.events.count)
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      reading.lineNumber += 1
      let record = Array(bytes[start..<end])
      do {
        let line = try StoredLine(record, expecting: contents.events.count)
        try reading.check(line, after: contents.events.last)
        contents.events.append(line.event)
        contents.recordHashes.append(recordHash(record))
        start = end + 1
        if line.through == nil {
          reading.committed = contents.events.count
          reading.committedBytes = start
        }
      } catch {
        let seq = contents.events.count
        throw damage(
          withHashes(error, record, seq: seq), file, reading.lineNumber, seq: seq, at: start)
      }
    }
    let rest = bytes.count - reading.committedBytes
    if rest > 0, !isLast {
      throw damage(
        LedgerError(.damaged, "the segment ends in the middle of a batch, yet another follows it"),
        file, reading.lineNumber, seq: reading.committed, at: reading.committedBytes)
    }
    contents.events.removeLast(contents.events.count - reading.committed)
    contents.recordHashes.removeLast(contents.recordHashes.count - reading.committed)
    contents.segments.append(
      .init(name: file.name, first: file.first, byteCount: reading.committedBytes))
    contents.byteCount += reading.committedBytes
    if rest > 0 {
      contents.tail = UnfinishedTail(
        segment: file.name, offset: reading.committedBytes, byteCount: rest,
        seq: reading.committed)
    }
  }

  func damage(
    _ error: LedgerError, _ file: (name: String, first: Int), _ line: Int, seq: Int, at offset: Int
  ) -> LedgerError {
    LedgerError(
      .damaged,
      "event \(seq), at byte \(offset): \(error.message); nothing was changed: restore the "
        + "segment from a copy", path: error.path
    ).located(file: path(file.name), line: line, column: nil)
  }
}

/// How far the reading of one segment has come.
private struct SegmentReading {
  /// How many events belong to complete batches.
  var committed: Int
  /// How many bytes of the segment belong to complete batches.
  var committedBytes = 0
  var lineNumber = 0
  /// The end of the batch that is being read.
  private var through: Int?

  init(committed: Int) { self.committed = committed }

  /// Checks what a line says against the line before it.
  mutating func check(
    _ line: StoredLine, after previous: RecordedEvent?
  ) throws(LedgerError) {
    if let previous, line.event.recorded < previous.recorded {
      throw LedgerError(
        .damaged,
        "recorded \(line.event.recorded), before the event ahead of it (\(previous.recorded))")
    }
    let expected = through.flatMap { $0 == line.event.seq ? nil : $0 }
    let isConsistent =
      through == nil
      ? line.through.map { $0 > line.event.seq } ?? true : line.through == expected
    guard isConsistent else {
      throw LedgerError(.damaged, "the batch's end is not what the lines before it say")
    }
    through = line.through
  }
}

extension EventLog {
  /// The bytes of an event's line, without its newline.
  package func line(_ seq: Int, _ contents: LogContents) throws(LedgerError) -> [UInt8] {
    guard let segment = contents.segments.last(where: { $0.first <= seq }) else { return [] }
    let bytes = try OpenFile(path(segment.name), 0).readAll()
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return Array(lines[seq - segment.first])
  }
}
