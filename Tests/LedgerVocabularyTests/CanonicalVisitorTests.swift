import LedgerVocabulary
import StrictJSON
import TestSupport
import Testing

@Suite struct `Who listens to the fast check` {
  /// Keeps all that it is told.
  private struct Recorder: CanonicalVisitor {
    var releases: [CanonicalRelease] = []
    var figures: [CanonicalFigure] = []

    mutating func release(_ release: CanonicalRelease) { releases.append(release) }
    mutating func figure(_ figure: CanonicalFigure) { figures.append(figure) }
    func series(_ definition: CanonicalSeries) {}
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
      }
    }
  }

  @Test func `hears nothing of other events`() throws {
    for line in try SampleLines.random(seed: 1, ofEachKind: 5) {
      let isRelease = String(decoding: line, as: UTF8.self).contains(#","kind":"release","#)
      #expect(told(line).recorder.releases.count == (isRelease ? 1 : 0))
    }
  }
}
