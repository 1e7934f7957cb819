#if PostgreSQL
  import IndicatorLedger
  import Testing
  import TestSupport

  @Suite("What a database lets people do to a ledger")
  struct ImmutabilityTests {
    /// Every way to change what is recorded, by SQL.
    static let changes = [
      "UPDATE indicators.events SET line = 'x' WHERE seq = 1",
      "UPDATE indicators.events SET leaf_hash = sha256('x')",
      "DELETE FROM indicators.events WHERE seq = 2",
      "DELETE FROM indicators.events",
      "TRUNCATE indicators.events",
      "UPDATE indicators.note SET text = 'x'",
      "DELETE FROM indicators.note",
      "TRUNCATE indicators.note",
      "DELETE FROM indicators.checkpoint",
      "TRUNCATE indicators.checkpoint",
      "UPDATE indicators.checkpoint SET size = size - 1",
      "UPDATE indicators.checkpoint SET root = sha256('x')",
      "MERGE INTO indicators.events e USING (VALUES (1)) v (seq) ON e.seq = v.seq "
        + "WHEN MATCHED THEN DELETE",
      "INSERT INTO indicators.events SELECT seq, 'x', leaf_hash FROM indicators.events "
        + "ON CONFLICT (seq) DO UPDATE SET line = 'x'",
    ]

    @Test(
      "Nobody changes or removes an event, whatever their role",
      arguments: ["reader", "appender", "owner"])
    func refused(_ role: String) throws {
      let test = try DatabaseUnderTest(releases: 3)
      let user = try test.user(role)
      let root = try test.ledger().copyRoot()
      for change in Self.changes {
        #expect(throws: (any Error).self, "\(role): \(change)") {
          try test.sql("SET ROLE \(user); \(change)")
        }
      }
      // Not even who may do everything else, unless they take the trigger away first.
      for change in Self.changes {
        #expect(throws: (any Error).self, "superuser: \(change)") { try test.sql(change) }
      }
      #expect(throws: (any Error).self, "as a replica") {
        try test.sql("SET session_replication_role = replica; DELETE FROM indicators.events")
      }
      #expect(try test.ledger().copyRoot() == root)
    }

    @Test("A reader reads and cannot append; an appender does both; a stranger neither")
    func roles() throws {
      let test = try DatabaseUnderTest(releases: 2)
      let reader = try test.ledger(as: try test.user("reader"))
      #expect(try reader.events().count == 3)
      let refusal = try #require(throws: LedgerError.self) {
        try reader.append([try DatabaseUnderTest.release(9)])
      }
      #expect(refusal.message.contains("permission denied"))
      #expect(refusal.message.contains("_appender"))
      let appender = try test.ledger(as: try test.user("appender"))
      #expect(try appender.append([try DatabaseUnderTest.release(9)]).appended == [3])
      #expect(try reader.events().count == 4)
      try test.sql("CREATE ROLE stranger\(test.name) LOGIN")
      #expect(throws: LedgerError.self) { try test.ledger(as: "stranger\(test.name)") }
    }

    @Test(
      "An appender cannot take a turn that is not theirs",
      arguments: [
        "INSERT INTO indicators.events VALUES (1, 'x', sha256('x'))",
        "INSERT INTO indicators.checkpoint DEFAULT VALUES",
        "INSERT INTO indicators.note (number, is_signed, text) OVERRIDING SYSTEM VALUE "
          + "VALUES (0, true, 'x')",
        "UPDATE indicators.ledger SET id = gen_random_uuid()",
        "INSERT INTO indicators.migration VALUES (99)",
        "ALTER TABLE indicators.events DISABLE TRIGGER ALL",
        "DROP TABLE indicators.events",
        "DROP SCHEMA indicators CASCADE",
      ])
    func appenderOnly(_ statement: String) throws {
      let test = try DatabaseUnderTest(releases: 1)
      let user = try test.user("appender")
      #expect(throws: (any Error).self) { try test.sql("SET ROLE \(user); \(statement)") }
    }

    @Test("Who takes the trigger away and alters an event is found out, and the event named")
    func alteration() throws {
      let test = try DatabaseUnderTest(releases: 5)
      try test.sql(
        """
        ALTER TABLE indicators.events DISABLE TRIGGER recorded_for_good;
        UPDATE indicators.events SET line = convert_to(
          replace(convert_from(line, 'UTF8'), '2.5', '7.5'), 'UTF8') WHERE seq = 3
        """)
      let result = try CommandRunner()("verify", "--ledger", test.address)
      #expect(result.status == 4)
      #expect(result.error.contains("event 3: the line was altered"))
      #expect(result.output.contains("0 to 2"))
      // With its hash altered, too, only the root tells.
      try test.sql(
        "UPDATE indicators.events SET leaf_hash = sha256('\\x00'::bytea || line) WHERE seq = 3")
      let other = try CommandRunner()("verify", "--ledger", test.address)
      #expect(other.status == 4)
    }

    @Test("Events that are missing are found out")
    func missing() throws {
      let test = try DatabaseUnderTest(releases: 5)
      try test.sql(
        """
        ALTER TABLE indicators.events DISABLE TRIGGER recorded_for_good;
        DELETE FROM indicators.events WHERE seq = 4
        """)
      let error = try #require(throws: LedgerError.self) { try test.ledger().events() }
      #expect(error.code == .damaged)
      #expect(error.message.contains("event 4 is missing"))
    }
  }

  extension Ledger {
    /// The root of all events, read anew.
    fileprivate func copyRoot() throws -> String {
      let place = try TemporaryFolder()
      return try copy(to: place.path).root
    }
  }
#endif
