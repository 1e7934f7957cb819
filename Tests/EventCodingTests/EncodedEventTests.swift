import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

@Suite struct `An encoded event` {
  private struct Nobody: CanonicalVisitor {
    func release(_ release: CanonicalRelease) {}
    func figure(_ figure: CanonicalFigure) {}
  }

  private func events(seed: UInt64) throws -> [Event] {
    var random = RandomEvents(seed: seed)
    return try (0..<100).flatMap { _ in try Event.kinds.map { try random.event($0) } }
  }

  @Test func `says what its event says`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    for event in try events(seed: seed) {
      let encoded = EncodedEvent(event)
      #expect(Array("{".utf8) + encoded.body + Array("}".utf8) == Array(event.json.text.utf8))
      #expect(encoded.kind == event.kind && encoded.id == event.id, "seed \(seed)")
      #expect(try encoded.decoded() == event, "seed \(seed)")
      var nobody = Nobody()
      // What is said in the second schema is left to the reader.
      let isOfFirstSchema = encoded.body.starts(with: "\"kind\"".utf8)
      #expect(encoded.visit(&nobody) == isOfFirstSchema, "seed \(seed): \(event)")
    }
  }

  @Test func `has the line that its event has`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    for (index, event) in try events(seed: seed).enumerated() {
      let batch = [nil, index...index + 3][index % 2]
      let recorded = Timestamp(seconds: 1_700_000_000 + index)
      let line = StoredLine(
        RecordedEvent(seq: index, recorded: recorded, event: event), batch: batch)
      let frame = LineFrame(recorded: recorded, batch: batch)
      var bytes = Array("before".utf8)
      frame.append(EncodedEvent(event), seq: index, to: &bytes)
      #expect(bytes == Array("before".utf8) + line.bytes, "seed \(seed)")
      #expect(bytes.count < 6 + EncodedEvent(event).body.count + frame.mostBytes)
      #expect(try EncodedEvent(ofLine: line.bytes, expecting: index) == EncodedEvent(event))
      #expect(throws: LedgerError.self) {
        try EncodedEvent(ofLine: line.bytes, expecting: index + 1)
      }
    }
  }

  @Test func `is the same as another of the same bytes, wherever they lie`() throws {
    let event = Event.series(SeriesDefinition(key: "S", title: "a"))
    let read = try EventInput.read(
      Array((event.json.text + "\n" + event.json.text).utf8), file: "f")
    #expect(Set(read.map(\.encoded) + [EncodedEvent(event)]).count == 1)
    #expect(read[0].encoded != EncodedEvent(.series(SeriesDefinition(key: "S", title: "b"))))
    // Texts that Swift takes for equal are not the same bytes.
    let accents = ["é", "e\u{301}"].map { Event.series(SeriesDefinition(key: "S", title: $0)) }
    #expect(accents[0] == accents[1] && EncodedEvent(accents[0]) != EncodedEvent(accents[1]))
  }

  @Test func `is summed up as its event says, one after the other`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var summarizer = EventSummarizer()
    for event in try events(seed: seed) where !event.json.text.hasPrefix("{\"schema\"") {
      let encoded = EncodedEvent(event)
      let taken = summarizer.summary(of: encoded)
      let summary = try #require(taken, "seed \(seed): \(event)")
      let body = Array(encoded.body)
      switch (event, summary) {
      case (.series(let definition), .series(let found)):
        #expect(String(decoding: body[found.key], as: UTF8.self) == definition.key)
      case (.release(let release), .release(let found)):
        #expect(
          String(decoding: body[found.published], as: UTF8.self) == release.published.text)
        let keys = found.keys.map { body[Int($0)...].prefix { $0 != UInt8(ascii: "\"") } }
        #expect(
          keys.map { String(decoding: $0, as: UTF8.self) } == release.keysInOrder, "seed \(seed)")
        let places = release.figures.map { "\($0.series) \($0.period)" }
        #expect(found.mayRepeat == (Set(places).count < places.count), "seed \(seed)")
        #expect(found.mostDecimals == release.figures.map(\.value.decimals).max())
        let scales = release.figures.compactMap(\.scale)
        #expect(
          found.scales?.lowerBound == scales.min() && found.scales?.upperBound == scales.max())
      case (.series, _), (.release, _): Issue.record("seed \(seed): \(event) as \(summary)")
      case (_, .other): break
      default: Issue.record("seed \(seed): \(event) as \(summary)")
      }
    }
  }
}

extension Release {
  /// The keys that its figures have, each once.
  fileprivate var keysInOrder: [String] {
    var seen: Set<String> = []
    return figures.map(\.series).filter { seen.insert($0).inserted }
  }
}
