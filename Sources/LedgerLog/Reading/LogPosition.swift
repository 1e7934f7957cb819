import EventCoding
package import LedgerModel
package import TransparencyLog

/// Where in a log a line begins, or will.
package struct LogPosition: Equatable, Sendable {
  /// The position of the first event of the segment.
  package var segment: Int
  /// The byte in the segment.
  package var offset: Int
  /// The bytes of all lines before it, those of earlier segments too.
  package var byteCount: Int

  package init(segment: Int, offset: Int, byteCount: Int) {
    self.segment = segment
    self.offset = offset
    self.byteCount = byteCount
  }

  /// The end of these segments.
  init(_ segments: [Segment]) {
    self.init(
      segment: segments.last?.first ?? 0, offset: segments.last?.byteCount ?? 0,
      byteCount: segments.reduce(0) { $0 + $1.byteCount })
  }
}

/// What a log holds behind a position.
package struct LogTail: Sendable {
  /// The events, in whole batches.
  package var events: [RecordedEvent] = []
  /// The hashes of their lines.
  package var hashes: [Digest] = []

  package init() {}
}

/// What came of looking behind a position.
package enum TailReading: Sendable {
  case read(LogTail)
  /// So many bytes that it is sooner read all over again.
  case long(byteCount: Int)
  /// The log does not have the lines that the position counts, or there is something wrong behind.
  case wrong
  /// Nothing vouches for the events before the position and behind it, or something knows better.
  case unvouched
}

extension EventLog {
  /// Reads the events behind a position, of those whose batch is complete.
  ///
  /// - Parameters:
  ///   - position: where they begin.
  ///   - tree: the tree over those before it, as somebody has found it.
  ///   - longest: how many bytes are read at most.
  /// - Returns: what was read.
  /// - Throws: ``LedgerError``: `damaged` for a signed checkpoint that is none; `unavailable`.
  package func tail(
    after position: LogPosition, of tree: GrowingTree, longest: Int
  ) throws(LedgerError) -> TailReading {
    // Before the lines: a writer extends these first.
    let witnesses = try witnesses()
    let reading = try tail(after: position, seq: tree.size, longest: longest)
    guard case .read(let tail) = reading else { return reading }
    return try witnesses.agree(with: tree, and: tail.hashes) ? reading : .unvouched
  }

  /// The same, whoever vouches for it; `seq` is the position of the first event.
  private func tail(
    after position: LogPosition, seq: Int, longest: Int
  ) throws(LedgerError) -> TailReading {
    let segments = try wholeSegments()
    let before = segments.filter { $0.first < position.segment }.reduce(0) { $0 + $1.byteCount }
    guard before + position.offset == position.byteCount else { return .wrong }
    let after = segments.filter { $0.first >= position.segment }
    guard let first = after.first else {
      return position.byteCount == 0 ? .read(LogTail()) : .wrong
    }
    guard first.first == position.segment, first.byteCount >= position.offset else {
      return .wrong
    }
    let byteCount = after.reduce(-position.offset) { $0 + $1.byteCount }
    guard byteCount <= longest else { return .long(byteCount: byteCount) }
    var tail = LogTail()
    var last: LineHead?
    for segment in after {
      let start = segment.first == position.segment ? position.offset : 0
      guard segment.first == position.segment || segment.first == seq + tail.events.count,
        let file = try disk.open(segment.name)
      else { return .wrong }
      // With the byte before: a line begins behind a newline.
      let bytes = try file.read(
        at: max(0, start - 1), count: segment.byteCount - max(0, start - 1))
      guard start == 0 || bytes.first == UInt8(ascii: "\n"),
        tail.take(bytes.dropFirst(start == 0 ? 0 : 1), first: seq, after: &last)
      else { return .wrong }
    }
    return .read(tail)
  }
}

extension LogTail {
  /// Takes lines, and whole batches of them; what a writer is just writing is left out.
  ///
  /// - Returns: whether all was as it should be.
  fileprivate mutating func take(
    _ bytes: ArraySlice<UInt8>, first: Int, after last: inout LineHead?
  ) -> Bool {
    var start = bytes.startIndex
    var whole = events.count
    while let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = Array(bytes[start..<newline])
      let seq = first + events.count
      guard let stored = try? StoredLine(line, expecting: seq) else { return false }
      let head = LineHead(seq: seq, recorded: stored.event.recorded, batch: stored.batch)
      if let last, !head.follows(last) { return false }
      if last == nil, (head.batch?.lowerBound ?? seq) != seq { return false }
      events.append(stored.event)
      hashes.append(recordHash(line))
      last = head
      if head.isLastOfBatch { whole = events.count }
      start = newline + 1
    }
    events.removeLast(events.count - whole)
    hashes.removeLast(hashes.count - whole)
    return true
  }
}
