import IndicatorLedger
import LedgerLog
import LedgerModel
import Testing

// Beside a thousand other tests each `await` may stand in a queue until most of them have run.
@Suite("The feed of a ledger's events", .timeLimit(.minutes(10)))
struct FeedTests {
  @Test("It gives what is there, then what comes, each once", arguments: StoreKind.allCases)
  func follows(_ kind: StoreKind) async throws {
    let test = try StoreUnderTest(kind, batches: [3])
    let ledger = try Ledger(at: test.place)
    let reading = Task {
      var seen: [Int] = []
      for try await event in ledger.feed(from: 1) {
        seen.append(event.seq)
        if seen.count == 9 { break }
      }
      return seen
    }
    for batch in 1...7 {
      try test.append(1, batch)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(try await reading.value == Array(1..<10))
  }

  @Test("It goes on from a position that is not there yet", arguments: StoreKind.allCases)
  func resumes(_ kind: StoreKind) async throws {
    let test = try StoreUnderTest(kind, batches: [2])
    let ledger = try Ledger(at: test.place)
    let reading = Task {
      for try await event in ledger.feed(from: 3) { return event.seq }
      return -1
    }
    try test.append(1, 1)
    try test.append(2, 2)
    #expect(try await reading.value == 3)
  }

  @Test("It ends when its task is cancelled", arguments: StoreKind.allCases)
  func ends(_ kind: StoreKind) async throws {
    let test = try StoreUnderTest(kind, batches: [1])
    let ledger = try Ledger(at: test.place)
    let reading = Task {
      var count = 0
      for try await _ in ledger.feed(from: 0) { count += 1 }
      return count
    }
    try await Task.sleep(for: .milliseconds(50))
    reading.cancel()
    #expect(try await reading.value <= 1)
  }
}
