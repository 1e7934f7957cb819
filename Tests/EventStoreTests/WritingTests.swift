import EventCoding
import LedgerLog
import LedgerModel
import Testing
import TransparencyLog

@Suite("A store of events, when it is written")
struct WritingTests {
  @Test("A writer knows what is there, and what it appends", arguments: StoreKind.allCases)
  func writerFollows(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3])
    let writer = try test.store.writer(waits: false)
    #expect(writer.tree.size == 3)
    #expect(writer.origin == EventLog.unnamedOrigin)
    #expect(writer.moved == nil)
    _ = try writer.append(
      try StoreUnderTest.events(2, seed: 5), at: 3, recorded: StoreUnderTest.time(5))
    #expect(writer.tree.root == (try test.store.survey().tree.root))
    #expect(try writer.storedLines([0, 4]).keys.sorted() == [0, 4])
  }

  @Test(
    "Of two who append, the second is kept out or told what the first appended",
    arguments: StoreKind.allCases)
  func two(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3])
    let first = try test.store.writer(waits: false)
    let second: any EventWriter
    do { second = try test.store.writer(waits: false) } catch {
      #expect(error.code == .locked)
      withExtendedLifetime(first) {}
      return
    }
    let (mine, yours) = (
      try StoreUnderTest.events(2, seed: 1), try StoreUnderTest.events(4, seed: 2)
    )
    _ = try first.append(mine, at: 3, recorded: StoreUnderTest.time(1))
    guard
      case .behind(let others) = try second.append(yours, at: 3, recorded: StoreUnderTest.time(2))
    else {
      Issue.record("the second was to be told of the first")
      return
    }
    #expect(others.map(\.event.body) == mine.map(\.body))
    #expect(others.map(\.recorded) == [StoreUnderTest.time(1), StoreUnderTest.time(1)])
    guard case .appended = try second.append(yours, at: 5, recorded: StoreUnderTest.time(2)) else {
      Issue.record("nobody can have come before it")
      return
    }
    #expect(try test.store.survey().count == 9)
    #expect(try test.store.read().survey.tree.root == second.tree.root)
    // The first knows of three and two; whoever uses it has read all nine.
    guard case .appended = try first.append(mine, at: 9, recorded: StoreUnderTest.time(3)) else {
      Issue.record("nobody has appended since")
      return
    }
  }

  @Test(
    "Who has no batch for the turn that it was given keeps nobody waiting",
    arguments: StoreKind.allCases)
  func standsBack(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [1])
    let first = try test.store.writer(waits: false)
    guard let second = try? test.store.writer(waits: false) else { return }
    let events = try StoreUnderTest.events(1, seed: 3)
    _ = try first.append(events, at: 1, recorded: StoreUnderTest.time(1))
    _ = try second.append(events, at: 1, recorded: StoreUnderTest.time(1))
    second.standBack()
    _ = try first.append(events, at: 2, recorded: StoreUnderTest.time(1))
    #expect(try test.store.survey().count == 3)
  }

  @Test("A signed checkpoint is kept, and names the log", arguments: StoreKind.allCases)
  func signed(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3])
    try withWriter(test) { writer in
      let head = Checkpoint(origin: "example.org/l", size: 3, root: writer.tree.root)
      let signature = SignedNote.Signature(
        name: "example.org/l", keyID: [1, 2, 3, 4], bytes: Array(0..<64))
      try writer.keep(SignedNote(text: head.text, signatures: [signature]))
    }
    #expect(try test.store.signedCheckpoint()?.signatures.first?.name == "example.org/l")
    #expect(try test.store.presentCheckpoint()?.origin == "example.org/l")
    try test.append(1, 4)
    try withWriter(test) { writer in #expect(writer.origin == "example.org/l") }
    #expect(try test.store.presentCheckpoint()?.size == 4)
    #expect(try test.store.signedCheckpoint()?.text.contains("\n3\n") ?? false)
  }

  private func withWriter(_ test: StoreUnderTest, _ body: (any EventWriter) throws -> Void) throws {
    try body(try test.store.writer(waits: false))
  }

  @Test(
    "A change signal tells of an append, and can be interrupted",
    .timeLimit(.minutes(10)), arguments: StoreKind.allCases)
  func changes(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind)
    let signal = try test.store.changeSignal()
    try test.append(2, 0)
    try signal.wait(milliseconds: 60_000)
    // What is left of the append.
    for _ in 0..<5 { try signal.wait(milliseconds: 20) }
    let start = ContinuousClock.now
    signal.interrupt()
    try signal.wait(milliseconds: 60_000)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
