import Foundation
import IndicatorLedger
import Synchronization
import TestSupport

/// One ledger, several programs that append to it and are killed, several that read it.
final class KillStorm: Sendable {
  /// What happened, over all ledgers.
  struct Tally: CustomStringConvertible {
    var appends = 0
    var acknowledged = 0
    var killed = 0
    var killedWaiting = 0
    var retries = 0
    var readings = 0
    var tails = 0

    var description: String {
      "\(appends) appends, \(acknowledged) acknowledged, \(killed) killed (\(killedWaiting) had "
        + "waited), \(retries) appended again, \(readings) readings, \(tails) tails moved aside"
    }

    static func += (total: inout Tally, one: Tally) {
      total.appends += one.appends
      total.acknowledged += one.acknowledged
      total.killed += one.killed
      total.killedWaiting += one.killedWaiting
      total.retries += one.retries
      total.readings += one.readings
      total.tails += one.tails
    }
  }

  struct State {
    var tally = Tally()
    var acknowledged: Set<KillBatch> = []
    var uncertain: Set<KillBatch> = []
    /// Promises that were not kept.
    var broken: [String] = []
    var isOver = false
  }

  let folder: TemporaryFolder
  let ledger: Ledger
  let state = Mutex(State())
  private let seed: UInt64

  init(seed: UInt64) throws {
    self.seed = seed
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.path).ledger
  }

  static let writerCount = 4

  /// Lives through it.
  func run(batchesPerWriter: Int) async throws {
    let life = try await measuredLife()
    try await withThrowingTaskGroup(of: Void.self) { all in
      all.addTask { try await self.readInside() }
      all.addTask { try await self.readOutside(["verify"], ["replay"]) }
      all.addTask { try await self.readOutside(["replay"], ["verify"]) }
      all.addTask {
        try await withThrowingTaskGroup(of: Void.self) { writers in
          for writer in 0..<Self.writerCount {
            writers.addTask { try await self.write(writer, batchesPerWriter, life) }
          }
          try await writers.waitForAll()
        }
        self.state.withLock { $0.isOver = true }
      }
      try await all.waitForAll()
    }
    try await checkEnd()
  }

  /// How long an append takes that nobody disturbs: the moments of killing are spread over it.
  private func measuredLife() async throws -> Duration {
    var lives: [Duration] = []
    for number in 0..<3 {
      let clock = ContinuousClock()
      let start = clock.now
      _ = try await append(KillBatch(writer: 99, number: number), killedAfter: nil)
      lives.append(clock.now - start)
    }
    return lives.sorted()[1]
  }

  private func write(_ writer: Int, _ count: Int, _ life: Duration) async throws {
    var random = SeededGenerator(seed: seed &+ UInt64(writer))
    for number in 0..<count {
      let length = Int.random(in: 0..<4, using: &random) == 0 ? 4_000 : 20
      let batch = KillBatch(writer: writer, number: number, length: length)
      // Alone, a program lives for one life; among others it waits for most of several.
      let span = Bool.random(using: &random) ? 1.1 : 2 * Double(Self.writerCount)
      let delay = life * Double.random(in: 0...span, using: &random)
      let isKilled = Int.random(in: 0..<8, using: &random) > 0
      let isRetried = Bool.random(using: &random)
      let status = try await append(batch, killedAfter: isKilled ? delay : nil)
      guard status != 0 else { continue }
      guard isRetried else {
        state.withLock { _ = $0.uncertain.insert(batch) }
        continue
      }
      state.withLock { $0.tally.retries += 1 }
      _ = try await append(batch, killedAfter: nil)
    }
  }

  /// Runs one append and notes how it ended.
  private func append(_ batch: KillBatch, killedAfter delay: Duration?) async throws -> Int32 {
    try folder.write(batch.text, to: batch.fileName)
    let program = try RunningProgram([
      "append", "-q", "--wait", folder.path(batch.fileName), "--ledger", folder.path,
    ])
    if let delay {
      try await Task.sleep(for: delay, tolerance: .zero)
      program.kill()
    }
    let status = await program.end()
    let error = try program.error()
    state.withLock { state in
      state.tally.appends += 1
      if status == 0 {
        state.tally.acknowledged += 1
        state.acknowledged.insert(batch)
      } else if status == -SIGKILL, delay != nil {
        state.tally.killed += 1
        if error.contains("waiting") { state.tally.killedWaiting += 1 }
      } else {
        state.broken.append("append \(batch.fileName) ended with \(status): \(error)")
      }
    }
    return status
  }

  func fail(_ what: String) { state.withLock { $0.broken.append(what) } }
}
