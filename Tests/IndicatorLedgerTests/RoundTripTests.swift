import IndicatorLedger
import StrictJSON
import TestSupport
import Testing

/// What goes out and comes in again gives the same answers.
@Suite struct `Figures that go out and come in again` {
  /// A ledger with a bit of everything that a figure can have.
  private static let text = """
    {"kind":"series","key":"X.A","title":"A, with \\"quotes\\"","area":"CN","unit":"USD","scale":9,"agency":"NBS"}
    {"kind":"series","key":"X.B","unit":"USD","scale":6,"agency":"NBS"}
    {"kind":"series","key":"X.C","agency":"NBS"}
    {"kind":"series","key":"X","equals":"X.A + X.B","unit":"USD","scale":9,"agency":"NBS"}
    {"kind":"series","key":"X.YOY","measure":"yoy","of":"X","unit":"percent","agency":"NBS"}
    {"kind":"release","agency":"NBS","title":"First","published":"2024-01-12","figures":[\
    {"series":"X.A","period":"2023","value":"240.110"},{"series":"X.C","period":"2023","value":"7.5","scale":6},{"series":"X.B","period":"2023","value":"5","scale":9},\
    {"series":"X.A","period":"2023-01/2023-02","value":"30.5","qualifier":"over"},\
    {"series":"X.YOY","period":"2023","value":"-0.0","status":"P","note":"flat, they say"}]}
    {"kind":"release","agency":"NBS","title":"Second","published":"2024-02","edition":"bulletin","source":{\
    "publisher":"Somebody","url":"https://example.org/a?b=c&d","retrieved":"2024-03-01","secondary":true},\
    "figures":[{"series":"X.A","period":"2023","value":"250"},{"series":"X.B","period":"2023-Q4","value":"1.5"}]}
    {"kind":"release","agency":"NBS","title":"Third","published":"2024-03-12T10:00:00+08:00","figures":[\
    {"series":"X.A","period":"2023","value":"251.0"},{"series":"X.A","period":"2023-12","value":"7"}]}
    {"kind":"correction","corrects":7,"series":"X.A","period":"2023-12","value":"7.1","reason":"a slip"}
    {"kind":"withdrawal","agency":"NBS","published":"2024-04-01","withdraws":6,"series":"X.B","period":"2023-Q4","reason":"an error"}

    """

  private static let recorded = Timestamp(seconds: 1_720_000_000)

  private func original() throws -> SampleLedger {
    let sample = try SampleLedger(nil)
    try sample.append(Self.text, recorded: Self.recorded)
    return sample
  }

  private func written(_ format: ExportFormat, _ ledger: Ledger) throws -> String {
    let known = try ledger.state().known()
    let export = FigureExport(known, try ledger.events()) { _ in true }
    var text = ""
    switch format {
    case .csv: export.csv { text += $0 }
    case .jsonl: export.jsonLines { text += $0 }
    case .sdmxCSV: export.sdmxCSV { text += $0 }
    default:
      text =
        known.sdmxJSON(
          known.keys { _ in true }, version: format == .sdmxJSON1 ? 1 : 2,
          prepared: "2024-05-01T00:00:00Z"
        ).text
    }
    return text
  }

  private func imported(_ format: ImportFormat?, _ text: String) throws -> SampleLedger {
    let sample = try SampleLedger(nil)
    let outcome = try sample.ledger.importing(
      ImportText(name: "test", bytes: Array(text.utf8)), ImportRequest(format: format),
      into: .ledger(waits: false))
    #expect(outcome.rejectedCount == 0, "\(outcome.rejected)")
    return sample
  }

  /// All answers as JSON, without positions of events.
  private func answers(_ ledger: Ledger, asOf moment: String?) throws -> [String] {
    let known = try ledger.state().known(asOf: moment.flatMap { PublicationTime($0) })
    let keys = known.keys { _ in true }
    let rows =
      keys.flatMap { key in known.totals(of: key).map(known.json) }
      + keys.flatMap { key in known.growth(of: key).map(known.json) }
      + keys.flatMap { key in
        known.periods(of: key).flatMap { period in
          (known.history(of: key, period)?.steps ?? []).map { known.json($0, key) }
        }
      }
    return rows.map { $0.withoutEvents.text }
  }

  @Test func `say when they were taken back first`() throws {
    let sample = try original()
    let again = """
      {"kind":"withdrawal","agency":"NBS","published":"2024-03-20","withdraws":6,"reason":"all"}
      {"kind":"withdrawal","agency":"NBS","published":"2024-05-01","withdraws":6,"reason":"again"}

      """
    try sample.append(again, recorded: Self.recorded)
    let lines = try written(.csv, sample.ledger).split(separator: "\n")
    #expect(lines.count { $0.contains("2024-03-20") } == 2)
    #expect(!lines.contains { $0.contains("2024-04-01") || $0.contains("2024-05-01") })
  }

