import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

/// A writer that appends many times, and writes over its checkpoint.
struct LongWriterTests {
  private let disk = SimulatedDisk(seed: 1)
  private var log: EventLog { EventLog(folder: "log", on: disk) }

  private func appended(_ count: Int) throws {
    var writer = try LogWriter(log)
    for _ in 0..<count {
      let seq = writer.survey.count
      _ = try writer.append([SampleLog.event(seq)], recorded: SampleLog.time(seq))
    }
  }

  private func checkpoint() throws -> [UInt8] {
    let file = try #require(try disk.open("checkpoint"))
    return try file.read(at: 0, count: try file.byteCount())
  }

  private func setCheckpoint(_ bytes: [UInt8]) throws {
    let file = try disk.openForWriting("checkpoint")
    try file.truncate(to: 0)
    var written = 0
    while written < bytes.count {
      written += try file.writeSome(bytes[written...], at: written)
    }
  }

  @Test(arguments: [1, 2, 3, 12]) func `leaves a checkpoint of all its events`(count: Int) throws {
    try appended(count)
    let survey = try log.read().survey
    #expect(survey.count == count && survey.checkpoint?.size == count)
    let text = String(decoding: try checkpoint(), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == (count == 1 ? 3 : 4) && lines[1] == "\(count)")
    #expect(try disk.names().filter { !$0.hasPrefix(".") }.count == 3)
  }

  @Test(arguments: [1, 2, 63, 64, 65, 66, 200]) func `leaves the hashes of all its events`(
    count: Int
  ) throws {
    try appended(count)
    let survey = try log.survey()
    let file = try #require(try disk.open("hashes"))
    let hashes = try file.read(at: 0, count: try file.byteCount())
    #expect(survey.count == count && hashes == survey.recordHashes.flatMap(\.bytes))
    try appended(1)
    #expect(try file.byteCount() == (count + 1) * 32)
  }

  @Test func `leaves, when it is cut off, no checkpoint that misleads`() throws {
    try appended(9)
    let old = try checkpoint()
    try appended(2)
    let new = try checkpoint()
    // Any part of the new bytes over any part of the old ones, as a power cut leaves them.
    for first in 0...new.count {
      for last in first...new.count {
        var mixed = old + [UInt8](repeating: 0, count: max(0, new.count - old.count))
        mixed.replaceSubrange(first..<last, with: new[first..<last])
        for bytes in [mixed, Array(mixed.prefix(old.count))] {
          try setCheckpoint(bytes)
          let survey = try log.survey()
          let isWhole = bytes == old || bytes == new
          #expect((survey.checkpoint != nil) == isWhole, "\(first)..<\(last)")
          #expect((survey.tornCheckpoint == nil) == isWhole, "\(first)..<\(last)")
        }
      }
    }
  }

  @Test func `keeps a signed checkpoint and goes on after it`() throws {
    var writer = try LogWriter(log)
    for round in 0..<4 {
      for _ in 0..<3 {
        let seq = writer.survey.count
        _ = try writer.append([SampleLog.event(seq)], recorded: SampleLog.time(seq))
      }
      let text = Checkpoint(
        origin: "indicators", size: writer.survey.count, root: writer.survey.tree.root
      ).text
      let signature = SignedNote.Signature(
        name: "indicators", keyID: [1, 2, 3, 4], bytes: [UInt8(round)])
      try writer.keep(SignedNote(text: text, signatures: [signature]))
      #expect(try log.read().survey.checkpoint?.size == writer.survey.count)
    }
    #expect(try log.read().survey.count == 12)
  }

  @Test func `writes a batch of many pieces as one of lines`() throws {
    let title = String(repeating: "x", count: 100_000)
    let events = (0..<150).map { Event.series(SeriesDefinition(key: "S.\($0)", title: title)) }
    var writer = try LogWriter(log)
    _ = try writer.append(events, recorded: SampleLog.time(0))
    let contents = try log.read()
    #expect(contents.events.map(\.event) == events)
    #expect(contents.survey.recordHashes == writer.survey.recordHashes)
    #expect(contents.survey.byteCount == writer.survey.byteCount)
    #expect(contents.survey.segments == writer.survey.segments)
    #expect(contents.survey.checkpoint?.root == writer.survey.tree.root)
  }
}
