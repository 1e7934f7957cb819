import LedgerLog
import LedgerModel
import TestSupport
import Testing

/// Room that a writer of many small batches keeps behind the last line.
struct ReservedRoomTests {
  private let disk = SimulatedDisk(seed: 5)
  private var log: EventLog {
    EventLog(
      folder: "log", on: disk, segmentSize: 2_000,
      room: ReservedRoom.Rule(after: 2, byteCount: 4_000))
  }

  private func bytes(_ name: String = SampleLog.first) throws -> [UInt8] {
    let file = try #require(try disk.open(name))
    return try file.read(at: 0, count: try file.byteCount())
  }

  /// Appends batches of one event each.
  private func append(_ count: Int, to writer: inout LogWriter) throws {
    for _ in 0..<count {
      let seq = writer.survey.count
      _ = try writer.append([SampleLog.event(seq)], recorded: SampleLog.time(seq))
    }
  }

  private func spaces(behind bytes: [UInt8]) -> Int {
    bytes.reversed().prefix { $0 == UInt8(ascii: " ") }.count
  }

  /// What a log is after a writer that had no room.
  private func plain(_ count: Int) throws -> [UInt8] {
    let disk = SimulatedDisk(seed: 6)
    let log = EventLog(
      folder: "log", on: disk, segmentSize: 1 << 20, room: ReservedRoom.Rule(byteCount: 0))
    var writer = try LogWriter(log)
    try append(count, to: &writer)
    let file = try #require(try disk.open(SampleLog.first))
    return try file.read(at: 0, count: try file.byteCount())
  }

  @Test func `is kept from the third small batch on, written over, and cut off at the end`() throws
  {
    do {
      var writer = try LogWriter(log)
      try append(2, to: &writer)
      #expect(spaces(behind: try bytes()) == 0)
      try append(1, to: &writer)
      let reserved = try bytes()
      #expect(spaces(behind: reserved) == 4_000)
      try append(2, to: &writer)
      let later = try bytes()
      // The file was not made longer.
      #expect(later.count == reserved.count && spaces(behind: later) < 4_000)
      #expect(try log.read().events.count == 5)
    }
    #expect(try bytes() == plain(5))
  }

  @Test func `is there for no reader`() throws {
    var writer = try LogWriter(log)
    try append(4, to: &writer)
    let kept = try bytes()
    #expect(spaces(behind: kept) > 0)
    let survey = try log.survey()
    #expect(survey.count == 4 && survey.tail == nil)
    #expect(survey.byteCount == kept.count - spaces(behind: kept))
    #expect(try log.inspect().savable == 4 && log.inspect().runs.count == 1)
    #expect(try log.lines([3], survey)[3]?.last == UInt8(ascii: "}"))
    let reader = try log.lines(from: 1)
    #expect(try reader.next()?.end == 4)
    #expect(try reader.next() == nil)
    // What the writer appends there now is found by one who has read up to the room.
    try append(1, to: &writer)
    #expect(try reader.next()?.end == 5)
  }

  @Test func `is cut off by the next writer after one that was killed`() throws {
    let before: [UInt8]
    do {
      var writer = try LogWriter(log)
      try append(4, to: &writer)
      before = try bytes()
      disk.plan([.operation(1): .kill(after: false)])
      #expect(throws: LedgerError.self) { try append(1, to: &writer) }
    }
    disk.restart()
    #expect(try bytes() == before && spaces(behind: before) > 0)
    #expect(try log.survey().count == 4)
    var writer = try LogWriter(log)
    #expect(writer.moved == nil)
    try append(1, to: &writer)
    #expect(try bytes() == plain(5))
  }

  @Test func `never stays behind the last line of a segment that is done`() throws {
    var writer = try LogWriter(log)
    try append(60, to: &writer)
    let segments = try log.survey().segments
    #expect(segments.count > 2)
    for segment in segments.dropLast() {
      #expect(spaces(behind: try bytes(segment.name)) == 0)
    }
    #expect(try log.read().events.count == 60)
  }

  @Test func `hides no byte that is something else`() throws {
    do {
      var writer = try LogWriter(log)
      try append(2, to: &writer)
    }
    let whole = try bytes()
    let file = try disk.openForWriting(SampleLog.first)
    _ = try file.writeSome(Array("    {\"seq\":2,   ".utf8)[...], at: whole.count)
    let survey = try log.survey()
    #expect(survey.count == 2 && survey.tail?.byteCount == 16)
    let writer = try LogWriter(log)
    #expect(writer.moved?.byteCount == 16)
    #expect(try bytes() == whole)
  }

  @Test func `is done without where the disk is full`() throws {
    var writer = try LogWriter(log)
    try append(2, to: &writer)
    // The third line is written, the spaces behind it are not.
    disk.plan([.writing(2): .full])
    try append(1, to: &writer)
    #expect(try log.read().events.count == 3)
  }
}
