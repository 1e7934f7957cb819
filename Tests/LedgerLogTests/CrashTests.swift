import LedgerLog
import LedgerModel
import TestSupport
import Testing

@Suite struct `A log that a crash cut off` {
  private let newline = UInt8(ascii: "\n")

  @Test func `has whole batches, wherever it was cut, and goes on`() throws {
    let batches = [1, 3, 2]
    let whole = try SampleLog(smallBatches: batches)
    let events = try whole.read().events
    let bytes = try whole.folder.read(SampleLog.first)
    // Where each batch ends, in events and bytes.
    var ends = [(events: 0, bytes: 0)]
    let lineEnds = bytes.indices.filter { bytes[$0] == newline }.map { $0 + 1 }
    for count in batches {
      let last = (ends.last?.events ?? 0) + count
      ends.append((last, lineEnds[last - 1]))
    }
    for cut in 0...bytes.count {
      let sample = try SampleLog.of(Array(bytes[..<cut]))
      let end = try #require(ends.last { $0.bytes <= cut })
      let contents = try sample.read()
      #expect(contents.events == Array(events[..<end.events]), "cut at \(cut)")
      #expect(contents.survey.byteCount == end.bytes, "cut at \(cut)")
      #expect((contents.survey.tail == nil) == (cut == end.bytes), "cut at \(cut)")
      if let tail = contents.survey.tail {
        #expect(tail.segment == SampleLog.first && tail.seq == end.events, "cut at \(cut)")
        #expect(tail.offset == end.bytes && tail.offset + tail.byteCount == cut, "cut at \(cut)")
      }
      // Reading changes nothing.
      #expect(try sample.folder.read(SampleLog.first).count == cut)
      try goOn(sample, after: Array(events[..<end.events]), tail: Array(bytes[end.bytes..<cut]))
    }
  }

  /// Opens the cut log for writing, checks what became of the tail, and appends.
  private func goOn(
    _ sample: SampleLog, after events: [RecordedEvent], tail: [UInt8]
  ) throws {
    var writer = try LogWriter(sample.log)
    let name = "torn-\(EventLog.segmentName(events.count).dropLast(6)).bytes"
    if tail.isEmpty {
      #expect(writer.moved == nil)
      #expect(try sample.folder.names().allSatisfy { !$0.hasPrefix("torn-") })
    } else {
      #expect(writer.moved?.file == sample.folder.path(name))
      #expect(writer.moved?.byteCount == tail.count)
      #expect(try sample.folder.read(name) == tail)
    }
    #expect(writer.survey.tail == nil)
    let appended = try writer.append(
      [SampleLog.event(1), SampleLog.event(2)], recorded: SampleLog.time(99))
    let contents = try sample.read()
    #expect(contents.events == events + appended)
    #expect(contents.survey.tail == nil)
  }

  @Test func `keeps the bytes of every crash`() throws {
    let sample = try SampleLog(batches: [1])
    let good = try sample.folder.read(SampleLog.first)
    for (number, rest) in ["{\"seq\":1,", "x", "{\"seq\":1,\"recorded\""].enumerated() {
      try sample.folder.write(good + Array(rest.utf8), to: SampleLog.first)
      let name = "torn-000000000001\(number == 0 ? "" : "-\(number + 1)").bytes"
      let writer = try LogWriter(sample.log)
      #expect(writer.moved?.file == sample.folder.path(name))
      #expect(try sample.folder.read(name) == Array(rest.utf8))
      #expect(try sample.folder.read(SampleLog.first) == good)
    }
    #expect(try sample.folder.names().filter { $0.hasPrefix("torn-") }.count == 3)
  }
}
