import IndicatorLedger
import TestSupport
import Testing

/// An input that is refused, with the error in full.
struct BadInput: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let error: String

  init(_ text: String, _ error: String) {
    self.init(bytes: Array(text.utf8), error)
  }

  init(bytes: [UInt8], _ error: String) {
    (self.bytes, self.error) = (bytes, error)
  }

  /// A release of one figure, the third line of the input; the figure's keys begin at column 91.
  init(figure: String, _ error: String) {
    self.init(
      "\n\n" + #"{"kind":"release","agency":"GACC","title":"t","published":"2024-01-12","#
        + #""figures":[{\#(figure)}]}"#, error)
  }

  var testDescription: String { error }
}

@Suite struct `Input is refused, and the log stays as it is,` {
  /// What a figure's column is counted from.
  private static let series = #""series":"CN.TRADE.RU.USD","period":"2023""#

  private func check(_ bad: BadInput) throws {
    let sample = try SampleLedger()
    let files = try sample.files()
    for isDryRun in [false, true] {
      let error = try #require(throws: LedgerError.self) {
        try sample.ledger.append(
          texts: [("in.json", bad.bytes)], recorded: SampleLedger.recorded, isDryRun: isDryRun)
      }
      #expect(error.description == bad.error)
      #expect(try sample.files() == files)
    }
  }

  @Test(arguments: [
    BadInput(
      "", "in.json: the input is empty; expected an event, an array of events, or one event a line"),
    BadInput(
      "{\"kind\":\"series\",",
      "in.json:1:18: found the end of the text, expected a key in double quotes"),
    BadInput(
      "{\"kind\":\"series\"\n \"key\":\"A\"}", "in.json:2:2: found \"\"\", expected a comma or }"),
    BadInput("kind,value\n", "in.json:1:1: found \"kind\", expected a JSON value"),
    BadInput("\u{FEFF}{}", "in.json:1:1: found a byte-order mark, expected a JSON value"),
    BadInput(
      #"{"kind":"series","key":"A","key":"B"}"#, "in.json:1:28: the key \"key\" is there twice"),
    BadInput(
      bytes: Array(#"{"kind":"series","key":"A","title":"é"#.utf8) + [0xE9] + Array(#""}"#.utf8),
      "in.json:1:36: invalid UTF-8 inside this string"),
    BadInput(
      "{\"kind\":\"series\",\"key\":\"A\",\"title\":\"a\tb\"}",
      "in.json:1:38: a control character stands raw inside a string; JSON wants it escaped"),
    BadInput(
      #"{"kind":"series","key":"A","title":"\ud83d"}"#,
      "in.json:1:37: half of a surrogate pair stands alone"),
  ]) func `for what is no JSON`(bad: BadInput) throws { try check(bad) }

  @Test(arguments: [
    BadInput(
      #"{"kind":"forecast","agency":"A"}"#,
      "in.json:1:9: the kind \"forecast\" is unknown, expected one of series, release, statement, "
        + "target, correction, withdrawal, amendment (at $.kind)"),
    BadInput(
      #"{"kind":"Release"}"#,
      "in.json:1:9: the kind \"Release\" is unknown, expected one of series, release, statement, "
        + "target, correction, withdrawal, amendment; did you mean \"release\"? (at $.kind)"),
    BadInput(
      #"[{"kind":"series","key":"A"},{"kind":"series","key":"B","titel":"x"}]"#,
      "in.json:1:57: the key \"titel\" is unknown; did you mean \"title\"? (at $[1])"),
    BadInput(
      figure: "\(series),\"valeu\":\"1\"",
      "in.json:3:127: the key \"valeu\" is unknown; did you mean \"value\"? (at $.figures[0])"),
    BadInput(
      figure: series, "in.json:3:83: the key \"value\" is missing (at $.figures[0])"),
    BadInput(
      figure: #"\#(series),"value":"1","qualifier":"above""#,
      "in.json:3:151: found \"above\", expected one of over, under, about, nearly; did you mean "
        + "\"about\"? (at $.figures[0].qualifier)"),
    BadInput(
      figure: #"\#(series),"value":"1","status":"X""#,
      "in.json:3:148: \"X\" is no observation status; expected a code of SDMX's CL_OBS_STATUS, "
        + "such as A (normal), P (provisional), E (estimated) (at $.figures[0].status)"),
    BadInput(
      #"{"kind":"series","key":"A","equals":"CN.TRADE.RU.USD+CN.TRADE.US.USD"}"#,
      "in.json:1:37: \"CN.TRADE.RU.USD+CN.TRADE.US.USD\" is no identity; expected series keys "
        + "joined by + and - with spaces around, such as \"CN.EXPORTS.USD + CN.IMPORTS.USD\" "
        + "(at $.equals)"),
    BadInput(
      #"{"kind":"statement","agency":"A","published":"2024-01-12","claims":[{"claim":"streak","#
        + #""series":"CN.TRADE.RU.USD.YOY","period":"2023","direction":"contraction"}]}"#,
      "in.json:1:69: a claim of the kind \"streak\" needs the key \"length\", a whole number from "
        + "1 (at $.claims[0].length)"),
  ]) func `for a form that no event has`(bad: BadInput) throws { try check(bad) }

  @Test(arguments: [
    (
      #""1e5""#,
      "\"1e5\" is not a plain decimal such as \"240.11\" or \"-4.6\"; write the digits out, or "
        + "use \"scale\""
    ),
    (#""NaN""#, "\"NaN\" is not a plain decimal such as \"240.11\" or \"-4.6\""),
    (
      #""1,234""#,
      "\"1,234\" is not a plain decimal such as \"240.11\" or \"-4.6\"; leave thousands "
        + "separators out"
    ),
    (
      #""1234567890.123456789""#,
      "\"1234567890.123456789\" has 19 significant digits; a value has at most 18"
    ),
    (
      "240.11",
      "found the bare number 240.11; a value is a string such as \"240.11\", so that its "
        + "published precision survives"
    ),
    ("null", "found null, expected a string in double quotes"),
    (#""""#, "this text is empty; leave the key out"),
  ]) func `for a value that is none`(value: String, message: String) throws {
    try check(
      BadInput(
        figure: "\(Self.series),\"value\":\(value)",
        "in.json:3:135: \(message) (at $.figures[0].value)"))
  }

  @Test(arguments: [
    ("2023-13", "\"2023-13\" has a month 13; there are 12"),
    ("2023-02-30", "\"2023-02-30\" is no day: that month has 28 days"),
    ("2023-11/2023-01", "the range \"2023-11/2023-01\" ends before it begins"),
    (
      "23Q4",
      "\"23Q4\" is not a period; expected one like 2023, 2023-S2, 2023-Q4, 2023-12, "
        + "2023-01/2023-11, 2023-W52 or 2023-12-31"
    ),
  ]) func `for a period that is none`(period: String, message: String) throws {
    try check(
      BadInput(
        figure: #""value":"1","series":"CN.TRADE.RU.USD","period":"\#(period)""#,
        "in.json:3:132: \(message) (at $.figures[0].period)"))
  }

  @Test(arguments: [
    "2024-01-12T10:00:00", "2024-01-12T10:00:00+15:00", "2024-01-12T10:00:00CST", "2024-02-30",
    "12 January 2024", "2024",
  ]) func `for a publication time that is none`(published: String) throws {
    try check(
      BadInput(
        #"{"kind":"target","series":"CN.TRADE.RU.USD","value":"1","published":"\#(published)"}"#,
        "in.json:1:69: \"\(published)\" is no publication time; expected a date such as "
          + "2024-01-12, a month such as 2024-01, or a time with its zone such as "
          + "2024-01-12T10:00:00+08:00 (at $.published)"))
  }

  @Test(arguments: [(#"\u0007"#, "0007"), (#"\u001b[31m"#, "001B"), (#"\u009b31m"#, "009B")])
  func `for what a terminal could obey`(escape: String, code: String) throws {
    try check(
      BadInput(
        #"{"kind":"series","key":"A","title":"red \#(escape)"}"#,
        "in.json:1:36: this text has the control character U+\(code); leave it out (a terminal "
          + "could obey it) (at $.title)"))
  }

  @Test func `for an event of absurd size`() throws {
    let frame = (#"{"kind":"series","key":"A","title":""#, #""}"#)
    var bytes = Array("\n ".utf8) + Array(frame.0.utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 17 << 20)
    bytes += Array(frame.1.utf8)
    try check(
      BadInput(
        bytes: bytes,
        "in.json:2:2: this event has \(bytes.count - 2) bytes; an event has at most 16777216 "
          + "(16 MiB)"))
  }
}
