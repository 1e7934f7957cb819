import Foundation
import IndicatorLedger
import Synchronization
import TestSupport
import Testing

/// Real programs, really killed.
struct KillTests {
  /// What happened to the batches.
  private final class Record: Sendable {
    let acknowledged = Mutex<Set<Batch>>([])
    let killed = Mutex(0)
  }

  /// One append of three events that belong together.
  private struct Batch: Hashable, Sendable {
    let writer: Int
    let number: Int
    var keys: [String] { (0..<3).map { "W\(writer).B\(number).E\($0)" } }
    var text: String { keys.map { #"{"kind":"series","key":"\#($0)"}"# + "\n" }.joined() }
  }

  @Test func `writers killed at any moment lose nothing acknowledged and leave nothing in part`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.path).ledger
    let seed = UInt64.random(in: 0...UInt64.max)
    let record = Record()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          var random = SeededGenerator(seed: seed &+ UInt64(writer))
          for number in 0..<60 {
            let batch = Batch(writer: writer, number: number)
            let name = "\(writer).jsonl"
            try folder.write(batch.text, to: name)
            let isKilled = Bool.random(using: &random)
            let delay = isKilled ? Double.random(in: 0...0.04, using: &random) : nil
            let status = try Self.append(folder, name, killedAfter: delay)
            if status == 0 {
              record.acknowledged.withLock { _ = $0.insert(batch) }
            } else {
              record.killed.withLock { $0 += 1 }
            }
          }
        }
      }
      group.addTask {
        // A reader that looks all the while sees whole batches and no damage.
        for _ in 0..<60 {
          let keys = Set(try ledger.state().series.keys)
          #expect(keys.count % 3 == 0, "seed \(seed)")
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      try await group.waitForAll()
    }
    // One more append moves aside whatever the last kill left.
    _ = try ledger.append([.series(SeriesDefinition(key: "LAST"))])
    let keys = Set(try ledger.state().series.keys)
    let kept = record.acknowledged.withLock { $0 }
    for batch in kept { #expect(keys.isSuperset(of: batch.keys), "lost \(batch), seed \(seed)") }
    for writer in 0..<3 {
      for number in 0..<60 {
        let batch = Batch(writer: writer, number: number)
        let count = batch.keys.count { keys.contains($0) }
        #expect(count == 0 || count == 3, "\(batch) is there in part, seed \(seed)")
      }
    }
    #expect(kept.count > 60 && record.killed.withLock { $0 } > 20, "seed \(seed)")
  }

  private static func append(
    _ folder: TemporaryFolder, _ name: String, killedAfter delay: Double?
  ) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: CommandRunner.program)
    process.arguments = ["append", "-q", folder.path(name), "--ledger", folder.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
