import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A claim of a record` {
  @Test(
    arguments: [
      (
        "2017 8, 2018 8, 2019 9, 2020 8, 2021 10, 2022 11, 2023 12", "record-high X 2023",
        .supported
      ),
      ("2018 19, 2019 18, 2020 12, 2021 10, 2022 11, 2023 9", "record-low X 2023", .supported),
      // Four others are too few for a record, but one is enough against it.
      ("2019 8, 2020 8, 2021 10, 2022 11, 2023 12", "record-high X 2023", .undetermined),
      ("2021 10, 2022 13, 2023 12", "record-high X 2023", .contradicted),
      ("2021 10, 2022 8, 2023 9", "record-low X 2023", .contradicted),
      ("2021 10, 2022 12, 2023 12", "record-high X 2023", .undetermined),
      ("2021 13, 2022 12, 2023 12", "record-high X 2023", .contradicted),
      ("2021 10, 2022 11.6, 2023 12", "record-high X 2023", .undetermined),
      ("2023 12", "record-high X 2023", .undetermined),
      ("2022 11", "record-high X 2023", .undetermined),
      // A year that is not known leaves five others.
      ("2015 8, 2018 8, 2019 9, 2021 10, 2022 11, 2023 12", "record-high X 2023", .supported),
      // Later periods do not count, nor other frequencies.
      (
        "2018 8, 2019 8, 2020 8, 2021 8, 2022 11, 2023 12, 2024 15", "record-high X 2023",
        .supported
      ),
      (
        "2018 8, 2019 8, 2020 8, 2021 8, 2022 11, 2022-12 15, 2023 12", "record-high X 2023",
        .supported
      ),
      ("2022-12 15, 2023 12", "record-high X 2023", .undetermined),
      // The highest since 2020: none after it was as high, whatever it was itself.
      ("2020 13, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .supported),
      ("2020 13, 2021 12.6, 2022 11, 2023 12", "record-high X 2023 since 2020", .contradicted),
      ("2020 9, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .supported),
      ("2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .undetermined),
      ("2020 12, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .supported),
      ("2020 8, 2021 10, 2022 11, 2023 9", "record-low X 2023 since 2020", .supported),
      ("2020 10, 2021 10, 2022 11, 2023 9", "record-low X 2023 since 2020", .supported),
      // A year between that is not known might have been higher.
      ("2020 13, 2022 11, 2023 12", "record-high X 2023 since 2020", .undetermined),
      // A whole year as the earlier period of a monthly series: any month of it.
      (
        "2022-10 13, 2022-11 9, 2022-12 9, 2023-01 10, 2023-02 12",
        "record-high X 2023-02 since 2022", .supported
      ),
      (
        "2022-10 9, 2022-11 9, 2022-12 13, 2023-01 10, 2023-02 12",
        "record-high X 2023-02 since 2022", .supported
      ),
      ("2022-12 13, 2023-01 13, 2023-02 12", "record-high X 2023-02 since 2022", .contradicted),
      ("2021-12 13, 2023-01 10, 2023-02 12", "record-high X 2023-02 since 2022", .undetermined),
    ] as [(String, String, Verdict)]) func `is judged`(
      figures: String, claim: String, outcome: Verdict
    ) throws
  {
    #expect(try verdict(on: claim, after: history(figures)).outcome == outcome)
  }

  @Test func `of months since a year needs one month of it, and all after it`() throws {
    let claim = "record-high X 2023-03 since 2022"
    let whole = history("2022-12 9, 2023-01 10, 2023-02 10, 2023-03 12")
    #expect(try verdict(on: claim, after: whole).outcome == .supported)
    let part = history("2022-12 9, 2023-02 10, 2023-03 12")
    #expect(try verdict(on: claim, after: part).outcome == .undetermined)
  }

  @Test(
    arguments: [
      // Two months are not held against eleven, and January to June is the half-year.
      (
        "2022-01/2022-11 90.0, 2023-01/2023-02 12.0", "record-high X 2023-01/2023-02", .undetermined
      ),
      (
        "2022-01/2022-02 13.0, 2023-01/2023-02 12.0", "record-high X 2023-01/2023-02", .contradicted
      ),
      ("2022-01/2022-02 11.0, 2023-01/2023-11 90.0", "record-low X 2023-01/2023-11", .undetermined),
      ("2022-S1 31.0, 2023-01/2023-06 30.0", "record-high X 2023-01/2023-06", .contradicted),
      ("2022-04/2022-06 13.0, 2023-04/2023-06 12.0", "record-high X 2023-Q2", .contradicted),
      (
        "2018-01/2018-02 7.0, 2019-01/2019-02 8.0, 2020-01/2020-02 6.0, 2021-01/2021-02 9.0, "
          + "2022-01/2022-02 10.0, 2022-01/2022-11 90.0, 2023-01/2023-02 12.0",
        "record-high X 2023-01/2023-02", .supported
      ),
    ] as [(String, String, Verdict)]) func `counts only among periods alike`(
      figures: String, claim: String, outcome: Verdict
    ) throws
  {
    #expect(try verdict(on: claim, after: history(figures)).outcome == outcome)
  }

  @Test(arguments: [("-9.0", "-12.0"), ("-1.0", "-5.0"), ("2.0", "-0.5")])
  func `of a deficit is a record low of the balance`(before: String, now: String) throws {
    let earlier = (2018...2022).map { "BAL \($0) \(before)" }.joined(separator: ", ")
    let known = "series BAL\n\(earlier), BAL 2023 \(now) @2024-01-12"
    #expect(try verdict(on: "record-low BAL 2023", after: known).outcome == .supported)
    #expect(try verdict(on: "record-high BAL 2023", after: known).outcome == .contradicted)
  }

  @Test func `may be of values that follow from others`() throws {
    let parts = (2018...2023).map { "OUT \($0) \($0 - 2000).0, IN \($0) 40.0" }
    let known =
      "series BAL = OUT - IN\nseries OUT\nseries IN\n"
      + parts.map { "\($0) @2024-01-12" }.joined(separator: "\n")
    let verdict = try verdict(on: "record-high BAL 2023", after: known)
    #expect(verdict.outcome == .supported)
    #expect(verdict.because == "-17.0 is the highest of 6 known periods")
  }

  @Test func `says what it looked at`() throws {
    let right = try verdict(
      on: "record-high X 2023", after: history("2016 8, 2018 8, 2020 8, 2021 10, 2022 11, 2023 12"))
    #expect(right.because == "12 is the highest of 6 known periods, though 2019 is not known")
    #expect(right.coverage == "highest of 2016–2023")
    #expect(right.events == [6])
    let few = try verdict(on: "record-high X 2023", after: history("2021 10, 2022 11, 2023 12"))
    #expect(few.because == "12 is the highest of 3 known periods, too few to call it a record")
    let wrong = try verdict(on: "record-low X 2023", after: history("2021 10, 2022 13, 2023 12"))
    #expect(wrong.because == "10 for 2021 is not above it")
    #expect(wrong.events == [3, 1])
    let lone = try verdict(on: "record-low X 2023", after: history("2023 12"))
    #expect(lone.because == "no earlier year of X is known")
    let range = try verdict(
      on: "record-low X 2023-01/2023-04", after: history("2022-01/2022-05 9, 2023-01/2023-04 8"))
    #expect(range.because == "no earlier range of X is known for the same months")
    let short = try verdict(
      on: "record-high X 2023 since 2019", after: history("2022 11, 2023 12"))
    #expect(short.because == "the ledger knows X only from 2022, not back to 2019")
    let more = try verdict(
      on: "record-high X 2023 since 2021", after: history("2021 10, 2022 11, 2023 12"))
    #expect(more.because == "12 is the highest after 2021, and more extreme than that too")
  }

  private func history(_ figures: String) -> String {
    "series X\n"
      + figures.split(separator: ", ").map { "X \($0) @2024-01-12" }.joined(separator: "\n")
  }

  @Test(arguments: ["2021-Q1", "2021-01/2021-03"])
  func `counts a period once, whatever names it was published under`(period: String) throws {
    let figures = (2018...2021).map {
      "X \($0)-Q1 \($0 - 2000), X \($0)-01/\($0)-03 \($0 - 2000) @\($0)-04-12"
    }
    let history = "series X\n" + figures.joined(separator: "\n")
    let verdict = try verdict(on: "record-high X \(period)", after: history)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.because.contains("highest of 4 known periods, too few"))
    #expect(try known(history).total("X", Period(period))?.record == nil)
  }
}
