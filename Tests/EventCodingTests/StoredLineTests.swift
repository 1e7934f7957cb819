import EventCoding
import LedgerModel
import TestSupport
import Testing

@Suite struct `A stored line` {
  /// Written out by hand; the checksum was worked out by another program.
  static let example =
    #"{"seq":17,"recorded":"2024-01-12T10:00:00Z","from":16,"through":18,"kind":"release","#
    + #""id":"gacc-2024-01-12","agency":"GACC","title":"Foreign trade, \"2023\" – 中国","#
    + #""published":"2024-01-12T10:00:00+08:00","source":{"url":"https://example.org/a","#
    + #""secondary":true},"figures":[{"series":"CN.TRADE.RU.USD","period":"2023","#
    + #""value":"240.110","qualifier":"over","status":"A"}],"crc":"366578a6"}"#

  private func exampleEvent() throws -> RecordedEvent {
    let published = try #require(PublicationTime("2024-01-12T10:00:00+08:00"))
    let figure = Figure(
      series: "CN.TRADE.RU.USD", period: .year(2023), value: try ExactDecimal("240.110"),
      qualifier: .over, status: "A")
    let release = Release(
      id: "gacc-2024-01-12", agency: "GACC", title: "Foreign trade, \"2023\" – 中国",
      published: published, source: Source(url: "https://example.org/a", isSecondary: true),
      figures: [figure])
    let recorded = try #require(Timestamp("2024-01-12T10:00:00Z"))
    return RecordedEvent(seq: 17, recorded: recorded, event: .release(release))
  }

  @Test func `has these bytes and no others`() throws {
    let line = StoredLine(try exampleEvent(), batch: 16...18)
    #expect(String(decoding: line.bytes, as: UTF8.self) == Self.example)
    #expect(try StoredLine(Array(Self.example.utf8), expecting: 17) == line)
  }

  @Test func `is read back as it was written`() throws {
    for seed in UInt64(1)...120 {
      let line = try randomLine(seed: seed)
      #expect(try StoredLine(line.bytes, expecting: line.event.seq) == line, "seed \(seed)")
    }
  }

  @Test func `is damaged by any other byte`() throws {
    let bytes = Array(Self.example.utf8)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        let error = #expect(throws: LedgerError.self) { try StoredLine(damaged, expecting: 17) }
        #expect(error?.code == .damaged)
      }
    }
  }

  /// A line with a right checksum.
  private func sealed(_ text: String) -> [UInt8] {
    Array((text + #""crc":""# + CRC32C.text(of: text.utf8) + #""}"#).utf8)
  }

  @Test(arguments: [
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","kind":"series","key":"S","scale":0,"#,
      "the line is not in canonical form, though its checksum is right"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","key":"S","kind":"series","#,
      "the line is not in canonical form, though its checksum is right"
    ),
    (
      #"{"seq":0, "recorded":"1970-01-01T00:00:00Z","kind":"series","key":"S","#,
      "the line does not begin with \"seq\" and \"recorded\""
    ),
    (
      #"{"seq":00,"recorded":"1970-01-01T00:00:00Z","kind":"series","key":"S","#,
      "a number begins with a needless zero"
    ),
    (
      #"{"recorded":"1970-01-01T00:00:00Z","seq":0,"kind":"series","key":"S","#,
      "the line does not begin with \"seq\" and \"recorded\""
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01","kind":"series","key":"S","#,
      "the line does not begin with \"seq\" and \"recorded\""
    ),
    (
      #"{"seq":1,"recorded":"1970-01-01T00:00:00Z","kind":"series","key":"S","#,
      "found event 1 where event 0 belongs"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","kind":"series","key":"S","colour":"red","#,
      "the key \"colour\" is unknown; the keys here are kind, key, title, area, counterpart, "
        + "indicator, measure, of, unit, scale, agency, equals, names, adjustment, base, minimum"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","from":0,"through":0,"kind":"series","key":"S","#,
      "\"from\" and \"through\" are no batch with event 0 in it"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","from":2,"through":1,"kind":"series","key":"S","#,
      "\"from\" and \"through\" are no batch with event 0 in it"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","from":1,"through":2,"kind":"series","key":"S","#,
      "\"from\" and \"through\" are no batch with event 0 in it"
    ),
    (
      #"{"seq":0,"recorded":"1970-01-01T00:00:00Z","through":9,"kind":"series","key":"S","#,
      "the key \"through\" is unknown; the keys here are kind, key, title, area, counterpart, "
        + "indicator, measure, of, unit, scale, agency, equals, names, adjustment, base, minimum"
    ),
  ]) func `is damaged where another program wrote it`(text: String, message: String) throws {
    let error = try #require(throws: LedgerError.self) {
      try StoredLine(sealed(text), expecting: 0)
    }
    #expect(error.code == .damaged)
    #expect(error.message == message)
  }

  @Test func `says how its checksum differs`() throws {
    var bytes = Array(Self.example.utf8)
    bytes[7] = UInt8(ascii: "9")
    let error = try #require(throws: LedgerError.self) { try StoredLine(bytes, expecting: 17) }
    let found = CRC32C.text(of: bytes.dropLast(17))
    #expect(
      error.message
        == "the checksum says \(Self.example.suffix(10).prefix(8)), the line's bytes give \(found)")
    let cut = try #require(throws: LedgerError.self) {
      try StoredLine(Array(bytes.dropLast()), expecting: 17)
    }
    #expect(cut.message == "the line does not end in \"crc\":\"xxxxxxxx\"}")
  }

  @Test(.enabled(if: Python.isThere)) func `is what python would write`() throws {
    var lines: [UInt8] = []
    for seed in UInt64(1)...300 { lines += try randomLine(seed: seed).bytes + [UInt8(ascii: "\n")] }
    let script = """
      import json, sys
      def crc32c(data, value=0xFFFFFFFF):
          for byte in data:
              value ^= byte
              for _ in range(8): value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
          return "%08x" % (value ^ 0xFFFFFFFF)
      for line in sys.stdin.buffer.read().split(b"\\n")[:-1]:
          event = json.loads(line)
          assert json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode() == line, line
          assert list(event)[:2] == ["seq", "recorded"] and list(event)[-1] == "crc", line
          assert event["crc"] == crc32c(line[:line.rindex(b'"crc"')]), line
      print("same")
      """
    #expect(try Python.run(script, input: lines) == "same\n")
  }

  private func randomLine(seed: UInt64) throws -> StoredLine {
    var random = RandomEvents(seed: seed)
    let seq = Int.random(in: 0..<1_000_000, using: &random.generator)
    let recorded = Timestamp(
      seconds: Int.random(in: 0..<4_000_000_000, using: &random.generator))
    let kind = Event.kinds.randomElement(using: &random.generator) ?? "series"
    return StoredLine(
      RecordedEvent(seq: seq, recorded: recorded, event: try random.event(kind)),
      batch: seed % 2 == 0 ? max(0, seq - 3)...seq + 1 : nil)
  }
}
