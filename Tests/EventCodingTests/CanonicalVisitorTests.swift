import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

@Suite struct `Who listens to the fast check` {
  /// Keeps all that it is told.
  private struct Recorder: CanonicalVisitor {
    var releases: [CanonicalRelease] = []
    var figures: [CanonicalFigure] = []
    var events: [(kind: CanonicalKind, id: Range<Int>?)] = []
    var series: [CanonicalSeries] = []

    mutating func event(_ kind: CanonicalKind, id: Range<Int>?) { events.append((kind, id)) }
    mutating func series(_ series: CanonicalSeries) { self.series.append(series) }
    mutating func release(_ release: CanonicalRelease) { releases.append(release) }
    mutating func figure(_ figure: CanonicalFigure) { figures.append(figure) }
  }

  private func told(_ line: [UInt8]) -> (recorder: Recorder, head: LineHead?) {
    var recorder = Recorder()
    // In bounds: the buffer is the array's own, and is not kept.
    let head = unsafe line.withUnsafeBytes { line in
      unsafe CanonicalLine.head(of: line, telling: &recorder)
    }
    return (recorder, head)
  }

  /// Whether the bytes of a range are what is written between the quotes of a text.
  private func isText(_ text: String?, _ range: Range<Int>?, in line: [UInt8]) -> Bool {
    guard let text, let range else { return text == nil && range == nil }
    var written: [UInt8] = []
    writeJSONString(text, to: &written)
    return line[(range.lowerBound - 1)...range.upperBound].elementsEqual(written)
  }

