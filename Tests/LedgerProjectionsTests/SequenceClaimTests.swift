import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A claim of a streak` {
  @Test(
    arguments: [
      ("2023-09 0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 3", .supported),
      ("2023-09 0.0, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 3", .supported),
      ("2023-09 0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 2", .contradicted),
      ("2023-09 0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 4", .contradicted),
      ("2023-11 -0.5, 2023-12 0.3", "contraction 1", .contradicted),
      ("2023-11 -0.5, 2023-12 0.0", "contraction 2", .contradicted),
      ("2023-11 -0.5, 2023-12 0.0", "flat 1", .supported),
      ("2023-11 -0.5, 2023-12 0.3", "expansion 1", .supported),
      // The ledger does not reach back far enough,
      ("2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 3", .undetermined),
      ("2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 5", .undetermined),
      // yet far enough to know better.
      ("2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "contraction 2", .contradicted),
      ("2023-09 -0.1, 2023-11 -0.5, 2023-12 -0.3", "contraction 2", .undetermined),
      // Not known at all.
      ("2023-10 -0.2, 2023-11 -0.5", "contraction 2", .undetermined),
      // Later periods do not count.
      ("2023-10 0.2, 2023-11 -0.5, 2023-12 -0.3, 2024-01 -0.8", "contraction 2", .supported),
      // Other frequencies do not count.
      ("2023-11 0.5, 2023-12 -0.3, 2023-Q4 0.2, 2023 0.2", "contraction 1", .supported),
    ] as [(String, String, Verdict)]) func `is judged`(
      figures: String, streak: String, outcome: Verdict
    ) throws
  {
    let verdict = try verdict(on: "streak G 2023-12 \(streak)", after: rates(figures))
    #expect(verdict.outcome == outcome)
  }

  @Test func `cites the run and its coverage`() throws {
    let verdict = try verdict(
      on: "streak G 2023-12 contraction 2",
      after: rates("2023-10 0.2, 2023-11 -0.5, 2023-12 -0.3"))
    #expect(verdict.coverage == "2023-11–2023-12")
    #expect(Set(verdict.events) == [3, 4])
  }

  @Test func `may name the level instead of its growth`() throws {
    let verdict = try verdict(
      on: "streak X 2023-12 contraction 1", after: rates("2023-11 0.2, 2023-12 -0.3"))
    #expect(verdict.outcome == .supported)
  }
}

@Suite struct `A claim of the first since` {
  @Test(
    arguments: [
      (
        "2016 -7.7, 2017 7.9, 2018 9.9, 2019 0.5, 2020 3.6, 2021 29.9, 2022 7.0, 2023 -4.6",
        "first-decline-since G 2023 since 2016", .supported
      ),
      (
        "2016 -7.7, 2017 7.9, 2018 9.9, 2019 -0.5, 2020 3.6, 2021 29.9, 2022 7.0, 2023 -4.6",
        "first-decline-since G 2023 since 2016", .contradicted
      ),
      (
        "2016 7.7, 2017 7.9, 2018 9.9, 2019 0.5, 2020 3.6, 2021 29.9, 2022 7.0, 2023 -4.6",
        "first-decline-since G 2023 since 2016", .contradicted
      ),
      (
        "2016 -7.7, 2017 7.9, 2022 7.0, 2023 -4.6",
        "first-decline-since G 2023 since 2016", .undetermined
      ),
      ("2022 7.0, 2023 -4.6", "first-decline-since G 2023 since 2016", .undetermined),
      ("2022 -7.0, 2023 -4.6", "first-decline-since G 2023 since 2016", .contradicted),
      ("2021 -7.0, 2022 3.0, 2023 4.6", "first-decline-since G 2023 since 2021", .contradicted),
      ("2021 -7.0, 2022 3.0", "first-decline-since G 2023 since 2021", .undetermined),
      // Flat is neither.
      ("2021 -7.0, 2022 0.0, 2023 -4.6", "first-decline-since G 2023 since 2021", .supported),
      ("2021 0.0, 2022 3.0, 2023 -4.6", "first-decline-since G 2023 since 2021", .contradicted),
      ("2021 7.0, 2022 0.0, 2023 4.6", "first-rise-since G 2023 since 2021", .supported),
      ("2021 7.0, 2022 -3.0, 2023 4.6", "first-rise-since G 2023 since 2021", .supported),
      ("2021 7.0, 2022 3.0, 2023 4.6", "first-rise-since G 2023 since 2021", .contradicted),
      ("2021 7.0, 2022 3.0, 2023 0.0", "first-rise-since G 2023 since 2021", .contradicted),
      // The year before is since itself: nothing lies between.
      ("2022 -3.0, 2023 -4.6", "first-decline-since G 2023 since 2022", .supported),
      // A year as the earlier period of a monthly series: any month of it.
      (
        "2022-11 -0.1, 2022-12 0.4, 2023-01 0.1, 2023-02 -0.2",
        "first-decline-since G 2023-02 since 2022", .supported
      ),
      (
        "2022-11 -0.1, 2022-12 0.4, 2023-01 -0.1, 2023-02 -0.2",
        "first-decline-since G 2023-02 since 2022", .contradicted
      ),
      (
        "2022-11 -0.1, 2023-01 0.1, 2023-02 -0.2",
        "first-decline-since G 2023-02 since 2022", .undetermined
      ),
      // Of that year only some months are known, and it may have been one of the others.
      (
        "2022-12 0.4, 2023-01 0.1, 2023-02 -0.2",
        "first-decline-since G 2023-02 since 2022", .undetermined
      ),
      ("2023-01 0.1, 2023-02 -0.2", "first-decline-since G 2023-02", .undetermined),
    ] as [(String, String, Verdict)]) func `is judged`(
      figures: String, claim: String, outcome: Verdict
    ) throws
  {
    #expect(try verdict(on: claim, after: rates(figures)).outcome == outcome)
  }

  @Test func `is wrong where every month of the year is known and none fits`() throws {
    let months = (1...12).map { "2022-\($0 < 10 ? "0" : "")\($0) 0.4, " }.joined()
    let verdict = try verdict(
      on: "first-decline-since G 2023-02 since 2022",
      after: rates(months + "2023-01 0.1, 2023-02 -0.2"))
    #expect(verdict.outcome == .contradicted)
  }

  @Test func `says why`() throws {
    let claim = "first-decline-since G 2023 since 2021"
    let right = try verdict(on: claim, after: rates("2021 -7.0, 2022 3.0, 2023 -4.6"))
    #expect(right.because == "2021 was a decline, and no period between was")
    #expect(right.coverage == "2021–2023")
    #expect(right.events == [4, 2])
    let wrong = try verdict(on: claim, after: rates("2021 -7.0, 2022 -3.0, 2023 -4.6"))
    #expect(wrong.because == "2022 was a decline already")
    let none = try verdict(on: claim, after: rates("2021 7.0, 2022 3.0, 2023 -4.6"))
    #expect(none.because == "2021 was not a decline")
    let rise = try verdict(on: claim, after: rates("2021 -7.0, 2022 3.0, 2023 4.6"))
    #expect(rise.because == "2023 was a rise")
  }

  @Test func `uses growth from levels where none was published`() throws {
    let verdict = try verdict(
      on: "first-decline-since X 2023 since 2021",
      after: """
        series X
        X 2020 100, X 2021 90, X 2022 110, X 2023 105 @2024-01-12
        """)
    #expect(verdict.outcome == .supported)
  }
}

@Suite struct `A direction from levels of two releases` {
  private let history = """
    series X
    series X.YOY yoy X
    X 2021 100 @2022-01-12
    X 2022 90 @2023-01-12
    X 2023 105, X.YOY 2023 3.0 @2024-01-12
    """

  @Test(arguments: [
    "streak X 2023 expansion 2", "streak X 2022 expansion 1", "first-rise-since X 2022 since 2019",
    "declining-since X 2023 since 2022",
  ]) func `never contradicts, for a revision may lie between them`(claim: String) throws {
    #expect(
      try verdict(on: claim, after: history).outcome != .contradicted || claim.hasPrefix("dec"))
    let together = history.replacing("@2022-01-12", with: "@2023-01-12")
    let firm = try verdict(on: claim, after: together)
    #expect(firm.outcome == .contradicted, "\(firm.because)")
  }

  @Test func `says so`() throws {
    let verdict = try verdict(on: "streak X 2023 expansion 2", after: history)
    #expect(verdict.outcome == .undetermined)
    #expect(
      verdict.because == "2022 was a decline, by levels of different releases that may have been "
        + "revised between")
  }

  @Test func `bears a claim out`() throws {
    #expect(try verdict(on: "streak X 2022 contraction 1", after: history).outcome == .undetermined)
    let longer = history.replacing(
      "X 2021 100 @2022-01-12", with: "X 2020 90, X 2021 100 @2022-01-12")
    #expect(try verdict(on: "streak X 2022 contraction 1", after: longer).outcome == .supported)
  }
}

@Suite struct `A claim of a decline since` {
  @Test(
    arguments: [
      ("2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "2023-10", .supported),
      ("2023-09 0.5, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3", "2023-10", .supported),
      // Flat is no decline, least of all where it is said to have begun.
      ("2023-10 0.0, 2023-11 -0.5, 2023-12 -0.3", "2023-10", .contradicted),
      ("2023-10 -0.2, 2023-11 0.5, 2023-12 -0.3", "2023-10", .contradicted),
      ("2023-10 -0.2, 2023-11 -0.5, 2023-12 0.3", "2023-10", .contradicted),
      ("2023-10 -0.2, 2023-12 -0.3", "2023-10", .undetermined),
      ("2023-11 -0.2, 2023-12 -0.3", "2023-10", .undetermined),
      ("2023-10 -0.2, 2023-11 -0.3", "2023-10", .undetermined),
      ("", "2023-10", .undetermined),
      // What is missing does not save what is wrong.
      ("2023-11 0.2, 2023-12 -0.3", "2023-10", .contradicted),
      ("2023-12 -0.3, 2024-01 0.3", "2023-12", .supported),
      // A quarter as the beginning of months.
      (
        "2023-07 -0.1, 2023-08 -0.1, 2023-09 -0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3",
        "2023-Q3", .supported
      ),
      (
        "2023-07 -0.1, 2023-08 0.1, 2023-09 -0.1, 2023-10 -0.2, 2023-11 -0.5, 2023-12 -0.3",
        "2023-Q3", .contradicted
      ),
    ] as [(String, String, Verdict)]) func `is judged`(
      figures: String, since: String, outcome: Verdict
    ) throws
  {
    let verdict = try verdict(
      on: "declining-since G 2023-12 since \(since)", after: rates(figures))
    #expect(verdict.outcome == outcome)
  }

  @Test func `says which period was no decline`() throws {
    let verdict = try verdict(
      on: "declining-since G 2023-12 since 2023-11", after: rates("2023-11 0.0, 2023-12 -0.3"))
    #expect(verdict.because == "2023-11 was flat, not a decline")
    #expect(verdict.coverage == "2023-11–2023-12")
    #expect(verdict.events == [2])
  }
}

/// The growth series `G` of `X` with a release for each figure.
private func rates(_ figures: String) -> String {
  "series X\nseries G yoy X\n"
    + figures.split(separator: ", ").map { "G \($0) @2024-01-12" }.joined(separator: "\n")
}
