import LedgerProjections
import LedgerVocabulary
import Testing

@Suite struct `A claim of a record` {
  @Test(
    arguments: [
      ("2021 10, 2022 11, 2023 12", "record-high X 2023", .supported),
      ("2021 10, 2022 11, 2023 9", "record-low X 2023", .supported),
      ("2021 10, 2022 13, 2023 12", "record-high X 2023", .contradicted),
      ("2021 10, 2022 8, 2023 9", "record-low X 2023", .contradicted),
      ("2021 10, 2022 12, 2023 12", "record-high X 2023", .undetermined),
      ("2021 13, 2022 12, 2023 12", "record-high X 2023", .contradicted),
      ("2021 10, 2022 11.6, 2023 12", "record-high X 2023", .undetermined),
      ("2023 12", "record-high X 2023", .undetermined),
      ("2022 11", "record-high X 2023", .undetermined),
      // Later periods do not count, nor other frequencies.
      ("2022 11, 2023 12, 2024 15", "record-high X 2023", .supported),
      ("2022 11, 2022-12 15, 2023 12", "record-high X 2023", .supported),
      ("2022-12 15, 2023 12", "record-high X 2023", .undetermined),
      // The highest since 2020: 2020 was as high, and nothing after it.
      ("2020 13, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .supported),
      ("2020 13, 2021 12.6, 2022 11, 2023 12", "record-high X 2023 since 2020", .contradicted),
      ("2020 9, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .contradicted),
      ("2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .undetermined),
      ("2020 12, 2021 10, 2022 11, 2023 12", "record-high X 2023 since 2020", .supported),
      ("2020 8, 2021 10, 2022 11, 2023 9", "record-low X 2023 since 2020", .supported),
      ("2020 10, 2021 10, 2022 11, 2023 9", "record-low X 2023 since 2020", .contradicted),
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

  @Test func `of months since a year is wrong only where every month of the year is known`() throws
  {
    let months = (1...12).map { "2022-\($0 < 10 ? "0" : "")\($0) 9" }
    let later = ["2023-01 10", "2023-02 12"]
    let claim = "record-high X 2023-02 since 2022"
    let whole = history((months + later).joined(separator: ", "))
    #expect(try verdict(on: claim, after: whole).outcome == .contradicted)
    let part = history((months.dropFirst() + later).joined(separator: ", "))
    #expect(try verdict(on: claim, after: part).outcome == .undetermined)
  }

  @Test func `says what it looked at`() throws {
    let right = try verdict(on: "record-high X 2023", after: history("2021 10, 2022 11, 2023 12"))
    #expect(right.because == "12 is the highest of 3 known periods")
    #expect(right.coverage == "highest of 2021–2023")
    #expect(right.events == [3])
    let wrong = try verdict(on: "record-low X 2023", after: history("2021 10, 2022 11, 2023 12"))
    #expect(wrong.because == "10 for 2021 is not above it")
    #expect(wrong.events == [3, 1])
    let lone = try verdict(on: "record-low X 2023", after: history("2023 12"))
    #expect(lone.because == "no earlier year of X is known")
    let short = try verdict(
      on: "record-high X 2023 since 2019", after: history("2022 11, 2023 12"))
    #expect(short.because == "the ledger knows X only from 2022, not back to 2019")
  }

  private func history(_ figures: String) -> String {
    "series X\n"
      + figures.split(separator: ", ").map { "X \($0) @2024-01-12" }.joined(separator: "\n")
  }
}
