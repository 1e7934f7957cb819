#if PostgreSQL
  import IndicatorLedger
  import Testing
  import TestSupport

  @Suite("A database whose tables are not as this program knows them")
  struct VersionTests {
    @Test("A database without a ledger says how to make one")
    func none() throws {
      let server = try PostgreSQLServer.shared.get()
      let address = server.address(try server.database())
      let error = try #require(throws: LedgerError.self) { try Ledger(at: address) }
      #expect(error.message.contains("make one at \(address)"))
    }

    @Test("Tables of a newer program are refused; making them again changes nothing")
    func newer() throws {
      let test = try DatabaseUnderTest(releases: 1)
      #expect(try Ledger.create(at: test.address).isNew == false)
      #expect(try test.ledger().events().count == 2)
      try test.sql("INSERT INTO indicators.migration (version) VALUES (99)")
      for body in [
        { _ = try Ledger(at: test.address) }, { _ = try Ledger.create(at: test.address) },
      ] {
        let error = try #require(throws: LedgerError.self, performing: body)
        #expect(error.message.contains("use a newer program"))
      }
    }

    @Test("Who may not make tables is told so, and nothing is made")
    func unprivileged() throws {
      let server = try PostgreSQLServer.shared.get()
      let name = try server.database()
      try server.sql("CREATE ROLE \(name)_nobody LOGIN")
      let error = try #require(throws: LedgerError.self) {
        try Ledger.create(at: server.address(name, user: "\(name)_nobody"))
      }
      #expect(error.message.contains("permission denied"))
      #expect(try server.sql("SELECT to_regnamespace('indicators') IS NULL", in: name) == "t")
    }
  }
#endif
