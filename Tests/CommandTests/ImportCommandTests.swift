import Foundation
import TestSupport
import Testing

/// Figures that come in from other programs' files, as a user types it.
@Suite struct `The command import` {
  private let folder: TemporaryFolder
  private let run: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    run = CommandRunner(in: folder.path)
    _ = try run("init", ".")
  }

  private let good = """
    series,period,value,published
    A,2023-01,1.50,2023-02-01
    A,2023-02,2.5,2023-03-01
    A,2023-01,1.7,2023-03-01

    """

  private func events() throws -> [Row] {
    try Row.all(run("events", "--format", "json"))
  }

  @Test func `defines series, makes a release of a day, and says what it did`() throws {
    try folder.write(good, to: "a.csv")
    let result = try run("import", "a.csv", "--agency", "NBS")
    #expect(result.status == 0)
    #expect(
      result.output
        == "imported 3 figures in 2 releases, 1 new series\n3 events: 0 to 2\n")
    #expect(try events().map { $0["kind"] } == ["series", "release", "release"])
    let rows = try Row.all(run("history", "A", "--format", "json"))
    #expect(rows.map { $0["value"] } == ["1.50", "1.7", "2.5"])
    #expect(rows.map { $0["change"] } == ["first", "revised", "first"])
    #expect(rows.map { $0["published"] } == ["2023-02-01", "2023-03-01", "2023-03-01"])
  }

  @Test func `a second time records nothing, and what was missing is added`() throws {
    try folder.write(good, to: "a.csv")
    try folder.write(good.components(separatedBy: "\n")[...1].joined(separator: "\n"), to: "b.csv")
    #expect(try run("import", "b.csv", "--agency", "NBS").status == 0)
    #expect(try events().count == 2)
    let rest = try run("import", "a.csv", "--agency", "NBS")
    #expect(rest.output.hasSuffix("1 event: 2\n1 event already there\n"))
    let again = try run("import", "a.csv", "--agency", "NBS")
    #expect(
      again.output
        == "nothing new in 3 figures in 2 releases, 0 new series\n2 events already there\n")
    #expect(try events().count == 3)
  }

  @Test func `one wrong row refuses all of them, unless it is to be left out`() throws {
    try folder.write(good + "A,2023-03,3;2,2023-04-01\nA,23-04,3,2023-04-01\n", to: "a.csv")
    let refused = try run("import", "a.csv", "--agency", "NBS")
    #expect(refused.status == 3 && refused.output.isEmpty)
    let lines = refused.error.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("indicators: a.csv:5: value: \"3;2\" is no number") == true)
    #expect(lines.dropFirst().first?.hasPrefix("indicators: a.csv:6: period: ") == true)
    #expect(try events().isEmpty)

    let taken = try run("import", "a.csv", "--agency", "NBS", "--skip-rejected", "--json")
    #expect(taken.status == 0)
    let told = try #require(
      try JSONSerialization.jsonObject(with: Data(taken.output.utf8)) as? [String: Any])
    #expect(told["figures"] as? Int == 3 && told["rejected"] as? Int == 2)
    #expect(try events().count == 3)
  }

  @Test func `a dry run and a printout record nothing, and the printout can be appended`() throws {
    try folder.write(good, to: "a.csv")
    let dry = try run("import", "a.csv", "--agency", "NBS", "--dry-run")
    #expect(dry.output.hasPrefix("would import 3 figures"))
    #expect(try events().isEmpty)
    let line = "indicators import a.csv --agency NBS --print"
    #expect(try run.shell("\(line) > printed.jsonl").status == 0)
    #expect(try events().isEmpty)
    #expect(try run("append", "printed.jsonl").status == 0)
    #expect(try run("import", "a.csv", "--agency", "NBS").output.contains("nothing new"))
  }

  @Test func `a mapping says what a table of vintages means`() throws {
    try folder.write(
      #"{"shape":"vintages","columns":{"period":"date"},"series":"B","agency":"X"}"#, to: "m.json")
    try folder.write(
      "date,2020-01-01,2020-04-01\n2019-Q4,1.0,1.1\n2020-Q1,,2\n", to: "w.csv")
    #expect(try run("import", "w.csv", "--mapping", "m.json").status == 0)
    let rows = try Row.all(run("triangle", "B", "--format", "json"))
    #expect(rows.map { $0["period"] } == ["2019-Q4", "2020-Q1"])
    try folder.write(#"{"shape":"diagonal"}"#, to: "wrong.json")
    let wrong = try run("import", "w.csv", "--mapping", "wrong.json")
    #expect(wrong.status == 3 || wrong.status == 2)
    #expect(wrong.error.contains("wrong.json") && wrong.error.contains("diagonal"))
  }

  @Test func `weeks are weeks, and days are put together to them`() throws {
    try folder.write(
      """
      series,period,value,published
      W,2023-W51,1.5,2024-01-02
      W,2023-W52,1.7,2024-01-09
      D,2023-12-30,1,2024-01-01
      D,2023-12-31,2,2024-01-01
      D,2024-01-01,5,2024-01-02

      """, to: "w.csv")
    #expect(try run("import", "w.csv", "--agency", "X").status == 0)
    let weeks = try Row.all(run("show", "W", "--release", "latest", "--format", "json"))
    #expect(weeks.map { $0["period"] } == ["2023-W51", "2023-W52"])
    let days = try Row.all(
      run(
        "show", "D", "--release", "latest", "--frequency", "w", "--aggregation", "avg", "--format",
        "json"))
    #expect(days.map { $0["period"] } == ["2023-W52", "2024-W01"])
    #expect(days.map { $0["value"] } == ["1.500000", "5.000000"])
    #expect(try run("snapshot", "--check").status != 0)
    #expect(try run("snapshot").status == 0)
    #expect(try run("show", "W", "2023-W52").output.hasPrefix("W, 2023-W52: 1.7"))
  }

  @Test func `standard input is read as a file is`() throws {
    let result = try run("import", "-", "--agency", "NBS", input: good)
    #expect(result.output.hasPrefix("imported 3 figures"))
    let none = try run("import", "-", "--agency", "NBS", input: "")
    #expect(none.status == 3 && none.error.contains("-"))
  }

  @Test(arguments: [
    (["import", "none.csv"], 4, "none.csv"), (["import"], 2, "FILE"),
    (["import", "a.csv", "--format", "xml"], 2, "'xml'"),
    (["import", "a.csv", "--frequency", "fortnight"], 2, "fortnight"),
    (["import", "a.csv", "--published", "soon"], 2, "soon"),
    (["export", "--format", "parquet"], 2, "'parquet'"),
    (["export", "NONE"], 2, "NONE"), (["export", "--format", "alfred"], 2, "series"),
  ])
  func `what is not known is an error that names it`(
    arguments: [String], status: Int32, word: String
  ) throws {
    let result = try run.shell(
      (["indicators"] + arguments).map { "'\($0)'" }.joined(separator: " "))
    #expect(result.status == status, "\(result.error)")
    #expect(result.error.contains(word), "\(result.error)")
    #expect(result.output.isEmpty)
  }

  @Test(.enabled(if: Python.isThere))
  func `the feed of revisions stays XML whatever series are called`() throws {
    try folder.write(
      #"""
      {"kind":"series","key":"R","title":"R & <D> \"spent\"","unit":"CNY"}
      {"kind":"release","agency":"NBS","title":"1","published":"2024-01-01","figures":[{"series":"R","period":"2023","value":"1"}]}
      {"kind":"release","agency":"NBS","title":"2 < 3 & \"so\" on","published":"2024-02-01","figures":[{"series":"R","period":"2023","value":"2"}]}
      """#, to: "r.jsonl")
    #expect(try run("append", "r.jsonl").status == 0)
    let feed = try run("export", "--format", "atom").output
    let titles = try Python.run(
      """
      import sys, xml.etree.ElementTree as tree
      for title in tree.parse(sys.stdin).getroot().iter("{http://www.w3.org/2005/Atom}title"):
          print(title.text)
      """, input: Array(feed.utf8))
    #expect(titles.hasSuffix("R & <D> \"spent\" 2023: 1 became 2 (+100.00 %)\n"))
    #expect(!feed.contains("<D>"))
  }
}
