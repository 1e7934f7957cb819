import LedgerModel
import TransparencyLog

// What a writer does before it writes: it takes the lock, and brings the log into the state that
// an undisturbed writer would have left. Nothing is ever deleted.
extension EventLog {
  /// Takes the writer's lock.
  ///
  /// - Parameter waits: whether to wait for another writer, as long as it takes.
  /// - Returns: the lock, held for as long as it exists.
  /// - Throws: ``LedgerError``: `locked` with who holds it; `unavailable`.
  func lock(waits: Bool) throws(LedgerError) -> any DiskLock {
    var attempts = 0
    while true {
      switch try disk.lock() {
      case .taken(let lock): return lock
      case .held(let holder):
        // A writer that just ended may be held up for a moment: a child process that somebody is
        // starting has all files open until it runs its own program.
        attempts += 1
        guard waits || attempts < 10 else {
          let who = holder.map { " (\($0))" } ?? ""
          throw LedgerError(
            .locked,
            "another program\(who) is writing to \(folder); nothing was written: try again when it "
              + "has finished", remedy: .wait)
        }
        pause(milliseconds: 10)
      }
    }
  }

  /// Copies a tail to a file of its own, then cuts it off the segment.
  ///
  /// - Returns: the path of the new file.
  func moveAside(_ tail: UnfinishedTail) throws(LedgerError) -> String {
    let segment = try disk.openForWriting(tail.segment)
    let bytes = try segment.read(at: tail.offset, count: tail.byteCount)
    let name = try disk.freeName("torn-" + EventLog.segmentName(tail.seq).dropLast(6), ".bytes")
    // The name is given only to a whole copy: attempts on a full disk leave no row of pieces.
    try disk.replace(name, with: bytes, isFlushed: true)
    try segment.truncate(to: tail.offset)
    try segment.synchronize()
    return path(name)
  }

  /// Makes sure that every event is on the disk before anybody is told that it is there.
  ///
  /// Whatever knows of events was written only after they were flushed. Lines beyond it may come
  /// from a writer that was killed in between, or whose flush failed; then the operating system can
  /// hold them in memory and believe them flushed. So they are written once more, the same bytes in
  /// the same place, and flushed. Segments before the last were flushed before it was begun.
  func flushUnvouched(
    _ survey: inout LogSurvey, _ heads: LogHeads
  ) throws(LedgerError) {
    if let offset = survey.unvouchedOffset, let segment = survey.segments.last {
      let file = try disk.openForWriting(segment.name)
      try file.write(try file.read(at: offset, count: segment.byteCount - offset), at: offset)
      try file.synchronize()
      try disk.synchronizeNames()
      survey.unvouchedOffset = nil
    }
    // What a crash took of the checkpoint is made good before the next append, too.
    if survey.checkpoint?.size ?? 0 < survey.count { try? heads.write(survey) }
  }
}
