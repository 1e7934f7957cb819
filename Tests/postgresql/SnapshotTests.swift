#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import Testing
  import TestSupport

  @Suite("A snapshot of a database on this machine")
  struct SnapshotTests {
    @Test("It answers as the log does, with what came behind it, and only of its own ledger")
    func answers() throws {
      let test = try DatabaseUnderTest(releases: 30)
      let cache = try TemporaryFolder()
      func run(_ words: String, on address: String? = nil) throws -> CommandOutput {
        try CommandRunner().shell(
          "XDG_CACHE_HOME='\(cache.path)' indicators \(words) --ledger '\(address ?? test.address)'"
        )
      }
      let written = try run("snapshot")
      #expect(written.status == 0, "\(written.error)")
      #expect(try run("snapshot --check").status == 0)
      let before = try run("totals --format json").output
      #expect(before.contains("29.5"))
      let appender = try test.ledger().appender()
      for number in 40..<44 { _ = try appender.append([try DatabaseUnderTest.release(number)]) }
      let after = try run("totals --format json")
      #expect(after.output.contains("43.5"))
      #expect(after.error.isEmpty)
      // A snapshot that knows other events than the database has is told of, and nothing answered.
      let other = try DatabaseUnderTest()
      try other.sql(
        "UPDATE indicators.ledger SET id = '\(try test.sql("SELECT id FROM indicators.ledger"))'")
      _ = try other.ledger().append(
        [DatabaseUnderTest.series]
          + (50..<90).map { try DatabaseUnderTest.release($0, title: "another") })
      let refused = try run("totals --format json", on: other.address)
      #expect(refused.status == 4 && refused.output.isEmpty)
      #expect(refused.error.contains("vintages.snapshot says"))
      // Whoever says that the database is right keeps it under another name.
      let accepted = try run("checkpoint --accept-loss", on: other.address)
      #expect(accepted.status == 0 && accepted.error.contains("lost-vintages.snapshot"))
      #expect(try run("totals --format json", on: other.address).output.contains("89.5"))
    }
  }
#endif
