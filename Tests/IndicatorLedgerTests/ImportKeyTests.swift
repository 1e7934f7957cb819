import IndicatorLedger
import TestSupport
import Testing

/// Which series of the ledger the names of a text become.
@Suite struct `Names that come in` {
  private let sample: SampleLedger

  init() throws { sample = try SampleLedger(nil) }

  private let template = #"{"series": "X.{code}", "agency": "STAT"}"#

  private func imported(
    _ rows: String, _ mapping: String? = nil, _ olderKeys: ImportRequest.OlderKeys = .ask,
    batchSize: Int = 1_000_000, skipsRejected: Bool = false
  ) throws -> ImportOutcome {
    var request = ImportRequest(format: .csv)
    request.mapping = ("map.json", Array((mapping ?? template).utf8))
    request.olderKeys = olderKeys
    request.skipsRejected = skipsRejected
    let text = "code,period,value,published\n" + rows
    return try sample.ledger.importing(
      ImportText(name: "t.csv", bytes: Array(text.utf8)), request,
      into: .ledger(waits: false), batchSize: batchSize)
  }

  /// What a version before the present rule recorded under a key.
  private func older(_ key: String, _ figures: [String], title: String? = nil) throws {
    let title = title.map { ",\"title\":\"\($0)\"" } ?? ""
    let releases = figures.map { figure -> String in
      let parts = figure.split(separator: " ")
      return """
        {"kind":"release","agency":"STAT","title":"Figures as published on \(parts[2])",\
        "published":"\(parts[2])","figures":[{"series":"\(key)","period":"\(parts[0])",\
        "value":"\(parts[1])"}]}
        """
    }
    try sample.append(
      (["{\"kind\":\"series\",\"key\":\"\(key)\"\(title),\"agency\":\"STAT\"}"] + releases)
        .joined(separator: "\n"), recorded: Timestamp(seconds: 1_733_011_200))
  }

  private func keys() throws -> [String] { try sample.ledger.state().seriesKeys }

  private func messages(_ outcome: ImportOutcome) -> String {
    outcome.rejected.map { "\($0.line): \($0.message)" }.joined(separator: "\n")
  }

