import EventCoding
import LedgerModel
import Testing

/// Events that are made to be misread, or to cost more than they are worth.
@Suite struct `An event that somebody made to do harm` {
  private func target(_ members: String) -> [UInt8] {
    Array(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01-12"\#(members)}"#.utf8)
  }

  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  @Test func `with a status that only looks like one is refused`() throws {
    // The kelvin sign equals the letter K by Unicode's rules, but not for other readers of SDMX.
    let figure = #""series":"S","period":"2023","value":"1","status":"\#u{212A}""#
    for text in [
      #"{"kind":"release","agency":"A","title":"t","published":"2024-01-12","figures":[{\#(figure)}]}"#,
      #"{"kind":"correction","corrects":1,\#(figure),"reason":"r"}"#,
    ] {
      let error = try #require(throws: LedgerError.self) {
        try EventInput.read(Array(text.utf8), file: "f")
      }
      #expect(error.code == .invalid && error.message.contains("CL_OBS_STATUS"))
    }
  }

  @Test(arguments: [
    ("kind", "S"), ("period", "2"), ("qualifier", "é"), ("value", "9"), ("unknown", "k"),
    ("series", "S"), ("published", "2"), ("scale", "9"),
  ]) func `is refused in an error that can be read`(key: String, filler: String) throws {
    let long = String(repeating: filler, count: 1 << 17)
    let members = ["kind": "target", "series": "S", "value": "1", "published": "2024-01-12"]
      .merging([key: long]) { $1 }
    let texts = members.map { "\"\($0.key == "unknown" ? long : $0.key)\":\"\($0.value)\"" }
    let error = try #require(throws: LedgerError.self) {
      try EventInput.read(Array("{\(texts.joined(separator: ","))}".utf8), file: "f")
    }
    #expect(error.description.utf8.count < 5000)
  }

  @Test func `takes time in proportion to its size`() throws {
    let long = String(repeating: "word é ", count: 1 << 16)
    let letters = String(repeating: "A", count: 1 << 18)
    let identity = Array(repeating: "A.B", count: 50_000).joined(separator: " + ")
    let keys = (0..<50_000).map { #","k\#($0)":1"# }.joined()
    let figures = Array(
      repeating: #"{"series":"S","period":"2023","value":"1"}"#, count: 10_000
    ).joined(separator: ",")
    for text in [
      target(#","summary":"\#(long)""#), target(#","period":"\#(letters)""#),
      target(#","by":"\#(String(repeating: " ", count: 1 << 18))""#), target(keys),
      Array(#"{"kind":"series","key":"S","equals":"\#(identity)"}"#.utf8),
      Array(#"{"kind":"series","key":"\#(letters)"}"#.utf8),
      Array(
        #"{"kind":"release","agency":"A","title":"t","published":"2024-01","figures":[\#(figures)]}"#
          .utf8),
      Array(repeating: target(""), count: 5_000).joined(separator: [0x0A]) + [],
    ] {
      let time = seconds { _ = try? EventInput.read(text, file: "f") }
      #expect(time < 20)
    }
  }
}
