import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

@Suite struct `A damaged log` {
  @Test func `is found, whatever bit is flipped`() throws {
    let sample = try SampleLog(smallBatches: [1, 2])
    let bytes = try sample.folder.read(SampleLog.first)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        try sample.folder.write(damaged, to: SampleLog.first)
        let error = #expect(throws: LedgerError.self) { try sample.read() }
        #expect(error?.code == .damaged, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test(arguments: [[1, 2, 2], [1, 2, 1]])
  func `is never read as other events where nothing vouches for its end`(batches: [Int]) throws {
    let whole = try SampleLog(smallBatches: batches)
    // The events before the last batch, and where the last of them ends.
    let count = batches.dropLast().reduce(0, +)
    let bytes = try whole.folder.read(SampleLog.first)
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    let sample = try SampleLog.of(bytes)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        try sample.folder.write(damaged, to: SampleLog.first)
        do {
          let contents = try sample.read()
          // Only the last batch can have been under way.
          #expect(
            index > ends[count - 1] && contents.events.count == count, "byte \(index), bit \(bit)")
          #expect(contents.survey.tail?.offset == ends[count - 1] + 1)
        } catch let error as LedgerError {
          #expect(error.code == .damaged && index <= ends[count - 1], "byte \(index), bit \(bit)")
        }
      }
    }
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
    let sample = whole
    try sample.folder.write(bytes, to: SampleLog.first)
    let hashes = try sample.folder.read("hashes")[32..<64].map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(
      error.description
        == "\(sample.folder.path)/\(SampleLog.first):2: event 1, at byte \(start): the checksum "
        + "says \(stored), the line's bytes give \(found); expected the hash \(hashes), found "
        + "\(recordHash(bytes[start..<end])); nothing was changed: restore the segment from a copy")
    // A writer refuses it too and changes nothing.
    #expect(throws: error) { _ = try LogWriter(sample.log) }
    #expect(try sample.folder.read(SampleLog.first) == bytes)
    #expect(try sample.folder.names() == [".lock", SampleLog.first, "checkpoint", "hashes"])
  }

  /// A log of one definition a line, with right checksums.
  private func log(_ lines: [(seq: Int, seconds: Int, batch: ClosedRange<Int>?)]) throws
    -> SampleLog
  {
    try SampleLog.of(
      lines.flatMap { line in
        StoredLine(
          RecordedEvent(
            seq: line.seq, recorded: Timestamp(seconds: line.seconds),
            event: SampleLog.event(line.seq)), batch: line.batch
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
      [nil, 0...1], [0...2, 1...2], [0...1, nil], [0...1, 0...1, 1...2], [0...2, 0...3],
    ] as [[ClosedRange<Int>?]]) func `is one whose batches do not fit`(
      batches: [ClosedRange<Int>?]
    ) throws
  {
    let sample = try log(batches.enumerated().map { ($0, 0, $1) })
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(error.code == .damaged)
    #expect(error.message.contains("the batch is not the one that the lines before it say"))
  }

  @Test func `is one with an empty line or a foreign one`() throws {
    let sample = try SampleLog(batches: [1, 1])
    let bytes = try sample.folder.read(SampleLog.first)
    let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    for foreign in ["\n", "{}\n", "\u{FEFF}\n", "{\"kind\":\"series\",\"key\":\"S\"}\n"] {
      #expect(
        try message(
          SampleLog.of(Array(bytes[..<second]) + Array(foreign.utf8) + Array(bytes[second...])),
          line: 2,
          event: 1) == "the line does not end in \"crc\":\"xxxxxxxx\"}")
      // At the end it may be what a power cut left: it is reported as the tail.
      let tail = try SampleLog.of(bytes + Array(foreign.utf8)).read().survey.tail
      #expect(tail?.seq == 2 && tail?.byteCount == foreign.utf8.count)
    }
    // As a text editor saves it.
    let windows = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    try sample.folder.write(windows, to: SampleLog.first)
    #expect(
      try message(sample, line: 1, event: 0).split(separator: ";").first
        == "the line does not end in \"crc\":\"xxxxxxxx\"}")
  }
}
