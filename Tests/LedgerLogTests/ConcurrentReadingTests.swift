import Foundation
import LedgerLog
import LedgerModel
import Synchronization
import TestSupport
import Testing

@Suite struct `Readers while a writer appends` {
  /// What the threads share.
  private final class Shared: Sendable {
    let isDone = Atomic(false)
    let readings = Atomic(0)
    let failures = Mutex<[String]>([])
    let running = DispatchGroup()
  }

  /// Batches of 1, 2, 3 … events: every whole number of them is a triangular number.
  private static let batchCount = 24
  private static let triangles = (0...batchCount).map { $0 * ($0 + 1) / 2 }

  @Test func `see whole batches only, and ever more of them`() throws {
    let log = try SampleLog()
    let shared = Shared()
    let eventLog = log.log
    for _ in 0..<2 {
      shared.running.enter()
      Thread.detachNewThread {
        Self.read(eventLog, shared)
        shared.running.leave()
      }
    }
    var writer = try LogWriter(eventLog)
    for batch in 1...Self.batchCount {
      let events = (0..<batch).map { SampleLog.event(writer.survey.count + $0) }
      _ = try writer.append(events, recorded: SampleLog.time(batch))
    }
    shared.isDone.store(true, ordering: .releasing)
    #expect(shared.running.wait(timeout: .now() + 60) == .success)
    #expect(shared.failures.withLock { $0 } == [])
    #expect(shared.readings.load(ordering: .relaxed) >= 2)
  }

  private static func read(_ log: EventLog, _ shared: Shared) {
    var seen = 0
    var isLast = false
    repeat {
      isLast = shared.isDone.load(ordering: .acquiring)
      do {
        let contents = try log.read()
        let count = contents.events.count
        shared.readings.add(1, ordering: .relaxed)
        guard triangles.contains(count), count >= seen else {
          shared.failures.withLock { $0.append("\(count) events after \(seen)") }
          return
        }
        seen = count
      } catch {
        shared.failures.withLock { $0.append("\(error)") }
        return
      }
    } while !isLast
    guard seen == triangles.last else {
      shared.failures.withLock { $0.append("\(seen) events at the end") }
      return
    }
  }
}
