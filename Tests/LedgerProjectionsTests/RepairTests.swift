import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `A correction` {
  private let history = """
    series TRADE scale 9
    TRADE 2023 24.11 @2024-01-12
    TRADE 2023 240.1 @2024-01-18
    correct 1 TRADE 2023 240.11 because a typing slip
    """

  @Test func `repairs the figure in place, so that no revision remains`() throws {
    let known = try known(history)
    #expect(try known.steps("TRADE", "2023") == ["first 240.11", "restated 240.1"])
    #expect(try known.current("TRADE", Period("2023"))?.corrections == [3])
    #expect(known.messages(.revision).isEmpty)
  }

  @Test func `reaches back to before it was made, for the agency changed nothing`() throws {
    let known = try known(history, asOf: "2024-01-12")
    #expect(try known.value("TRADE", "2023") == "240.11")
  }

  @Test func `is undone by leaving the event out`() throws {
    var early = LedgerState()
    let moment = try #require(Timestamp("2026-01-01T00:00:02Z"))
    early.apply(contentsOf: try events(history).filter { $0.recorded <= moment })
    #expect(try early.known().steps("TRADE", "2023") == ["first 24.11", "revised 240.1"])
    #expect(early.lastRecorded == moment)
  }

  @Test func `keeps what stood there before`() throws {
    let applied = try state(history).corrections
    #expect(applied.map(\.replaced.value.text) == ["24.11"])
    #expect(applied.map(\.correction.figure.value.text) == ["240.11"])
    #expect(applied.map(\.seq) == [3])
  }

  @Test func `may be corrected again`() throws {
    let known = try known(history + "\ncorrect 1 TRADE 2023 240.2")
    #expect(try known.steps("TRADE", "2023") == ["first 240.2", "revised 240.1"])
    #expect(known.state.corrections.map(\.replaced.value.text) == ["24.11", "240.11"])
    #expect(
      try known.history(of: "TRADE", Period("2023"))?.steps[0].observation.corrections == [3, 4])
  }

  @Test func `of a release that gives a figure twice is of the first`() throws {
    let known = try known(
      """
      TRADE 2023 24.11, TRADE 2023 over 240 @2024-01-12
      correct 0 TRADE 2023 240.11
      """)
    #expect(try known.steps("TRADE", "2023") == ["first 240.11", "restated over 240"])
  }

  @Test func `touches no other figure of the release`() throws {
    let known = try known(
      """
      TRADE 2023 24.11, TRADE 2022 190 @2024-01-12
      correct 0 TRADE 2023 240.11
      """)
    #expect(try known.value("TRADE", "2022") == "190")
  }

  @Test func `of what is not there changes nothing`() throws {
    let plain = try known("TRADE 2023 240.11 @2024-01-12")
    let odd = try known(
      """
      TRADE 2023 240.11 @2024-01-12
      correct 7 TRADE 2023 1
      correct 0 TRADE 2022 1
      """)
    for key in plain.state.observedSeries {
      #expect(odd.state.observations(of: key) == plain.state.observations(of: key))
    }
    #expect(odd.state.observedSeries == plain.state.observedSeries)
    #expect(odd.state.corrections.isEmpty)
  }
}

@Suite struct `A withdrawal` {
  private let history = """
    TRADE 2023 240.11, TRADE 2022 190 @2024-01-12
    TRADE 2023 241.5 @2024-02-07
    withdraw 1 @2024-03-01
    """

  @Test(arguments: [
    ("2024-01-11", "unknown"), ("2024-01-12", "240.11"), ("2024-02-07", "241.5"),
    ("2024-02-29", "241.5"), ("2024-03-01", "240.11"), ("2025-01-01", "240.11"),
  ]) func `counts from the day on which it was published`(moment: String, value: String) throws {
    #expect(try known(history, asOf: moment).value("TRADE", "2023") == value)
  }

  @Test func `counts now`() throws {
    #expect(try known(history).steps("TRADE", "2023") == ["first 240.11"])
  }

  @Test func `of a whole release takes all its figures back`() throws {
    let known = try known(history.replacing("withdraw 1", with: "withdraw 0"))
    #expect(try known.value("TRADE", "2022") == "unknown")
    #expect(try known.steps("TRADE", "2023") == ["first 241.5"])
    #expect(known.periods(of: "TRADE").map(\.description) == ["2023"])
  }

  @Test func `of one series or period leaves the others`() throws {
    let series = try known(
      """
      TRADE 2023 240.11, CPI 2023 0.2, CPI 2022 2.0 @2024-01-12
      withdraw 0 CPI @2024-03-01
      """)
    #expect(try series.value("TRADE", "2023") == "240.11")
    #expect(series.periods(of: "CPI").isEmpty)
    let period = try known(
      """
      TRADE 2023 240.11, CPI 2023 0.2, CPI 2022 2.0 @2024-01-12
      withdraw 0 CPI 2022 @2024-03-01
      """)
    #expect(try period.value("CPI", "2023") == "0.2")
    #expect(try period.value("CPI", "2022") == "unknown")
  }

  @Test func `made twice counts from the earlier day`() throws {
    let history = """
      TRADE 2023 240.11, CPI 2023 0.2 @2024-01-12
      withdraw 0 CPI @2024-02-01
      withdraw 0 @2024-03-01
      """
    #expect(try known(history, asOf: "2024-02-15").value("CPI", "2023") == "unknown")
    #expect(try known(history, asOf: "2024-02-15").value("TRADE", "2023") == "240.11")
    #expect(try known(history, asOf: "2024-03-01").value("TRADE", "2023") == "unknown")
  }

  @Test func `takes back a statement or a target`() throws {
    let history = """
      series TRADE
      TRADE 2023 240.11 @2024-01-12
      say level TRADE 2023 240.11 @2024-01-12 by Wang
      target TRADE 2023 200 @2024-01-12
      withdraw 2 @2024-02-01
      withdraw 3 @2024-02-01
      """
    let before = try known(history, asOf: "2024-01-31")
    #expect(before.statements.map(\.seq) == [2])
    #expect(before.targets.map(\.seq) == [3])
    #expect(before.judgedClaims().count == 1)
    for after in [try known(history, asOf: "2024-02-01"), try known(history)] {
      #expect(after.statements.isEmpty)
      #expect(after.targets.isEmpty)
      #expect(after.judgedClaims().isEmpty)
    }
  }
}