  @Test(arguments: [ImportFormat.csv, .sdmxCSV])
  func `row by row give the same answers, whenever they are asked for`(format: ImportFormat) throws
  {
    let original = try original()
    let text = try written(format == .csv ? .csv : .sdmxCSV, original.ledger)
    // With the format named, and found out.
    for asked in [format, nil] {
      let copy = try imported(asked, text)
      for moment in [nil, "2024-01-31", "2024-02-29", "2024-03-12", "2024-04-01"] {
        #expect(
          try answers(copy.ledger, asOf: moment) == answers(original.ledger, asOf: moment),
          "as of \(moment ?? "now")")
      }
    }
  }

  @Test func `event by event are the same events`() throws {
    let original = try original()
    let copy = try SampleLedger(nil)
    try copy.append(try written(.jsonl, original.ledger), recorded: Self.recorded)
    #expect(try copy.ledger.events().map(\.event) == original.ledger.events().map(\.event))
  }

  @Test(arguments: [ExportFormat.sdmxJSON, .sdmxJSON1])
  func `vintage by vintage have the same vintages`(format: ExportFormat) throws {
    let original = try original()
    let copy = try imported(.sdmxJSON, try written(format, original.ledger))
    let (known, other) = (try original.ledger.state().known(), try copy.ledger.state().known())
    for key in known.keys(where: { _ in true }) {
      for frequency in Period.Frequency.allCases {
        #expect(
          other.triangle(of: key, frequency).standings
            == known.triangle(of: key, frequency).standings,
          "\(key) by \(frequency)")
      }
    }
  }

  @Test func `to ALFRED and back have the same vintages`() throws {
    let original = try original()
    let known = try original.ledger.state().known()
    for type in [RealTimeOutput.realTimePeriods, .allByVintage, .newAndRevisedByVintage] {
      let triangle = known.triangle(of: "X.A", VintageRecipe(.year))
      var request = ImportRequest(format: .fred)
      request.series = "X.A"
      request.agency = "NBS"
      request.frequency = .year
      let copy = try SampleLedger(nil)
      _ = try copy.ledger.importing(
        ImportText(
          name: "test", bytes: Array(Known.alfred(triangle, type, units: .lin).text.utf8)),
        request, into: .ledger(waits: false))
      #expect(
        try copy.ledger.state().known().triangle(of: "X.A", .year).standings
          == known.triangle(of: "X.A", .year).standings, "type \(type.rawValue)")
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `are written by the ledger in every format`(format: ExportFormat) throws {
    let original = try original()
    func text(asOf moment: String?, where isWanted: @escaping (String) -> Bool) throws -> String {
      var text = ""
      try original.ledger.export(
        format, asOf: moment.flatMap { PublicationTime($0) }, where: isWanted
      ) { text += $0 }
      return text
    }
    let whole = try text(asOf: nil) { $0 == "X.A" }
    #expect(whole.contains(format == .alfred ? "realtime_start" : "X.A"))
    #expect(whole.hasSuffix("\n") && !whole.contains("X.B 2023") && whole.contains("251"))
    let early = try text(asOf: "2024-01-31") { $0 == "X.A" }
    #expect(!early.contains("251"))
    if format == .alfred {
      #expect(throws: LedgerError.self) { try text(asOf: nil) { _ in true } }
    } else {
      #expect(try text(asOf: nil) { _ in true }.count > whole.count)
    }
  }

  @Test func `of the shipped ledger give the same growth, streaks and findings`() throws {
    let shipped = try Ledger(at: Repository.path)
    let copy = try imported(.csv, try written(.csv, shipped))
    let (known, other) = (try shipped.state().known(), try copy.ledger.state().known())
    let kinds: Set<AuditFinding.Kind> = [.revision, .misquote, .impliedRevision, .identity]
    #expect(
      known.audit(only: kinds).map(\.message) == other.audit(only: kinds).map(\.message))
    for key in known.keys(where: { $0.measure != .level }) {
      let (own, copied) = (known.allStreaks(of: key), other.allStreaks(of: key))
      #expect(own.map(\.json.withoutEvents) == copied.map(\.json.withoutEvents))
    }
  }
}

extension Triangle<PublishedCell> {
  /// What stood from which day on, period by period.
  fileprivate var standings: [String] {
    rows.flatMap { row in
      row.entries.map { "\(row.period) \(vintages[$0.vintage]) \($0.cell?.text ?? "nothing")" }
    }
  }
}

extension JSONValue {
  /// The same without positions of events, which another ledger has others of.
  fileprivate var withoutEvents: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(
      members.filter { !["events", "confirmedBy"].contains($0.key) }.map {
        JSONMember(key: $0.key, node: JSONNode($0.node.value.withoutEvents))
      })
  }
}
