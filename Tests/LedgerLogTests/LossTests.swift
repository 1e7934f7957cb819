import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

/// What became of the lines.
enum Loss: String, CaseIterable {
  case lastBatchCut, cutInTheLastLine, lastLineUnreadable, firstLineAltered, lastLineAltered

  func apply(to bytes: [UInt8]) throws -> [UInt8] {
    switch self {
    case .lastBatchCut: return try LogTampering.withoutLastBatch(bytes)
    case .cutInTheLastLine: return Array(bytes.dropLast(5))
    case .lastLineUnreadable:
      var bytes = bytes
      bytes[bytes.count - 30] ^= 1
      return bytes
    case .firstLineAltered: return LogTampering.altering(line: 0, of: bytes)
    case .lastLineAltered:
      return LogTampering.altering(line: LogTampering.lines(bytes).count - 1, of: bytes)
    }
  }

  /// How many of five events are left where the unreadable end counts as cut off.
  var rest: Int { [.firstLineAltered, .lastLineAltered].contains(self) ? 5 : 3 }
}

/// What is left that knows better.
enum Knower: String, CaseIterable {
  case checkpoint, signed, hashes, outside
}

@Suite struct `A log that has lost or changed what was recorded` {
  /// A log of batches of 1, 2 and 2 events, of which one witness is left.
  private func sample(_ knower: Knower) throws -> (SampleLog, EventLog) {
    let sample = try SampleLog(smallBatches: [1, 2, 2])
    do {
      let writer = try LogWriter(sample.log)
      let text = Checkpoint(origin: "example.org/log", size: 5, root: writer.survey.tree.root).text
      let signature = SignedNote.Signature(
        name: "example.org/log", keyID: [1, 2, 3, 4], bytes: [5])
      try writer.keep(SignedNote(text: text, signatures: [signature]))
    }
    let root = try sample.read().survey.tree.root
    for other in [Knower.checkpoint, .signed, .hashes] where other != knower {
      try sample.folder.remove(other == .signed ? "checkpoint.signed" : other.rawValue)
    }
    guard knower == .outside else { return (sample, sample.log) }
    try sample.folder.write("of 5", to: "snapshot")
    let disk = SystemDisk(sample.folder.path)
    let outside = OutsideWitness(
      read: {
        guard let names = try? disk.names(), names.contains("snapshot") else { return nil }
        return Witness(file: "snapshot", size: 5, root: root)
      }, setAside: { () throws(LedgerError) in try disk.setAside("snapshot") })
    return (sample, EventLog(folder: sample.folder.path, outside: outside))
  }

  @Test(arguments: Loss.allCases, Knower.allCases)
  func `is told by every reading, and not written to`(loss: Loss, knower: Knower) throws {
    let (sample, log) = try sample(knower)
    try sample.folder.write(
      loss.apply(to: sample.folder.read(SampleLog.first)), to: SampleLog.first)
    let before = try Self.files(sample)
    withExtendedLifetime(sample) {
      let errors = [
        #expect(throws: LedgerError.self) { try log.read() },
        #expect(throws: LedgerError.self) { try log.survey() },
        #expect(throws: LedgerError.self) {
          try log.collect(checksRoot: true) { LineCounter() }
        },
        #expect(throws: LedgerError.self) { try log.lines([0]) },
        #expect(throws: LedgerError.self) { _ = try LogWriter(log) },
      ]
      #expect(errors.allSatisfy { $0?.code == .damaged })
      // How many there are is known without any hash.
      if loss.rest < 5 {
        #expect(throws: LedgerError.self) { try log.collect(checksRoot: false) { LineCounter() } }
      }
    }
    #expect(try Self.files(sample) == before)
  }

  @Test(arguments: Loss.allCases, Knower.allCases)
  func `stands once a person accepts it, and nothing is deleted`(
    loss: Loss, knower: Knower
  ) throws {
    let (sample, log) = try sample(knower)
    try sample.folder.write(
      loss.apply(to: sample.folder.read(SampleLog.first)), to: SampleLog.first)
    let before = try Self.files(sample)
    do {
      var writer = try LogWriter(log, acceptsLoss: true)
      #expect(writer.survey.count == loss.rest)
      #expect(writer.lost.count == 1)
      _ = try writer.append([SampleLog.event(99)], recorded: SampleLog.time(99))
    }
    let contents = try log.read()
    #expect(contents.survey.count == loss.rest + 1)
    #expect(contents.survey.checkpoint?.size == loss.rest + 1)
    // The log keeps the name that it was given.
    if knower == .checkpoint || knower == .signed {
      #expect(contents.survey.checkpoint?.origin == "example.org/log")
    }
    let name =
      knower == .signed ? "checkpoint.signed" : knower == .outside ? "snapshot" : knower.rawValue
    #expect(try sample.folder.read("lost-" + name) == before[name])
    // The next writer needs no word of anybody.
    _ = try LogWriter(log)
  }

  @Test func `keeps what disagreed the last time, too`() throws {
    let (sample, log) = try sample(.hashes)
    for name in ["lost-hashes", "lost-hashes-2"] {
      try sample.folder.write(
        LogTampering.altering(line: 0, of: sample.folder.read(SampleLog.first)),
        to: SampleLog.first)
      let hashes = try sample.folder.read("hashes")
      _ = try LogWriter(log, acceptsLoss: true)
      // Made by the next append.
      do {
        var writer = try LogWriter(log)
        _ = try writer.append([SampleLog.event(7)], recorded: SampleLog.time(99))
      }
      #expect(try sample.folder.read(name) == hashes)
    }
  }

  @Test func `is not accepted where lines in the middle cannot be read`() throws {
    let (sample, log) = try sample(.checkpoint)
    var bytes = try sample.folder.read(SampleLog.first)
    bytes[30] ^= 1
    try sample.folder.write(bytes, to: SampleLog.first)
    let before = try Self.files(sample)
    let error = #expect(throws: LedgerError.self) { _ = try LogWriter(log, acceptsLoss: true) }
    #expect(error?.code == .damaged)
    #expect(try Self.files(sample) == before)
  }

  @Test func `is told with who knows what`() throws {
    let sample = try SampleLog(smallBatches: [2, 2])
    let bytes = try sample.folder.read(SampleLog.first)
    try sample.folder.write(LogTampering.withoutLastBatch(bytes), to: SampleLog.first)
    try sample.folder.remove("checkpoint")
    let error = #expect(throws: LedgerError.self) { try sample.read() }
    #expect(
      error?.description.hasPrefix(
        "\(sample.folder.path): the log has 2 events, but hashes knows 4: events at the end are "
          + "missing; nothing was changed: ") == true)
  }

  /// All files but the lock, with what they hold.
  private static func files(_ sample: SampleLog) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try sample.folder.names() where name != ".lock" {
      files[name] = try sample.folder.read(name)
    }
    return files
  }
}

/// Takes lines and forgets them.
private struct LineCounter: LineCollector {
  mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead? {
    unsafe CanonicalLine.head(of: line)
  }
  mutating func take(_ event: RecordedEvent) {}
}
