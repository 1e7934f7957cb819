import Foundation
import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

@Suite struct `A copy of a log` {
  /// A log on a disk in memory whose segments have room for one batch of three.
  private func log(batches: Int, on disk: SimulatedDisk = SimulatedDisk(seed: 1)) throws -> EventLog
  {
    let log = EventLog(folder: "log", on: disk, segmentSize: 300)
    try append(batches, to: log)
    return log
  }

  private func append(_ batches: Int, to log: EventLog) throws {
    var writer = try LogWriter(log)
    for _ in 0..<batches {
      let first = writer.survey.count
      _ = try writer.append(
        (first..<first + 3).map(SampleLog.event), recorded: SampleLog.time(first))
    }
  }

  /// Every file of a log that is copied.
  private func files(_ log: EventLog) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try log.disk.names() where !name.hasPrefix(".") && !name.hasPrefix("torn-") {
      let file = try #require(try log.disk.open(name))
      files[name] = try file.read(at: 0, count: try file.byteCount())
    }
    // Of the checkpoint its three lines: only one that was written over has a checksum.
    files["checkpoint"] = files["checkpoint"].map { bytes in
      Array(bytes.split(separator: UInt8(ascii: "\n")).prefix(3).joined(separator: [10]))
    }
    return files
  }

  private func emptyLog(seed: UInt64 = 2) -> EventLog {
    EventLog(folder: "copy", on: SimulatedDisk(seed: seed), segmentSize: 300)
  }

  @Test func `is the same, byte for byte`() throws {
    let (log, copy) = (try log(batches: 4), emptyLog())
    let outcome = try log.copy(to: copy)
    #expect(outcome.count == 12 && outcome.new == 12 && outcome.segmentCount > 1)
    #expect(try files(copy) == files(log))
    #expect(outcome.root == (try log.survey().tree.root))
  }

  @Test func `is brought up to date by the next copying`() throws {
    let (log, copy) = (try log(batches: 2), emptyLog())
    _ = try log.copy(to: copy)
    try append(3, to: log)
    #expect(try log.copy(to: copy).new == 9)
    #expect(try files(copy) == files(log))
    #expect(try log.copy(to: copy).new == 0)
  }

  @Test func `keeps the signed checkpoint`() throws {
    let (log, copy) = (try log(batches: 2), emptyLog())
    do {
      let writer = try LogWriter(log)
      let text = Checkpoint(
        origin: "example.org/log", size: 6, root: writer.survey.tree.root
      ).text
      let signature = SignedNote.Signature(
        name: "example.org/log", keyID: [1, 2, 3, 4], bytes: [5])
      try writer.keep(SignedNote(text: text, signatures: [signature]))
    }
    try append(1, to: log)
    _ = try log.copy(to: copy)
    #expect(try copy.note(EventLog.signedCheckpointName) != nil)
    #expect(try copy.survey().checkpoint?.origin == "example.org/log")
    // A shorter copy has not what the signature vouches for.
    let shorter = emptyLog(seed: 3)
    _ = try log.copy(to: shorter, through: 2)
    #expect(try shorter.note(EventLog.signedCheckpointName) == nil)
  }

  @Test func `is refused where other events are`() throws {
    let log = try log(batches: 2)
    let other = emptyLog()
    do {
      var writer = try LogWriter(other)
      _ = try writer.append([SampleLog.event(99)], recorded: SampleLog.time(0))
    }
    let before = try files(other)
    #expect(throws: LedgerError.self) { try log.copy(to: other) }
    #expect(try files(other) == before)
    let longer = emptyLog(seed: 3)
    _ = try log.copy(to: longer)
    try append(1, to: longer)
    let error = try #require(throws: LedgerError.self) { try log.copy(to: longer) }
    #expect(error.code == .conflict && error.message.contains("more than the 6 to copy"))
  }

  @Test func `saves what is before a damage`() throws {
    let log = try log(batches: 4)
    let name = EventLog.segmentName(6)
    let file = try log.disk.openForWriting(name)
    _ = try file.writeSome([0x7E], at: 30)
    #expect(throws: LedgerError.self) { try log.copy(to: emptyLog()) }
    let inspection = try log.inspect()
    #expect(inspection.savable == 6)
    let copy = emptyLog(seed: 3)
    let outcome = try log.copy(to: copy, through: inspection.savable - 1)
    #expect(outcome.count == 6)
    #expect(try copy.read().events.map(\.event) == (0..<6).map(SampleLog.event))
  }

  @Test func `ends where a batch ends`() throws {
    let log = try log(batches: 2)
    let inside = try #require(throws: LedgerError.self) {
      try log.copy(to: emptyLog(), through: 3)
    }
    #expect(
      inside.message == "event 3 is not the last of its batch, which ends with event 5")
    let beyond = try #require(throws: LedgerError.self) {
      try log.copy(to: emptyLog(), through: 6)
    }
    #expect(beyond.message == "there is no event 6; the last is event 5")
  }

  @Test func `is whole or shorter after any crash, and the next copying completes it`() throws {
    let log = try log(batches: 4)
    for moment in 1...80 {
      let disk = SimulatedDisk(seed: UInt64(moment))
      let copy = EventLog(folder: "copy", on: disk, segmentSize: 300)
      disk.plan([.operation(moment): .powerCut(after: moment % 2 == 0)])
      _ = try? log.copy(to: copy)
      disk.restart()
      disk.plan([:])
      let kept = try copy.read().events
      #expect(kept == Array(try log.read().events.prefix(kept.count)), "at \(moment)")
      _ = try log.copy(to: copy)
      #expect(try copy.survey().tree.root == (try log.survey().tree.root), "at \(moment)")
    }
  }

  @Test func `has whole batches while a writer goes on`() throws {
    let sample = try SampleLog(smallBatches: [3])
    let target = try TemporaryFolder()
    let (log, copy) = (sample.log, EventLog(folder: target.path))
    // A thread of its own: a task could wait for ever behind others that wait.
    let writing = DispatchGroup()
    writing.enter()
    Thread.detachNewThread {
      defer { writing.leave() }
      guard var writer = try? LogWriter(log, waits: true) else { return }
      for batch in 1...30 {
        let first = writer.survey.count
        let events = (first..<first + 3).map(SampleLog.event)
        _ = try? writer.append(events, recorded: SampleLog.time(batch))
      }
    }
    var count = 0
    while writing.wait(timeout: .now()) == .timedOut {
      let outcome = try log.copy(to: copy, waits: true)
      #expect(outcome.count % 3 == 0 && outcome.count >= count)
      count = outcome.count
    }
    #expect(try log.copy(to: copy, waits: true).count == 93)
    #expect(try copy.survey().tree.root == (try sample.read().survey.tree.root))
  }
}
