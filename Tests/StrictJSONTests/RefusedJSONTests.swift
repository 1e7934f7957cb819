import StrictJSON
import Testing

/// A text that is not JSON, with what is said about it.
struct Refusal: Sendable, CustomTestStringConvertible {
  var bytes: [UInt8]
  var offset: Int
  var message: String

  init(_ text: String, _ offset: Int, _ message: String) {
    self.init(bytes: Array(text.utf8), offset, message)
  }

  init(bytes: [UInt8], _ offset: Int, _ message: String) {
    (self.bytes, self.offset, self.message) = (bytes, offset, message)
  }

  var testDescription: String { "\(String(decoding: bytes, as: UTF8.self)) → \(message)" }
}

@Suite struct `JSON that is refused` {
  private func check(_ refusal: Refusal) throws {
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse(refusal.bytes)
    }
    #expect(error.message == refusal.message)
    #expect(error.offset == refusal.offset)
  }

  @Test(arguments: [
    Refusal("", 0, "found the end of the text, expected a JSON value"),
    Refusal(" \n", 2, "found the end of the text, expected a JSON value"),
    Refusal("NaN", 0, "found \"NaN\", expected a JSON value"),
    Refusal("Infinity", 0, "found \"Infinity\", expected a JSON value"),
    Refusal("nul", 0, "found \"nul\", expected a JSON value"),
    Refusal("True", 0, "found \"True\", expected a JSON value"),
    Refusal("trueish", 4, "found \"ish\", expected the end of the text"),
    Refusal("'a'", 0, "found \"'\", expected a JSON value"),
    Refusal("{} {}", 3, "found \"{\", expected the end of the text"),
    Refusal("1 // one", 2, "found \"/\", expected the end of the text"),
    Refusal("\u{FEFF}{}", 0, "found a byte-order mark, expected a JSON value"),
    Refusal("\u{A0}1", 0, "found the byte 0xC2, expected a JSON value"),
    Refusal("\u{B}1", 0, "found the byte 0x0B, expected a JSON value"),
    Refusal("\0", 0, "found the byte 0x00, expected a JSON value"),
    Refusal(bytes: [0xFF, 0xFE], 0, "found the byte 0xFF, expected a JSON value"),
  ]) func `for what stands where a value belongs`(refusal: Refusal) throws {
    try check(refusal)
  }

  @Test(arguments: [
    Refusal("01", 0, "a number begins with a needless zero"),
    Refusal("-01", 0, "a number begins with a needless zero"),
    Refusal("[00.5]", 1, "a number begins with a needless zero"),
    Refusal("-", 1, "found the end of the text, expected a digit"),
    Refusal("-Infinity", 1, "found \"Infinity\", expected a digit"),
    Refusal("+1", 0, "found \"+\", expected a JSON value"),
    Refusal(".5", 0, "found \".\", expected a JSON value"),
    Refusal("1.", 2, "found the end of the text, expected a digit"),
    Refusal("1.e5", 2, "found \"e\", expected a digit"),
    Refusal("1e", 2, "found the end of the text, expected a digit"),
    Refusal("1e+", 3, "found the end of the text, expected a digit"),
    Refusal("[1e5.5]", 4, "found \".\", expected a comma or ]"),
    Refusal("0x10", 1, "found \"x\", expected the end of the text"),
    Refusal("1_000", 1, "found \"_\", expected the end of the text"),
    Refusal("1,234", 1, "found \",\", expected the end of the text"),
    Refusal("\u{FF11}", 0, "found the byte 0xEF, expected a JSON value"),
  ]) func `for a number's form`(refusal: Refusal) throws {
    try check(refusal)
  }

  @Test(arguments: [
    Refusal("[1,]", 3, "found \"]\", expected a JSON value"),
    Refusal("[,1]", 1, "found \",\", expected a JSON value"),
    Refusal("[1 2]", 3, "found \"2\", expected a comma or ]"),
    Refusal("[1", 2, "found the end of the text, expected a comma or ]"),
    Refusal("[1}", 2, "found \"}\", expected a comma or ]"),
    Refusal("{\"a\":1,}", 7, "found \"}\", expected a key in double quotes"),
    Refusal("{a:1}", 1, "found \"a\", expected a key in double quotes"),
    Refusal("{1:1}", 1, "found \"1\", expected a key in double quotes"),
    Refusal("{\"a\" 1}", 5, "found \"1\", expected a colon after the key"),
    Refusal("{\"a\":}", 5, "found \"}\", expected a JSON value"),
    Refusal("{\"a\":1 \"b\":2}", 7, "found \"\"\", expected a comma or }"),
    Refusal("{\"a\":1", 6, "found the end of the text, expected a comma or }"),
    Refusal("{", 1, "found the end of the text, expected a key in double quotes"),
    Refusal("{\"a\":1,\"b\":2,\"a\":1}", 13, "the key \"a\" is there twice"),
    Refusal("{\"a\":1,\"\\u0061\":1}", 7, "the key \"a\" is there twice"),
    Refusal("[{\"x\":{\"k\":0,\"k\":0}}]", 13, "the key \"k\" is there twice"),
  ]) func `for an array's or object's form`(refusal: Refusal) throws {
    try check(refusal)
  }

  @Test(arguments: [
    Refusal("\"abc", 0, "the string that begins here has no end"),
    Refusal("[\"a\\nb", 1, "the string that begins here has no end"),
    Refusal("\"a\\\"", 0, "the string that begins here has no end"),
    Refusal("\"a\\", 3, "found the end of the text, expected an escaped character"),
    Refusal(
      "\"a\nb\"", 2, "a control character stands raw inside a string; JSON wants it escaped"),
    Refusal(
      "\"a\\tb\tc\"", 5, "a control character stands raw inside a string; JSON wants it escaped"),
    Refusal("\"\0\"", 1, "a control character stands raw inside a string; JSON wants it escaped"),
    Refusal("\"ab\\x41\"", 3, "this is no escape that JSON has"),
    Refusal("\"\\'\"", 1, "this is no escape that JSON has"),
    Refusal("\"\\U0041\"", 1, "this is no escape that JSON has"),
    Refusal("\"\\u12\"", 3, "found \"1\", expected four hexadecimal digits"),
    Refusal("\"\\u12G4\"", 3, "found \"1\", expected four hexadecimal digits"),
    Refusal("\"\\u+123\"", 3, "found \"+\", expected four hexadecimal digits"),
    Refusal("\"\\u", 3, "found the end of the text, expected four hexadecimal digits"),
  ]) func `for a string's form`(refusal: Refusal) throws {
    try check(refusal)
  }

  @Test(arguments: [
    ("\"\\ud800\"", 1), ("\"a\\uDFFFb\"", 2), ("\"\\ude00\\ud83d\"", 1), ("\"\\ud83dx\"", 1),
    ("\"\\ud83d\\n\"", 1), ("\"\\ud83d\\u0041\"", 1), ("\"\\ud83d\\ud83d\\ude00\"", 1),
    ("\"\\ud83d\\ude00\\ud83d\"", 13),
  ]) func `for half a surrogate pair`(text: String, offset: Int) throws {
    try check(Refusal(text, offset, "half of a surrogate pair stands alone"))
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]]) func `for invalid UTF-8, wherever it stands in a string`(
      bad: [UInt8]
    ) throws
  {
    let message = "invalid UTF-8 inside this string"
    try check(Refusal(bytes: Array("[\"ok".utf8) + bad + Array("\"]".utf8), 1, message))
    try check(Refusal(bytes: Array("[\"ok".utf8) + bad + Array("\\n\"]".utf8), 1, message))
    try check(Refusal(bytes: Array("[\"ok\\n plain".utf8) + bad + Array("\"]".utf8), 1, message))
    try check(Refusal(bytes: Array("{\"k".utf8) + bad + Array("\":1}".utf8), 1, message))
  }

  @Test(arguments: ["[", "{\"a\":"]) func `for nesting that is too deep`(opening: String) throws {
    let text = String(repeating: opening, count: 100_000)
    let message = "values are nested more than 32 deep"
    try check(Refusal(text, JSONParser.deepestNesting * opening.utf8.count, message))
  }

  @Test func `even if a long text is cut off anywhere`() throws {
    let text = Array(#"{"kind":"release","n":[-1.5e+3,true,null,"\ud83d\ude00é"],"o":{}}"#.utf8)
    _ = try JSONParser.parse(text)
    for count in text.indices {
      #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text[..<count])) }
    }
  }
}
