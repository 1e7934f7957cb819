#if PostgreSQL
  import IndicatorLedger
  import ParallelWork
  import Synchronization
  import Testing
  import TestSupport

  @Suite("A connection that is lost", .timeLimit(.minutes(2)))
  struct ConnectionLossTests {
    @Test("The feed misses nothing and doubles nothing when its connections are ended")
    func feed() async throws {
      let test = try DatabaseUnderTest(releases: 2)
      var ledger = try test.ledger()
      let warnings = Mutex<[String]>([])
      let (stream, began) = AsyncStream<Void>.makeStream()
      ledger.onWarning = { text in warnings.withLock { $0.append(text) } }
      let followed = ledger
      let reading = Task {
        var seen: [Int] = []
        for try await event in followed.feed(from: 0) {
          seen.append(event.seq)
          if seen.count == 3 { began.finish() }
          if seen.count == 43 { break }
        }
        return seen
      }
      for await _ in stream {}
      let appender = try test.ledger().appender()
      for number in 0..<40 {
        if number % 8 == 3 {
          // All but the appender's, which has appended last.
          try test.sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
              AND query NOT LIKE '%INSERT INTO indicators.events%'
            """)
        }
        _ = try appender.append([try DatabaseUnderTest.release(10 + number)])
      }
      #expect(try await reading.value == Array(0..<43))
      #expect(warnings.withLock { $0.contains { $0.contains("trying again from event") } })
    }

    @Test("A batch that no other server has confirmed is not called recorded for good")
    func unconfirmed() async throws {
      let server = try PostgreSQLServer()
      defer { server.remove() }
      try server.start()
      let test = try DatabaseUnderTest(on: server, releases: 1)
      try server.sql("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (nobody)'")
      try server.sql("SELECT pg_reload_conf()")
      while try server.sql("SHOW synchronous_standby_names").isEmpty {}
      let appending = Task {
        await inThread {
          Result { try test.ledger().append([try DatabaseUnderTest.release(7)]) }
        }
      }
      let waiting = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
      while try server.sql("SELECT count(*) \(waiting)") == "0" {
        try await Task.sleep(for: .milliseconds(10))
      }
      try server.sql("SELECT pg_cancel_backend(pid) \(waiting)")
      let result = await appending.value
      let error = try #require(throws: LedgerError.self) { try result.get() }
      #expect(error.message.contains("no other server has confirmed it"))
      #expect(try test.ledger().events().count == 3)
    }

    @Test("An address says how its connections are kept, before the program does")
    func options() throws {
      let test = try DatabaseUnderTest(releases: 1)
      let ledger = try Ledger(
        at: test.address + "?application_name=mine&keepalives_idle=7&options=-c%20geqo%3Doff")
      #expect(try ledger.events().count == 2)
      #expect(
        try test.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'mine'") != "0"
      )
    }

    @Test("A reading ledger goes on by another connection")
    func reading() throws {
      let test = try DatabaseUnderTest(releases: 2)
      let ledger = try test.ledger()
      #expect(try ledger.events().count == 3)
      try test.sql(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
      #expect(try ledger.events().count == 3)
    }

    @Test("An appender says that it does not know; the same batch again is not recorded twice")
    func appending() throws {
      let test = try DatabaseUnderTest(releases: 1)
      let appender = try test.ledger().appender()
      _ = try appender.append([try DatabaseUnderTest.release(5)])
      try test.sql(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
      let error = try #require(throws: LedgerError.self) {
        try appender.append([try DatabaseUnderTest.release(6)])
      }
      #expect(error.message.contains("append it again"))
      let other = try test.ledger()
      let first = try other.append([try DatabaseUnderTest.release(6)])
      #expect(try other.append([try DatabaseUnderTest.release(6)]).already == first.appended)
    }
  }
#endif
