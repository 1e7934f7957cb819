import LedgerModel
import Testing

@testable import ExchangeFormats

/// Notes what it is given, a line each.
private struct Notes: FormatSink {
  private(set) var lines: [String] = []

  mutating func take(_ record: FormatRecord) throws(LedgerError) {
    var words = [
      record.series.definition.key, record.period.description,
      record.isDeletion ? "deleted" : record.value?.text ?? "nothing",
      "@\(record.published?.text ?? "?")",
    ]
    if let qualifier = record.qualifier { words.append(qualifier.rawValue) }
    if let status = record.status { words.append("status \(status)") }
    if let scale = record.scale { words.append("scale \(scale)") }
    lines.append(words.joined(separator: " "))
  }

  mutating func define(_ series: FormatSeries, line: Int) throws(LedgerError) {
    lines.append("define \(series.definition.key)")
  }

  mutating func reject(_ row: RejectedRow) throws(LedgerError) {
    lines.append("\(row.line): \(row.message)")
  }
}

@Suite struct `Figures of a CSV text` {
  private func notes(_ text: String, _ mapping: String = "{}") throws -> [String] {
    let mapping = try ColumnMapping(
      parsed(Array(mapping.utf8), file: "map.json"), file: "map.json")
    var pieces = [Array(text.utf8)]
    let reader = try CSVReader(separator: mapping.separator, file: "t.csv") { pieces.popLast() }
    var records = try CSVRecords(reader, mapping, file: "t.csv")
    var notes = Notes()
    try records.read(into: &notes)
    return notes.lines
  }

