import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

/// What only the second version of the schema can say.
@Suite struct `An event of the second schema` {
  private func event(_ text: String) throws -> Event {
    try Event(try JSONParser.parse(Array(text.utf8)))
  }

  private func problem(_ text: String) throws -> LedgerError {
    try #require(throws: LedgerError.self) { try event(text) }
  }

  private static let figure = #""series":"S","period":"2024-01","value":"0.0""#
  private static func release(_ rest: String) -> String {
    #"{"kind":"release","agency":"X","title":"T","published":"2024-02-01","figures":[{"#
      + figure + rest + "}]}"
  }

  @Test(arguments: [
    #"{"kind":"amendment","series":"S","equals":["A + B"]}"#,
    #"{"kind":"amendment","id":"a","series":"S","equals":["A + B","C - D"],"#
      + #""names":{"en":["exports","sales abroad"],"zh-Hans":["出口"]},"adjustment":"Y","#
      + #""base":"2020","minimum":"0","note":"n"}"#,
    #"{"kind":"series","key":"S","equals":["A + B","C - D"]}"#,
    #"{"kind":"series","key":"S","names":{"en":["exports"]}}"#,
    #"{"kind":"series","key":"S.QOQ","measure":"qoq","of":"S","equals":["A - B"]}"#,
    release(#","nil":true"#), release(#","basis":"comparable""#), release(#","basis":"real""#),
    #"{"kind":"correction","corrects":1,"# + figure + #","nil":true,"reason":"r"}"#,
  ])
  func `is written with its schema, and read back the same with it and without`(
    text: String
  ) throws {
    let read = try event(text)
    let written = #"{"schema":2,"# + text.dropFirst()
    #expect(read.json.text == written)
    #expect(try event(written) == read)
    let encoded = EncodedEvent(read)
    #expect("{\(String(decoding: encoded.body, as: UTF8.self))}" == written)
    #expect(encoded.kind == read.kind && encoded.id == read.id)
    #expect(try encoded.decoded() == read)
    let line = StoredLine(RecordedEvent(seq: 0, recorded: Timestamp(seconds: 0), event: read))
    #expect(try StoredLine(line.bytes, expecting: 0) == line)
  }

  @Test(arguments: [
    #"{"kind":"series","key":"S","equals":"A + B"}"#,
    #"{"kind":"series","key":"S.MOM","measure":"mom","of":"S"}"#, release(""),
  ])
  func `keeps its first bytes where the first schema can say it`(text: String) throws {
    let read = try event(text)
    #expect(read.json.text == text)
    let stated = #"{"schema":2,"# + text.dropFirst().replacing(#""A + B""#, with: #"["A + B"]"#)
    #expect(try event(stated) == read)
  }

  @Test func `may name one identity alone or in a list`() throws {
    let alone = try event(#"{"kind":"series","key":"S","equals":"A + B"}"#)
    #expect(try event(#"{"kind":"series","key":"S","equals":["A + B"]}"#) == alone)
  }

  @Test func `is refused where it cannot be meant`() throws {
    let cases: [(text: String, path: String)] = [
      (#"{"kind":"amendment","series":"S"}"#, "$"),
      (#"{"kind":"amendment","series":"S","equals":[]}"#, "$.equals"),
      (#"{"kind":"amendment","series":"S","equals":["A + B","A"]}"#, "$.equals[1]"),
      (#"{"kind":"amendment","series":"S","equals":["A + B","A + B"]}"#, "$.equals[1]"),
      (#"{"kind":"amendment","series":"S","names":{}}"#, "$.names"),
      (#"{"kind":"amendment","series":"S","names":{"english":["x"]}}"#, "$.names"),
      (#"{"kind":"amendment","series":"S","names":{"en":["x","x"]}}"#, "$.names.en[1]"),
      (#"{"kind":"amendment","series":"S","adjustment":"seasonal"}"#, "$.adjustment"),
      (#"{"kind":"amendment","series":"S","base":"100"}"#, "$.base"),
      (#"{"kind":"amendment","series":"S","minimum":0}"#, "$.minimum"),
      (Self.release(#","nil":true,"qualifier":"over""#), "$.figures[0].nil"),
      (Self.release(#","basis":"nominal""#), "$.figures[0].basis"),
      (Self.release(#","nil":true"#).replacing("0.0", with: "0.1"), "$.figures[0].nil"),
    ]
    for (text, path) in cases { #expect(try problem(text).path == path, "\(text)") }
  }

  @Test func `has a dash between nothing and half a unit`() throws {
    guard case .release(let release) = try event(Self.release(#","nil":true"#)) else {
      Issue.record("no release")
      return
    }
    let interval = try release.figures[0].interval(seriesScale: 0)
    #expect(interval.contains(.zero) && interval.contains(Rational(5, over: 100)))
    #expect(!interval.contains(Rational(-1, over: 1_000_000)))
    #expect(!interval.contains(Rational(51, over: 1_000)))
    #expect(release.figures[0].text(seriesScale: 0) == "nil 0.0")
  }
}
