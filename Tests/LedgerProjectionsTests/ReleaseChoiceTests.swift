import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `A release of a period` {
  private let history = """
    series GDP
    GDP 2023-Q1 1.0 @2023-04-18
    GDP 2023-Q1 1.0, GDP 2023-Q2 2.0 @2023-07-17
    GDP 2023-Q1 1.2, GDP 2023-Q2 2.0 @2023-10-18
    GDP 2023-Q1 1.20, GDP 2023-Q2 2.3 @2024-01-17
    """

  @Test(arguments: [
    ("2023-Q1", "first", "1.0", "1.0"), ("2023-Q1", "1", "1.0", "1.2"),
    ("2023-Q1", "2", "1.2", "none"), ("2023-Q1", "3", "1.20", "none"),
    ("2023-Q1", "4", "none", "none"), ("2023-Q1", "latest", "1.20", "1.20"),
    ("2023-Q2", "first", "2.0", "2.0"), ("2023-Q2", "1", "2.0", "2.3"),
    ("2023-Q2", "2", "2.3", "none"), ("2023-Q2", "final", "2.3", "2.3"),
  ]) func `is counted by vintage or by change`(
    period: String, choice: String, byVintage: String, byChange: String
  ) throws {
    let triangle = try known(history).triangle(of: "GDP", .quarter)
    let row = try #require(try triangle.row(Period(period)))
    let release = try #require(ReleaseChoice(choice))
    for (count, expected) in [(ReleaseCount.vintage, byVintage), (.change, byChange)] {
      let found = triangle.release(release, counting: count, of: row)
      #expect(found?.entry.cell?.text ?? "none" == expected, "by \(count.rawValue)")
    }
  }

  @Test func `may have come before the first vintage held`() throws {
    let triangle = try known(history).triangle(of: "GDP", .quarter)
    #expect(triangle.rows.map(triangle.isOlderThanVintages) == [true, false])
  }

  @Test func `is final only if it is not marked provisional, estimated or forecast`() throws {
    var events = try events(
      """
      series GDP
      GDP 2023 5.0 @2024-01-17
      GDP 2023 5.2 @2024-12-26
      """)
    let marked = try #require(events[2].event.release)
    var figures = marked.figures
    figures[0].status = "P"
    events[2] = RecordedEvent(
      seq: 2, recorded: events[2].recorded,
      event: .release(
        Release(
          agency: "NBS", title: "GDP", published: marked.published, figures: figures)))
    var state = LedgerState()
    state.apply(contentsOf: events)
    let triangle = state.known().triangle(of: "GDP", .year)
    let row = try #require(triangle.rows.first)
    #expect(triangle.release(.latest, of: row)?.entry.cell?.text == "5.2")
    #expect(triangle.release(.final, of: row)?.entry.cell?.text == "5.0")
  }

  @Test func `is none once its value was taken back`() throws {
    let triangle = try known(
      """
      series GDP
      GDP 2023 5.0 @2024-01-10
      withdraw 1 GDP 2023 @2024-03-10 because of an error
      """
    ).triangle(of: "GDP", .year)
    let row = try #require(triangle.rows.first)
    #expect(triangle.release(.number(0), of: row)?.entry.cell?.text == "5.0")
    #expect(triangle.release(.latest, of: row) == nil)
    #expect(triangle.release(.final, of: row) == nil)
  }

  @Test(arguments: ["", "0x", "-1", "01", "newest", "1.5"])
  func `is not named by anything else`(text: String) { #expect(ReleaseChoice(text) == nil) }

  @Test(arguments: ["first", "1", "12", "latest", "final"])
  func `is named as it was asked for`(text: String) {
    #expect(ReleaseChoice(text)?.text == text)
  }
}

extension Event {
  fileprivate var release: Release? {
    guard case .release(let release) = self else { return nil }
    return release
  }
}
