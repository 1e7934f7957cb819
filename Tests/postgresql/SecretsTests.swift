#if PostgreSQL
  import IndicatorLedger
  import Testing
  import TestSupport

  @Suite("What must not come out of, or into, a database")
  struct SecretsTests {
    private static let password = "Geheim-9f3a"

    @Test(
      "A password is never shown, whatever goes wrong",
      arguments: [
        "postgresql://owner:Geheim-9f3a@127.0.0.1:1/x",
        "postgresql://owner:Geheim-9f3a@127.0.0.1:PORT/nowhere",
        "postgresql://nobody:Geheim-9f3a@127.0.0.1:PORT/postgres",
        "postgresql://owner:Geheim-9f3a@127.0.0.1:PORT/postgres",
        "postgresql://owner:Geheim-9f3a@127.0.0.1:PORT/postgres?sslmode=require",
        "postgresql://owner:Geheim-9f3a@127.0.0.1:PORT/postgres?nonsense=Geheim-9f3a",
        "postgresql://owner@127.0.0.1:PORT/postgres?password=Geheim-9f3a",
        "postgresql://owner:Geheim-9f3a%ZZ@127.0.0.1:PORT/postgres",
        "postgresql://owner:Geheim-9f3a@[127.0.0.1:PORT/postgres",
        "host=127.0.0.1 port=PORT user=nobody password=Geheim-9f3a dbname=postgres",
        "host=127.0.0.1 port=PORT user=owner password='Geheim-9f3a' dbname=postgres sslmode=require",
        "postgresql://owner:x@Geheim-9f3a!",
        "postgresql://owner:Geheim-9f3a",
        "POSTGRESQL://owner:Geheim-9f3a@127.0.0.1:PORT/postgres",
        "postgresql://owner:x@Geheim-9f3a@127.0.0.1:PORT/postgres",
        "postgresql://owner:x/Geheim-9f3a@127.0.0.1:PORT/postgres",
        "postgresql://owner%3AGeheim-9f3a@127.0.0.1:PORT/postgres",
      ])
    func hidden(_ address: String) throws {
      let port = try PostgreSQLServer.shared.get().port
      let address = address.replacing("PORT", with: "\(port)")
      for command in ["verify", "show", "watch"] {
        let result = try CommandRunner()(
          command, "--ledger", address, "T.X".prefix(command == "show" ? 3 : 0).description)
        #expect(result.status != 0)
        #expect(!(result.output + result.error).contains(Self.password))
      }
    }

    @Test("A password is not shown where all goes well, and is not in the server's log")
    func wellHidden() throws {
      let test = try DatabaseUnderTest(releases: 1)
      let user = try test.user("appender")
      try test.sql("ALTER ROLE \(user) PASSWORD '\(Self.password)'")
      let port = test.server.port
      for address in [
        "postgresql://\(user):\(Self.password)@127.0.0.1:\(port)/\(test.name)",
        "postgresql://127.0.0.1:\(port)/\(test.name)?user=\(user)&password=\(Self.password)",
        "host=127.0.0.1 port=\(port) user=\(user) password=\(Self.password) dbname=\(test.name)",
      ] {
        for arguments in [["verify"], ["events"], ["init", address], ["checkpoint"]] {
          let words = arguments.map { "'\($0)'" }.joined(separator: " ")
          let result = try CommandRunner().shell("indicators \(words) --ledger '\(address)'")
          #expect(!(result.output + result.error).contains(Self.password), "\(arguments)")
          #expect(arguments[0] == "init" || result.status == 0, "\(arguments)")
        }
        #expect(
          try Ledger(at: address).place == "postgresql://\(user)@127.0.0.1:\(port)/\(test.name)")
      }
      let log = try test.server.log()
      // What this test itself sent to set the password is not the ledger's.
      #expect(
        !log.split(separator: "\n").contains {
          $0.contains(Self.password) && !$0.contains("ALTER ROLE")
        })
    }

    @Test("Words of SQL in events, names and questions stay words")
    func injection() throws {
      let test = try DatabaseUnderTest(releases: 1)
      let words = "x'); DROP TABLE indicators.events; -- \\' \" $1 $$ {1,2} \\x00"
      let ledger = try test.ledger()
      _ = try ledger.append([try DatabaseUnderTest.release(7, title: words)])
      #expect(try ledger.events().last?.event.title == words)
      #expect(try ledger.append([try DatabaseUnderTest.release(7, title: words)]).already == [2])
      for arguments in [
        ["show", words, "2024"], ["totals", words], ["events", words], ["prove", words],
        ["checkpoint", "--origin", "x');DROP-TABLE-indicators.note;--"],
        ["watch", "--from", words], ["append", "-", "--expect", words],
      ] {
        let quoted = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        _ = try CommandRunner().shell(
          "indicators \(quoted.joined(separator: " ")) --ledger '\(test.address)' </dev/null")
      }
      #expect(try ledger.events().count == 3)
      #expect(try test.sql("SELECT count(*) FROM indicators.note") == "1")
      #expect(throws: LedgerError.self) {
        try Ledger(at: test.server.address("x'%3B DROP SCHEMA indicators CASCADE%3B --"))
      }
      #expect(try test.sql("SELECT count(*) FROM indicators.events") == "3")
    }
  }
#endif
