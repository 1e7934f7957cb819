#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import LedgerLog
  import TransparencyLog
  import Testing
  import TestSupport

  @Suite("A ledger that many write to", .serialized, .timeLimit(.minutes(20)))
  struct LoadTests {
    private let batches = TestSettings.number("BATCHES", otherwise: 2_000)

    @Test("Eight writers beside readers: order without gaps, no loss, no double")
    func writers() async throws {
      let test = try DatabaseUnderTest()
      let start = ContinuousClock.now
      let readers = try Readers(2, until: 8 * (1 + 2 * batches), of: test.address)
      let writers = try Writers(8, batches: batches, to: test.address)
      let acknowledged = try await writers.end()
      let seconds = seconds(since: start)
      #expect(try await readers.end() == [8 * (1 + 2 * batches), 8 * (1 + 2 * batches)])
      let root = try expectAll(acknowledged, writers: 8, batches: batches, in: test.address)
      report(
        "8 writers × \(batches) batches of 2 events, 2 readers: \(seconds) s, "
          + "\(rate(8 * batches, seconds)) batches/s, each once and in order, root \(root)")
    }

    @Test("A server that is killed under load and started again has every acknowledged batch")
    func killed() async throws {
      let server = try PostgreSQLServer()
      defer { server.remove() }
      try server.start()
      let test = try DatabaseUnderTest(on: server)
      let writers = try Writers(4, batches: batches / 2, to: test.address)
      let readers = try Readers(1, until: 4 * (1 + batches), of: test.address)
      for round in 1...4 {
        try await writers.reach(batches * 2 * round / 6)
        try server.kill()
        try await Task.sleep(for: .milliseconds(200))
        try server.start()
      }
      let acknowledged = try await writers.end()
      #expect(try await readers.end() == [4 * (1 + batches)])
      let root = try expectAll(acknowledged, writers: 4, batches: batches / 2, in: test.address)
      report(
        "4 writers × \(batches / 2) batches, the server killed 4 times: \(try writers.retries) "
          + "attempts failed and were repeated, every acknowledged batch there once, root \(root)")
    }

    @Test("A primary that is killed under load: a standby goes on with every acknowledged batch")
    func promoted() async throws {
      let group = try ReplicationGroup()
      defer { group.remove() }
      let database = try DatabaseUnderTest(on: group.primary)
      let address = group.address(database.name)
      let writers = try Writers(4, batches: batches / 2, to: address)
      let readers = try Readers(1, until: 4 * (1 + batches), of: address)
      try await writers.reach(batches / 2)
      let (newer, seconds) = try group.failOver()
      let acknowledged = try await writers.end()
      #expect(try await readers.end() == [4 * (1 + batches)])
      let root = try expectAll(acknowledged, writers: 4, batches: batches / 2, in: address)
      // The other standby follows the new primary, and has the same.
      let other = try #require(group.standbys.first { $0.port != newer.port })
      let size = 4 * (1 + batches)
      for _ in 0..<500 {
        let there = try other.sql("SELECT size FROM indicators.checkpoint", in: database.name)
        if there == "\(size)" { break }
        try await Task.sleep(for: .milliseconds(20))
      }
      let standby = try Ledger(at: other.address(database.name))
      #expect(try "\(standby.log.survey().tree.root)" == root)
      let refusal = try #require(throws: LedgerError.self) {
        try standby.append([DatabaseUnderTest.series])
      }
      #expect(refusal.message.contains("target_session_attrs=read-write"))
      report(
        "3 servers, ANY 1: 4 writers × \(batches / 2) batches, the primary killed and a standby "
          + "promoted within \(seconds) s: \(try writers.retries) attempts failed and were "
          + "repeated, every acknowledged batch there once and in order, root \(root)")
    }

    private func seconds(since start: ContinuousClock.Instant) -> Double {
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      return (Double(seconds) + Double(attoseconds) / 1e18).rounded(toPlaces: 1)
    }

    private func rate(_ count: Int, _ seconds: Double) -> Int { Int(Double(count) / seconds) }

    /// A figure for whoever reads the test's output.
    private func report(_ text: String) { print("figures: \(text)") }
  }

  extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
      let scale = pow(10, Double(places))
      return (self * scale).rounded() / scale
    }
  }
#endif
