import EventCoding
import LedgerModel
import StrictJSON
import Testing

/// An event that is refused, with the error in full and where in the text it points.
struct BadEvent: Sendable, CustomTestStringConvertible {
  let text: String
  let error: String
  let pointsAt: String

  init(_ text: String, _ error: String, at pointsAt: String) {
    (self.text, self.error, self.pointsAt) = (text, error, pointsAt)
  }

  var testDescription: String { error }
}

@Suite struct `An event is refused` {
  private func check(_ bad: BadEvent) throws {
    let error = try #require(throws: LedgerError.self) {
      try Event(JSONParser.parse(Array(bad.text.utf8)))
    }
    #expect(error.description == bad.error)
    let rest = Array(bad.text.utf8).dropFirst(try #require(error.offset))
    #expect(String(decoding: rest, as: UTF8.self).hasPrefix(bad.pointsAt))
  }

  private static let kinds = "series, release, statement, target, correction, withdrawal, amendment"

  @Test(arguments: [
    BadEvent("[]", "found an array, expected an event: an object with a \"kind\"", at: "[]"),
    BadEvent("7", "found a number, expected an event: an object with a \"kind\"", at: "7"),
    BadEvent("{}", "an event needs the key \"kind\", one of \(kinds)", at: "{}"),
    BadEvent(#"{"kind":1}"#, "an event needs the key \"kind\", one of \(kinds)", at: "{"),
    BadEvent(
      #"{"kind":"relase"}"#,
      "the kind \"relase\" is unknown, expected one of \(kinds); did you mean \"release\"? "
        + "(at $.kind)", at: "\"relase\""),
    BadEvent(
      #"{"kind":"revision"}"#,
      "the kind \"revision\" is unknown, expected one of \(kinds) "
        + "(at $.kind)", at: "\"revision\""),
  ]) func `that is none`(bad: BadEvent) throws { try check(bad) }

  @Test(arguments: [
    BadEvent(
      #"{"kind":"release","agancy":"A"}"#,
      "the key \"agancy\" is unknown; did you mean \"agency\"?", at: "\"agancy\""),
    BadEvent(
      #"{"kind":"series","key":"S","colour":"red"}"#,
      "the key \"colour\" is unknown; the keys here are kind, key, title, area, counterpart, "
        + "indicator, measure, of, unit, scale, agency, equals, names, adjustment, base, minimum",
      at: "\"colour\""),
    BadEvent(
      #"{"kind":"release","figures":[{"series":"S","period":"2023","value":"1"},{"serie":"S"}]}"#,
      "the key \"serie\" is unknown; did you mean \"series\"? (at $.figures[1])", at: "\"serie\""),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024","source":{"uri":"x"}}"#,
      "\"2024\" is no publication time; expected a date such as 2024-01-12, a month such as "
        + "2024-01, or a time with its zone such as 2024-01-12T10:00:00+08:00 (at $.published)",
      at: "\"2024\""),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01","source":{"uri":"x"}}"#,
      "the key \"uri\" is unknown; did you mean \"url\"? (at $.source)", at: "\"uri\""),
    BadEvent(
      #"{"kind":"statement","claims":[{"clam":"growth"}]}"#,
      "the key \"clam\" is unknown; did you mean \"claim\"? (at $.claims[0])", at: "\"clam\""),
    // What the ledger adds is not to be handed in.
    BadEvent(
      #"{"seq":1,"kind":"series","key":"S"}"#,
      "the key \"seq\" is unknown; did you mean \"key\"?", at: "\"seq\""),
  ]) func `for a key that is not known`(bad: BadEvent) throws { try check(bad) }

  @Test(arguments: [
    BadEvent(#"{"kind":"series"}"#, "the key \"key\" is missing", at: "{"),
    BadEvent(
      #"{"kind":"series","key":null}"#,
      "found null, expected a string in double quotes (at $.key)", at: "null"),
    BadEvent(
      #"{"kind":"series","key":"S","title":" "}"#,
      "this text is empty; leave the key out (at $.title)", at: "\" \""),
    BadEvent(
      #"{"kind":"series","key":"S","scale":"9"}"#,
      "found a string, expected a whole number (at $.scale)", at: "\"9\""),
    BadEvent(
      #"{"kind":"series","key":"S","scale":1.0}"#,
      "found a number, expected a whole number (at $.scale)", at: "1.0"),
    BadEvent(
      #"{"kind":"series","key":"S","scale":19}"#,
      "the scale 19 is out of range; expected a power of ten from -18 to 18, 9 for billions "
        + "(at $.scale)", at: "19"),
    BadEvent(
      #"{"kind":"series","key":"S","scale":-9223372036854775808}"#,
      "the scale -9223372036854775808 is out of range; expected a power of ten from -18 to 18, 9 "
        + "for billions (at $.scale)", at: "-9"),
    BadEvent(
      #"{"kind":"series","key":"S","measure":"yoq"}"#,
      "found \"yoq\", expected one of level, yoy, mom, qoq; did you mean \"yoy\"? (at $.measure)",
      at: "\"yoq\""),
    BadEvent(
      #"{"kind":"series","key":"S","of":"T"}"#,
      "a series with \"of\" needs a \"measure\": yoy, mom or qoq (at $.of)", at: "\"T\""),
    BadEvent(
      #"{"kind":"release","agency":"A","title":"t","published":"2024-01","figures":{}}"#,
      "found an object, expected a list (at $.figures)", at: "{}"),
    BadEvent(
      #"{"kind":"release","agency":"A","title":"t","published":"2024-01"}"#,
      "a release has at least one figure; without any, record a statement (at $.figures)",
      at: "{"),
    BadEvent(
      #"{"kind":"statement","agency":"A","published":"2024-01"}"#,
      "a statement has a summary, or claims, or both (at $.summary)", at: "{"),
    BadEvent(
      #"{"kind":"withdrawal","agency":"A","published":"2024-01","withdraws":-1}"#,
      "expected an event's position: a whole number from 0 (at $.withdraws)", at: "-1"),
    BadEvent(
      #"{"kind":"withdrawal","agency":"A","published":"2024-01","withdraws":1,"period":"2023","reason":"r"}"#,
      "a withdrawal of one period names its \"series\" too (at $.period)", at: "\"2023\""),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01","source":[]}"#,
      "found an array, expected an object (at $.source)", at: "[]"),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01","source":{"secondary":"no"}}"#,
      "found a string, expected true or false (at $.source.secondary)", at: "\"no\""),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01","source":{"sha256":"ABC"}}"#,
      "\"ABC\" is no SHA-256; expected 64 lower-case hexadecimal digits (at $.source.sha256)",
      at: "{\"sha256\""),
    BadEvent(
      #"{"kind":"target","series":"S","value":"1","published":"2024-01","source":{"retrieved":"2024-01"}}"#,
      "\"2024-01\" is no day; expected one such as 2024-01-12 (at $.source.retrieved)",
      at: "\"2024-01\"}"),
  ]) func `for a value that is missing or wrong`(bad: BadEvent) throws {
    let error = try #require(throws: LedgerError.self) {
      try Event(JSONParser.parse(Array(bad.text.utf8)))
    }
    #expect(error.description == bad.error)
    #expect(error.offset != nil)
  }

  @Test(arguments: [
    ".", "CN.", ".CN", "CN..USD", "CN TRADE", "-CN", "CN.-TRADE", "CN.TRA\u{308}DE", "中国。",
    "CN/USD", "CN.*",
  ]) func `for a series key of another form`(key: String) throws {
    try check(
      BadEvent(
        "{\"kind\":\"series\",\"key\":\"\(key)\"}",
        "\"\(key)\" is no series key; expected words of letters, digits and _ - ~ @ joined by dots, "
          + "such as CN.TRADE.RU.USD, at most 240 bytes (at $.key)", at: "\"\(key)\""))
  }

  @Test(arguments: [
    "A", "A +", "+ A", "A + ", "A+B", "A * B", "A + B C", "A + - B", "A + B -", "A + B.", "A - -",
  ]) func `for an identity of another form`(identity: String) throws {
    try check(
      BadEvent(
        "{\"kind\":\"series\",\"key\":\"S\",\"equals\":\"\(identity)\"}",
        "\"\(identity)\" is no identity; expected series keys joined by + and - with spaces around, "
          + "such as \"CN.EXPORTS.USD + CN.IMPORTS.USD\" (at $.equals)", at: "\"\(identity)\""))
  }

  @Test(arguments: ["0000", "001B", "007F", "0085", "009B"]) func `for a control character`(
    code: String
  ) throws {
    try check(
      BadEvent(
        "{\"kind\":\"series\",\"key\":\"S\",\"title\":\"a\\u\(code)[31mb\"}",
        "this text has the control character U+\(code); leave it out (a terminal could obey it) "
          + "(at $.title)", at: "\"a\\u"))
  }

  @Test(arguments: [
    ("growth", "", "value", ""), ("level", "", "value", ""), ("exceeds", "", "value", ""),
    ("streak", "", "direction", ""),
    ("streak", #","direction":"flat""#, "length", ", a whole number from 1"),
    ("streak", #","direction":"flat","length":0"#, "length", ", a whole number from 1"),
    ("first-decline-since", "", "since", ""), ("first-rise-since", "", "since", ""),
    ("declining-since", "", "since", ""),
  ]) func `for a claim without what it needs`(
    kind: String, given: String, key: String, form: String
  ) throws {
    let text =
      #"{"kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"\#(kind)","#
      + #""series":"S","period":"2023"\#(given)}]}"#
    try check(
      BadEvent(
        text,
        "a claim of the kind \"\(kind)\" needs the key \"\(key)\"\(form) (at $.claims[0].\(key))",
        at: given.contains("length") ? "0" : "{\"claim\""))
  }

  @Test(arguments: ["2023", "2024", "2023-12"]) func `for a claim since a time not before it`(
    since: String
  ) throws {
    let text =
      #"{"kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"record-high","#
      + #""series":"S","period":"2023","since":"\#(since)"}]}"#
    try check(
      BadEvent(
        text, "\"\(since)\" is not before the claim's period 2023 (at $.claims[0].since)",
        at: "\"\(since)\"}"))
  }
}
