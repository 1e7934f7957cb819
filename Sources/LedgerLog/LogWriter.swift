package import LedgerVocabulary
package import MerkleTree

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one writer of a log, for as long as it exists.
package struct LogWriter: ~Copyable {
  private let log: EventLog
  private let lock: OpenFile
  /// What the log held when the lock was taken, without any tail.
  package private(set) var contents: LogContents
  /// The file to which a cut-off tail was moved, and how many bytes it had.
  package let moved: (file: String, byteCount: Int)?

  /// How long a writer waits for another before it gives up.
  package static let patienceInMilliseconds = 10_000

  /// Takes the lock, reads the log, and moves a tail that a crash cut off aside.
  ///
  /// - Throws: ``LedgerError``: `unavailable` if another writer keeps the lock; what
  ///   ``EventLog/read()`` throws.
  package init(
    _ log: EventLog, patienceInMilliseconds: Int = patienceInMilliseconds
  ) throws(LedgerError) {
    let lock = try OpenFile(log.path(".lock"), O_RDWR | O_CREAT)
    var waited = 0
    while !lock.tryLock() {
      guard waited < patienceInMilliseconds else {
        throw LedgerError(
          .unavailable,
          "another program is writing to \(log.folder) and did not finish within "
            + "\(Double(patienceInMilliseconds) / 1000) s; try again when it has")
      }
      pause(milliseconds: 20)
      waited += 20
    }
    var contents = try log.read()
    var moved: (String, Int)?
    if let tail = contents.tail {
      moved = (try log.moveAside(tail), tail.byteCount)
      contents.tail = nil
    }
    self.log = log
    self.lock = lock
    self.contents = contents
    self.moved = moved
  }

  /// Appends events as one batch; when this returns, all of it is on the disk.
  ///
  /// A failed write leaves the log as it was.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package mutating func append(_ events: [Event], recorded: Timestamp) throws(LedgerError)
    -> [RecordedEvent]
  {
    guard !events.isEmpty else { return [] }
    let first = contents.events.count
    let last = first + events.count - 1
    var bytes: [UInt8] = []
    var recordedEvents: [RecordedEvent] = []
    var hashes: [Digest] = []
    for (index, event) in events.enumerated() {
      let recordedEvent = RecordedEvent(seq: first + index, recorded: recorded, event: event)
      let line = StoredLine(recordedEvent, through: first + index < last ? last : nil).bytes
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
      hashes.append(recordHash(line))
      recordedEvents.append(recordedEvent)
    }
    if contents.segments.last.map({ $0.byteCount >= EventLog.segmentSize }) ?? true {
      contents.segments.append(
        .init(name: EventLog.segmentName(first), first: first, byteCount: 0))
    }
    let index = contents.segments.count - 1
    try write(bytes, to: contents.segments[index])
    contents.segments[index].byteCount += bytes.count
    contents.byteCount += bytes.count
    contents.events += recordedEvents
    contents.recordHashes += hashes
    for hash in hashes { contents.tree.append(hash) }
    // The batch is safe now: a failure from here on must not look like one of the append.
    try? log.writeHeads(contents)
    return recordedEvents
  }

  private func write(_ bytes: [UInt8], to segment: LogContents.Segment) throws(LedgerError) {
    let file = try OpenFile(log.path(segment.name), O_RDWR | O_CREAT)
    do {
      try file.write(bytes, at: segment.byteCount)
      try file.synchronize()
      // A new file is there after a crash only if its name is on the disk as well.
      if segment.byteCount == 0 { try synchronizeFolder(log.folder) }
    } catch {
      // Nothing was acknowledged: take back what was written. Should that fail too, the lines
      // of an unfinished batch are a tail, which the next writer moves aside.
      try? file.truncate(to: segment.byteCount)
      throw error
    }
  }
}

extension EventLog {
  /// Copies a tail to a file of its own, then cuts it off the segment.
  ///
  /// - Returns: the path of the new file.
  fileprivate func moveAside(_ tail: UnfinishedTail) throws(LedgerError) -> String {
    let segment = try OpenFile(path(tail.segment), O_RDWR)
    let bytes = Array(try segment.readAll()[tail.offset...])
    var name: String
    var attempt = 0
    let taken = try names(inFolder: folder)
    repeat {
      attempt += 1
      name =
        "torn-" + EventLog.segmentName(tail.seq).dropLast(6) + (attempt > 1 ? "-\(attempt)" : "")
        + ".bytes"
    } while taken.contains(name)
    let copy = try OpenFile(path(name), O_WRONLY | O_CREAT | O_EXCL)
    try copy.write(bytes, at: 0)
    try copy.synchronize()
    try synchronizeFolder(folder)
    try segment.truncate(to: tail.offset)
    try segment.synchronize()
    return path(name)
  }
}

extension LogWriter {
  /// Keeps a checkpoint of the present events beside the log; a signed one for good.
  ///
  /// The events were flushed when they were appended, so that what is signed is never lost.
  package borrowing func keep(_ note: SignedNote) throws(LedgerError) {
    if !note.signatures.isEmpty {
      try log.replace(EventLog.signedCheckpointName, with: note.fileText, isFlushed: true)
    }
    try log.replace(EventLog.checkpointName, with: note.fileText, isFlushed: true)
  }
}
