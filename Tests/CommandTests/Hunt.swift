import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// One ledger whose writers are killed as soon as the log is seen to grow.
struct Hunt {
  struct Outcome {
    var isKilled = false
    /// How many bytes the kill left behind the last whole batch.
    var tail = 0
    /// Whether the batch was whole all the same.
    var isWhole = false
  }

  private let folder: TemporaryFolder
  private let ledger: Ledger
  private let segment: String
  private var number = 0

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.path).ledger
    _ = try ledger.append([.series(SeriesDefinition(key: "FIRST"))])
    segment = folder.path("EventLog/000000000000.jsonl")
  }

  /// Kills one append of long events in or just after its write, and checks what it left.
  ///
  /// The higher `patience` is, the more often it looks again before killing.
  mutating func run(length: Int, patience: Int) async throws -> Outcome {
    number += 1
    let batch = KillBatch(writer: 0, number: number, length: length)
    try folder.write(batch.text, to: batch.fileName)
    let before = try folder.read("EventLog/000000000000.jsonl")
    let program = try RunningProgram([
      "append", "-q", folder.path(batch.fileName), "--ledger", folder.path,
    ])
    let limit = ContinuousClock.now + .seconds(20)
    while byteCount() == before.count, ContinuousClock.now < limit {}
    for _ in 0..<patience { _ = byteCount() }
    program.kill()
    var outcome = Outcome()
    outcome.isKilled = await program.end() == -SIGKILL
    guard outcome.isKilled else { return outcome }

    let after = try folder.read("EventLog/000000000000.jsonl")
    #expect(after.starts(with: before))
    let events = try ledger.events()
    let presence = batch.presence(in: KillBatch.positions(events))
    outcome.isWhole = presence == .whole
    if presence == .absent { outcome.tail = after.count - before.count }
    try await goOn(batch, outcome, left: Array(after.dropFirst(before.count)), events.count)
    return outcome
  }

  /// Appends the same batch again and checks that it is there once and the tail is kept.
  private func goOn(
    _ batch: KillBatch, _ outcome: Outcome, left: [UInt8], _ eventCount: Int
  ) async throws {
    let torn = Set(try tornFiles())
    let again = try RunningProgram([
      "append", "-q", folder.path(batch.fileName), "--ledger", folder.path,
    ])
    #expect(await again.end() == 0)
    let new = try tornFiles().filter { !torn.contains($0) }
    #expect(new.count == (outcome.tail > 0 ? 1 : 0))
    for name in new {
      #expect(try folder.read("EventLog/" + name) == left)
      #expect(
        try again.error()
          == "indicators: an earlier append was cut off; its \(left.count) unfinished bytes are "
          + "kept in \(folder.path)/EventLog/\(name)\n")
    }
    let events = try ledger.events()
    #expect(batch.presence(in: KillBatch.positions(events)) == .whole)
    #expect(events.count == eventCount + (outcome.isWhole ? 0 : KillBatch.eventCount))
  }

  private func tornFiles() throws -> [String] {
    try folder.names(in: "EventLog").filter { $0.hasPrefix("torn-") }
  }

  private func byteCount() -> Int {
    var status = stat()
    return unsafe stat(segment, &status) == 0 ? Int(status.st_size) : -1
  }
}
