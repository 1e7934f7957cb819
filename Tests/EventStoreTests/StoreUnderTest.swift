import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import TransparencyLog

#if PostgreSQL
  import LedgerPostgreSQL
#endif

/// The kinds of stores; every test of this suite runs with each.
enum StoreKind: String, CaseIterable, Sendable {
  case folder
  #if PostgreSQL
    case postgreSQL
  #endif
}

/// A store of a test's own.
struct StoreUnderTest {
  /// What `--ledger` takes for it.
  let place: String
  let store: any EventStore
  /// Keeps a folder for as long as this is there.
  private let folder: TemporaryFolder?

  /// An empty one.
  init(_ kind: StoreKind) throws {
    switch kind {
    case .folder:
      let folder = try TemporaryFolder()
      place = folder.path
      try makeFolder(folder.path + "/EventLog")
      self.folder = folder
      store = EventLog(folder: folder.path + "/EventLog")
    #if PostgreSQL
      case .postgreSQL:
        let server = try PostgreSQLServer.shared.get()
        place = server.address(try server.database())
        folder = nil
        guard let address = AddressText(place) else {
          throw LedgerError(.unavailable, "the test's server has an address that is none")
        }
        _ = try PostgreSQLStore.migrate(address)
        store = try PostgreSQLStore(address)
    #endif
    }
  }

  /// One with batches of so many events each.
  init(_ kind: StoreKind, batches: [Int]) throws {
    try self.init(kind)
    for (number, count) in batches.enumerated() { try append(count, number) }
  }

  /// Appends a batch of so many events.
  func append(_ count: Int, _ batch: Int) throws {
    let writer = try store.writer(waits: false)
    let first = writer.tree.size
    let result = try writer.append(
      try Self.events(count, seed: batch), at: first, recorded: Self.time(batch))
    guard case .appended = result else { throw LedgerError(.conflict, "somebody else appends") }
  }

  /// Events that are hard to write, the same for the same seed.
  static func events(_ count: Int, seed: Int) throws -> [EncodedEvent] {
    var random = RandomEvents(seed: UInt64(seed))
    return try (0..<count).map { EncodedEvent(try random.event(Event.kinds[$0 % 6])) }
  }

  /// An event with so many bytes, about.
  static func event(bytes: Int, _ number: Int) -> EncodedEvent {
    EncodedEvent(
      .series(SeriesDefinition(key: "S.\(number)", title: String(repeating: "é", count: bytes / 2)))
    )
  }

  static func time(_ batch: Int) -> Timestamp { Timestamp(seconds: 1_700_000_000 + batch * 60) }
}
