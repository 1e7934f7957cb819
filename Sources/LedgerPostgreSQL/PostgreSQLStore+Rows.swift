#if PostgreSQL
  import LedgerLog
  import LedgerModel
  import TransparencyLog

  extension PostgreSQLStore {
    /// So many rows are asked for at once.
    ///
    /// Not all of a long log: without statistics of the table the server could take it into its
    /// head to sort them.
    private static let window = 8192

    /// The query for rows of events: position, line, hash.
    private static let query = """
      SELECT seq, line, leaf_hash FROM indicators.events
      WHERE seq >= $1 AND seq < $2 ORDER BY seq
      """

    /// Asks for the rows of some events, or for the first of them: whoever has taken them asks again.
    ///
    /// - Throws: ``DatabaseFailure``.
    func begin(_ connection: Connection, _ events: Range<Int>) throws(DatabaseFailure) {
      let end = min(events.lowerBound + Self.window, events.upperBound)
      try connection.begin(Self.query, [.integer(events.lowerBound), .integer(end)])
    }

    /// Gives the rows of some events in order, one by one: position, line, hash.
    ///
    /// Should the connection be lost, it goes on with another one where it was: rows do not change.
    ///
    /// - Throws: ``LedgerError``: `damaged` if one is missing; `unavailable`; whatever `take` throws.
    func forEachRow(
      of events: Range<Int>, _ take: (Rows) throws(LedgerError) -> Void
    ) throws(LedgerError) {
      var next = events.lowerBound
      try pool.use { connection throws(DatabaseFailure) in
        while next < events.upperBound {
          let end = min(next + Self.window, events.upperBound)
          try connection.forEachRow(Self.query, [.integer(next), .integer(end)]) {
            rows throws(LedgerError) in
            guard rows.integer(0, 0) == next else { throw missing(next) }
            try take(rows)
            next += 1
          }
          guard next == end else { throw DatabaseFailure(missing(next)) }
        }
      }
    }

    /// The error for a row that is not there.
    func missing(_ seq: Int) -> LedgerError {
      damage("event \(seq) is missing, which the checkpoint vouches for")
    }

    /// The error for rows that are not what was recorded.
    func damage(_ what: String) -> LedgerError {
      LedgerError(.damaged, what + "; restore the database from a copy")
        .located(file: place, line: nil, column: nil)
    }
  }

  extension Rows {
    /// The hash of the line in a row of events, and the hash that was noted with it.
    func hashes(_ row: Int = 0) -> (found: Digest, noted: Digest?) {
      let found = unsafe withBytes(row, 1) { unsafe recordHash($0) }
      return (found, Digest(bytes(row, 2)))
    }
  }
#endif
