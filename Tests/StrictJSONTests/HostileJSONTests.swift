import StrictJSON
import Testing

/// Texts that are made to cost a reader more than they cost their maker.
///
/// Each bound is ten times what a debug build needs on a slow machine; what is quadratic needs
/// minutes, or hours.
@Suite struct `JSON that is made to be slow` {
  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  /// Marks of two classes in turn: putting them in their normal order is what costs.
  private func marks(_ count: Int) -> String {
    String(repeating: "\u{301}\u{316}", count: count / 2)
  }

  @Test func `is refused where marks pile up, for comparing such texts takes quadratic time`()
    throws
  {
    let message = "more than 30 combining marks in a row inside this string"
    for text in ["\"a\(marks(200_000))\"", "{\"a\(marks(200_000))\":1}"] {
      let time = try seconds {
        let error = try #require(throws: JSONSyntaxError.self) {
          try JSONParser.parse(Array(text.utf8))
        }
        #expect(error.message == message)
        #expect(error.offset == (text.hasPrefix("{") ? 1 : 0))
      }
      #expect(time < 5)
    }
    let escaped = #"["x\n"# + String(repeating: #"\u0301\u0316"#, count: 16) + #""]"#
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse(Array(escaped.utf8))
    }
    #expect(error.message == message && error.offset == 1)
  }

  @Test func `is not refused for as many marks as a text may have`() throws {
    // Thirty in a row, as Unicode's Stream-Safe Text Format allows, and then again.
    let text = "\"a\(marks(30))b\(marks(30))\""
    #expect(try JSONParser.parse(Array(text.utf8)).value.text == text)
  }

  @Test func `takes time in proportion where strings are long`() throws {
    let plain = "\"" + String(repeating: "é中", count: 1 << 19) + "\""
    let escapes = "\"" + String(repeating: #"\n\u00e9"#, count: 1 << 18) + "\""
    let open = "\"" + String(repeating: "a", count: 2 << 20)
    for text in [plain, escapes, open] {
      let time = seconds { _ = try? JSONParser.parse(Array(text.utf8)) }
      #expect(time < 20)
    }
  }

  @Test func `takes time in proportion where keys, elements and brackets are many`() throws {
    let keys = "{" + (0..<100_000).map { "\"key \($0)\":\($0)" }.joined(separator: ",") + "}"
    let elements = "[" + Array(repeating: "[true,{}]", count: 50_000).joined(separator: ",") + "]"
    let spaces = String(repeating: " \n", count: 1 << 20) + "1"
    for text in [keys, elements, spaces] {
      let time = try seconds { _ = try JSONParser.parse(Array(text.utf8)) }
      #expect(time < 20)
    }
    let brackets = String(repeating: "[", count: 2 << 20)
    let time = seconds { _ = try? JSONParser.parse(Array(brackets.utf8)) }
    #expect(time < 5)
  }
}
