import LedgerVocabulary
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
    var random = RandomEvents(seed: seed)
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
    var random = RandomEvents(seed: seed)
    for _ in 0..<200 {
      guard case .series(let series) = try random.event("series") else { continue }
      let recorded = Timestamp(seconds: 1_700_000_000)
      let line = StoredLine(RecordedEvent(seq: 3, recorded: recorded, event: .series(series)))
      let (bytes, recorder) = (line.bytes, told(line.bytes).recorder)
      let heard = try #require(recorder.series.first, "seed \(seed)")
      #expect(isText(series.key, heard.key, in: bytes), "seed \(seed)")
      #expect(isText(series.of, heard.of, in: bytes), "seed \(seed)")
      #expect(isText(series.equals?.text, heard.equals, in: bytes), "seed \(seed)")
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
}
