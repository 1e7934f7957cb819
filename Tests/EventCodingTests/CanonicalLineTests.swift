import EventCoding
import LedgerModel
import TestSupport
import Testing

@Suite struct `The fast check of a line` {
  @Test func `takes every line of the shipped log`() throws {
    let lines = SampleLines.shipped
    #expect(lines.count == 799)
    for (seq, line) in lines.enumerated() {
      let head = try #require(fastHead(of: line), "event \(seq)")
      let read = try StoredLine(line, expecting: seq)
      #expect(head.seq == seq && head.recorded == read.event.recorded)
      #expect(head.batch == read.batch)
    }
  }

  @Test func `takes events of every kind with random content`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let lines = try SampleLines.random(seed: seed, ofEachKind: 100)
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      let head = try #require(fastHead(of: line), "seed \(seed): \(text)")
      let read = try StoredLine(line, expecting: head.seq)
      #expect(head.recorded == read.event.recorded && head.batch == read.batch)
    }
  }

  @Test(arguments: [
    "1989R12-07T21:40:36Z", "2054-79-10T07:58:18Z", "1982-03-53T06:59:16Z", "203\u{FFFD}-09-07T",
    "2023-02-29T00:00:00Z", "2024-01-12T24:00:00Z", "2024-01-12T10:00Z",
    "2024-01-12T10:00:00+00:00",
  ]) func `takes no time of recording that is none`(time: String) {
    let body = #"{"seq":17,"recorded":"\#(time)","kind":"series","key":"S","#
    #expect(!SampleLines.isTaken(body))
    #expect(SampleLines.isTaken(SampleLines.start + #""kind":"series","key":"S","#))
  }

  @Test func `does not stumble over a number that is too long to be one`() {
    // The smallest whole number once it has overflowed, which has no opposite.
    let body =
      SampleLines.start
      + #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"level","#
      + #""series":"S","period":"2023","value":"1","length":-27670116110564327424}],"#
    #expect(!SampleLines.isTaken(body))
  }

  @Test func `takes no line that is cut off or has a wrong byte`() throws {
    let line = SampleLines.sealed(
      SampleLines.start + #""kind":"target","series":"S","value":"200","published":"2019-06-05","#)
    #expect(fastHead(of: line)?.seq == 17)
    for length in line.indices { #expect(fastHead(of: Array(line.prefix(length))) == nil) }
    for place in line.indices {
      for bit in 0..<8 {
        var damaged = line
        damaged[place] ^= 1 << bit
        #expect(fastHead(of: damaged) == nil, "bit \(bit) of byte \(place)")
      }
    }
    #expect(fastHead(of: line + [UInt8(ascii: "\n")]) == nil && fastHead(of: []) == nil)
  }

  @Test func `leaves newer forms and odd positions to the reader`() {
    let series = #""kind":"series","key":"S","#
    let lines: [(body: String, batch: ClosedRange<Int>?, isTaken: Bool)] = [
      (SampleLines.start + series, nil, true),
      (SampleLines.start + #""from":16,"through":17,"# + series, 16...17, true),
      (SampleLines.start + #""from":17,"through":18,"# + series, 17...18, true),
      (SampleLines.start + #""from":17,"through":17,"# + series, nil, false),
      (SampleLines.start + #""from":15,"through":16,"# + series, nil, false),
      (SampleLines.start + #""from":18,"through":19,"# + series, nil, false),
      (SampleLines.start + #""from":18,"through":16,"# + series, nil, false),
      (SampleLines.start + #""through":18,"# + series, nil, false),
      (SampleLines.start + #""from":17,"through":18,"schema":0,"# + series, nil, false),
      (SampleLines.start + #""schema":1,"# + series, nil, false),
    ]
    for line in lines {
      let head = fastHead(of: SampleLines.sealed(line.body))
      #expect((head != nil) == line.isTaken && head?.batch == line.batch, "\(line.body)")
    }
  }

  @Test func `takes a span as well as a buffer`() {
    let line = SampleLines.sealed(SampleLines.start + #""kind":"series","key":"S","#)
    // Bytes have no padding, so that all of the span is initialized.
    #expect(unsafe CanonicalLine.head(of: line.span.bytes) == fastHead(of: line))
    #expect(fastHead(of: line) != nil)
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func `take no period of eight equal bytes`(byte: UInt8) throws {
    let event = #""kind":"release","agency":"X","title":"T","published":"2024-02-10","figures":["#
    let start = Array((SampleLines.start + event + #"{"series":"A","period":""#).utf8)
    let right = Array(#"2024-01","value":"1.0"}],"#.utf8)
    #expect(fastHead(of: LineMutator.sealed(start + right)) != nil)
    for end in [#","value":"1.0"}],"#, #"","value":"1.0"}],"#, #","value":"-1.0"}],"#] {
      let line = LineMutator.sealed(start + [UInt8](repeating: byte, count: 8) + Array(end.utf8))
      #expect(fastHead(of: line) == nil)
      #expect(throws: LedgerError.self) { try StoredLine(line, expecting: 17) }
    }
  }

  @Test func `read each month as it is, whichever were read before`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let figures = (0..<40).map { _ in
        let near = Bool.random(using: &random)
        let year = Int.random(in: near ? 2022...2024 : 1000...9999, using: &random)
        return Figure(
          series: "A", period: .month(Int.random(in: 1...12, using: &random), of: year),
          value: ExactDecimal(coefficient: 10, decimals: 1, isMinusZero: false))
      }
      let release = Release(
        agency: "X", title: "T", published: try #require(PublicationTime("2024-02-10")),
        figures: figures)
      let event = RecordedEvent(
        seq: 17, recorded: Timestamp(seconds: 1_705_053_600), event: .release(release))
      var periods = PeriodRecorder()
      let line = StoredLine(event).bytes
      let head = unsafe line.withUnsafeBytes { line in
        unsafe CanonicalLine.head(of: line, telling: &periods)
      }
      #expect(head != nil && periods.periods == figures.map(\.period), "seed \(seed)")
    }
  }
}

/// Notes which periods a line has figures of.
private struct PeriodRecorder: CanonicalVisitor {
  var periods: [Period] = []

  mutating func release(_ release: CanonicalRelease) {}
  mutating func figure(_ figure: CanonicalFigure) { periods.append(figure.period) }
}
