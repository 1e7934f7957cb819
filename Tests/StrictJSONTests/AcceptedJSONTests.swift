import StrictJSON
import Testing

@Suite struct `JSON that is taken` {
  @Test(arguments: [
    ("0", "0"), ("-0", "-0"), ("1e5", "1e5"), ("1E+05", "1E+05"), ("-0.50e-007", "-0.50e-007"),
    ("240.110", "240.110"), ("12345678901234567890123456789", "12345678901234567890123456789"),
    ("true", "true"), ("false", "false"), ("null", "null"),
    ("[]", "[]"), ("{}", "{}"), (" [ ] ", "[]"), ("\t{\r\n}\n", "{}"),
    ("[1 , [2,{}] ]", "[1,[2,{}]]"),
    (#"{"b":1,"a":2,"B":3}"#, #"{"b":1,"a":2,"B":3}"#), (#"{"":0}"#, #"{"":0}"#),
    (#"{"a":{"x":1},"b":{"x":1}}"#, #"{"a":{"x":1},"b":{"x":1}}"#),
  ]) func `is kept as it was written, white space aside`(text: String, compact: String) throws {
    #expect(try JSONParser.parse(Array(text.utf8)).value.text == compact)
  }

  @Test(arguments: [
    (#""""#, ""), (#""a\/b""#, "a/b"), (#""\"\\\b\f\n\r\t""#, "\"\\\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u00E9""#, "Aéé"), (#""\u0000""#, "\0"), (#""\u4e2d国""#, "中国"),
    (#""\ud83d\ude00""#, "😀"), (#""x\uD800\uDC00y""#, "x\u{10000}y"),
    (#""\udbff\udfff""#, "\u{10FFFF}"), (#""\ufffe\uFFFF""#, "\u{FFFE}\u{FFFF}"),
    ("\"\u{7F}\u{80}\u{2028}\"", "\u{7F}\u{80}\u{2028}"), ("\"\u{FEFF}\"", "\u{FEFF}"),
    (#""\u005C\u0022""#, "\\\""),
  ]) func `gives the characters that a string stands for`(text: String, meant: String) throws {
    let value = try JSONParser.parse(Array(text.utf8)).string
    #expect(value.map { Array($0.utf8) } == Array(meant.utf8))
  }

  @Test func `says at which byte each value and key stood`() throws {
    let node = try JSONParser.parse(Array(#" {"é": [1, "x"], "b":null}"#.utf8))
    #expect(node.offset == 1)
    guard case .object(let members) = node.value else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.keyOffset) == [2, 18])
    #expect(members.map(\.node.offset) == [8, 22])
    guard case .array(let elements) = members[0].node.value else {
      Issue.record("no array")
      return
    }
    #expect(elements.map(\.offset) == [9, 12])
  }

  @Test func `finds members by key`() throws {
    let node = try JSONParser.parse(Array(#"{"a":"x","b":[true]}"#.utf8))
    #expect(node["a"]?.string == "x")
    #expect(node["b"]?.string == nil)
    #expect(node["c"] == nil)
    #expect(node["b"]?["a"] == nil)
  }

  @Test func `may be nested as deep as is allowed`() throws {
    let depth = JSONParser.deepestNesting
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(try JSONParser.parse(Array(text.utf8)).value.text == text)
    // Siblings do not add up.
    let siblings = "[" + Array(repeating: "[{}]", count: 100).joined(separator: ",") + "]"
    #expect(try JSONParser.parse(Array(siblings.utf8)).value.text == siblings)
  }

  @Test func `may be one value after another`() throws {
    var parser = JSONParser(Array("{} [1]\n2 ".utf8))
    var texts: [String] = []
    while !parser.isAtEnd() { texts.append(try parser.nextValue().value.text) }
    #expect(texts == ["{}", "[1]", "2"])
    #expect(parser.nextOffset == 9)
    #expect(parser.peek() == nil)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "a boolean"), ("1", "a number"), (#""""#, "a string"),
    ("[]", "an array"), ("{}", "an object"),
  ]) func `is named as a person would`(text: String, name: String) throws {
    #expect(try JSONParser.parse(Array(text.utf8)).value.kindName == name)
  }
}
