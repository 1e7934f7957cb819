import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import Testing

@Suite struct `A log` {
  @Test func `gives back what was written, in order`() throws {
    let sample = try SampleLog()
    var random = RandomEvents(seed: 3)
    var expected: [RecordedEvent] = []
    for batch in 0..<4 {
      var writer = try LogWriter(sample.log)
      #expect(writer.survey.count == expected.count)
      #expect(writer.moved == nil)
      for part in 0..<2 {
        let events = try (0...batch).map { _ in try random.event("release") }
        let recorded = SampleLog.time(batch * 2 + part)
        let appended = try writer.append(events, recorded: recorded)
        #expect(appended.map(\.event) == events)
        #expect(appended.map(\.seq) == Array(expected.count..<expected.count + events.count))
        #expect(appended.allSatisfy { $0.recorded == recorded })
        expected += appended
      }
      #expect(writer.survey.count == expected.count)
    }
    let contents = try sample.read()
    #expect(contents.events == expected)
    #expect(contents.survey.tail == nil)
    let bytes = try sample.folder.read(SampleLog.first)
    #expect(contents.survey.byteCount == bytes.count)
    #expect(contents.survey.segments.map(\.name) == [SampleLog.first])
    #expect(contents.survey.segments.map(\.first) == [0])
    #expect(contents.survey.segments.map(\.byteCount) == [bytes.count])
    #expect(try sample.folder.names() == [".lock", SampleLog.first, "checkpoint", "hashes"])
  }

  @Test func `has one stored line an event, with the batch on each line of several`() throws {
    let sample = try SampleLog(batches: [1, 3])
    let events = try sample.read().events
    let lines = zip(events, [nil, 1...3, 1...3, 1...3]).map { StoredLine($0, batch: $1).bytes }
    #expect(
      try sample.folder.read(SampleLog.first)
        == lines.flatMap { $0 + [UInt8(ascii: "\n")] })
  }

  @Test func `is empty where nothing was written`() throws {
    let sample = try SampleLog()
    #expect(try sample.read().events.isEmpty)
    var writer = try LogWriter(sample.log)
    #expect(try writer.append([], recorded: SampleLog.time(0)).isEmpty)
    #expect(try sample.folder.names() == [".lock"])
    try sample.folder.write("", to: SampleLog.first)
    #expect(try sample.read().events.isEmpty)
  }

  @Test func `is refused where its folder cannot be read`() throws {
    let sample = try SampleLog()
    let path = sample.folder.path("nowhere")
    let reading = try #require(throws: LedgerError.self) { try EventLog(folder: path).read() }
    #expect(reading.code == .unavailable)
    #expect(reading.description == "cannot list \(path): No such file or directory")
    let writing = try #require(throws: LedgerError.self) {
      _ = try LogWriter(EventLog(folder: path))
    }
    #expect(writing.code == .unavailable)
    #expect(writing.description == "cannot open \(path)/.lock: No such file or directory")
  }

  @Test func `leaves other files alone`() throws {
    let sample = try SampleLog(batches: [2])
    for name in ["notes.txt", "README.md", "2023.jsonl", "x00000000002.jsonl", "torn-1.bytes"] {
      try sample.folder.write("not a segment\n", to: name)
    }
    #expect(try sample.read().events.count == 2)
  }

  @Test func `names segments by their first position`() {
    #expect(EventLog.segmentName(0) == "000000000000.jsonl")
    #expect(EventLog.segmentName(1_234) == "000000001234.jsonl")
    #expect(EventLog.segmentName(1_234_567_890_123) == "1234567890123.jsonl")
  }
}

@Suite struct `A log of several segments` {
  /// The lines of a log in three files, cut where batches end.
  private func split() throws -> (sample: SampleLog, events: [RecordedEvent]) {
    let whole = try SampleLog(batches: [2, 1, 3, 1])
    let events = try whole.read().events
    let lines = try whole.folder.read(SampleLog.first).split(separator: UInt8(ascii: "\n"))
    let sample = try SampleLog()
    for range in [0..<3, 3..<6, 6..<7] {
      let text = lines[range].flatMap { $0 + [UInt8(ascii: "\n")] }
      try sample.folder.write(text, to: EventLog.segmentName(range.lowerBound))
    }
    return (sample, events)
  }

  @Test func `is read in order and goes on in the last one`() throws {
    let (sample, events) = try split()
    let contents = try sample.read()
    #expect(contents.events == events)
    #expect(contents.survey.segments.map(\.first) == [0, 3, 6])
    let before = try sample.folder.read(EventLog.segmentName(6))
    var writer = try LogWriter(sample.log)
    let appended = try writer.append([SampleLog.event(7)], recorded: SampleLog.time(9))
    #expect(try sample.read().events == events + appended)
    #expect(try sample.folder.read(EventLog.segmentName(6)).starts(with: before))
    #expect(try sample.folder.names(in: "").filter { $0.hasSuffix(".jsonl") }.count == 3)
  }

  @Test(arguments: [(0, 3, 0), (3, 6, 3)]) func `is damaged where one is missing`(
    missing: Int, next: Int, wanted: Int
  ) throws {
    let (sample, _) = try split()
    try sample.folder.remove(EventLog.segmentName(missing))
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(error.code == .damaged)
    #expect(
      error.description
        == "\(sample.folder.path)/\(EventLog.segmentName(next)): this segment begins at event "
        + "\(next), but event \(wanted) is the next one that is wanted; a segment is missing or "
        + "cut off before it")
    #expect(throws: error) { _ = try LogWriter(sample.log) }
  }

  @Test func `is damaged where one but the last is cut off`() throws {
    let (sample, _) = try split()
    let name = EventLog.segmentName(3)
    let bytes = try sample.folder.read(name)
    for count in 0..<bytes.count {
      try sample.folder.write(Array(bytes[..<count]), to: name)
      let error = try #require(throws: LedgerError.self) { try sample.read() }
      #expect(error.code == .damaged)
    }
    try sample.folder.write(Array(bytes.dropLast()), to: name)
    let error = try #require(throws: LedgerError.self) { try sample.read() }
    #expect(
      error.description
        == "\(sample.folder.path)/\(name):2: event 3, at byte 0: the segment ends in the middle of "
        + "a batch, yet another follows it; nothing was changed: restore the segment from a copy")
  }

  @Test func `has a tail only at its very end`() throws {
    let (sample, events) = try split()
    let name = EventLog.segmentName(6)
    let bytes = try sample.folder.read(name)
    try sample.folder.write(Array(bytes.dropLast()), to: name)
    let contents = try sample.read()
    #expect(contents.events == Array(events.prefix(6)))
    let tail = try #require(contents.survey.tail)
    #expect(tail.segment == name && tail.seq == 6)
    #expect(tail.offset == 0 && tail.byteCount == bytes.count - 1)
  }
}
