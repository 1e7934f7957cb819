import EventCoding

#if PostgreSQL
  import LedgerLog
  import LedgerModel
  import TransparencyLog
  import ParallelWork

  /// Appends to a database beside others.
  ///
  /// It first tries at the position that it knows of, in one statement that is one transaction. If
  /// others were there before, it locks the row that counts positions, reads what they appended,
  /// and keeps the lock for the second try: so nobody has to try a third time.
  final class DatabaseWriter: EventWriter {
    private let store: PostgreSQLStore
    private let connection: Connection
    private(set) var tree: GrowingTree
    private(set) var origin: String
    /// Whether a transaction is open that keeps others from appending.
    private var holdsLock = false
    /// Whether others appended since the last batch: then it is better to queue up at once.
    private var hasCompany = false

    /// - Throws: ``LedgerError`` with the code `unavailable` or `damaged`.
    init(_ store: PostgreSQLStore) throws(LedgerError) {
      self.store = store
      connection = try store.pool.take()
      do throws(DatabaseFailure) {
        let head = try DatabaseHead(connection, store.place)
        (tree, origin) = (head.tree, head.origin)
      } catch { throw error.described(store.place) }
    }

    deinit {
      standBack()
      store.pool.put(connection)
    }

    var moved: (file: String, byteCount: Int)? { nil }

    /// Batches with more bytes are sent as they are made, by COPY.
    private static let largest = 4 << 20

    func append(
      _ events: [EncodedEvent], at position: Int, recorded: Timestamp
    ) throws(LedgerError) -> AppendResult {
      do throws(DatabaseFailure) {
        if position > tree.size { try advance() }
        if position < tree.size { return .behind(try read(position..<tree.size).events) }
        if hasCompany, !holdsLock {
          let others = try lock()
          hasCompany = !others.isEmpty
          if hasCompany { return .behind(others) }
        }
        let batch = LineBatch(events, first: position, recorded: recorded)
        let isSmall = events.reduce(0) { $0 + $1.body.count } < Self.largest
        let grown = isSmall ? try insert(batch, events.count) : try copy(batch)
        guard let grown else {
          hasCompany = true
          return .behind(try lock())
        }
        tree = grown
        return .appended
      } catch {
        standBack()
        throw unsure(error)
      }
    }

    func standBack() {
      guard holdsLock else { return }
      holdsLock = false
      // Should it fail, the connection is lost, and the server takes the lock back itself.
      _ = try? connection.run("ROLLBACK")
    }

    var storedLines: @Sendable (Set<Int>) throws(LedgerError) -> [Int: [UInt8]] {
      let store = store
      return { wanted throws(LedgerError) in try store.lines(wanted) }
    }

    func keep(_ note: SignedNote) throws(LedgerError) {
      do throws(DatabaseFailure) {
        try connection.run(
          "INSERT INTO indicators.note (is_signed, text) VALUES ($1, $2)",
          [.boolean(!note.signatures.isEmpty), .text(note.fileText)])
        origin = (try? Checkpoint(text: note.text).origin) ?? origin
      } catch { throw error.described(store.place) }
    }

    // MARK: - What others have appended

    private static let begin = PreparedStatement(name: "begin", sql: "BEGIN")
    private static let commit = PreparedStatement(name: "commit", sql: "COMMIT")

    /// The first events behind a position; there may be more.
    private static let following = PreparedStatement(
      name: "following",
      sql: """
        SELECT seq, line, leaf_hash FROM indicators.events WHERE seq >= $1 ORDER BY seq LIMIT 32
        """)

    /// Waits for its turn, and reads what others have appended until then.
    private func lock() throws(DatabaseFailure) -> [FollowingEvent] {
      holdsLock = true
      let results = try connection.run(together: [
        (Self.begin, []), (DatabaseHead.lock, []), (Self.following, [.integer(tree.size)]),
      ])
      let head = try DatabaseHead(results[1], store.place)
      var following = FollowingRows(first: tree.size)
      do throws(LedgerError) {
        for row in 0..<results[2].count { try following.take(results[2], row) }
      } catch { throw DatabaseFailure(error) }
      if following.events.count < head.tree.size - tree.size {
        following = try read(tree.size..<head.tree.size)
      }
      try grow(by: following, to: head)
      return following.events
    }

    /// Takes in what others have appended, without waiting for its turn.
    private func advance() throws(DatabaseFailure) {
      let head = try DatabaseHead(connection, store.place)
      try grow(by: try read(tree.size..<max(tree.size, head.tree.size)), to: head)
    }

    /// Takes in what others have appended, if it leads to the server's head.
    private func grow(
      by following: FollowingRows, to head: DatabaseHead
    ) throws(DatabaseFailure) {
      let known = tree.size
      var grown = tree
      for hash in following.hashes { grown.append(hash) }
      guard grown.root == head.tree.root else {
        throw DatabaseFailure(
          store.damage("the events from \(known) on do not lead to the root of all"))
      }
      (tree, origin) = (grown, head.origin)
    }

    private func read(_ events: Range<Int>) throws(DatabaseFailure) -> FollowingRows {
      var following = FollowingRows(first: events.lowerBound)
      do throws(LedgerError) {
        try store.forEachRow(of: events) { rows throws(LedgerError) in
          try following.take(rows, 0)
        }
      } catch { throw DatabaseFailure(error) }
      return following
    }

    // MARK: - Appending

    /// Counts positions up, if nobody did since; gives the first of them.
    private static let count = """
      UPDATE indicators.checkpoint
      SET size = size + $2, byte_count = byte_count + $3, root = $4, subtrees = $5
      WHERE size = $1
      """

    private static let insertion = PreparedStatement(
      name: "append",
      sql: """
        WITH head AS (\(count) RETURNING 1)
        INSERT INTO indicators.events (seq, line, leaf_hash)
        SELECT $1 + line.number - 1, line.line, line.leaf_hash
        FROM head, unnest($6::bytea[], $7::bytea[]) WITH ORDINALITY AS line (line, leaf_hash, number)
        """)

    /// Appends a batch in one statement.
    ///
    /// - Returns: the tree with it; nil if others were there before.
    private func insert(_ batch: LineBatch, _ count: Int) throws(DatabaseFailure) -> GrowingTree? {
      var grown = tree
      let rounds = batch.rounds
      var pieces: [LinePiece] = []
      while let round = rounds.next() { pieces += round }
      let byteCount = pieces.reduce(0) { $0 + $1.bytes.count }
      var (lines, hashes) = (ByteArrays(size: byteCount + count * 4), ByteArrays(size: count * 36))
      for (bytes, own) in pieces {
        var start = 0
        for hash in own {
          let end = newline(in: bytes, from: start) ?? bytes.count
          lines.append(bytes[start..<end])
          start = end + 1
          hashes.append(hash.bytes[...])
          grown.append(hash)
        }
      }
      let parameters: [Parameter] =
        [.integer(tree.size), .integer(count), .integer(byteCount)] + head(grown)
        + [.arrays(lines), .arrays(hashes)]
      if holdsLock {
        let results = try connection.run(together: [
          (Self.insertion, parameters), (Self.commit, []),
        ])
        guard results[0].changedCount > 0 else {
          throw DatabaseFailure(store.damage("events were appended in spite of a lock"))
        }
        holdsLock = false
      } else {
        do throws(DatabaseFailure) {
          guard try connection.run(Self.insertion, parameters).changedCount > 0 else { return nil }
        } catch {
          guard error.isBehind else { throw error }
          return nil
        }
      }
      try requireConfirmation()
      return grown
    }

    /// Appends a batch by COPY.
    private func copy(_ batch: LineBatch) throws(DatabaseFailure) -> GrowingTree? {
      let rounds = batch.rounds
      return try copy { () throws(LedgerError) in rounds.next() }?.grown
    }

    func append(linesOf reader: any LineReader, at position: Int) throws(LedgerError) -> Int {
      do throws(DatabaseFailure) {
        let result =
          position == tree.size
          ? try copy { () throws(LedgerError) in
            try reader.next().map { [($0.bytes, $0.hashes)] }
          } : nil
        guard let (grown, byteCount) = result else {
          throw DatabaseFailure(
            LedgerError(
              .conflict,
              "others append to \(store.place) while it is copied to; only copy to a ledger that "
                + "nobody else appends to"))
        }
        tree = grown
        return byteCount
      } catch { throw unsure(error) }
    }

    /// Appends lines by COPY, in the transaction that counts their positions.
    ///
    /// - Parameter pieces: gives lines and their hashes, until it gives nil.
    /// - Returns: the tree with them, and their bytes; nil if others were there before.
    /// - Throws: ``DatabaseFailure``; what `pieces` throws, as its `other`.
    private func copy(
      _ pieces: () throws(LedgerError) -> [(bytes: [UInt8], hashes: [Digest])]?
    ) throws(DatabaseFailure) -> (grown: GrowingTree, byteCount: Int)? {
      if !holdsLock {
        try connection.run("BEGIN")
        holdsLock = true
        // The lock first: lines that come too late need not be sent.
        let head = try DatabaseHead(connection.run(DatabaseHead.lock, []), store.place)
        guard head.tree.size == tree.size else {
          standBack()
          return nil
        }
      }
      var rows = CopyRows(after: tree)
      try connection.copyIn(
        "COPY indicators.events (seq, line, leaf_hash) FROM STDIN (FORMAT binary)"
      ) { () throws(LedgerError) in try rows.next(pieces) }
      if rows.byteCount > 0 {
        try connection.run(
          Self.count,
          [.integer(tree.size), .integer(rows.tree.size - tree.size), .integer(rows.byteCount)]
            + head(rows.tree))
      }
      try connection.run("COMMIT")
      holdsLock = false
      try requireConfirmation()
      return (rows.tree, rows.byteCount)
    }

    /// Root and subtrees, as the row of the checkpoint has them.
    private func head(_ tree: GrowingTree) -> [Parameter] {
      [.bytes(tree.root.bytes), .bytes(tree.subtrees.flatMap(\.bytes))]
    }

    /// Demands that the commit was confirmed by as many servers as the primary waits for.
    ///
    /// If its waiting is ended, the primary says that it has committed, and warns. The words of the
    /// warning are of the server's language, so that any counts where others are to confirm.
    private func requireConfirmation() throws(DatabaseFailure) {
      guard let warning = connection.takeWarnings().first,
        try connection.run("SELECT current_setting('synchronous_standby_names') <> ''")
          .integer(0, 0) != 0
      else { return }
      throw DatabaseFailure(
        LedgerError(
          .unavailable,
          "\(store.place): the batch is recorded, but no other server has confirmed it: \(warning)")
      )
    }

    /// An error that says what is known of the batch.
    private func unsure(_ failure: DatabaseFailure) -> LedgerError {
      guard failure.isConnectionLost else { return failure.described(store.place) }
      return LedgerError(
        .unavailable,
        "the connection to \(store.place) was lost (\(failure.message)), and it is unknown whether "
          + "the batch is recorded; append it again: what is there is not recorded twice")
    }
  }

  /// What others have appended, row by row.
  private struct FollowingRows {
    let first: Int
    private(set) var events: [FollowingEvent] = []
    private(set) var hashes: [Digest] = []
    private var last: LineHead?

    init(first: Int) { self.first = first }

    /// Takes the next row.
    mutating func take(_ rows: Rows, _ row: Int) throws(LedgerError) {
      let seq = first + events.count
      let line = rows.bytes(row, 1)
      let head = try LineHead(line[...])
      let event = try EncodedEvent(ofLine: line, expecting: seq)
      guard last.map({ head.follows($0) }) ?? ((head.batch?.lowerBound ?? seq) == seq) else {
        throw LedgerError(.damaged, "event \(seq) does not follow on the event ahead of it")
      }
      last = head
      events.append(FollowingEvent(event, recorded: head.recorded))
      hashes.append(rows.hashes(row).found)
    }
  }

  extension DatabaseFailure {
    /// Whether another transaction was there before.
    fileprivate var isBehind: Bool { sqlState == "40001" || sqlState == "40P01" }
  }
#endif
