import LedgerLog
import LedgerVocabulary
import TestSupport
import Testing

@Suite struct `A damaged log` {
  @Test func `is never read as other events, whatever bit is flipped`() throws {
    let whole = try SampleLog(smallBatches: [1, 2])
    let bytes = try whole.folder.read(SampleLog.first)
    let sample = try SampleLog.of(bytes)
    var tails = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        try sample.folder.write(damaged, to: SampleLog.first)
        do {
          let contents = try sample.read()
          // Only where the last line has lost its end can it be a write in progress.
          #expect(index == bytes.count - 1, "byte \(index), bit \(bit)")
          #expect(contents.events.map(\.seq) == [0])
          #expect(contents.tail?.seq == 1)
          tails += 1
        } catch let error as LedgerError {
          guard error.code == .damaged else {
            Issue.record("byte \(index), bit \(bit): \(error)")
            return
          }
        }
      }
    }
    #expect(tails == 8)
  }

  @Test func `says where, and what to do`() throws {
    let whole = try SampleLog(batches: [1, 2])
    var bytes = try whole.folder.read(SampleLog.first)
    let newline = UInt8(ascii: "\n")
    let start = try #require(bytes.firstIndex(of: newline)) + 1
    let end = try #require(bytes[start...].firstIndex(of: newline))
    bytes[start + 20] ^= 1
    let stored = String(decoding: bytes[(end - 10)..<(end - 2)], as: UTF8.self)
    let found = CRC32C.text(of: bytes[start..<(end - 17)])
    let sample = try SampleLog.of(bytes)
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(
      error.description
        == "\(sample.folder.path)/\(SampleLog.first):2: event 1, at byte \(start): the checksum "
        + "says \(stored), the line's bytes give \(found); nothing was changed: restore the "
        + "segment from a copy")
    // A writer refuses it too and changes nothing.
    #expect(throws: error) { _ = try LogWriter(sample.log) }
    #expect(try sample.folder.read(SampleLog.first) == bytes)
    #expect(try sample.folder.names() == [".lock", SampleLog.first])
  }

  /// A log of one definition a line, with right checksums.
  private func log(_ lines: [(seq: Int, seconds: Int, through: Int?)]) throws -> SampleLog {
    try SampleLog.of(
      lines.flatMap { line in
        StoredLine(
          RecordedEvent(
            seq: line.seq, recorded: Timestamp(seconds: line.seconds),
            event: SampleLog.event(line.seq)), through: line.through
        ).bytes + [UInt8(ascii: "\n")]
      })
  }

  private func message(_ sample: SampleLog, line: Int, event: Int) throws -> String {
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(error.code == .damaged)
    #expect(error.line == line)
    let text = try #require(error.message.split(separator: ": ", maxSplits: 1).last)
    #expect(error.message.hasPrefix("event \(event), at byte "))
    return String(try #require(text.split(separator: "; nothing was changed").first))
  }

  @Test func `is one that a line is missing from, or in twice`() throws {
    #expect(
      try message(log([(0, 0, nil), (2, 0, nil)]), line: 2, event: 1)
        == "found event 2 where event 1 belongs")
    #expect(
      try message(log([(0, 0, nil), (0, 0, nil)]), line: 2, event: 1)
        == "found event 0 where event 1 belongs")
    #expect(
      try message(log([(1, 0, nil)]), line: 1, event: 0) == "found event 1 where event 0 belongs")
  }

  @Test func `is one whose times go back`() throws {
    #expect(try log([(0, 60, nil), (1, 60, nil), (2, 61, nil)]).read().events.count == 3)
    #expect(
      try message(log([(0, 60, nil), (1, 59, nil)]), line: 2, event: 1)
        == "recorded 1970-01-01T00:00:59Z, before the event ahead of it (1970-01-01T00:01:00Z)")
  }

  @Test(
    arguments: [
      [nil, 1], [1, 1], [2, nil], [2, nil, nil], [2, 3, nil], [0, nil], [1, 2, nil], [-1],
    ] as [[Int?]]) func `is one whose batches do not fit`(throughs: [Int?]) throws
  {
    let sample = try log(throughs.enumerated().map { ($0, 0, $1) })
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(error.code == .damaged)
    #expect(error.message.contains("the batch's end is not what the lines before it say"))
  }

  @Test func `is one with an empty line or a foreign one`() throws {
    let bytes = try SampleLog(batches: [1]).folder.read(SampleLog.first)
    for foreign in ["\n", "{}\n", "\u{FEFF}\n", "{\"kind\":\"series\",\"key\":\"S\"}\n"] {
      #expect(
        try message(SampleLog.of(bytes + Array(foreign.utf8)), line: 2, event: 1)
          == "the line does not end in \"crc\":\"xxxxxxxx\"}")
    }
    // As a text editor saves it.
    let windows = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    #expect(
      try message(SampleLog.of(windows), line: 1, event: 0)
        == "the line does not end in \"crc\":\"xxxxxxxx\"}")
  }
}
