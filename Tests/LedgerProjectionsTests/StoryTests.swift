import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `The story of a figure` {
  private let history = """
    series X
    X 2023 100.0 @2024-01-12
    withdraw 1 @2024-02-01
    X 2023 100.5 @2024-02-05
    """

  private func story(_ history: String, asOf moment: String? = nil) throws -> [String] {
    try known(history, asOf: moment).story(of: "X", .year(2023)).map {
      "\($0.date) \($0.change.rawValue) \($0.observation.text) (\($0.event))"
    }
  }

  @Test func `has what was taken back, and the taking back`() throws {
    #expect(
      try story(history) == [
        "2024-01-12 first 100.0 (1)", "2024-02-01 withdrawn 100.0 (2)",
        "2024-02-05 first 100.5 (3)",
      ])
    #expect(try known(history).steps("X", "2023") == ["first 100.5"])
  }

  @Test(arguments: [
    ("2024-01-11", []), ("2024-01-20", ["first"]), ("2024-02-02", ["first", "withdrawn"]),
    ("2024-02-06", ["first", "withdrawn", "first"]),
  ]) func `is as known at the moment`(moment: String, changes: [String]) throws {
    let known = try known(history, asOf: moment)
    #expect(known.story(of: "X", .year(2023)).map(\.change.rawValue) == changes)
    #expect(known.periodsEverKnown(of: "X").count == (changes.isEmpty ? 0 : 1))
  }

  @Test func `without withdrawals is the history`() throws {
    let known = try known(
      "series X\nX 2023 100.0 @2024-01-12\nX 2023 over 99, X 2023 101.0 @2024-02-01")
    #expect(known.story(of: "X", .year(2023)) == known.history(of: "X", .year(2023))?.steps)
  }

  @Test func `has a figure that was taken back on its day`() throws {
    #expect(
      try story("series X\nX 2023 100.0 @2024-01-12\nwithdraw 1 @2024-01-12") == [
        "2024-01-12 first 100.0 (1)", "2024-01-12 withdrawn 100.0 (2)",
      ])
  }

  @Test func `of a correction after a withdrawal says what it does not change`() throws {
    var tracker = EffectTracker()
    let effects = try events(history + "\ncorrect 1 X 2023 101.0 because a slip").map {
      tracker.apply($0)
    }
    #expect(
      effects.last?.first?.message
        == "corrected to 101.0: a slip; it was taken back on 2024-02-01, so that only what was known "
        + "before changes")
    #expect(try known(history + "\ncorrect 1 X 2023 101.0").value("X", "2023") == "100.5")
  }
}
