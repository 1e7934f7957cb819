import Foundation
import IndicatorLedger
import Synchronization
import TestSupport
import Testing

/// Real programs, really killed.
///
/// The environment variable `KILLS` says how many, 200 unless said otherwise; `SEED` repeats the
/// random choices of an earlier run, though not how the operating system scheduled its programs.
@Suite(.serialized) struct KillTests {
  private static let kills = TestSettings.number("KILLS", otherwise: 200)
  private static let seed = TestSettings.seed()
  private let kills = Self.kills
  private let seed = Self.seed

  @Test func `writers killed at any moment lose nothing acknowledged and leave nothing in part`()
    async throws
  {
    var total = KillStorm.Tally()
    var round: UInt64 = 0
    while total.killed < kills * 4 / 5 {
      let storm = try KillStorm(seed: seed &+ round &* 1_000)
      round += 1
      try await storm.run(batchesPerWriter: 10)
      let (tally, broken) = storm.state.withLock { ($0.tally, $0.broken) }
      total += tally
      guard broken.isEmpty else {
        let kept = try keep(storm.folder)
        Issue.record(
          "SEED=\(seed), ledger \(round), kept in \(kept):\n\(broken.joined(separator: "\n"))")
        return
      }
    }
    print("\(total), \(round) ledgers, seed \(seed)")
    // How many of each there are depends on how busy the machine is; none would mean no test.
    #expect(total.acknowledged > 0 && total.readings > 0 && total.retries > 0, "seed \(seed)")
  }

  @Test func `a writer killed while it writes leaves a tail that is kept byte for byte`()
    async throws
  {
    var random = SeededGenerator(seed: seed)
    var (killed, tails, whole) = (0, 0, 0)
    var hunt = try Hunt()
    while killed < kills / 5 || tails == 0 && killed < 2 * kills {
      if killed % 4 == 3 { hunt = try Hunt() }
      let outcome = try await hunt.run(
        length: [3_000, 12_000, 30_000].randomElement(using: &random) ?? 3_000,
        patience: max(0, Int.random(in: -3..<4, using: &random)) * 40)
      guard outcome.isKilled else { continue }
      killed += 1
      if outcome.tail > 0 { tails += 1 } else if outcome.isWhole { whole += 1 }
    }
    print("\(killed) killed while they wrote: \(tails) tails kept, \(whole) whole, seed \(seed)")
    #expect(tails > 0, "seed \(seed)")
  }

  /// Copies a ledger to where it stays after the test.
  private func keep(_ folder: TemporaryFolder) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "killed-ledger-\(seed)")
      .path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: folder.path, toPath: path)
    return path
  }
}