  @Test func `are found by the names of columns`() throws {
    #expect(
      try notes(
        """
        series,period,value,published,qualifier,status,scale,withdrawn
        X,2023,5.0,2024-01-12,over,P,9,
        Y,2023-12,1,2024-01-12,,A,,2024-02-01
        X,,,,,,,
        """) == [
          "X 2023 5.0 @2024-01-12 over status P", "Y 2023-12 1 @2024-01-12",
          "Y 2023-12 deleted @2024-02-01", "define X",
        ])
  }

  @Test func `are found by a mapping`() throws {
    #expect(
      try notes(
        "land;time;wert;am\nCH;1980-01-01;5,0;2018q3\nDE;1980-04-01;-;2018q3\n".replacing(
          "5,0", with: "5.0"),
        """
        {"separator": ";", "frequency": "quarter", "series": "{land}.GDP", "missing": ["-"],
         "columns": {"period": "time", "value": "wert", "published": "am"}, "agency": "X"}
        """) == ["CH.GDP 1980-Q1 5.0 @2018-09"])
  }

  @Test func `of a triangle have the vintages of its columns`() throws {
    #expect(
      try notes(
        "period,GDP_20240130,2024-02-28\n2023-Q3,1.0,1.1\n2023-Q4,,2.0\n",
        #"{"shape": "vintages", "series": "GDP"}"#) == [
          "GDP 2023-Q3 1.0 @2024-01-30", "GDP 2023-Q3 1.1 @2024-02-28",
          "GDP 2023-Q4 2.0 @2024-02-28",
        ])
  }

  @Test func `of a table have the series of its columns`() throws {
    #expect(
      try notes(
        "date,cpi,ppi\n2023-12,0.1,NA\n",
        #"{"shape": "series", "columns": {"period": "date"}, "published": "2024-01-12", "series": "CN.{column}"}"#
      ) == ["CN.cpi 2023-12 0.1 @2024-01-12"])
  }

  @Test func `that are none are rejected with their lines`() throws {
    let lines = try notes(
      """
      series,period,value,published
      X,2023,5.0.0,2024-01-12
      X,never,5,2024-01-12
      X,2023
      X,2023,1,noon
      X,2023,2,2024-01-12

      """)
    let expected = [
      "2: value: \"5.0.0\" is no number", "3: period: \"never\" is not a period",
      "4: 2 fields where the header has 4", "5: published: \"noon\" is no day of publication",
      "X 2023 2 @2024-01-12",
    ]
    #expect(lines.count == expected.count)
    for (line, beginning) in zip(lines, expected) { #expect(line.hasPrefix(beginning)) }
  }

  @Test(arguments: [
    ("serie,period,value\n", "{}", "no column is called \"series\""),
    ("", "{}", "the text is empty"),
    ("a\n", #"{"colums": {}}"#, "did you mean \"columns\"?"),
    ("a\n", #"{"value": "1"}"#, "value is not the same for all rows"),
    ("a\n", #"{"shape": "round"}"#, "\"round\" is none of long, vintages, series"),
    ("period,x\n", #"{"shape": "vintages", "series": "X"}"#, "the column \"x\" names no vintage"),
  ]) func `without what is needed are refused`(
    text: String, mapping: String, message: String
  ) throws {
    #expect { try notes(text, mapping) } throws: { "\($0)".contains(message) }
  }
}

@Suite struct `Figures of FRED` {
  private func notes(_ text: String, _ key: String? = "US.GDP") throws -> [String] {
    var mapping = ColumnMapping()
    mapping.series = key
    var notes = Notes()
    try FREDObservations(file: "fred.json", mapping).read(Array(text.utf8), into: &notes)
    return notes.lines
  }

  @Test func `have the days from which they stood, and the frequency of their dates`() throws {
    #expect(
      try notes(
        """
        {"realtime_start":"2014-04-30","realtime_end":"9999-12-31","output_type":1,"observations":[
        {"realtime_start":"2014-04-30","realtime_end":"2014-05-28","date":"2014-01-01","value":"17149.6"},
        {"realtime_start":"2014-05-29","realtime_end":"9999-12-31","date":"2014-01-01","value":"17101.3"},
        {"realtime_start":"2014-07-30","realtime_end":"9999-12-31","date":"2014-04-01","value":"17294.7"},
        {"realtime_start":"2014-07-30","realtime_end":"9999-12-31","date":"2014-07-01","value":"."}]}
        """) == [
          "US.GDP 2014-Q1 17149.6 @2014-04-30", "US.GDP 2014-Q1 17101.3 @2014-05-29",
          "US.GDP 2014-Q2 17294.7 @2014-07-30",
        ])
  }

  @Test func `that ended with nothing after them were taken back`() throws {
    #expect(
      try notes(
        """
        {"realtime_end":"2020-12-31","observations":[
        {"realtime_start":"2014-04-30","realtime_end":"2014-05-28","date":"2014-01-01","value":"1"},
        {"realtime_start":"2014-04-30","realtime_end":"2020-12-31","date":"2013-01-01","value":"2"}]}
        """) == [
          "US.GDP 2013 2 @2014-04-30", "US.GDP 2014 1 @2014-04-30",
          "US.GDP 2014 deleted @2014-05-29",
        ])
  }

  @Test func `by vintage name their series`() throws {
    #expect(
      try notes(
        """
        {"output_type":2,"observations":[
        {"date":"2023-01-01","GDP_20240130":"1.0","GDP_20240228":"1.1"},
        {"date":"2023-02-01","GDP_20240130":".","GDP_20240228":"2.0"}]}
        """, nil) == [
          "GDP 2023-01 1.0 @2024-01-30", "GDP 2023-01 1.1 @2024-02-28",
          "GDP 2023-02 2.0 @2024-02-28",
        ])
  }

  @Test func `without a name are rejected`() throws {
    let lines = try notes(
      #"{"observations":[{"realtime_start":"2014-04-30","date":"2014-01-01","value":"1"}]}"#, nil)
    #expect(
      lines == [
        "1: FRED's answer does not name its series; name a series, or a template for keys, such as "
          + "US.GDP"
      ])
  }
}

@Suite struct `Figures of UN Comtrade` {
  @Test func `are of a flow between a reporter and a partner`() throws {
    var mapping = ColumnMapping()
    mapping.constants[.published] = "2024-03-01"
    var notes = Notes()
    try ComtradeRecords(file: "c.json", mapping).read(
      Array(
        """
        {"data":[{"typeCode":"C","freqCode":"A","period":"2023","reporterCode":156,"reporterISO":"CHN",
        "flowCode":"X","partnerCode":842,"partnerISO":"USA","cmdCode":"TOTAL","primaryValue":501220448318.0},
        {"typeCode":"C","freqCode":"M","period":"202312","reporterCode":156,"reporterISO":"CHN",
        "flowCode":"M","partnerCode":0,"cmdCode":"27","primaryValue":1.5,"isReported":false},
        {"period":"2023","primaryValue":"many"},{"primaryValue":null}]}
        """.utf8), into: &notes)
    #expect(
      notes.lines == [
        "CHN.EXPORTS.USA.TOTAL.C 2023 501220448318.0 @2024-03-01",
        "CHN.IMPORTS.WORLD.27.C 2023-12 1.5 @2024-03-01 status E",
        "3: primaryValue: \"many\" is no number; expected digits with a decimal point, such as 1234.5, "
          + "and no thousands separators",
      ])
  }
}
