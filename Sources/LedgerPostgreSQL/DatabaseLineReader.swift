import EventCoding

#if PostgreSQL
  import LedgerLog
  import LedgerModel
  import TransparencyLog

  /// Reads the lines of a database from a position on, as they come.
  final class DatabaseLineReader: LineReader {
    private let store: PostgreSQLStore
    /// The position of the next line.
    private var seq: Int
    /// How many events there are, as far as is known.
    private var size = 0
    /// The connection by which rows are coming.
    private var connection: Connection?

    init(_ store: PostgreSQLStore, from seq: Int) { (self.store, self.seq) = (store, seq) }

    /// So many bytes are given at once.
    private static let pieceSize = 1 << 20

    func next() throws(LedgerError) -> LineRun? {
      if seq >= size { size = try store.head().tree.size }
      guard seq < size else { return nil }
      var run = LineRun(first: seq)
      do throws(DatabaseFailure) {
        try fill(&run)
      } catch {
        connection = nil
        // What came is whole; the rest is asked for again.
        guard !run.hashes.isEmpty, error.isConnectionLost else {
          throw error.described(store.place)
        }
      }
      let last = run.bytes.dropLast()
      let start = last.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? last.startIndex
      run.last = try LineHead(last[start...])
      seq = run.end
      return run
    }

    private func fill(_ run: inout LineRun) throws(DatabaseFailure) {
      while run.bytes.count < Self.pieceSize, run.end < size {
        var failure: DatabaseFailure?
        let current = try reading(from: run.end)
        if let row = try current.nextRow(&failure) {
          do throws(LedgerError) { try store.add(row, to: &run) } catch {
            throw DatabaseFailure(error)
          }
        } else {
          if let failure { throw failure }
          store.pool.put(current)
          connection = nil
        }
      }
    }

    /// The connection by which rows from a position on come.
    private func reading(from seq: Int) throws(DatabaseFailure) -> Connection {
      if let connection { return connection }
      let new: Connection
      do throws(LedgerError) { new = try store.pool.take() } catch { throw DatabaseFailure(error) }
      try store.begin(new, seq..<size)
      connection = new
      return new
    }
  }

  extension PostgreSQLStore {
    /// Adds a row to the lines before it.
    fileprivate func add(_ row: Rows, to run: inout LineRun) throws(LedgerError) {
      guard row.integer(0, 0) == run.end else { throw missing(run.end) }
      let (found, noted) = row.hashes()
      guard found == noted else { throw damage("event \(run.end): the line was altered") }
      unsafe row.withBytes(0, 1) { unsafe run.bytes.append(contentsOf: $0) }
      run.bytes.append(UInt8(ascii: "\n"))
      run.hashes.append(found)
    }
  }
#endif
