package import LedgerVocabulary
package import MerkleTree

/// The one writer of a log, for as long as it exists.
package struct LogWriter: ~Copyable {
  private let log: EventLog
  private let lock: any DiskLock
  /// What the log held when the lock was taken, and was appended since; never a tail.
  package private(set) var contents: LogContents
  /// The file to which a cut-off tail was moved, and how many bytes it had.
  package let moved: (file: String, byteCount: Int)?
  /// Why nothing more can be written, once a failure has left unknown what is on the disk.
  private var failure: LedgerError?

  /// Takes the lock, reads the log, moves a tail that a crash cut off aside, and flushes what
  /// another writer may have been killed before flushing.
  ///
  /// - Parameters:
  ///   - log: the log to write to.
  ///   - waits: whether to wait for another writer, as long as it takes.
  /// - Throws: ``LedgerError``: `locked` if another writer has the lock; what ``EventLog/read()``
  ///   throws.
  package init(_ log: EventLog, waits: Bool = false) throws(LedgerError) {
    let lock = try log.lock(waits: waits)
    var contents = try log.read()
    var moved: (String, Int)?
    if let tail = contents.survey.tail {
      moved = (try log.moveAside(tail), tail.byteCount)
      contents.survey.tail = nil
    }
    try log.flushUnvouched(&contents.survey)
    self.log = log
    self.lock = lock
    self.contents = contents
    self.moved = moved
  }

  /// Appends events as one batch; when this returns, all of it is on the disk.
  ///
  /// A failed write leaves the log as it was. After a failed flush this writer refuses to go on:
  /// only a new one finds out what the disk holds.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package mutating func append(_ events: [Event], recorded: Timestamp) throws(LedgerError)
    -> [RecordedEvent]
  {
    guard !events.isEmpty else { return [] }
    let first = contents.survey.count
    let last = first + events.count - 1
    var bytes: [UInt8] = []
    var recordedEvents: [RecordedEvent] = []
    var hashes: [Digest] = []
    for (index, event) in events.enumerated() {
      let recordedEvent = RecordedEvent(seq: first + index, recorded: recorded, event: event)
      let line = StoredLine(recordedEvent, batch: events.count > 1 ? first...last : nil).bytes
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
      hashes.append(recordHash(line))
      recordedEvents.append(recordedEvent)
    }
    try append(bytes, hashes, recorded: recorded)
    contents.events += recordedEvents
    return recordedEvents
  }

  /// Appends lines that are canonical already: whole batches, with their hashes.
  private mutating func append(
    _ lines: [UInt8], _ hashes: [Digest], recorded: Timestamp
  ) throws(LedgerError) {
    if let failure { throw failure }
    var segment =
      contents.survey.segments.last
      ?? Segment(name: EventLog.segmentName(0), first: 0, byteCount: 0)
    if segment.byteCount >= log.segmentSize {
      let first = contents.survey.count
      segment = Segment(name: EventLog.segmentName(first), first: first, byteCount: 0)
    }
    try write(lines, to: segment)
    segment.byteCount += lines.count
    if contents.survey.segments.last?.name == segment.name {
      contents.survey.segments.removeLast()
    }
    contents.survey.segments.append(segment)
    contents.survey.byteCount += lines.count
    contents.survey.recordHashes += hashes
    for hash in hashes { contents.survey.tree.append(hash) }
    contents.survey.lastRecorded = recorded
    // The batch is safe now: a failure from here on must not look like one of the append.
    try? log.writeHeads(contents.survey)
  }

  private mutating func write(_ bytes: [UInt8], to segment: Segment) throws(LedgerError) {
    let file = try log.disk.openForWriting(segment.name)
    var isUnsure = false
    do {
      try file.write(bytes, at: segment.byteCount)
      isUnsure = true
      try file.synchronize()
      // A new file is there after a crash only if its name is on the disk as well.
      if segment.byteCount == 0 { try log.disk.synchronizeNames() }
    } catch {
      // Nothing was acknowledged: take back what was written, so that no reader sees it, no later
      // flush is trusted with it, and no power cut brings its end back behind the next batch.
      do {
        try file.truncate(to: segment.byteCount)
        try file.synchronize()
      } catch { isUnsure = true }
      if isUnsure { failure = Self.refusal(after: error) }
      throw error
    }
  }

  private static func refusal(after error: LedgerError) -> LedgerError {
    LedgerError(
      .unavailable,
      "nothing more is written, because it is unknown what is on the disk since this failed: "
        + "\(error.message); open the ledger again, which checks it")
  }

  /// Keeps a checkpoint of the present events beside the log; a signed one for good.
  ///
  /// The events were flushed when they were appended, so that what is signed is never lost.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package borrowing func keep(_ note: SignedNote) throws(LedgerError) {
    if let failure { throw failure }
    if !note.signatures.isEmpty {
      try log.disk.replace(
        EventLog.signedCheckpointName, with: Array(note.fileText.utf8), isFlushed: true)
    }
    try log.disk.replace(EventLog.checkpointName, with: Array(note.fileText.utf8), isFlushed: true)
  }
}
