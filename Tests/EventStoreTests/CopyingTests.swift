import IndicatorLedger
import LedgerLog
import LedgerModel
import Testing
import TransparencyLog

@Suite("A copy of a store in another")
struct CopyingTests {
  /// Every kind to every kind.
  static let pairs = StoreKind.allCases.flatMap { one in StoreKind.allCases.map { (one, $0) } }

  @Test("A copy has the same bytes and root, and is brought up to date", arguments: pairs)
  func same(_ pair: (StoreKind, StoreKind)) throws {
    let source = try StoreUnderTest(pair.0, batches: [3, 1, 5])
    let destination = try StoreUnderTest(pair.1)
    let first = try source.store.copy(try source.store.survey(), to: destination.store)
    #expect(first.new == 9)
    try source.append(4, 7)
    let second = try source.store.copy(try source.store.survey(), to: destination.store)
    #expect(second.new == 4)
    let (one, other) = (try source.store.survey(), try destination.store.survey())
    #expect(one.tree.root == other.tree.root)
    #expect(one.byteCount == other.byteCount)
    let all = Set(0..<13)
    #expect(try source.store.lines(all) == destination.store.lines(all))
    #expect(try source.store.copy(one, to: destination.store).new == 0)
  }

  @Test("A copy up to an event ends with its batch", arguments: pairs)
  func through(_ pair: (StoreKind, StoreKind)) throws {
    let source = try StoreUnderTest(pair.0, batches: [3, 2])
    let destination = try StoreUnderTest(pair.1)
    let survey = try source.store.survey(through: 2)
    #expect(try source.store.copy(survey, to: destination.store).count == 3)
    #expect(throws: LedgerError.self) { try source.store.survey(through: 3).requireEnd(3) }
  }

  @Test("A place that holds other events is refused and left alone", arguments: pairs)
  func other(_ pair: (StoreKind, StoreKind)) throws {
    let source = try StoreUnderTest(pair.0, batches: [3, 2])
    for batches in [[2, 3], [3, 2, 1]] {
      let destination = try StoreUnderTest(pair.1, batches: batches)
      let before = try destination.store.survey().tree.root
      let error = try #require(throws: LedgerError.self) {
        try source.store.copy(try source.store.survey(), to: destination.store)
      }
      #expect(error.code == .conflict)
      #expect(try destination.store.survey().tree.root == before)
    }
  }

  @Test("A copying that is cut off goes on where it was", arguments: pairs)
  func resumed(_ pair: (StoreKind, StoreKind)) throws {
    guard pair.0 != .folder || pair.1 != .folder else { return }
    let source = try StoreUnderTest(pair.0)
    for number in 0..<12 {
      let writer = try source.store.writer(waits: false)
      let events = [
        StoreUnderTest.event(bytes: 300_000, number), StoreUnderTest.event(bytes: 9, 9),
      ]
      _ = try writer.append(events, at: number * 2, recorded: StoreUnderTest.time(number))
    }
    let destination = try StoreUnderTest(pair.1)
    let survey = try source.store.survey()
    let cutOff = CutOffStore(source.store, after: 18)
    #expect(throws: LedgerError.self) {
      try cutOff.copy(survey, to: destination.store, portionSize: 1 << 20)
    }
    let there = try destination.store.survey().count
    #expect(there > 0 && there < 18, "of the portion that was cut off nothing is there")
    #expect(there.isMultiple(of: 2), "portions are whole batches")
    #expect(try source.store.copy(survey, to: destination.store).new == 24 - there)
    #expect(try destination.store.survey().tree.root == survey.tree.root)
  }
}

/// A store whose lines cannot be read from some event on.
private struct CutOffStore: EventStore {
  let store: any EventStore
  let end: Int

  init(_ store: any EventStore, after end: Int) { (self.store, self.end) = (store, end) }

  var place: String { store.place }
  func presentCheckpoint() throws(LedgerError) -> Checkpoint? { try store.presentCheckpoint() }
  func signedCheckpoint() throws(LedgerError) -> SignedNote? { try store.signedCheckpoint() }
  func trustedHashes() throws(LedgerError) -> [Digest] { try store.trustedHashes() }
  func read() throws(LedgerError) -> LogContents { try store.read() }
  func survey(through last: Int?) throws(LedgerError) -> LogSurvey {
    try store.survey(through: last)
  }
  func collect<Collector: LineCollector>(
    checksRoot: Bool, into makeCollector: @Sendable () -> Collector
  ) throws(LedgerError) -> CollectedLog<Collector> {
    try store.collect(checksRoot: checksRoot, into: makeCollector)
  }
  func tail(
    after position: LogPosition, of tree: GrowingTree, longest: Int
  ) throws(LedgerError) -> TailReading {
    try store.tail(after: position, of: tree, longest: longest)
  }
  func acceptLoss(waits: Bool) throws(LedgerError) -> (count: Int, files: [String]) {
    try store.acceptLoss(waits: waits)
  }
  var mostReadEachTime: Int { store.mostReadEachTime }
  func longestTail(ofLog byteCount: Int) -> Int { store.longestTail(ofLog: byteCount) }
  func lines(_ wanted: Set<Int>) throws(LedgerError) -> [Int: [UInt8]] { try store.lines(wanted) }
  func lines(from seq: Int) throws(LedgerError) -> any LineReader {
    CutOffReader(try store.lines(from: seq), end)
  }
  func inspect() throws(LedgerError) -> LogInspection { try store.inspect() }
  func writer(waits: Bool) throws(LedgerError) -> any EventWriter {
    try store.writer(waits: waits)
  }
  func changeSignal() throws(LedgerError) -> any ChangeSignal { try store.changeSignal() }
}

private final class CutOffReader: LineReader {
  private let reader: any LineReader
  private let end: Int

  init(_ reader: any LineReader, _ end: Int) { (self.reader, self.end) = (reader, end) }

  func next() throws(LedgerError) -> LineRun? {
    let run = try reader.next()
    guard let run, run.end > end else { return run }
    throw LedgerError(.unavailable, "the connection is lost")
  }
}
