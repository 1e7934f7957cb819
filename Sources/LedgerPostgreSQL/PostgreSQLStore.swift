#if PostgreSQL
  package import LedgerLog
  package import LedgerModel
  package import TransparencyLog

  /// A ledger's log in the schema `indicators` of a PostgreSQL database, version 12 or newer.
  package struct PostgreSQLStore: Sendable {
    let address: DatabaseAddress
    /// Connections that wait for their next use.
    let pool: ConnectionPool
    /// The ledger's own name, the same on every copy of the database: for files on this machine.
    package let identity: String
    /// What is kept on this machine and says which events the log had; nil: nothing.
    package var outside: OutsideWitness?

    /// Opens the ledger in a database.
    ///
    /// - Parameter address: a connection URI or string as libpq reads it.
    /// - Throws: ``LedgerError`` with the code `unavailable` if it cannot be reached, has no ledger,
    ///   or one of another version.
    package init(_ address: AddressText) throws(LedgerError) {
      self.address = try DatabaseAddress(address)
      pool = ConnectionPool(self.address)
      identity = try pool.use { connection throws(DatabaseFailure) in
        let rows = try connection.run(
          "SELECT (SELECT max(version) FROM indicators.migration), id::text FROM indicators.ledger")
        let version = rows.integer(0, 0)
        guard version == Migrations.all.count else { throw Self.otherVersion(version) }
        return Self.fileName(rows.text(0, 1) ?? "")
      }
    }

    /// An identity as a part of a path, whatever a server says that it is.
    private static func fileName(_ identity: String) -> String {
      String(identity.prefix(36).map { $0.isHexDigit && $0.isASCII ? $0 : "-" })
    }

    /// Makes the tables and roles of a ledger, or brings them up to this version.
    ///
    /// - Parameter address: a connection URI; its user must be allowed to make schemas and roles.
    /// - Returns: whether there were none before.
    /// - Throws: ``LedgerError`` with the code `unavailable`.
    package static func migrate(_ address: AddressText) throws(LedgerError) -> Bool {
      let pool = ConnectionPool(try DatabaseAddress(address))
      return try pool.use { connection throws(DatabaseFailure) in
        try connection.run("BEGIN")
        // So that two programs do not do it at once; any number will do.
        try connection.run("SELECT pg_advisory_xact_lock($1)", [.integer(0x1ED6E5)])
        let isThere = try connection.run("SELECT to_regclass('indicators.migration') IS NOT NULL")
        let version =
          isThere.integer(0, 0) == 0
          ? 0
          : try connection.run("SELECT max(version) FROM indicators.migration").integer(0, 0)
        guard version <= Migrations.all.count else { throw Self.otherVersion(version) }
        for migration in Migrations.all[version...] { try connection.runScript(migration) }
        try connection.run("COMMIT")
        return version == 0
      }
    }

    private static func otherVersion(_ version: Int) -> DatabaseFailure {
      DatabaseFailure(
        LedgerError(
          .unavailable,
          version > Migrations.all.count
            ? "the tables in the schema indicators are of version \(version), this program knows "
              + "\(Migrations.all.count): use a newer program"
            : "the tables in the schema indicators are of version \(version), this program needs "
              + "\(Migrations.all.count)",
          remedy: version > Migrations.all.count ? nil : .bringUpToDate))
    }

    /// The row of the table `checkpoint`.
    func head() throws(LedgerError) -> DatabaseHead {
      try pool.use { connection throws(DatabaseFailure) in try DatabaseHead(connection, place) }
    }
  }

  extension PostgreSQLStore: EventStore {
    package var place: String { address.place }

    package func presentCheckpoint() throws(LedgerError) -> Checkpoint? { try head().checkpoint }

    package func signedCheckpoint() throws(LedgerError) -> SignedNote? {
      let text = try pool.use { connection throws(DatabaseFailure) in
        let rows = try connection.run(
          "SELECT text FROM indicators.note WHERE is_signed ORDER BY number DESC LIMIT 1")
        return rows.count == 0 ? nil : rows.text(0, 0)
      }
      guard let text else { return nil }
      do { return try SignedNote(fileText: text) } catch {
        throw LedgerError(.damaged, "the last signed note is no checkpoint: \(error.message)")
          .located(file: place, line: nil, column: nil)
      }
    }

    package func trustedHashes() throws(LedgerError) -> [Digest] {
      let head = try head()
      var hashes: [Digest] = []
      try pool.use { connection throws(DatabaseFailure) in
        hashes.removeAll()
        try connection.forEachRow(
          "SELECT leaf_hash FROM indicators.events WHERE seq < $1 ORDER BY seq",
          [.integer(head.tree.size)]
        ) { rows throws(LedgerError) in
          if let hash = Digest(rows.bytes(0, 0)) { hashes.append(hash) }
        }
      }
      return GrowingTree(hashes).root == head.tree.root ? hashes : []
    }

    /// A snapshot that is made anew reads all of the log from afar; what stands behind one costs
    /// its bytes and a little for each figure.
    package func longestTail(ofLog byteCount: Int) -> Int { max(1 << 20, byteCount / 8) }

    package func lines(_ wanted: Set<Int>) throws(LedgerError) -> [Int: [UInt8]] {
      guard !wanted.isEmpty else { return [:] }
      let list = "{\(wanted.sorted().map(String.init).joined(separator: ","))}"
      var found: [Int: [UInt8]] = [:]
      try pool.use { connection throws(DatabaseFailure) in
        try connection.forEachRow(
          "SELECT seq, line FROM indicators.events WHERE seq = ANY ($1::text::bigint[])",
          [.text(list)]
        ) { rows throws(LedgerError) in found[rows.integer(0, 0)] = rows.bytes(0, 1) }
      }
      return found
    }

    package func lines(from seq: Int) throws(LedgerError) -> any LineReader {
      DatabaseLineReader(self, from: seq)
    }

    package func writer(waits: Bool) throws(LedgerError) -> any EventWriter {
      let writer = try DatabaseWriter(self)
      // What is kept here knows of a database that was put back to an earlier state.
      if let known = outside?.read(), known.size >= writer.tree.size,
        known.size > writer.tree.size || known.root != writer.tree.root
      {
        _ = try survey(through: nil)
      }
      return writer
    }

    package func acceptLoss(waits: Bool) throws(LedgerError) -> (count: Int, files: [String]) {
      let survey = try contents(through: nil, decodes: false).survey
      guard let outside, outside.read()?.disagreement(with: survey) != nil else {
        return (survey.count, [])
      }
      return (survey.count, [try outside.setAside()])
    }

    /// None: they would come from afar.
    package var mostReadEachTime: Int { 0 }

    package func changeSignal() throws(LedgerError) -> any ChangeSignal {
      try DatabaseChangeSignal(address)
    }
  }
#endif
