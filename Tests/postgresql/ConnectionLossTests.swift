#if PostgreSQL
  import IndicatorLedger
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
