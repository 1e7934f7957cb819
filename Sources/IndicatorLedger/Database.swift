import LedgerLog
import LedgerModel

#if PostgreSQL
  import LedgerPostgreSQL
#endif

/// A ledger's database, where the program was built with one.
struct Database {
  let store: any EventStore
  /// Where snapshots are kept on this machine.
  let snapshotFolder: String

  #if PostgreSQL
    /// Opens the ledger in a database.
    ///
    /// - Throws: ``LedgerError`` with the code `unavailable`.
    static func open(_ address: AddressText) throws(LedgerError) -> Database {
      Database(try PostgreSQLStore(address))
    }

    /// Makes the tables of a ledger in a database, or brings them up to this version.
    ///
    /// - Returns: the database, and whether there were none before.
    /// - Throws: ``LedgerError`` with the code `unavailable`.
    static func create(
      _ address: AddressText
    ) throws(LedgerError) -> (database: Database, isNew: Bool) {
      let isNew = try PostgreSQLStore.migrate(address)
      return (try open(address), isNew)
    }

    private init(_ opened: PostgreSQLStore) {
      var store = opened
      // Without a home there is no place that is this user's only, and no snapshot is kept.
      snapshotFolder = (cacheFolder() ?? "/dev/null") + "/indicators/" + store.identity
      store.outside = Snapshot.witness(in: snapshotFolder)
      self.store = store
    }
  #else
    static func open(_ address: AddressText) throws(LedgerError) -> Database { throw notBuiltIn }

    static func create(
      _ address: AddressText
    ) throws(LedgerError) -> (database: Database, isNew: Bool) { throw notBuiltIn }

    private static var notBuiltIn: LedgerError {
      LedgerError(
        .unavailable,
        "this looks like a database's address (it is not repeated here, as it may hold a password), "
          + "and this program was built without PostgreSQL; build it with 'swift build -c release "
          + "--traits PostgreSQL', which needs libpq (Debian: libpq-dev); a folder of such a name has "
          + "./ before it")
    }
  #endif
}