  @Test func `hears of a release what its reader finds in it`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomEvents(seed: seed, ofFirstSchema: true)
    for _ in 0..<200 {
      guard case .release(let release) = try random.event("release") else { continue }
      let recorded = Timestamp(seconds: 1_700_000_000)
      let line = StoredLine(RecordedEvent(seq: 3, recorded: recorded, event: .release(release)))
      let (bytes, (recorder, head)) = (line.bytes, told(line.bytes))
      #expect(head?.seq == 3 && recorder.releases.count == 1, "seed \(seed)")
      let heard = try #require(recorder.releases.first)
      #expect(isText(release.agency, heard.agency, in: bytes), "seed \(seed)")
      #expect(isText(release.published.text, heard.published, in: bytes), "seed \(seed)")
      #expect(isText(release.edition, heard.edition, in: bytes), "seed \(seed)")
      #expect(isText(release.source?.publisher, heard.publisher, in: bytes), "seed \(seed)")
      #expect(heard.isSecondary == release.source?.isSecondary ?? false, "seed \(seed)")
      #expect(recorder.figures.count == release.figures.count, "seed \(seed)")
      for (figure, heard) in zip(release.figures, recorder.figures) {
        #expect(isText(figure.series, heard.series, in: bytes), "seed \(seed)")
        #expect(figure.period == heard.period && figure.value == heard.value, "seed \(seed)")
        #expect(figure.value.text == heard.value.text, "seed \(seed)")
        #expect(figure.scale == heard.scale, "seed \(seed)")
        #expect(figure.qualifier == heard.qualifier, "seed \(seed)")
        #expect(figure.status == heard.status.map { String(Unicode.Scalar($0)) }, "seed \(seed)")
        #expect(isText(figure.note, heard.note, in: bytes), "seed \(seed)")
      }
    }
  }

  @Test func `hears of a series what its reader finds in it`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomEvents(seed: seed, ofFirstSchema: true)
    for _ in 0..<200 {
      guard case .series(let series) = try random.event("series") else { continue }
      let recorded = Timestamp(seconds: 1_700_000_000)
      let line = StoredLine(RecordedEvent(seq: 3, recorded: recorded, event: .series(series)))
      let (bytes, recorder) = (line.bytes, told(line.bytes).recorder)
      let heard = try #require(recorder.series.first, "seed \(seed)")
      #expect(isText(series.key, heard.key, in: bytes), "seed \(seed)")
      #expect(isText(series.of, heard.of, in: bytes), "seed \(seed)")
      #expect(isText(series.equals.first?.text, heard.equals, in: bytes), "seed \(seed)")
      #expect(series.measure == heard.measure && series.scale == heard.scale, "seed \(seed)")
    }
  }

  @Test func `hears the kind and the id of every event, and figures of releases only`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    for line in try SampleLines.random(seed: seed, ofEachKind: 20) {
      let (recorder, head) = told(line)
      let event = try StoredLine(line, expecting: try #require(head).seq).event.event
      #expect(recorder.events.map { "\($0.kind)" } == [event.kind], "seed \(seed)")
      #expect(isText(event.id, recorder.events.first?.id, in: line), "seed \(seed)")
      #expect(recorder.releases.count == (event.kind == "release" ? 1 : 0), "seed \(seed)")
      #expect(recorder.series.count == (event.kind == "series" ? 1 : 0), "seed \(seed)")
    }
  }

  /// Expects the keys of a list one after the other, and keeps all figures in one form.
  private struct Expecting: CanonicalVisitor {
    struct Heard {
      var series: Range<Int>
      var words: String
      var repeatsSeries: Bool
    }

    let keys: [String]
    var next = 0
    var figures: [Heard] = []
    var monthFigures = 0
    var expected = 0

    func release(_ release: CanonicalRelease) {}

    mutating func figure(_ figure: CanonicalFigure) {
      let words = "\(figure.period) \(figure.value.text) \(figure.status ?? 0)"
      figures.append(
        Heard(series: figure.series, words: words, repeatsSeries: figure.repeatsSeries))
    }

    mutating func figure(_ figure: CanonicalMonthFigure) {
      monthFigures += 1
      if figure.key == .expected { expected += 1 }
      let value = ExactDecimal(
        coefficient: figure.digits, decimals: figure.decimals, isMinusZero: false)
      figures.append(
        Heard(
          series: figure.series, words: "\(figure.period) \(value.text) 0",
          repeatsSeries: figure.key == .repeated))
    }

    mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int {
      let key = Array((keys[next % keys.count] + "\"").utf8)
      next += 1
      return unsafe text.starts(with: key) ? key.count - 1 : 0
    }
  }

  /// A line with a release of months, and the keys in it, each once where it is repeated.
  private static func monthLine(_ random: inout SeededGenerator) throws -> ([UInt8], [String]) {
    let keys = ["CN.EXPORTS.USD", "A", "CN.CPI_YOY", "X.Y"]
    let months = ["2023-01", "2022-12", "2023-02", "1999-09"]
    let values = ["1", "0", "0.00", "12.5", "123456", "1234567", "12345678", "-3.1", "240.110"]
    var body = #"{"seq":7,"recorded":"2024-01-12T02:00:00Z","kind":"release","agency":"A","#
    body += #""title":"T","published":"2024-01-12","figures":["#
    var (used, asked): ([String], [String]) = ([], [])
    for number in 0..<12 {
      let key = used.last.flatMap { Bool.random(using: &random) ? $0 : nil } ?? keys[number % 4]
      if used.last != key { asked.append(key) }
      used.append(key)
      let month = months.randomElement(using: &random) ?? ""
      let value = values.randomElement(using: &random) ?? ""
      body +=
        (number > 0 ? "," : "") + #"{"series":"\#(key)","period":"\#(month)","value":"\#(value)""#
      body += Int.random(in: 0..<8, using: &random) == 0 ? #","status":"P"}"# : "}"
    }
    return (Array((body + "],").utf8), asked)
  }

  @Test func `hears figures of months as its reader finds them, whatever is changed in them`()
    throws
  {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    var (monthFigures, expected, right) = (0, 0, 0)
    for round in 0..<800 {
      var (line, keys) = try Self.monthLine(&random)
      if round % 2 == 1 {
        let place = Int.random(in: 80..<line.count, using: &random)
        let byte = Array("\"0.-,:}{sZ".utf8).randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: line[place] = byte
        case 1: line.insert(byte, at: place)
        default: line.remove(at: place)
        }
      }
      line += "\"crc\":\"\(CRC32C.text(of: line))\"}".utf8
      let bytes = line
      var visitor = Expecting(keys: Bool.random(using: &random) ? keys : ["Z"])
      // In bounds: the buffer is the array's own, and is not kept.
      let head = unsafe bytes.withUnsafeBytes { bytes in
        unsafe CanonicalLine.head(of: bytes, telling: &visitor)
      }
      guard let stored = try? StoredLine(bytes, expecting: 7), stored.bytes == bytes else {
        #expect(head == nil, "seed \(seed), round \(round)")
        continue
      }
      guard head != nil, case .release(let release) = stored.event.event else { continue }
      right += 1
      monthFigures += visitor.monthFigures
      expected += visitor.expected
      let found = visitor.figures.map { figure in
        "\(String(decoding: bytes[figure.series], as: UTF8.self)) \(figure.words)"
      }
      let written = release.figures.map { figure in
        "\(figure.series) \(figure.period) \(figure.value.text) \(figure.status?.utf8.first ?? 0)"
      }
      #expect(found == written, "seed \(seed), round \(round)")
      for (figure, before) in zip(visitor.figures.dropFirst(), visitor.figures) {
        #expect(
          figure.repeatsSeries == bytes[figure.series].elementsEqual(bytes[before.series]),
          "seed \(seed), round \(round)")
      }
    }
    #expect(right > 400 && monthFigures > 800 && expected > 100)
  }
}
