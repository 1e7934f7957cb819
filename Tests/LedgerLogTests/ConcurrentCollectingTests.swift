import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import Testing

@Suite struct `A log that is read in parts` {
  /// Keeps the events' positions, and knows only every third line at once.
  private struct Positions: LineCollector {
    var all: [Int] = []

    mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead? {
      guard let head = unsafe CanonicalLine.head(of: line), head.seq % 3 != 0 else { return nil }
      all.append(head.seq)
      return head
    }

    mutating func take(_ event: RecordedEvent) { all.append(event.seq) }
  }

  /// A log of several segments with batches of several sizes.
  private func log(_ folder: TemporaryFolder) throws -> EventLog {
    let log = EventLog(folder: folder.path, on: SystemDisk(folder.path), segmentSize: 3000)
    var random = RandomEvents(seed: 11)
    for batch in 0..<12 {
      var writer = try LogWriter(log)
      let events = try (0...batch % 5).map { _ in try random.event(Event.kinds[batch % 6]) }
      _ = try writer.append(events, recorded: SampleLog.time(batch))
    }
    return log
  }

  private func positions(_ log: EventLog, parts: Int?) throws -> [Int] {
    try log.collect(parts: parts) { Positions() }.parts.flatMap(\.all)
  }

  @Test func `gives every event once and in order, wherever the parts begin`() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let survey = try log.survey()
    #expect(survey.segments.count > 3)
    for parts in [nil, 1, 2, 3, 7, 50, 400, survey.byteCount] {
      #expect(
        try positions(log, parts: parts) == Array(0..<survey.count), "in \(parts ?? 0) parts")
    }
    let collected = try log.collect(parts: 3) { Positions() }
    #expect(collected.count == survey.count)
    #expect(collected.end.byteCount == survey.byteCount)
  }

  @Test func `leaves out what was being written when it was cut off`() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let survey = try log.survey()
    let last = try #require(survey.segments.last)
    let bytes = try folder.read(last.name)
    try folder.write(bytes + Array("{\"seq\":\(survey.count),\"reco".utf8), to: last.name)
    for parts in [1, 2, 5] {
      #expect(try positions(log, parts: parts) == Array(0..<survey.count), "in \(parts) parts")
    }
  }

  @Test func `is refused with the words of the survey wherever a byte is flipped`() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let segment = try #require(try log.survey().segments.first)
    let bytes = try folder.read(segment.name)
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 1
      try folder.write(damaged, to: segment.name)
      let expected = #expect(throws: LedgerError.self) { try log.survey() }
      let found = #expect(throws: LedgerError.self) { try positions(log, parts: 2) }
      #expect(found == expected, "byte \(place)")
    }
  }

  @Test func `is refused where a segment is missing, or lines at the end`() throws {
    let folder = try TemporaryFolder()
    let log = try log(folder)
    let segments = try log.survey().segments
    let bytes = try folder.read(segments[1].name)
    try folder.write([], to: segments[1].name)
    #expect(throws: LedgerError.self) { try positions(log, parts: 2) }
    try folder.write(bytes, to: segments[1].name)
    let last = segments[segments.count - 1].name
    let end = try folder.read(last)
    let lineStart = end.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    try folder.write(Array(end[..<lineStart]), to: last)
    #expect(throws: LedgerError.self) { try positions(log, parts: 2) }
  }
}