  @Test func `are different series if they are different names`() throws {
    let names = ["Food & drink", "Food / drink", "Food + drink", "出口", "进口", "A-B", "A_B", "a_b"]
    let rows = names.map { "\($0),2024-01,1.5,2024-03-01\n" }.joined()
    #expect(try imported(rows).newSeries == 8)
    #expect(
      try keys() == [
        "X.A-B", "X.A_B", "X.Food~@26~drink", "X.Food~@2B~drink", "X.Food~@2F~drink", "X.a_b",
        "X.出口", "X.进口",
      ])
    let again = try imported(rows)
    #expect(again.appended.isEmpty && again.newSeries == 0)
    #expect(try sample.ledger.state().known().audit(only: []).isEmpty)
  }

  @Test func `are one series in whichever normal form`() throws {
    let (composed, decomposed) = ("Re\u{E9}", "Ree\u{301}")
    _ = try imported("\(composed),2024-01,1.5,2024-03-01\n")
    let outcome = try imported("\(decomposed),2024-02,1.6,2024-04-01\n")
    #expect(outcome.newSeries == 0 && outcome.appended.count == 1)
    let state = try sample.ledger.state()
    #expect(state.seriesKeys.map { Array($0.utf8) } == [Array("X.Reé".utf8)])
    // Whoever asks may write it in either form, whether a snapshot answers or not.
    for ledger in [sample.ledger, try Ledger(at: sample.folder.path)] {
      let known = try ledger.state().known()
      #expect(known.value(of: "X.\(decomposed)", try Period("2024-02"))?.value.text == "1.6")
      #expect(known.state.observations(of: "X.\(decomposed)").count == 2)
    }
  }

  @Test func `are refused where one is the key that another gets`() throws {
    let plain = #"{"columns": {"series": "code"}, "agency": "STAT"}"#
    let outcome = try imported(
      "Food & drink,2024-01,1.5,2024-03-01\nB,2024-01,1,2024-03-01\n"
        + "Food~@26~drink,2024-01,2.5,2024-03-01\n", plain)
    #expect(
      messages(outcome)
        == "4: \"Food~@26~drink\" would be the series Food~@26~drink, which \"Food & drink\" of "
        + "line 2 is; give one of them another key")
    #expect(try keys().isEmpty)
  }

  @Test(arguments: [1_000_000, 2])
  func `keep the key that an older version gave them`(batchSize: Int) throws {
    try older("X.__", ["2024-01 307.2 2024-03-07", "2024-02 220.2 2024-04-07"])
    let rows = "出口,2024-01,307.2,2024-03-07\n出口,2024-02,220.2,2024-04-07\n"
    let again = try imported(rows, batchSize: batchSize)
    #expect(messages(again).isEmpty && again.appended.isEmpty && again.newSeries == 0)
    let more = try imported(rows + "出口,2024-03,279.7,2024-05-07\n", batchSize: batchSize)
    #expect(more.appended.count == 1 && more.newSeries == 0)
    #expect(try keys() == ["X.__"])
  }

  @Test func `keep an older key that the title tells to be theirs`() throws {
    try older("X.Food___drink", ["2024-01 1.5 2024-03-07"], title: "Prices: Food & drink")
    let titled = #"{"series": "X.{code}", "agency": "STAT", "title": "Prices: {code}"}"#
    #expect(try imported("Food & drink,2024-02,1.6,2024-04-07\n", titled).newSeries == 0)
    #expect(try imported("Food / drink,2024-02,1.7,2024-04-07\n", titled, .leave).newSeries == 1)
    #expect(try keys() == ["X.Food___drink", "X.Food~@2F~drink"])
  }

  @Test func `do not take over an older key whose figures are others`() throws {
    try older("X.A_B", ["2024-01 101.2 2024-03-01"])
    let outcome = try imported("A-B,2024-01,99.1,2024-03-01\n")
    #expect(outcome.newSeries == 1 && outcome.notes.isEmpty)
    #expect(try keys() == ["X.A-B", "X.A_B"])
  }

  @Test func `are refused where nothing tells whether an older key is theirs`() throws {
    try older("X.A_B", ["2024-01 101.2 2024-03-01"])
    let rows = "A-B,2024-02,99.1,2024-04-01\nC,2024-02,1,2024-04-01\n"
    #expect(
      messages(try imported(rows))
        == "2: \"X.A-B\" is perhaps the series X.A_B of the ledger, a key that older versions gave "
        + "such names, and perhaps not: no figure and no title tells; say whether it goes on as "
        + "X.A_B, or is X.A-B")
    #expect(try keys() == ["X.A_B"])
    let others = try imported(rows, skipsRejected: true)
    #expect(others.figures == 1 && others.rejectedCount == 1)
    #expect(try keys() == ["X.A_B", "X.C"])
  }

  @Test func `go where they are said to go`() throws {
    try older("X.A_B", ["2024-01 101.2 2024-03-01"])
    #expect(try imported("A-B,2024-02,99.1,2024-04-01\n", nil, .keep).newSeries == 0)
    #expect(try imported("A B,2024-02,5,2024-05-01\n", nil, .leave).newSeries == 1)
    #expect(try keys() == ["X.A_B", "X.A~B"])
  }

  @Test func `that an older version took for one go on apart, and that is told`() throws {
    try older("X.__", ["2024-01 307.2 2024-03-07", "2024-01 222.3 2024-03-08"])
    let rows = "出口,2024-01,307.2,2024-03-07\n进口,2024-01,222.3,2024-03-08\n"
    let outcome = try imported(rows)
    #expect(outcome.newSeries == 2)
    #expect(
      outcome.notes == [
        "the ledger's series X.__ has figures of \"X.出口\" and \"X.进口\", which an older version "
          + "took for one; from now on \"X.出口\" is X.出口, \"X.进口\" is X.进口"
      ])
    #expect(try keys() == ["X.__", "X.出口", "X.进口"])
    let again = try imported(rows)
    #expect(again.appended.isEmpty && again.notes.isEmpty)
  }

  @Test func `that were taken for one on the same day are found out from one of them`() throws {
    try older("X.__", ["2024-01 307.2 2024-03-07", "2024-01 222.3 2024-03-07"])
    let outcome = try imported("出口,2024-01,307.2,2024-03-07\n")
    #expect(outcome.newSeries == 1 && outcome.notes.count == 1)
    #expect(try keys() == ["X.__", "X.出口"])
  }

  @Test func `are refused where a plain name would meet another's older key`() throws {
    try older("X.A_B", ["2024-01 101.2 2024-03-01"])
    let outcome = try imported("A-B,2024-01,101.2,2024-03-01\nA_B,2024-01,99.1,2024-03-02\n")
    #expect(
      messages(outcome)
        == "2: the ledger has \"X.A-B\" as X.A_B, the key that an older version gave it, and "
        + "\"X.A_B\" of line 3 would be that series, too; give it another key")
  }

  @Test func `of a ledger's own export come back to their series`() throws {
    _ = try imported("Food & drink,2024-01,1.5,2024-03-01\n出口,2024-01,2,2024-03-01\n")
    for format in [ExportFormat.csv, .sdmxCSV, .sdmxJSON] {
      var text = ""
      try sample.ledger.export(format, where: { _ in true }, to: { text += $0 })
      let outcome = try sample.ledger.importing(
        ImportText(name: "export", bytes: Array(text.utf8)), ImportRequest())
      #expect(outcome.rejected.isEmpty && outcome.newSeries == 0, "\(format)")
      #expect(outcome.appended.isEmpty, "\(format)")
    }
  }
}
