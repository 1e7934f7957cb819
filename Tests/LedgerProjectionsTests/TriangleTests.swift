import LedgerModel
import LedgerProjections
import TestSupport
import Testing
import VintageColumns

@Suite struct `A revision triangle` {
  private let history = """
    series GDP
    GDP 2023-Q1 100.0 @2023-04-18
    GDP 2023-Q1 100.4, GDP 2023-Q2 101.0 @2023-07-17
    GDP 2023-Q1 100.41, GDP 2023-Q2 101, GDP 2023-Q3 102.0 @2023-10-18
    GDP 2023-Q1 101.2, GDP 2023-Q2 101.0, GDP 2023-Q3 102.0, GDP 2023-Q4 103.0 @2024-01-17
    """

  @Test func `has the days of publication, and what stood after each`() throws {
    let triangle = try known(history).triangle(of: "GDP", .quarter)
    #expect(
      triangle.vintages.map(\.description)
        == ["2023-04-18", "2023-07-17", "2023-10-18", "2024-01-17"])
    #expect(try triangle.standings("2023-Q1") == ["100.0", "100.4", "100.41", "101.2"])
    // A rounder figure says nothing new, but it is what the vintage has.
    #expect(try triangle.standings("2023-Q2") == ["", "101.0", "101", "101.0"])
    let rounder = try #require(triangle.row(Period("2023-Q2"))?.entries[1])
    #expect(rounder.change == .restated && rounder.cell?.known.value.text == "101.0")
    #expect(try triangle.standings("2023-Q4") == ["", "", "", "103.0"])
  }

  @Test func `tells revisions from restatements`() throws {
    let row = try #require(
      try known(history).triangle(of: "GDP", .quarter).row(Period("2023-Q1")))
    #expect(row.entries.map(\.change) == [.first, .revised, .restated, .revised])
  }

  @Test func `knows no more than was known at the moment`() throws {
    let triangle = try known(history, asOf: "2023-10-17").triangle(of: "GDP", .quarter)
    #expect(triangle.vintages.count == 2)
    #expect(triangle.rows.map(\.period.description) == ["2023-Q1", "2023-Q2"])
  }

  @Test func `shows what was taken back, and what came in its place`() throws {
    let triangle = try known(
      """
      series GDP
      GDP 2023 5.0 @2024-01-10
      GDP 2023 5.2 @2024-02-10
      withdraw 2 GDP 2023 @2024-03-10 because of an error
      GDP 2022 4.0 @2023-01-10
      withdraw 4 GDP 2022 @2023-02-10 because of an error
      GDP 2022 4.1 @2023-03-10
      """
    ).triangle(of: "GDP", .year)
    #expect(try triangle.standings("2023").suffix(3) == ["5.0", "5.2", "5.0"])
    #expect(try triangle.standings("2022").prefix(3) == ["4.0", "", "4.1"])
    let row = try #require(try triangle.row(Period("2022")))
    #expect(row.entries.map(\.change) == [.first, .withdrawn, .revised])
  }

  @Test func `leaves the reports that quote wrongly out`() throws {
    let triangle = try known(
      """
      series GDP
      GDP 2023 5.0 @2024-01-10
      GDP 2023 6.0 @2024-01-10 via AFP
      GDP 2023 7.0 @2024-01-11 via BBC
      """
    ).triangle(of: "GDP", .year)
    #expect(try triangle.standings("2023") == ["5.0", "7.0"])
  }

  @Test func `has one frequency only`() throws {
    let known = try known(
      """
      series GDP
      GDP 2023 5.0, GDP 2023-Q4 1.2, GDP 2023-Q3 1.1 @2024-01-10
      """)
    #expect(known.frequencies(of: "GDP") == [.year: 1, .quarter: 2])
    #expect(known.triangle(of: "GDP", .year).rows.count == 1)
    #expect(known.triangle(of: "GDP", .month).rows.isEmpty)
  }

  @Test(arguments: (1...100).map(UInt64.init))
  func `of any history has what was known on each day`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    let states = [try folded(events), try inColumns(events)]
    for state in states {
      for series in state.observedSeries {
        for frequency in [Period.Frequency.year, .month] {
          let triangle = state.known().triangle(of: series, frequency)
          for (number, day) in triangle.vintages.enumerated() {
            let then = state.known(asOf: PublicationTime(day))
            for row in triangle.rows {
              let cell = row.cell(inVintage: number)
              let current = then.current(series, row.period)
              #expect(
                cell?.known.event == current?.seq && cell?.knownInterval == current?.interval,
                "seed \(seed): \(series) \(row.period) on \(day): \(cell?.text ?? "none") of \(cell?.value.event ?? -1) for \(current?.seq ?? -1)"
              )
              guard let cell else { continue }
              #expect(cell.interval.overlaps(cell.knownInterval))
              // Only what the agency itself printed is shown though it is rounder.
              let printed = state.observations(of: series, row.period).first {
                $0.seq == cell.value.event
              }
              #expect(
                cell.value.event == cell.known.event
                  || printed?.isSecondary == false && printed?.figure.qualifier == nil)
            }
          }
        }
      }
    }
  }

  @Test func `has what its agency printed, not what others made of it`() throws {
    let triangle = try known(
      """
      series GDP
      GDP 2023 100.04 @2024-01-17 by NBS
      GDP 2023 100 @2024-02-01 by NBS via Reuters
      GDP 2023 over 99 @2024-03-01 by NBS
      GDP 2023 100.0 @2024-04-01 by NBS
      GDP 2023 100 @2024-05-01 by NBS via Reuters
      GDP 2023 99 @2024-06-01 by NBS
      """
    ).triangle(of: "GDP", .year)
    #expect(
      try triangle.standings("2023")
        == ["100.04", "100.04", "100.04", "100.0", "100.0", "99"])
    #expect(triangle.rows.first?.entries.map(\.change) == [.first, .restated, .revised])
  }

  @Test(arguments: (1...150).map(UInt64.init))
  func `tells changes of any digits as the history of the figure does`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let base = Int.random(in: 1...300, using: &generator)
    func value() -> String {
      let decimals = Int.random(in: 0...4, using: &generator)
      let digits = String(base * 10_000 + Int.random(in: -9_000...9_000, using: &generator))
      let kept = digits.dropLast(4 - decimals)
      let whole = kept.dropLast(decimals)
      return (whole.isEmpty ? "0" : whole) + (decimals > 0 ? "." + kept.suffix(decimals) : "")
    }
    let lines = (1...9).map { "X 2023 \(value()) @2024-01-0\($0)" }
    let events = try events("series X\n" + lines.joined(separator: "\n"))
    for state in [try folded(events), try inColumns(events)] {
      let row = try #require(state.known().triangle(of: "X", .year).rows.first)
      let steps = try #require(state.known().history(of: "X", .year(2023))?.steps)
      for (day, step) in steps.enumerated() {
        let entry = row.entries.first { $0.vintage == day }
        #expect((entry?.change == .revised) == (step.change == .revised), "seed \(seed): \(lines)")
      }
    }
  }

  private func folded(_ events: [RecordedEvent]) throws -> LedgerState {
    var state = LedgerState()
    state.apply(contentsOf: events)
    return state
  }

  private func inColumns(_ events: [RecordedEvent]) throws -> LedgerState {
    var collector = FigureCollector()
    for event in events { collector.take(event) }
    var collectors = [collector]
    return try LedgerState(ImageBuilder.image(of: &collectors))
  }
}

extension Triangle<PublishedCell> {
  /// What stood of a period in each vintage; "" where nothing did.
  func standings(_ period: String) throws -> [String] {
    let row = try #require(try row(Period(period)))
    return vintages.indices.map { row.cell(inVintage: $0)?.text ?? "" }
  }
}
