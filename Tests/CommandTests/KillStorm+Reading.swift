import Foundation
import IndicatorLedger
import Synchronization
import TestSupport

// Readers take no lock: whatever writers do, they see whole batches, all that was acknowledged
// before they began, and no damage.
extension KillStorm {
  private var isOver: Bool { state.withLock { $0.isOver } }

  /// Reads with the library until the writers are through.
  func readInside() async throws {
    var last = 0
    while !isOver {
      let promised = state.withLock { $0.acknowledged }
      do {
        let events = try ledger.events()
        check(events, promised, by: "a reader")
        if events.count < last { fail("a reader saw \(last) events, then \(events.count)") }
        last = events.count
      } catch { fail("a reader: \(error)") }
      state.withLock { $0.tally.readings += 1 }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Reads with two commands by turns until the writers are through.
  func readOutside(_ commands: [String]...) async throws {
    var last = 0
    var turn = 0
    while !isOver {
      let command = commands[turn % commands.count]
      turn += 1
      let promised = state.withLock { $0.acknowledged.count } * KillBatch.eventCount
      let program = try RunningProgram(command + ["--format", "json", "--ledger", folder.path])
      let status = await program.end()
      let (output, error) = (try program.output(), try program.error())
      let words = output.firstMatch(of: /"events":([0-9]+)/)
      guard status == 0, error.isEmpty, let count = words.flatMap({ Int($0.1) }) else {
        fail("\(command) ended with \(status): \(output)\(error)")
        continue
      }
      if count % KillBatch.eventCount != 0 { fail("\(command) saw \(count) events") }
      if count < max(promised, last) {
        fail("\(command) saw \(count) events after \(max(promised, last))")
      }
      last = count
      state.withLock { $0.tally.readings += 1 }
    }
  }

  private func check(
    _ events: [RecordedEvent], _ promised: Set<KillBatch>, by whom: String
  ) {
    let positions = KillBatch.positions(events)
    if events.map(\.seq) != Array(events.indices) { fail("\(whom) saw a gap") }
    if events.count != positions.count { fail("\(whom) saw an event twice") }
    if events.count % KillBatch.eventCount != 0 { fail("\(whom) saw \(events.count) events") }
    for batch in promised where batch.presence(in: positions) != .whole {
      fail("\(whom) missed \(batch.fileName): \(batch.presence(in: positions))")
    }
  }

  /// When all is quiet: everything is there once or, if it was never acknowledged, not at all.
  func checkEnd() async throws {
    // One more append moves aside whatever the last kill left.
    _ = try ledger.append([.series(SeriesDefinition(key: "LAST"))])
    let events = try ledger.events().dropLast()
    let (acknowledged, uncertain) = state.withLock { ($0.acknowledged, $0.uncertain) }
    check(Array(events), acknowledged, by: "the last reader")
    let positions = KillBatch.positions(Array(events))
    for batch in uncertain {
      if case .wrong(let what) = batch.presence(in: positions) { fail(what) }
    }
    let known = Set((acknowledged.union(uncertain)).flatMap(\.ids))
    for id in positions.keys where !known.contains(id) { fail("nobody appended \(id)") }
    let names = try folder.names(in: "EventLog")
    state.withLock { $0.tally.tails += names.count { $0.hasPrefix("torn-") } }
    let verify = try RunningProgram(["verify", "--ledger", folder.path])
    let status = await verify.end()
    if status != 0 { fail("verify ended with \(status): \(try verify.error())") }
  }
}
