import Drawing
import LedgerModel
import TestSupport
import Testing

@testable import LedgerProjections
@testable import LedgerSite

@Suite struct `A timeline` {
  private let moments = Moments((1...9).compactMap { CivilDate(year: 2024, month: 1, day: $0) })

  private func timeline(_ values: [Int: String?]) -> Timeline<String> {
    var now: String?
    return Timeline(on: moments.days, moments) { day in
      let number = moments.number(of: day.day)
      if let value = values[number] { now = value }
      return now
    }
  }

  private func written(_ values: [Int: String?]) -> String {
    timeline(values).text { $0.split(separator: "|").map(String.init) }
  }

  @Test func `keeps changes only`() {
    let timeline = timeline([1: "a", 2: "a", 4: nil, 6: "b"])
    #expect(timeline.steps.map(\.day) == [1, 4, 6])
    #expect(timeline.last == "b")
    #expect(
      timeline.spans.map(\.days) == [DaySpan(from: 1, until: 4), DaySpan(from: 6, until: nil)])
  }

  @Test func `writes what is as before as nothing, and what goes on by one as a plus`() {
    #expect(
      written([0: "2023-11|down 1", 1: "2023-12|down 2", 2: "2024-01|down 2", 3: "2024-02|up 1"])
        == "0\t2023-11\tdown 1\n1\t+\t+\n2\t+\t\n3*")
  }

  @Test func `tells nothing from the same, and ends in what the page has`() {
    #expect(written([2: "a|b", 3: nil, 5: "a|b"]) == "2\ta\tb\n3\n5*")
    #expect(written([2: "a|b", 5: nil]) == "2\ta\tb\n5")
    #expect(written([:]) == "")
  }

  @Test func `in pieces begins each with what holds`() {
    let values: [Int: String?] = [1: "a|1", 3: "a|2", 4: nil, 7: "b|1"]
    func piece(_ days: Range<Int>) -> String {
      timeline(values).text(in: days) { $0.split(separator: "|").map(String.init) }
    }
    #expect(piece(0..<2) == "1\ta\t1")
    #expect(piece(2..<4) == "2\ta\t1\n3\t\t+")
    // Nothing, and nothing that ends.
    #expect(piece(4..<6) == "")
    #expect(piece(3..<5) == "3\ta\t2\n4")
    #expect(piece(6..<8) == "7*")
    #expect(piece(8..<9) == "8*")
    // What the first line has is whole.
    #expect(piece(0..<9) == "1\ta\t1\n3\t\t+\n4\n7*")
  }

  @Test func `has fewer steps where fewer things are told of it`() {
    let first = timeline([1: "a|1", 3: "a|2", 4: nil, 7: "b|1"]).map { $0.prefix(1) }
    #expect(first.steps.map(\.day) == [1, 4, 7])
  }

  @Test(arguments: [
    ("2023-12", "2024-01"), ("2023-09", "2023-10"), ("2023", "2024"), ("down 9", "down 10"),
    ("099", "100"), ("≥ 3", "≥ 4"),
  ])
  func `knows what comes next`(text: String, next: String) {
    #expect(TimelineText.successor(of: text) == next)
  }

  @Test func `knows that nothing comes next`() {
    for text in ["", "a", "3a", "1234567890123"] {
      #expect(TimelineText.successor(of: text) == nil)
    }
  }

  @Test func `of findings keeps what stays while others come and go`() {
    let (one, other) = (finding("one"), finding("other"))
    let timeline = Timeline(on: moments.days, moments) { day -> [AuditFinding]? in
      switch moments.number(of: day.day) {
      case 0..<2: nil
      case 2..<4: [one]
      case 4..<6: [other, one]
      default: [other]
      }
    }
    let rows = FindingSpans.rows(timeline)
    #expect(rows.map(\.finding.message) == ["one", "other"])
    #expect(rows.map(\.span) == [DaySpan(from: 2, until: 6), DaySpan(from: 4, until: nil)])
  }

  private func finding(_ message: String) -> AuditFinding {
    AuditFinding(
      .revision, .note, series: "A", period: nil, published: [], events: [], message: message)
  }
}

@Suite struct `The figures of a page` {
  @Test func `say what they did, even where they were taken back`() throws {
    var state = LedgerState()
    state.apply(
      contentsOf: try events(
        """
        series X
        X 2023 100 @2024-01-12
        X 2023 110 @2024-02-12
        withdraw 2 X 2023 @2024-03-12 because it was wrong
        """))
    let days = [1, 2, 3].compactMap { CivilDate(year: 2024, month: $0, day: 12) }
    let timeline = try #require(
      FigureTimeline(state.known(), "X", .year(2023), Moments(days)))
    #expect(timeline.figures.map(\.change) == [nil, .revised("10.00 %")])
    #expect(timeline.current?.text == "100")
  }
}
