import EventCoding

#if PostgreSQL
  package import LedgerLog
  package import LedgerModel
  package import TransparencyLog
  import ParallelWork

  extension PostgreSQLStore {
    /// Reads the log by several connections; the root is always checked, as each line comes with
    /// its bytes anyway.
    package func collect<Collector: LineCollector>(
      checksRoot: Bool, into makeCollector: @Sendable () -> Collector
    ) throws(LedgerError) -> CollectedLog<Collector> {
      let head = try head()
      let size = head.tree.size
      let end = LogPosition(segment: 0, offset: head.byteCount, byteCount: head.byteCount)
      let count = max(1, min(coreCount, head.byteCount / (1 << 20), size))
      let results = concurrentMap(count) { part -> Result<PartOfRows<Collector>, LedgerError> in
        do throws(LedgerError) {
          var reading = PartOfRows(makeCollector())
          try forEachRow(of: size * part / count..<size * (part + 1) / count) {
            rows throws(LedgerError) in reading.take(rows)
          }
          return .success(reading)
        } catch { return .failure(error) }
      }
      var parts: [Collector] = []
      var (survey, last, isRight) = (LogSurvey(), nil as LineHead?, true)
      let sizes = Set([outside?.read()?.size].compactMap { $0 })
      for result in results {
        let part = try result.get()
        if let first = part.first, !first.follows(last) { isRight = false }
        isRight = isRight && part.isRight
        last = part.last ?? last
        survey.append(part.hashes, noting: sizes)
        parts.append(part.collector)
      }
      if isRight, survey.tree.root == head.tree.root, last?.isLastOfBatch ?? true {
        try checkOutside(survey, isWhole: true)
        return CollectedLog(parts: parts, count: size, end: end)
      }
      // Something is not as it should be, and this says what.
      var collector = makeCollector()
      let contents = try read()
      for event in contents.events { collector.take(event) }
      let byteCount = contents.survey.byteCount
      return CollectedLog(
        parts: [collector], count: contents.events.count,
        end: LogPosition(segment: 0, offset: byteCount, byteCount: byteCount))
    }

    package func tail(
      after position: LogPosition, of tree: GrowingTree, longest: Int
    ) throws(LedgerError) -> TailReading {
      let head = try head()
      let byteCount = head.byteCount - position.byteCount
      guard head.tree.size >= tree.size, byteCount >= 0, position.segment == 0 else {
        return .wrong
      }
      guard byteCount <= longest else { return .long(byteCount: byteCount) }
      do throws(LedgerError) {
        let tail = try tail(of: tree.size..<head.tree.size)
        var grown = tree
        for hash in tail.hashes { grown.append(hash) }
        return grown.root == head.tree.root ? .read(tail) : .unvouched
      } catch {
        guard error.code == .damaged else { throw error }
        return .wrong
      }
    }

    /// The events at some positions, in whole batches.
    ///
    /// - Throws: ``LedgerError``: `damaged`, `unavailable`.
    private func tail(of events: Range<Int>) throws(LedgerError) -> LogTail {
      var tail = LogTail()
      var last: LineHead?
      try forEachRow(of: events) { rows throws(LedgerError) in
        try tail.take(rows, events.lowerBound, after: &last)
      }
      return tail
    }
  }

  extension LogTail {
    /// Takes the next line; `first` is the position of the first of all.
    fileprivate mutating func take(
      _ rows: Rows, _ first: Int, after last: inout LineHead?
    ) throws(LedgerError) {
      let seq = first + events.count
      let stored = try StoredLine(rows.bytes(0, 1), expecting: seq)
      let head = LineHead(seq: seq, recorded: stored.event.recorded, batch: stored.batch)
      guard last.map({ head.follows($0) }) ?? ((head.batch?.lowerBound ?? seq) == seq) else {
        throw LedgerError(.damaged, "event \(seq) does not follow on the event ahead of it")
      }
      last = head
      events.append(stored.event)
      hashes.append(rows.hashes().found)
    }
  }

  /// The lines of one part of the log, as they come.
  private struct PartOfRows<Collector: LineCollector>: Sendable {
    private(set) var collector: Collector
    private(set) var hashes: [Digest] = []
    private(set) var first: LineHead?
    private(set) var last: LineHead?
    /// Whether nothing was wrong so far.
    private(set) var isRight = true

    init(_ collector: Collector) { self.collector = collector }

    mutating func take(_ rows: Rows) {
      guard isRight else { return }
      let quick = unsafe rows.withBytes(0, 1) { line in
        hashes.append(unsafe recordHash(line))
        return unsafe collector.take(line)
      }
      guard let head = quick ?? general(rows.bytes(0, 1)),
        last.map({ head.follows($0) }) ?? true
      else {
        isRight = false
        return
      }
      if first == nil { first = head }
      last = head
    }

    /// Takes a line that the quick check does not know.
    private mutating func general(_ line: [UInt8]) -> LineHead? {
      guard let head = try? LineHead(line[...]),
        let stored = try? StoredLine(line, expecting: head.seq)
      else { return nil }
      collector.take(stored.event)
      return head
    }
  }
#endif
