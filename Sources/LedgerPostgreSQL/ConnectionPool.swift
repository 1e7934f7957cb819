#if PostgreSQL
  import LedgerModel
  import Synchronization

  /// Connections to one database: each is used by one at a time, and kept for the next.
  final class ConnectionPool: Sendable {
    let address: DatabaseAddress
    private let idle = Mutex<[Connection]>([])

    init(_ address: DatabaseAddress) { self.address = address }

    /// Takes a connection, or makes one.
    ///
    /// - Throws: ``LedgerError`` with the code `unavailable`.
    func take() throws(LedgerError) -> Connection {
      while let connection = idle.withLock({ $0.popLast() }) {
        if connection.isIdle { return connection }
      }
      return try Connection(address)
    }

    /// Keeps a connection for the next use, if it can be used.
    func put(_ connection: Connection) {
      guard connection.isIdle else { return }
      idle.withLock { $0.append(connection) }
    }

    /// Uses a connection.
    ///
    /// One that was kept may have been closed by the server: then `body` runs again with another.
    ///
    /// - Parameter body: reads; may be called twice.
    /// - Returns: what `body` gives.
    /// - Throws: ``LedgerError``: `unavailable` if the server cannot be reached or refuses; what
    ///   `body` throws as its own.
    func use<Result>(
      _ body: (Connection) throws(DatabaseFailure) -> Result
    ) throws(LedgerError) -> Result {
      for attempt in 0..<2 {
        let connection = try take()
        do throws(DatabaseFailure) {
          let result = try body(connection)
          put(connection)
          return result
        } catch {
          guard error.isConnectionLost, attempt == 0 else { throw error.described(address.place) }
        }
      }
      throw LedgerError(.unavailable, "the connection to \(address.place) is lost")
    }
  }

  extension DatabaseFailure {
    /// The error for whoever uses the ledger.
    func described(_ place: String) -> LedgerError {
      if let other { return other }
      let what: String
      switch sqlState {
      case "42P01", "3F000":
        return LedgerError(
          .unavailable, "\(place): it has no ledger", remedy: .makeLedger(place))
      case "42501":
        what =
          "\(message): the user may not do this; its role is given with GRANT \"DATABASE_reader\" "
          + "or \"DATABASE_appender\" TO user"
      case "25006":
        what =
          "this server only follows another; name the one that is written to, or all of them with "
          + "?target_session_attrs=read-write"
      case "":
        what = isConnectionLost ? "the connection is lost: \(message)" : message
      default: what = "\(message) (SQLSTATE \(sqlState))"
      }
      return LedgerError(.unavailable, "\(place): \(what)")
    }
  }
#endif
