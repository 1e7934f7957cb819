import EventCoding

#if PostgreSQL
  package import LedgerLog
  package import LedgerModel
  import TransparencyLog

  extension PostgreSQLStore {
    package func read() throws(LedgerError) -> LogContents {
      let contents = try contents(through: nil, decodes: true)
      try checkOutside(contents.survey, isWhole: true)
      return contents
    }

    package func survey(through last: Int?) throws(LedgerError) -> LogSurvey {
      let survey = try contents(through: last, decodes: false).survey
      try checkOutside(survey, isWhole: last == nil)
      return survey
    }

    /// Demands that what is kept on this machine does not know better.
    func checkOutside(_ survey: LogSurvey, isWhole: Bool) throws(LedgerError) {
      let disagreement = outside?.read()?.disagreement(with: survey, isWhole: isWhole)
      guard let disagreement else { return }
      throw Disagreement.error([disagreement], count: survey.count, place: place)
    }

    /// What the database holds, checked against its own checkpoints.
    func contents(through last: Int?, decodes: Bool) throws(LedgerError) -> LogContents {
      let head = try head()
      let end = try last.map { seq throws(LedgerError) in try self.end(ofBatchWith: seq) }
      var reading = CheckedReading(self, decodes: decodes)
      try forEachRow(of: 0..<min(end ?? head.tree.size, head.tree.size)) {
        rows throws(LedgerError) in try reading.take(rows)
      }
      var contents = reading.contents
      contents.survey.checkpoint = head.checkpoint
      try check(contents.survey, against: head.checkpoint)
      if let signed = try signedCheckpoint(), let checkpoint = try? Checkpoint(text: signed.text) {
        try check(contents.survey, against: checkpoint)
      }
      return contents
    }

    /// The position behind the batch of an event.
    private func end(ofBatchWith seq: Int) throws(LedgerError) -> Int {
      guard let line = try lines([seq])[seq] else { return .max }
      return (try LineHead(line[...]).batch?.upperBound ?? seq) + 1
    }

    /// Checks that the lines are those that a checkpoint vouches for.
    private func check(
      _ survey: LogSurvey, against checkpoint: Checkpoint
    ) throws(LedgerError) {
      guard checkpoint.size <= survey.count else { return }
      let root = survey.root(ofFirst: checkpoint.size)
      guard root != checkpoint.root else { return }
      throw damage(
        "the first \(checkpoint.size) events have the root \(root), the checkpoint vouches for "
          + "\(checkpoint.root): a line was altered together with its hash")
    }
  }

  extension PostgreSQLStore {
    package func inspect() throws(LedgerError) -> LogInspection {
      let size = try head().tree.size
      return try pool.use { connection throws(DatabaseFailure) in
        var inspection = LineInspection()
        // What was noted with a line is believed of that line only.
        var noted: [Digest] = []
        try connection.forEachRow(
          "SELECT seq, line, leaf_hash FROM indicators.events WHERE seq < $1 ORDER BY seq",
          [.integer(size)]
        ) { rows throws(LedgerError) in
          let seq = rows.integer(0, 0)
          while noted.count < seq { noted.append(Digest.zero) }
          noted.append(rows.hashes().noted ?? .zero)
          inspection.take(rows.bytes(0, 1)[...], noted, "indicators.events", line: seq)
        }
        inspection.finish(expecting: size)
        return inspection.result
      }
    }
  }

  extension Digest {
    /// No line's hash.
    fileprivate static let zero = GrowingTree().root
  }

  /// Reads row after row, and checks each of them.
  private struct CheckedReading {
    private let store: PostgreSQLStore
    private let decodes: Bool
    private(set) var contents = LogContents()
    private var last: LineHead?

    init(_ store: PostgreSQLStore, decodes: Bool) { (self.store, self.decodes) = (store, decodes) }

    mutating func take(_ rows: Rows) throws(LedgerError) {
      let seq = contents.survey.count
      let (found, noted) = rows.hashes()
      guard found == noted else {
        throw store.damage(
          "event \(seq): the line was altered: expected the hash "
            + "\(noted.map(String.init(describing:)) ?? "of 32 bytes"), found \(found)")
      }
      let head = try self.head(of: rows, seq)
      guard head.follows(last) else {
        throw store.damage("event \(seq): its batch or time does not follow on the event ahead")
      }
      last = head
      contents.survey.append(CollectionOfOne(found))
      contents.survey.byteCount += unsafe rows.withBytes(0, 1) { $0.count } + 1
      contents.survey.lastRecorded = head.recorded
    }

    /// Checks a line, and keeps its event if events are wanted.
    private mutating func head(of rows: Rows, _ seq: Int) throws(LedgerError) -> LineHead {
      let quick = decodes ? nil : unsafe rows.withBytes(0, 1) { unsafe CanonicalLine.head(of: $0) }
      if let quick, quick.seq == seq { return quick }
      do {
        let stored = try StoredLine(rows.bytes(0, 1), expecting: seq)
        if decodes { contents.events.append(stored.event) }
        return LineHead(seq: seq, recorded: stored.event.recorded, batch: stored.batch)
      } catch {
        guard error.code == .damaged else { throw error }
        throw store.damage("event \(seq): \(error.message)")
      }
    }
  }
#endif
