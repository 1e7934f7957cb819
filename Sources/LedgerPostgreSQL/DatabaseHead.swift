#if PostgreSQL
  import LedgerLog
  import LedgerModel
  import TransparencyLog

  /// What the row of the table `checkpoint` says: how far the log has come.
  struct DatabaseHead: Sendable {
    /// How many bytes all lines have, each with a newline, as in a folder.
    var byteCount: Int
    var tree: GrowingTree
    var origin: String

    var checkpoint: Checkpoint { Checkpoint(origin: origin, size: tree.size, root: tree.root) }

    private static let columns = """
      SELECT size, byte_count, root, subtrees,
        (SELECT text FROM indicators.note ORDER BY number DESC LIMIT 1)
      FROM indicators.checkpoint
      """

    private static let look = PreparedStatement(name: "head", sql: columns)

    /// Reads the row, and has nobody else append until the transaction ends.
    static let lock = PreparedStatement(
      name: "lock", sql: columns + " FOR NO KEY UPDATE OF checkpoint")

    /// Reads the row.
    ///
    /// - Parameters:
    ///   - connection: where from.
    ///   - place: for errors.
    /// - Throws: ``DatabaseFailure``; `damaged` as its `other`.
    init(_ connection: Connection, _ place: String) throws(DatabaseFailure) {
      try self.init(connection.run(Self.look, []), place)
    }

    /// Reads what a statement gave.
    init(_ rows: Rows, _ place: String) throws(DatabaseFailure) {
      guard rows.count == 1 else { throw Self.damage("it has no row", place) }
      byteCount = rows.integer(0, 1)
      let subtrees = rows.bytes(0, 3)
      let digests = stride(from: 0, to: subtrees.count, by: 32).compactMap {
        Digest(subtrees[$0..<min($0 + 32, subtrees.count)])
      }
      guard let tree = GrowingTree(size: rows.integer(0, 0), subtrees: digests),
        Digest(rows.bytes(0, 2)) == tree.root
      else { throw Self.damage("its subtrees do not give its root", place) }
      self.tree = tree
      let note = rows.text(0, 4).flatMap { try? Checkpoint(text: SignedNote(fileText: $0).text) }
      origin = note?.origin ?? EventLog.unnamedOrigin
    }

    private static func damage(_ what: String, _ place: String) -> DatabaseFailure {
      DatabaseFailure(
        LedgerError(.damaged, "the table indicators.checkpoint is damaged: \(what)")
          .located(file: place, line: nil, column: nil))
    }
  }
#endif
