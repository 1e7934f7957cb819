import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

@Suite struct `An event as JSON` {
  private func event(_ text: String) throws -> Event {
    try Event(JSONParser.parse(Array(text.utf8)))
  }

  @Test(arguments: [
    #"{"kind":"series","key":"CN.TRADE.RU.USD","title":"China–Russia goods trade","area":"CN","counterpart":"RU","indicator":"trade","unit":"USD","scale":9,"agency":"GACC"}"#,
    #"{"kind":"series","key":"CN.TRADE.RU.USD.YOY","measure":"yoy","of":"CN.TRADE.RU.USD","unit":"percent"}"#,
    #"{"kind":"series","key":"T","scale":-3,"equals":"A - B + C.D_1"}"#,
    #"{"kind":"release","id":"r","agency":"GACC","title":"Foreign trade","published":"2024-01-12T10:00:00+08:00","edition":"bulletin","source":{"publisher":"p","title":"t","url":"u","retrieved":"2024-01-13","sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","secondary":true},"figures":[{"series":"S","period":"2023-01/2023-11","value":"-0.0","scale":0,"qualifier":"over","status":"P","note":"n"},{"series":"S","period":"2023","value":"240.110"}]}"#,
    #"{"kind":"release","agency":"GACC","title":"t","published":"2024-01","source":{},"figures":[{"series":"S","period":"2023-Q4","value":"1"}]}"#,
    #"{"kind":"statement","id":"s","agency":"GACC","speaker":"Wang Lingjun","role":"Vice Minister","occasion":"press conference","published":"2024-01-12","summary":"…","source":{"url":"u"},"claims":[{"claim":"first-decline-since","series":"S","period":"2023","since":"2016"},{"claim":"growth","series":"S","period":"2023","value":"0.2","scale":1,"qualifier":"about","note":"n"},{"claim":"streak","series":"S","period":"2023-12","direction":"contraction","length":3}]}"#,
    #"{"kind":"statement","agency":"GACC","published":"2024-01-12","summary":"\"quoted\" \\ back"}"#,
    #"{"kind":"target","id":"t","series":"S","period":"2024","value":"200","scale":9,"qualifier":"over","published":"2019-06-05","by":"x","summary":"y","source":{"title":"t"}}"#,
    #"{"kind":"target","series":"S","value":"200","published":"2019-06-05"}"#,
    #"{"kind":"correction","id":"c","corrects":17,"series":"S","period":"2023","value":"1.5","scale":9,"qualifier":"nearly","status":"E","note":"n","reason":"r"}"#,
    #"{"kind":"withdrawal","id":"w","agency":"GACC","published":"2024-02-01","withdraws":0,"series":"S","period":"2023","reason":"r","source":{"url":"u"}}"#,
    #"{"kind":"withdrawal","agency":"GACC","published":"2024-02-01","withdraws":17,"reason":"r"}"#,
  ]) func `in canonical form is written as it was read`(text: String) throws {
    let event = try event(text)
    #expect(event.json.text == text)
    #expect(text.hasPrefix(#"{"kind":"\#(event.kind)""#))
  }

  @Test(arguments: [
    (
      #"{"scale":0,"measure":"level","key":"S","kind":"series"}"#,
      #"{"kind":"series","key":"S"}"#
    ),
    (
      #"{"kind":"series","key":"S","equals":" A  +  B "}"#,
      #"{"kind":"series","key":"S","equals":"A + B"}"#
    ),
    (
      #"{"reason":"r","withdraws":-0,"published":"2024-02","agency":"A","kind":"withdrawal"}"#,
      #"{"kind":"withdrawal","agency":"A","published":"2024-02","withdraws":0,"reason":"r"}"#
    ),
    (
      #"{"kind":"statement","claims":[],"summary":"\u00e9\/","agency":"A","published":"2024-02"}"#,
      #"{"kind":"statement","agency":"A","published":"2024-02","summary":"é/"}"#
    ),
    (
      #"{"kind":"target","series":"S","period":"2023-M12","value":"1","published":"2024-02"}"#,
      #"{"kind":"target","series":"S","period":"2023-12","value":"1","published":"2024-02"}"#
    ),
    (
      #"{"kind":"target","series":"S","value":"1","published":"2024-02","source":{"secondary":false}}"#,
      #"{"kind":"target","series":"S","value":"1","published":"2024-02","source":{}}"#
    ),
  ]) func `in any other form is written in the canonical one`(text: String, canonical: String)
    throws
  {
    let read = try event(text)
    #expect(read.json.text == canonical)
    #expect(try event(canonical) == read)
  }

  @Test(arguments: Event.kinds) func `is read back as the same event`(kind: String) throws {
    for seed in UInt64(1)...80 {
      var random = RandomEvents(seed: seed)
      let original = try random.event(kind)
      let text = original.json.text
      #expect(original.kind == kind)
      let read = try Event(JSONParser.parse(Array(text.utf8)))
      #expect(read == original, "seed \(seed)")
      #expect(Array(read.json.text.utf8) == Array(text.utf8), "seed \(seed)")
    }
  }

  @Test func `tells its identity, its times and its source`() throws {
    let release = try event(
      #"{"kind":"release","id":"r","agency":"A","title":"t","published":"2024-01","source":{"url":"u"},"figures":[{"series":"S","period":"2023","value":"1"}]}"#
    )
    #expect(release.id == "r" && release.published?.text == "2024-01")
    #expect(release.source?.url == "u" && release.title == "t")
    let series = try event(#"{"kind":"series","key":"S"}"#)
    #expect(series.id == nil && series.published == nil && series.source == nil)
    #expect(series.title == "S")
  }
}
