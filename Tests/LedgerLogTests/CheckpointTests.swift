import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

struct CheckpointTests {
  @Test func `an append brings the checkpoint and the hashes up to the events`() throws {
    let sample = try SampleLog(smallBatches: [1, 2, 3])
    let contents = try sample.read()
    let lines = try sample.folder.read(SampleLog.first).split(separator: UInt8(ascii: "\n"))
    let hashes = lines.map { recordHash($0) }
    #expect(contents.survey.recordHashes == hashes)
    #expect(contents.survey.tree.root == treeHash(hashes))
    #expect(
      contents.survey.checkpoint
        == Checkpoint(origin: "indicators", size: 6, root: treeHash(hashes)))
    #expect(try sample.folder.read("hashes") == hashes.flatMap(\.bytes))
  }

  @Test func `a line altered together with its checksum is found and located`() throws {
    let sample = try SampleLog(smallBatches: [2, 2, 2])
    let bytes = try sample.folder.read(SampleLog.first)
    var lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    let altered = LogTampering.altered(lines[3])
    let (expected, found) = (recordHash(lines[3]), recordHash(altered))
    let offset = lines[..<3].reduce(0) { $0 + $1.count + 1 }
    lines[3] = altered
    try sample.folder.write(lines.flatMap { $0 + [UInt8(ascii: "\n")] }, to: SampleLog.first)
    let error = #expect(throws: LedgerError.self) { try sample.read() }
    #expect(error?.code == .damaged && error?.line == 4)
    #expect(
      error?.message
        == "event 3, at byte \(offset): the line was altered together with its checksum: expected "
        + "the hash \(expected), found \(found); nothing was changed: restore the segment from a "
        + "copy")
    // Without the stored hashes it is still found, if not located.
    try sample.folder.remove("hashes")
    #expect(
      #expect(throws: LedgerError.self) { try sample.read() }?.message
        .hasPrefix("the first 6 events have the root ") ?? false)
  }

  @Test func `whole batches cut off at the end are missed`() throws {
    let sample = try SampleLog(smallBatches: [2, 2])
    let bytes = try sample.folder.read(SampleLog.first)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let kept = lines[..<2].flatMap { $0 + [UInt8(ascii: "\n")] }
    try sample.folder.write(Array(kept), to: SampleLog.first)
    let error = #expect(throws: LedgerError.self) { try sample.read() }
    #expect(
      error?.message.hasPrefix(
        "the log has 2 events, but checkpoint knows 4, hashes knows 4: events at the end are "
          + "missing; nothing was changed: restore the log from a copy; ") == true)
    #expect(throws: LedgerError.self) { _ = try LogWriter(sample.log) }
  }

  @Test func `what a crash leaves is made good from the segments, and nothing said`() throws {
    let sample = try SampleLog(smallBatches: [2, 2])
    let before = try sample.folder.read("hashes")
    let holes = before.enumerated().map { $0.offset % 7 < 3 ? 0 : $0.element }
    let older = try sample.folder.read("checkpoint")
    for (number, wrong) in [
      nil, [], Array(before.dropLast(40)), holes, Array(holes.dropLast(3)), before,
    ].enumerated() {
      // The checkpoint is gone, older, or torn.
      switch number % 3 {
      case 0: try sample.folder.remove("checkpoint")
      case 1: try sample.folder.write(older, to: "checkpoint")
      default: try sample.folder.write(Array(older.dropLast(20)), to: "checkpoint")
      }
      if let wrong {
        try sample.folder.write(wrong, to: "hashes")
      } else {
        try sample.folder.remove("hashes")
      }
      let count = try sample.read().survey.count
      // The writer completes the hashes when it ends.
      do {
        var writer = try LogWriter(sample.log)
        _ = try writer.append([SampleLog.event(count)], recorded: SampleLog.time(9))
      }
      let contents = try sample.read()
      #expect(contents.survey.checkpoint?.size == count + 1)
      #expect(try sample.folder.read("hashes") == contents.survey.recordHashes.flatMap(\.bytes))
    }
  }

  @Test func `a signed checkpoint outlives appends and is never cut below`() throws {
    let sample = try SampleLog(smallBatches: [2, 2])
    do {
      let writer = try LogWriter(sample.log)
      let text = Checkpoint(
        origin: "example.org/log", size: 4, root: writer.survey.tree.root
      ).text
      let signature = SignedNote.Signature(
        name: "example.org/log", keyID: [1, 2, 3, 4], bytes: [5])
      try writer.keep(SignedNote(text: text, signatures: [signature]))
    }
    do {
      var writer = try LogWriter(sample.log)
      _ = try writer.append([SampleLog.event(4)], recorded: SampleLog.time(9))
    }
    #expect(try sample.log.note(EventLog.signedCheckpointName)?.signatures.count == 1)
    #expect(try sample.read().survey.checkpoint?.origin == "example.org/log")
    // Somebody cuts the log and the unsigned checkpoint back: the signed one still knows.
    let lines = try sample.folder.read(SampleLog.first).split(separator: UInt8(ascii: "\n"))
    try sample.folder.write(
      Array(lines[..<2].flatMap { $0 + [UInt8(ascii: "\n")] }), to: SampleLog.first)
    try sample.folder.remove("checkpoint")
    #expect(throws: LedgerError.self) { _ = try LogWriter(sample.log) }
  }
}
