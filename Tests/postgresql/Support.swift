#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import LedgerPostgreSQL
  import LedgerModel
  import TestSupport

  /// A ledger in a new database of the tests' server.
  struct DatabaseUnderTest {
    let server: PostgreSQLServer
    let name: String
    let address: String

    /// Makes it with so many releases, one a batch.
    init(on server: PostgreSQLServer? = nil, releases: Int = 0) throws {
      self.server = try server ?? PostgreSQLServer.shared.get()
      name = try self.server.database()
      address = self.server.address(name)
      _ = try Ledger.create(at: address)
      guard releases > 0 else { return }
      let appender = try ledger().appender()
      _ = try appender.append([Self.series])
      for number in 0..<releases { _ = try appender.append([try Self.release(number)]) }
    }

    func ledger(as user: String = PostgreSQLServer.owner) throws(LedgerError) -> Ledger {
      try Ledger(at: server.address(name, user: user))
    }

    @discardableResult
    func sql(_ text: String) throws -> String { try server.sql(text, in: name) }

    /// A new user who may log in and has one of the ledger's roles.
    func user(_ role: String) throws -> String {
      let user = "u" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      try sql("CREATE ROLE \(user) LOGIN; GRANT \(name)_\(role) TO \(user)")
      return user
    }

    static let series = Event.series(SeriesDefinition(key: "T.X", unit: "USD"))

    static func release(_ number: Int, title: String = "Daily figure") throws -> Event {
      let day = CivilDate(dayNumber: number)
      return .release(
        Release(
          id: "r-\(number)", agency: "T", title: title, published: PublicationTime(day),
          figures: [
            Figure(series: "T.X", period: .day(day), value: try ExactDecimal("\(number).5"))
          ]
        ))
    }
  }
#endif
