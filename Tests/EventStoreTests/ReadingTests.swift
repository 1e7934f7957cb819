import EventCoding
import LedgerLog
import LedgerModel
import Testing
import TransparencyLog

@Suite("A store of events, when it is read")
struct ReadingTests {
  @Test("An empty store has no events and the empty tree", arguments: StoreKind.allCases)
  func empty(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind)
    #expect(try test.store.read().events.isEmpty)
    #expect(try test.store.survey().tree.root == GrowingTree().root)
    #expect(try test.store.presentCheckpoint()?.size ?? 0 == 0)
    #expect(try test.store.signedCheckpoint() == nil)
    #expect(try test.store.lines(from: 0).next() == nil)
  }

  @Test(
    "What was appended is read back, in order, under one root", arguments: StoreKind.allCases)
  func readBack(_ kind: StoreKind) throws {
    let batches = [3, 1, 12]
    let test = try StoreUnderTest(kind, batches: batches)
    let contents = try test.store.read()
    var expected: [EncodedEvent] = []
    for (batch, count) in batches.enumerated() {
      expected += try StoreUnderTest.events(count, seed: batch)
    }
    #expect(contents.events.map(\.seq) == Array(0..<16))
    #expect(contents.events.map { EncodedEvent($0.event).body } == expected.map(\.body))
    #expect(contents.events.map(\.recorded).last == StoreUnderTest.time(2))
    let survey = try test.store.survey()
    #expect(survey.recordHashes == contents.survey.recordHashes)
    #expect(survey.tree.root == treeHash(survey.recordHashes))
    #expect(try test.store.presentCheckpoint() == survey.head)
    #expect(try test.store.trustedHashes() == survey.recordHashes)
    #expect(survey.lastRecorded == StoreUnderTest.time(2))
  }

  @Test("Every store has the same bytes and the same root", arguments: StoreKind.allCases)
  func sameBytes(_ kind: StoreKind) throws {
    let (test, folder) = (
      try StoreUnderTest(kind, batches: [2, 7]), try StoreUnderTest(.folder, batches: [2, 7])
    )
    let wanted = Set(0..<9)
    #expect(try test.store.lines(wanted) == folder.store.lines(wanted))
    let (one, other) = (try test.store.survey(), try folder.store.survey())
    #expect(one.tree.root == other.tree.root)
    #expect(one.byteCount == other.byteCount)
  }

  @Test(
    "Lines are found by position, and those that are not there are left out",
    arguments: StoreKind.allCases)
  func byPosition(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [5])
    let found = try test.store.lines([4, 1, 99])
    #expect(found.keys.sorted() == [1, 4])
    #expect(try StoredLine(try #require(found[4]), expecting: 4).event.seq == 4)
    #expect(try test.store.line(99).isEmpty)
  }

  @Test("A survey up to an event ends with its batch", arguments: StoreKind.allCases)
  func surveyThrough(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3, 4, 2])
    #expect(try test.store.survey(through: 2).count == 3)
    #expect(try test.store.survey(through: 4).count == 7)
    #expect(try test.store.survey(through: 99).count == 9)
  }

  @Test(
    "What stands behind a position is read, unless it is long or another log's",
    arguments: StoreKind.allCases)
  func tail(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3, 4])
    let before = try test.store.survey(through: 2)
    let place = LogPosition(segment: 0, offset: before.byteCount, byteCount: before.byteCount)
    guard case .read(let tail) = try test.store.tail(after: place, of: before.tree, longest: .max)
    else {
      Issue.record("nothing was read")
      return
    }
    #expect(tail.events.map(\.seq) == [3, 4, 5, 6])
    #expect(tail.hashes == Array(try test.store.survey().recordHashes[3...]))
    guard case .long = try test.store.tail(after: place, of: before.tree, longest: 10) else {
      Issue.record("so much was to be found long")
      return
    }
    let beyond = LogPosition(segment: 0, offset: 1 << 20, byteCount: 1 << 20)
    let longer = GrowingTree(repeatElement(recordHash([]), count: 99))
    guard case .wrong = try test.store.tail(after: beyond, of: longer, longest: .max) else {
      Issue.record("a log that is shorter was to be found another")
      return
    }
    let other = GrowingTree(repeatElement(recordHash([]), count: 3))
    guard case .unvouched = try test.store.tail(after: place, of: other, longest: .max) else {
      Issue.record("a log with other events was to be found another")
      return
    }
  }

  @Test(
    "A reader goes on when there is more, and gives whole batches", arguments: StoreKind.allCases)
  func goesOn(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind, batches: [3, 2])
    let reader = try test.store.lines(from: 2)
    let first = try #require(try reader.next())
    #expect(first.first == 2)
    #expect(first.end == 5)
    #expect(first.last?.seq == 4)
    #expect(try reader.next() == nil)
    try test.append(4, 2)
    let second = try #require(try reader.next())
    #expect(second.first == 5)
    #expect(second.end == 9)
    #expect(second.hashes == Array(try test.store.survey().recordHashes[5...]))
    #expect(try reader.next() == nil)
  }

  @Test(
    "A long log is read in pieces and collected in parts, all of it once",
    arguments: StoreKind.allCases)
  func long(_ kind: StoreKind) throws {
    let test = try StoreUnderTest(kind)
    let writer = try test.store.writer(waits: false)
    let sizes = [900_000, 20, 1_500_000, 3_000_000, 400, 5_000_000]
    for (number, size) in sizes.enumerated() {
      let events = [StoreUnderTest.event(bytes: size, number), StoreUnderTest.event(bytes: 9, 99)]
      _ = try writer.append(events, at: number * 2, recorded: StoreUnderTest.time(number))
    }
    var (next, bytes) = (0, 0)
    let reader = try test.store.lines(from: 0)
    while let run = try reader.next() {
      #expect(run.first == next)
      next = run.end
      bytes += run.bytes.count
    }
    #expect(next == 12)
    #expect(bytes == (try test.store.survey().byteCount))
    let collected = try test.store.collect(checksRoot: true) { Counter() }
    #expect(collected.count == 12)
    #expect(collected.end.byteCount == bytes)
    #expect(collected.parts.flatMap(\.positions) == Array(0..<12))
  }

  /// Notes which lines it was given.
  private struct Counter: LineCollector {
    var positions: [Int] = []

    mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead? {
      let head = unsafe CanonicalLine.head(of: line)
      if let head { positions.append(head.seq) }
      return head
    }

    mutating func take(_ event: RecordedEvent) { positions.append(event.seq) }
  }
}
