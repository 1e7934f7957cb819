package import LedgerLog
public import LedgerModel
public import LedgerProjections

/// A ledger: the log of published facts, in a folder or a database, and everything that follows
/// from it.
///
/// ```swift
/// let ledger = try Ledger.find()
/// let known = try ledger.state().known(asOf: PublicationTime("2024-01-12"))
/// print(known.total("CN.TRADE.RU.USD", .year(2023))?.value ?? "unknown")
/// ```
public struct Ledger: Sendable {
  /// The folder that holds `EventLog/` and `Snapshots/`, or a database's address without secrets.
  public let place: String
  package let log: any EventStore
  /// The folder for snapshots, on this machine.
  let snapshotFolder: String
  /// Is told, in a sentence, of what was wrong and could be helped; nil: nobody is.
  public var onWarning: (@Sendable (String) -> Void)?

  /// Opens the ledger in a folder or a database.
  ///
  /// - Parameter place: the folder, or what libpq calls a connection URI, `postgresql://…`, or
  ///   string, `host=… dbname=…`; a folder whose name looks like one has `./` before it.
  /// - Throws: ``LedgerError`` with the code `unavailable` if there is no ledger, or if the database
  ///   cannot be reached.
  public init(at place: String) throws(LedgerError) {
    switch LedgerPlace(place) {
    case .database(let address): self.init(in: try Database.open(address))
    case .folder(let folder):
      guard isFolder(folder + "/" + Self.logFolder) else {
        throw LedgerError(
          .unavailable,
          "\(folder) is no ledger: it has no folder \(Self.logFolder)",
          remedy: .makeLedger(folder))
      }
      self.init(checked: folder)
    }
  }

  private init(checked folder: String) {
    place = folder
    snapshotFolder = folder + "/" + Self.snapshotFolder
    log = EventLog(
      folder: folder + "/" + Self.logFolder, outside: Snapshot.witness(in: snapshotFolder))
  }

  private init(in database: Database) {
    place = database.store.place
    log = database.store
    snapshotFolder = database.snapshotFolder
  }

  private static let logFolder = "EventLog"
  private static let snapshotFolder = "Snapshots"

  /// Opens the ledger that `start` lies in, looking upwards as git does.
  ///
  /// - Parameter start: a folder; the working folder unless said otherwise.
  /// - Returns: the ledger.
  /// - Throws: ``LedgerError`` with the code `unavailable` if there is none.
  public static func find(from start: String? = nil) throws(LedgerError) -> Ledger {
    let start = start ?? workingFolder()
    var folder = start
    while true {
      if isFolder(folder + "/" + logFolder) { return Ledger(checked: folder) }
      guard let slash = folder.lastIndex(of: "/"), folder.count > 1 else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw LedgerError(
      .unavailable,
      "no ledger here: neither \(start) nor a folder above it has an \(logFolder)",
      remedy: .nameLedger)
  }

  /// Makes an empty ledger.
  ///
  /// - Parameter place: a folder, or the address of a database, in which tables are made.
  /// - Returns: the ledger, and whether it was made or there already.
  /// - Throws: ``LedgerError`` with the code `unavailable` if a folder or a table cannot be made.
  public static func create(at place: String) throws(LedgerError) -> (ledger: Ledger, isNew: Bool) {
    switch LedgerPlace(place) {
    case .database(let address):
      let (database, isNew) = try Database.create(address)
      return (Ledger(in: database), isNew)
    case .folder(let folder):
      let isNew = !isFolder(folder + "/" + logFolder)
      try makeFolder(folder)
      try makeFolder(folder + "/" + logFolder)
      try makeFolder(folder + "/" + snapshotFolder)
      return (Ledger(checked: folder), isNew)
    }
  }

  /// All recorded events in order, or those up to a position or a moment of recording.
  ///
  /// - Parameters:
  ///   - last: the last position wanted; nil: all.
  ///   - moment: leave out what the ledger learnt later; nil: nothing.
  /// - Returns: the events.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  public func events(
    through last: Int? = nil, recordedBy moment: Timestamp? = nil
  ) throws(LedgerError) -> [RecordedEvent] {
    try log.read().events.filter { event in
      (last.map { event.seq <= $0 } ?? true) && (moment.map { event.recorded <= $0 } ?? true)
    }
  }

  /// The state that those events give: from the snapshot if all are wanted, else by replay.
  ///
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  public func state(
    through last: Int?, recordedBy moment: Timestamp? = nil
  ) throws(LedgerError) -> LedgerState {
    last == nil && moment == nil
      ? try state() : try replay(through: last, recordedBy: moment)
  }

  /// Any projection of those events.
  ///
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  public func project<Result: Projection>(
    into projection: Result, through last: Int? = nil, recordedBy moment: Timestamp? = nil
  ) throws(LedgerError) -> Result {
    var result = projection
    result.apply(contentsOf: try events(through: last, recordedBy: moment))
    return result
  }
}
