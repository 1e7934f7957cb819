import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `The calendar of an agency` {
  /// Months of 2023 from March on, each on the 9th or so of the next month.
  private let history = """
    series X
    series Y
    X 2023-03 1.0 @2023-04-11
    X 2023-04 1.0 @2023-05-09
    Y 2023-04 7.0 @2023-05-20
    X 2023-05 1.0 @2023-06-07
    X 2023-06 1.0 @2023-07-13
    """

  private func schedule(_ history: String, asOf: String? = nil) throws -> ReleaseSchedule {
    let schedules = try known(history, asOf: asOf).calendar()
    try #require(schedules.count == 1)
    return schedules[0]
  }

  private func day(_ text: String) throws -> CivilDate { try time(text).day }

  @Test func `has each period by its first figure, with the lag`() throws {
    let schedule = try schedule(history)
    #expect((schedule.agency, schedule.frequency) == ("NBS", .month))
    #expect(
      schedule.releases.map { "\($0.period) \($0.lag) \($0.event)" }
        == ["2023-03 11 2", "2023-04 9 3", "2023-05 7 5", "2023-06 13 6"])
    #expect(schedule.series == ["X", "Y"])
    #expect(schedule.regularity == .regular)
  }

  @Test func `tells when the next is to be expected`() throws {
    let next = try #require(try schedule(history).next)
    #expect(next.period.description == "2023-07")
    #expect(next.earliest.description == "2023-08-07")
    #expect(next.expected.description == "2023-08-11")
    #expect(next.due.description == "2023-08-13")
  }

  @Test(arguments: [
    ("2023-07-20", ReleaseSchedule.Status.upcoming), ("2023-08-06", .upcoming),
    ("2023-08-07", .due), ("2023-08-13", .due), ("2023-08-14", .overdue),
  ]) func `tells what is upcoming, due or overdue`(
    today: String, status: ReleaseSchedule.Status
  ) throws {
    #expect(try schedule(history).status(on: day(today)) == status)
    let findings = try known(history).audit(only: [.stale], today: day(today))
    #expect(findings.count == (status == .overdue ? 1 : 0))
  }

  @Test func `makes a finding of what is overdue`() throws {
    let finding = try #require(
      try known(history).audit(only: [.stale], today: day("2024-01-01")).first)
    #expect(finding.period?.description == "2023-07")
    #expect(finding.events == [6])
    #expect(finding.days == 31)
    #expect(
      finding.message
        == "NBS's figures by month for 2023-07 were due by 2023-08-13: they usually come within 13 "
        + "days of the period's end (4 releases), and 2023-06 is the last known")
  }

  @Test func `says nothing of what is overdue where nobody tells the day`() throws {
    #expect(try known(history).audit().allSatisfy { $0.kind != .stale })
  }

  @Test func `knows no release after the moment`() throws {
    #expect(try schedule(history, asOf: "2023-05-31").releases.count == 2)
    #expect(try schedule(history, asOf: "2023-05-31").next == nil)
    #expect(try schedule(history, asOf: "2023-05-31").regularity == .unknown)
  }

  @Test func `does not count back data, nor what has a month only`() throws {
    let more =
      history + "\nX 2022-01 1.0, X 2023-02 1.0 @2023-07-13\nX 2023-01 1.0 @2023-02"
    #expect(try schedule(more).releases.map(\.period.description).first == "2023-03")
  }

  @Test func `does not let one late release move the day on which others are due`() throws {
    let more =
      history + "\nX 2023-07 1.0 @2023-10-20\nX 2023-08 1.0 @2023-09-10\nX 2023-09 1.0 @2023-10-09"
    let schedule = try schedule(more)
    #expect(schedule.lags.last == 81)
    #expect(schedule.usualLags.last == 13)
    #expect(schedule.next?.due.description == "2023-11-13")
  }

  @Test func `expects no month that never came by itself`() throws {
    let months = (3...12).map { "X 2023-\($0 < 10 ? "0" : "")\($0) 1.0 @\(Self.after($0))" }
    let schedule = try schedule(
      "series X\nX 2022-12 1.0 @2023-01-10\n" + months.joined(separator: "\n"))
    #expect(schedule.next?.period.description == "2024-03")
    #expect(schedule.gaps == 2)
  }

  private static func after(_ month: Int) -> String {
    month == 12 ? "2024-01-10" : "2023-\(month + 1 < 10 ? "0" : "")\(month + 1)-10"
  }

  @Test func `is kept for each agency and frequency`() throws {
    let schedules = try known(
      history + "\nX 2022 1.0 @2023-01-12 by GACC\nX 2023-Q2 1.0 @2023-07-13"
    )
    .calendar()
    #expect(
      schedules.map { "\($0.agency) \($0.frequency.rawValue)" } == [
        "GACC year", "NBS quarter", "NBS month",
      ])
  }
}
