#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import LedgerLog
  import LedgerPostgreSQL
  import ParallelWork
  import Synchronization
  import Testing
  import TestSupport

  @Suite("A writer that stalls in the middle of its append", .timeLimit(.minutes(2)))
  struct StalledWriterTests {
    @Test("Readers skip nothing while it stalls, and nothing when it goes on")
    func stalled() async throws {
      let test = try DatabaseUnderTest(releases: 3)
      // Whoever inserts a line with the word waits for a lock that the test holds.
      try test.sql(
        """
        CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF position('STALL'::bytea IN NEW.line) > 0 THEN
            PERFORM pg_advisory_xact_lock(42);
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER stall BEFORE INSERT ON indicators.events
          FOR EACH ROW EXECUTE FUNCTION stall();
        """)
      let seen = Mutex<[Int]>([])
      let ledger = try test.ledger()
      let reading = Task {
        for try await event in ledger.feed(from: 0) {
          let count = seen.withLock {
            $0.append(event.seq)
            return $0.count
          }
          if count == 24 { return }
        }
      }
      let holder = try HeldLock(test, 42)
      let stalled = appending(100, title: "STALL", test)
      try await holder.isAwaited()
      // Others come while it stalls: they wait for their turn, none goes before it.
      let others = (0..<19).map { appending(200 + $0, title: "other", test) }
      for _ in 0..<20 {
        #expect(try test.ledger().events().map(\.seq) == Array(0..<4))
        try await Task.sleep(for: .milliseconds(10))
      }
      holder.release()
      #expect(try await stalled.value == [4])
      var positions: [Int] = []
      for other in others { positions += try await other.value }
      #expect(positions.sorted() == Array(5..<24))
      try await reading.value
      #expect(seen.withLock { $0 } == Array(0..<24))
    }

    /// Appends a release in a thread of its own.
    private func appending(
      _ number: Int, title: String, _ test: DatabaseUnderTest
    ) -> Task<[Int], any Error> {
      Task {
        try await inThread {
          Result {
            try test.ledger().append([try DatabaseUnderTest.release(number, title: title)]).appended
          }
        }.get()
      }
    }
  }

  /// An advisory lock that is held by a program of its own.
  private final class HeldLock {
    private let test: DatabaseUnderTest
    private let number: Int
    private let key: String

    init(_ test: DatabaseUnderTest, _ number: Int) throws {
      (self.test, self.number) = (test, number)
      key = "holder\(test.name)"
      let (server, name) = (test.server, test.name)
      Thread.detachNewThread { [key] in
        // Ends when it is told to.
        _ = try? server.sql(
          "SET application_name = '\(key)'; SELECT pg_advisory_lock(\(number)), pg_sleep(100)",
          in: name)
      }
      while try !test.sql(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted "
          + "AND objid = \(number) AND database = (SELECT oid FROM pg_database WHERE datname = "
          + "current_database())"
      ).hasPrefix("1") {}
    }

    /// Waits until somebody waits for the lock.
    func isAwaited() async throws {
      while try test.sql(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == "0"
      {
        try await Task.sleep(for: .milliseconds(5))
      }
    }

    func release() {
      _ = try? test.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(key)'")
    }
  }
#endif
