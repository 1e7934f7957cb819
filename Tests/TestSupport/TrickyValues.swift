/// Values as JSON that are right, or wrong by a little, for the keys that they stand behind.
package enum TrickyValues {
  package static let values: [String: [String]] = [
    "seq": numbers, "through": numbers, "corrects": numbers, "withdraws": numbers,
    "length": numbers, "scale": scales, "period": periods + [zeros], "since": periods,
    "published": times + periods, "recorded": times, "retrieved": times, "value": decimals,
    "series": keys, "key": keys, "of": keys, "equals": identities,
    "qualifier": quoted(["over", "under", "about", "nearly", "Over", "overt", "ove", ""]),
    "status": quoted(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabp1 ".map { String($0) } + ["AP", "\u{212A}", ""]),
    "direction": quoted(["contraction", "flat", "expansion", "up", "flatt"]),
    "measure": quoted(["level", "yoy", "mom", "qoq"]),
    "claim": quoted([
      "growth", "level", "record-high", "record-low", "streak", "first-decline-since",
      "first-rise-since", "declining-since", "exceeds-target", "exceeds", "exceed", "record",
    ]),
    "kind": quoted([
      "series", "release", "statement", "target", "correction", "withdrawal", "releases",
    ]),
    "secondary": ["true", "false", "1", "\"true\"", "null", "tru"],
    "sha256": quoted(["0f", "0F", "0g", "é"].map { String(repeating: $0, count: 32) } + ["0f"]),
    "figures": ["[]", "{}", "[{}]", "null"], "claims": ["[]", "{}", "[{}]", "null"],
    "source": [
      "{}", "[]", "null", #"{"secondary":true}"#, #"{"title":"t","secondary":true}"#,
      #"{"publisher":"p","url":"u"}"#, #"{"url":"u","title":"t"}"#, #"{"title":"t",}"#,
      #"{,"title":"t"}"#, #"{"title":"t""url":"u"}"#, #"{"retrieved":"2024-02-29"}"#,
    ],
  ]

  package static let texts =
    [longRun]
    + quoted([
      "x" + String(repeating: "\u{301}", count: 30), "x" + String(repeating: "\u{301}", count: 31),
      "", " ", "  ", " a", "a ", "\u{A0}", "\u{A0}a", "\u{3000}\u{3000}", "\u{3000}中", "\u{2028}",
      " \u{301}", "\u{301}", "\u{600}", " \u{600}", "\u{FEFF}", "\u{200B}", "\u{202F}x", "中国",
      "\u{1680}", "\u{180E}", " \u{200D}", "\u{FFFF}", "\u{10FFFF}", "\u{9F}", "\u{7F}", "a\u{1}b",
      #"\""#, #"\\"#, #"\\\""#, #"\\\"#, #"\/"#, #"\u0041"#, #"\n"#, " \\\"", "x\u{85}y", "\u{85}",
      String(repeating: "x", count: 300), String(repeating: "中", count: 40), "\u{1F1E9}\u{1F1EA}",
    ]) + ["1", "null", "true", "[]", "{}", "x"]

  private static let numbers = [
    "0", "-0", "00", "1", "01", "-1", "+1", "17", "1.0", "1e0", "\"1\"", "999999999999999999",
    "1000000000000000000", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "99999999999999999999", "-", "",
  ]

  private static let scales = [
    "0", "-0", "9", "18", "-18", "19", "-19", "09", "1.0", "-1", "1e1", "\"9\"",
    "100000000000000000",
    "18446744073709551616", "-",
  ]

  /// Eight bytes that are no period, without a quote behind them.
  private static let zeros = "\"" + String(repeating: "\0", count: 8)

  private static let periods = quoted([
    "2023", "0999", "1000", "9999", "23", "20231", "2023-S0", "2023-S1", "2023-S2", "2023-S3",
    "2023-H1", "2023-Q0", "2023-Q1", "2023-Q4", "2023-Q5", "2023-q4", "2023-Q14", "2023-A1",
    "2023-M12", "2023-D365", "2023-12", "2023-00", "2023-13", "2023-1", "0999-12", "1000-01",
    "2023-12-31", "2023-12-32", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29",
    "2023-04-31", "2023-01-00", "0999-12-31", "2023-01/2023-11", "2023-01/2023-12",
    "2023-02/2024-01", "2023-01/2024-12", "2023-01/2023-01", "2023-05/2023-04", "2023-01/2023-03",
    "2023-01/2023-06", "2023-13/2024-01", "2023-01/2023-00", "0999-01/2023-02", "1000-01/9999-12",
    "2023-01-01/P11M", "2023-01-01/P1Y", "2023/2024", "2023-Q1/2023-Q2", "2023-01/2023-Q4",
    "2023-01/2023-11/", "2023-01-02/2023-01-03", "2023-12\u{301}", "2023\u{301}", "２０２３", "",
    "1800", "1850", "2023-12-3", "2023_12", "2023-12-31T", "2022-12-31", "2022-Q4",
  ])

  private static let times = quoted([
    "2024-01-12", "2024-01", "2024", "2023-02-29", "2024-02-29", "0999-01-01", "0999-01",
    "2024-13", "2024-00", "2024-01-12T10:00:00+08:00", "2024-01-12T10:00+08:00",
    "2024-01-12T10:00:00Z", "2024-01-12T10:00Z", "2024-01-12T24:00:00Z", "2024-01-12T23:60:00Z",
    "2024-01-12T23:59:60Z", "2024-01-12T10:00:00", "2024-01-12T10:00:00z", "2024-01-12t10:00:00Z",
    "2024-01-12 10:00:00Z", "2024-01-12T10:00:00+14:00", "2024-01-12T10:00:00+14:01",
    "2024-01-12T10:00:00-14:00", "2024-01-12T10:00:00-00:00", "2024-01-12T10:00:00+13:60",
    "2024-01-12T10:00:00+0800", "2024-01-12T10:00:00+08", "2024-01-12T10:00:00.5Z",
    "0000-01-01T00:00:00Z", "0999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "2024-1-12",
    "2024-01-12T1:00Z", "2024-01-12T10:00:0Z", "2024-01-12T10:00::00Z", "2024\u{301}-01-12",
    "2024-01-12T10:00:00+08:00\u{301}", "2024-02-30T10:00:00Z", "1900-02-29", "",
  ])

  private static let decimals =
    quoted([
      "0", "-0", "00", "01", "-01", "0.0", "-0.0", "-0.00", "0.", ".0", "-.5", "1.", "1", "-1",
      "+1",
      "--1", "-", "1-", "1.5", "1.50", "1.5.0", "1..5", "1,5", "1 000", "1e5", "1E5", "0x1", "NaN",
      "999999999999999999", "1000000000000000000", "99999999999999999.9", "0.000000000000000001",
      "0.0000000000000000001", "0.999999999999999999", "1.999999999999999999",
      "1.00000000000000000", "1.000000000000000000", "0.000000000000000000",
      "0.0000000000000000000",
      "10.0000000000000000", "100000000000000000.0", "-999999999999999999", "9223372036854775808",
      "18446744073709551617", "340282366920938463463374607431768211457", " 1", "1 ", "１", "",
      "0.10", "00.1", "-00.1", "1\u{301}",
    ]) + ["1", "1.5", "-1"]

  private static let keys = quoted([
    "S", "s", "_", "9", "A.B", "A.B.C", "A..B", ".A", "A.", ".", "", "A-B", "A B", "A/B", "É",
    "A\u{301}",
    "@", "[", "`", "{", "A:B", "ABCDEFGH", "ABCDEFG.", "ABCDEFGH.", "ABCDEFG.H", ".ABCDEFG",
    "ABCDEFG..H", "ABCDEFGH..I", "ABCDEFGHIJKLMNO.P", "ABCDEFGHIJKLMNOP.",
    String(repeating: "k", count: 127), String(repeating: "k", count: 128),
    String(repeating: "k", count: 129), String(repeating: "a.", count: 64) + "b", "A\\\\",
    "\u{212A}",
  ])

  private static let identities = quoted([
    "A + B", "A - B", "A + B - C.D_1", "A", "", "A +", "+ A", "A + B +", " A + B", "A + B ",
    "A  + B", "A +B", "A+B", "A * B", "- A + B", "A - - B", "A + B C", "A + B..C", "A + -",
  ])

  /// More characters in a row, each of which could be a combining mark by its first byte.
  package static let longRun = "\"" + String(repeating: "は", count: 40) + "\""

  private static func quoted(_ texts: [String]) -> [String] { texts.map { "\"\($0)\"" } }
}
