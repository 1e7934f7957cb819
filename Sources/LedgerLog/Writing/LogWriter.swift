package import EventCoding
package import LedgerModel
import ParallelWork
package import TransparencyLog

/// The one writer of a log, for as long as it exists.
package struct LogWriter: ~Copyable {
  private let log: EventLog
  private let lock: any DiskLock
  /// What the log held when the lock was taken, and was appended since; never a tail.
  package private(set) var survey: LogSurvey
  /// The file to which a cut-off tail was moved, and how many bytes it had.
  package let moved: (file: String, byteCount: Int)?
  /// The files that were set aside because they disagreed with the log.
  package let lost: [String]
  /// Why nothing more can be written, once a failure has left unknown what is on the disk.
  private var failure: LedgerError?
  /// The hashes and the checkpoint beside the segments.
  private let heads: LogHeads
  /// The segment that is written to, once one is.
  private var open: (name: String, file: any DiskFile)?
  /// The room behind its last line.
  private var room: ReservedRoom

  /// Takes the lock, checks the log, moves a tail that a crash cut off aside, and flushes what
  /// another writer may have been killed before flushing.
  ///
  /// - Parameters:
  ///   - log: the log to write to.
  ///   - waits: whether to wait for another writer, as long as it takes.
  ///   - acceptsLoss: whether a person says that the log shall stand as it is, though what is
  ///     beside it knows of more events or of others. Lines that cannot be read are refused all the
  ///     same, unless they are at the end.
  /// - Throws: ``LedgerError``: `locked` if another writer has the lock; what ``EventLog/read()``
  ///   throws.
  package init(
    _ log: EventLog, waits: Bool = false, acceptsLoss: Bool = false
  ) throws(LedgerError) {
    let lock = try log.lock(waits: waits)
    var (survey, lost): (LogSurvey, [String])
    (survey, lost) = acceptsLoss ? try log.surveyAcceptingLoss() : (try log.survey(), [])
    var moved: (String, Int)?
    if let tail = survey.tail {
      moved = (try log.moveAside(tail), tail.byteCount)
      survey.tail = nil
    }
    let heads = LogHeads(of: log, under: lock)
    try log.flushUnvouched(&survey, heads)
    self.log = log
    self.lock = lock
    self.survey = survey
    self.moved = moved
    self.lost = lost
    self.heads = heads
    room = ReservedRoom(log.room)
  }

  deinit {
    // Under the lock still. Of a disk that failed nobody knows what there is to be cut off.
    guard failure == nil, let open, let segment = survey.segments.last else { return }
    _ = room.givingBack(open.file, lineEnd: segment.byteCount)
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
    let positions = try append(encoded: events.map { EncodedEvent($0) }, recorded: recorded)
    return zip(positions, events).map {
      RecordedEvent(seq: $0, recorded: recorded, event: $1)
    }
  }

  /// Appends events that are encoded already, as the other form does.
  ///
  /// - Returns: their positions.
  /// - Throws: as the other form.
  /// - Complexity: O(bytes of the events), whatever the log holds already; on all cores.
  @discardableResult
  package mutating func append(
    encoded events: [EncodedEvent], recorded: Timestamp
  ) throws(LedgerError) -> Range<Int> {
    let first = survey.count
    guard !events.isEmpty else { return first..<first }
    let batch = LineBatch(events, first: first, recorded: recorded)
    let rounds = batch.rounds
    let next: Pieces = { () throws(LedgerError) in rounds.next() }
    _ = try append(next) { recorded }
    return first..<survey.count
  }

  /// Appends lines of another log, in whole batches.
  ///
  /// - Returns: how many bytes they have.
  /// - Throws: as the other forms; whatever the reader throws, and then nothing was appended.
  mutating func append(linesOf reader: any LineReader) throws(LedgerError) -> Int {
    var last = survey.lastRecorded
    let next: Pieces = { () throws(LedgerError) in
      guard let run = try reader.next() else { return nil }
      last = run.last?.recorded ?? last
      return [(run.bytes, run.hashes)]
    }
    return try append(next) { last }
  }

  /// Appends the lines that come piece by piece, and waits until they are on the disk.
  ///
  /// - Parameters:
  ///   - pieces: gives the next; nil: that was all.
  ///   - recorded: when the last of them was recorded, asked when all are written.
  /// - Returns: how many bytes they have.
  /// - Throws: as the other forms.
  private mutating func append(
    _ pieces: Pieces, recorded: () -> Timestamp?
  ) throws(LedgerError) -> Int {
    if let failure { throw failure }
    var segment =
      survey.segments.last ?? Segment(name: EventLog.segmentName(0), first: 0, byteCount: 0)
    if segment.byteCount >= log.segmentSize {
      segment = Segment(
        name: EventLog.segmentName(survey.count), first: survey.count, byteCount: 0)
    }
    let written = try write(pieces, to: segment)
    guard !written.hashes.isEmpty else { return 0 }
    segment.byteCount += written.byteCount
    if survey.segments.last?.name == segment.name { survey.segments.removeLast() }
    survey.segments.append(segment)
    survey.byteCount += written.byteCount
    survey.append(written.hashes)
    survey.lastRecorded = recorded()
    // The batch is safe now: a failure from here on must not look like one of the append.
    try? heads.write(survey)
    return written.byteCount
  }

  /// Gives lines piece by piece, each with the hashes of its lines.
  private typealias Pieces = () throws(LedgerError) -> [LinePiece]?

  /// A small batch reaches the disk no sooner if it is sent ahead of its flush.
  private static let worthSending = 1 << 20

  /// Writes lines to the end of a segment and waits until they are on the disk.
  private mutating func write(
    _ pieces: Pieces, to segment: Segment
  ) throws(LedgerError) -> (byteCount: Int, hashes: [Digest]) {
    let file = try file(of: segment)
    var isUnsure = false
    do {
      var (end, hashes): (Int, [Digest]) = (segment.byteCount, [])
      // A round of pieces is made on all cores, and written while the next is made, so that a large
      // batch is never in memory as a whole.
      while let round = try pieces() {
        let start = end
        for piece in round {
          try file.write(piece.bytes, at: end)
          end += piece.bytes.count
          hashes += piece.hashes
        }
        // The disk is busy while the next round is made, and has less to do at the end.
        if end - start >= Self.worthSending {
          file.startWriting(at: start, count: end - start)
        }
      }
      room.keep(in: file, behind: end, batchSize: end - segment.byteCount)
      isUnsure = true
      try file.synchronize()
      // A new file is there after a crash only if its name is on the disk as well.
      if segment.byteCount == 0 { try log.disk.synchronizeNames() }
      return (end - segment.byteCount, hashes)
    } catch {
      // Nothing was acknowledged: take back what was written, so that no reader sees it, no later
      // flush is trusted with it, and no power cut brings its end back behind the next batch.
      do {
        room = ReservedRoom(log.room)
        try file.truncate(to: segment.byteCount)
        try file.synchronize()
      } catch { isUnsure = true }
      if isUnsure { failure = Self.refusal(after: error) }
      throw error
    }
  }

  /// The file of a segment, which stays open for the next append.
  private mutating func file(of segment: Segment) throws(LedgerError) -> any DiskFile {
    if let open, open.name == segment.name { return open.file }
    if let open, let ended = survey.segments.last {
      room = room.givingBack(open.file, lineEnd: ended.byteCount)
    }
    let file = try log.disk.openForWriting(segment.name)
    // What a writer that was killed has kept behind its last line.
    if try file.byteCount() > segment.byteCount { try file.truncate(to: segment.byteCount) }
    open = (segment.name, file)
    return file
  }

  private static func refusal(after error: LedgerError) -> LedgerError {
    LedgerError(
      .unavailable,
      "nothing more is written, because it is unknown what is on the disk since this failed: "
        + "\(error.message); open the ledger again, which checks it")
  }

  /// Brings hashes and checkpoint up to segments that were put into the log otherwise.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  borrowing func writeHeads(_ survey: LogSurvey) throws(LedgerError) { try heads.write(survey) }

  /// Keeps a checkpoint of the present events beside the log; a signed one for good.
  ///
  /// The events were flushed when they were appended, so that what is signed is never lost.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package borrowing func keep(_ note: SignedNote) throws(LedgerError) {
    if let failure { throw failure }
    heads.forget()
    if !note.signatures.isEmpty {
      try log.disk.replace(
        EventLog.signedCheckpointName, with: Array(note.fileText.utf8), isFlushed: true)
    }
    try log.disk.replace(EventLog.checkpointName, with: Array(note.fileText.utf8), isFlushed: true)
  }
}
