import LedgerModel
import LedgerProjections
import TestSupport
import Testing
import VintageColumns

@Suite struct `An amendment` {
  private static let history = """
    series A
    series B
    series C
    series T = A + B
    A 2023 1.0, B 2023 2.0, C 2023 9.0, T 2023 3.0 @2024-01-12 by NBS
    """

  private func known(_ text: String) throws -> Known {
    var state = LedgerState()
    for event in try events(text) { state.apply(event) }
    return state.known()
  }

  @Test func `adds an identity, by which totals are held against their parts`() throws {
    #expect(try known(Self.history).audit(only: [.identity]).isEmpty)
    let amended = try known(Self.history + "\namend T = C - B; A + C")
    let findings = amended.audit(only: [.identity])
    #expect(findings.map(\.series) == ["T", "T"])
    #expect(findings.contains { $0.message.contains("C - B gives 7") })
    #expect(findings.contains { $0.message.contains("A + C gives 10") })
    #expect(amended.definition("T")?.equals.map(\.text) == ["A + B", "C - B", "A + C"])
  }

  @Test func `gives a total by the first identity of which all parts are known`() throws {
    let text = """
      series A
      series B
      series C
      series T = A + B
      A 2023 1.0, C 2023 9.0 @2024-01-12 by NBS
      """
    #expect(try known(text).total("T", .year(2023)) == nil)
    let total = try known(text + "\namend T = A + C").total("T", .year(2023))
    #expect(total?.derivation == .parts && total?.interval.middle == Rational(10, over: 1))
  }

  @Test func `of a series in columns counts as one of a series that is not`() throws {
    let all = try events(Self.history + "\namend T = C - B")
    var slow = LedgerState()
    for event in all { slow.apply(event) }
    var collector = FigureCollector()
    for event in all { collector.take(event) }
    var parts = [collector]
    let fast = try LedgerState(ImageBuilder.image(of: &parts))
    #expect(fast.known().definition("T") == slow.known().definition("T"))
    #expect(
      fast.known().audit(only: [.identity]).map(\.message)
        == slow.known().audit(only: [.identity]).map(\.message))
    #expect(fast == slow)
  }
}

@Suite struct `Growth on another base` {
  private func growth(basis: Figure.Basis?) throws -> Growth? {
    var state = LedgerState()
    let text = """
      series A
      series A.YOY yoy A
      A 2022 100.0 @2023-01-12 by NBS
      A 2023 90.0, A.YOY 2023 5.0 @2024-01-12 by NBS
      """
    for event in try events(text) {
      guard case .release(var release) = event.event else {
        state.apply(event)
        continue
      }
      for index in release.figures.indices where release.figures[index].series == "A.YOY" {
        release.figures[index].basis = basis
      }
      state.apply(RecordedEvent(seq: event.seq, recorded: event.recorded, event: .release(release)))
    }
    return state.known().growth(of: "A", .year(2023))
  }

  @Test func `on another basis than the levels is not held against them`() throws {
    #expect(try growth(basis: nil)?.isConsistent == false)
    for basis in Figure.Basis.allCases {
      let growth = try growth(basis: basis)
      #expect(growth?.published != nil && growth?.isConsistent == nil && growth?.implied == nil)
    }
  }

  @Test func `on the quarter before is a run of quarters`() throws {
    var state = LedgerState()
    for event in try events(
      """
      series G
      series G.QOQ qoq G
      G.QOQ 2023-Q1 -0.3, G.QOQ 2023-Q2 -0.1 @2023-09-01 by NBS
      G 2023-Q2 100.0, G 2023-Q3 99.0 @2023-12-01 by NBS
      """)
    { state.apply(event) }
    let run = state.known().streaks(of: "G.QOQ").first?.run
    #expect(run?.direction == .contraction && run?.length == 3)
  }
}
