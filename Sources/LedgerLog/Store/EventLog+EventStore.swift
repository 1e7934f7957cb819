import EventCoding
package import LedgerModel
package import TransparencyLog

extension EventLog: EventStore {
  package var place: String { folder }

  package func signedCheckpoint() throws(LedgerError) -> SignedNote? {
    try note(EventLog.signedCheckpointName)
  }

  package func collect<Collector: LineCollector>(
    checksRoot: Bool, into makeCollector: @Sendable () -> Collector
  ) throws(LedgerError) -> CollectedLog<Collector> {
    // First of all: where the log is damaged there is nothing to be made of it.
    if checksRoot { _ = try survey() }
    return try collect(parts: nil, into: makeCollector)
  }

  /// A snapshot that is made anew costs little: the log is on this machine.
  package func longestTail(ofLog byteCount: Int) -> Int { 256 << 10 }

  package func lines(_ wanted: Set<Int>) throws(LedgerError) -> [Int: [UInt8]] {
    wanted.isEmpty ? [:] : try lines(wanted, try survey())
  }

  package func lines(from seq: Int) throws(LedgerError) -> any LineReader {
    FolderLineReader(self, from: seq)
  }

  package func writer(waits: Bool) throws(LedgerError) -> any EventWriter {
    FolderWriter(try LogWriter(self, waits: waits), self)
  }

  package func acceptLoss(waits: Bool) throws(LedgerError) -> (count: Int, files: [String]) {
    let writer = try LogWriter(self, waits: waits, acceptsLoss: true)
    return (writer.survey.count, writer.lost)
  }

  /// A millisecond or two: so a line that was altered with its checksum is found by every command.
  package var mostReadEachTime: Int { 1 << 20 }

  package func changeSignal() throws(LedgerError) -> any ChangeSignal {
    try FolderChangeSignal(folder)
  }
}

/// The one writer of a folder, which nobody can come before.
private final class FolderWriter: EventWriter {
  private var writer: LogWriter
  private let log: EventLog

  init(_ writer: consuming LogWriter, _ log: EventLog) {
    self.writer = writer
    self.log = log
  }

  var tree: GrowingTree { writer.survey.tree }
  var origin: String { writer.survey.checkpoint?.origin ?? EventLog.unnamedOrigin }
  var moved: (file: String, byteCount: Int)? { writer.moved }

  func append(
    _ events: [EncodedEvent], at position: Int, recorded: Timestamp
  ) throws(LedgerError) -> AppendResult {
    precondition(position == writer.survey.count, "nobody else appends under the lock")
    try writer.append(encoded: events, recorded: recorded)
    return .appended
  }

  func append(linesOf reader: any LineReader, at position: Int) throws(LedgerError) -> Int {
    guard position == writer.survey.count else {
      throw LedgerError(
        .conflict,
        "\(log.folder) has \(writer.survey.count) events, not \(position): nothing was copied")
    }
    return try writer.append(linesOf: reader)
  }

  func standBack() {}

  func keep(_ note: SignedNote) throws(LedgerError) { try writer.keep(note) }

  var storedLines: @Sendable (Set<Int>) throws(LedgerError) -> [Int: [UInt8]] {
    let (log, survey) = (log, writer.survey)
    return { wanted throws(LedgerError) in try log.lines(wanted, survey) }
  }
}
