import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `The effects of a release` {
  @Test(arguments: [
    ("CPI.YOY 2024-01 -0.8", ["new -0.8", "streak-extended contraction number 4 in a row"]),
    (
      "CPI.YOY 2024-01 0.8",
      [
        "new 0.8", "streak-ended contraction ended after 3",
        "streak-began expansion begins, first since 2023-08",
      ]
    ),
    (
      "CPI.YOY 2024-01 0.0",
      [
        "new 0.0", "streak-ended contraction ended after 3",
        "streak-began flat begins, first since 2023-09",
      ]
    ),
    ("CPI.YOY 2024-02 -0.7", ["new -0.7", "streak-began contraction begins, first since 2023-12"]),
    ("CPI.YOY 2023-12 -0.3", ["restated -0.3 again"]),
    ("CPI.YOY 2023-12 -0.30", ["restated -0.30, compatible with -0.3"]),
    ("CPI.YOY 2023-12 -0.4", ["revised -0.3 became -0.4"]),
    (
      "CPI.YOY 2023-12 0.1",
      [
        "revised -0.3 became 0.1", "streak-ended contraction ended after 2",
        "streak-began expansion begins, first since 2023-08",
      ]
    ),
    (
      "CPI.YOY 2023-09 -0.1",
      ["revised 0.0 became -0.1", "streak-extended contraction number 4 in a row"]
    ),
  ]) func `say what happens to a figure and its streak`(
    figures: String, expected: [String]
  ) throws {
    let effects = try effects(
      of: "\(figures) @2024-02-08",
      after: """
        series CPI
        series CPI.YOY yoy CPI
        CPI.YOY 2023-08 0.1 @2023-09-09
        CPI.YOY 2023-09 0.0 @2023-10-13
        CPI.YOY 2023-10 -0.2 @2023-11-09
        CPI.YOY 2023-11 -0.5 @2023-12-09
        CPI.YOY 2023-12 -0.3 @2024-01-12
        """)
    #expect(effects.map(\.words) == expected)
    #expect(effects.allSatisfy { $0.event == 7 && $0.series == "CPI.YOY" })
  }

  @Test func `say at least where the history is too short`() throws {
    let history = """
      series CPI
      series CPI.YOY yoy CPI
      CPI.YOY 2023-11 -0.5 @2023-12-09
      """
    let extended = try effects(of: "CPI.YOY 2023-12 -0.3 @2024-01-12", after: history)
    #expect(extended.map(\.words).last == "streak-extended contraction number at least 2 in a row")
    let ended = try effects(of: "CPI.YOY 2023-12 0.3 @2024-01-12", after: history)
    #expect(
      ended.map(\.words).dropFirst() == [
        "streak-ended contraction ended after at least 1", "streak-began expansion begins",
      ])
  }

  @Test func `do not lengthen a streak that a revision or a withdrawal shortens`() throws {
    let history = """
      series CPI
      series CPI.YOY yoy CPI
      CPI.YOY 2023-09 0.0 @2023-10-13
      CPI.YOY 2023-10 -0.2 @2023-11-09
      CPI.YOY 2023-11 -0.5 @2023-12-09
      CPI.YOY 2023-12 -0.3 @2024-01-12
      """
    let revised = try effects(of: "CPI.YOY 2023-10 0.1 @2024-02-08", after: history)
    #expect(!revised.map(\.kind).contains(.streakExtended))
    let withdrawn = try effects(of: "withdraw 5 @2024-02-08", after: history)
    #expect(!withdrawn.map(\.kind).contains(.streakExtended))
  }

  @Test func `give a streak back what a revision turns round`() throws {
    let effects = try effects(
      of: "CPI.YOY 2023-12 0.1 @2024-02-08",
      after: """
        series CPI
        series CPI.YOY yoy CPI
        CPI.YOY 2023-09 0.0 @2023-10-13
        CPI.YOY 2023-10 0.2 @2023-11-09
        CPI.YOY 2023-11 0.5 @2023-12-09
        CPI.YOY 2023-12 -0.3 @2024-01-12
        """)
    #expect(
      effects.map(\.words)
        == ["revised -0.3 became 0.1", "streak-extended expansion number 3 in a row"])
  }

  @Test func `do not begin a streak where a withdrawal only uncovers the one before`() throws {
    let withdrawn = try effects(
      of: "withdraw 4 @2024-02-08",
      after: """
        series CPI
        series CPI.YOY yoy CPI
        CPI.YOY 2023-10 0.2 @2023-11-09
        CPI.YOY 2023-11 0.5 @2023-12-09
        CPI.YOY 2023-12 -0.3 @2024-01-12
        """)
    #expect(withdrawn.map(\.kind) == [.repaired])
  }

  @Test func `tell of records from the sixth period on`() throws {
    let four =
      "series TRADE\nTRADE 2018 107, TRADE 2019 111, TRADE 2020 108, TRADE 2021 147 @2022-01-14"
    let five = four + "\nTRADE 2022 190 @2023-01-13"
    #expect(
      try effects(of: "TRADE 2023 240 @2024-01-12", after: five).map(\.words)
        == ["new 240", "record highest of 2018–2023"])
    #expect(
      try effects(of: "TRADE 2023 100 @2024-01-12", after: five).map(\.words)
        == ["new 100", "record lowest of 2018–2023"])
    #expect(
      try effects(of: "TRADE 2023 150 @2024-01-12", after: five).map(\.words) == ["new 150"])
    #expect(
      try effects(of: "TRADE 2023 240 @2024-01-12", after: four).map(\.words) == ["new 240"])
  }

  @Test func `tell of claims broken and borne out`() throws {
    let history = """
      series TRADE
      TRADE 2022 190.27 @2023-01-13
      TRADE 2023 240.11 @2024-01-12
      say level TRADE 2023 240.1, level TRADE 2024 over 245 @2024-01-12 by Wang
      """
    let broken = try effects(of: "TRADE 2023 245.3 @2024-06-18", after: history)
    #expect(
      broken.map(\.words).contains(
        "claim Wang (NBS): 240.1 for TRADE in 2023 is now contradicted (was supported)"))
    let settled = try effects(of: "TRADE 2024 245.8 @2025-01-13", after: history)
    #expect(
      settled.map(\.words).contains(
        "claim Wang (NBS): over 245 for TRADE in 2024 is now supported (was undetermined)"))
    let neither = try effects(of: "TRADE 2023 240.1 @2024-06-18", after: history)
    #expect(!neither.map(\.kind).contains(.claim))
  }

  @Test func `tell of misquotes`() throws {
    let effects = try effects(
      of: "CPI 2023 0.4 @2024-01-12 via Reuters", after: "series CPI\nCPI 2023 0.2 @2024-01-12")
    #expect(effects.map(\.words) == ["misquoted 0.4, where 0.2 counts"])
  }

  @Test func `tell of growth that does not follow from the levels`() throws {
    let effects = try effects(
      of: "TRADE 2023 664.45, TRADE.YOY 2023 -11.6 @2024-01-12",
      after: "series TRADE\nseries TRADE.YOY yoy TRADE\nTRADE 2022 759.427 @2023-01-13")
    let finding = try #require(effects.first { $0.kind == .finding })
    #expect(finding.series == "TRADE")
    #expect(finding.message.hasPrefix("implied-revision: -11.6 % was published, -12.5064 %"))
  }

  @Test(arguments: [false, true])
  func `tell of a sum that does not add up, whichever side came last`(totalLast: Bool) throws {
    let definitions = "series TRADE = OUT + IN\nseries OUT\nseries IN\n"
    let total = "TRADE 2023 150.0 @2024-01-12"
    let parts = "OUT 2023 100.0, IN 2023 55.0 @2024-01-12"
    let effects = try effects(
      of: totalLast ? total : parts, after: definitions + (totalLast ? parts : total))
    let finding = try #require(effects.first { $0.kind == .finding })
    #expect(finding.message.hasPrefix("identity: 150.0 was published, but OUT + IN gives 155.0"))
  }
}

@Suite struct `The effects of other events` {
  private let history = """
    series TRADE
    TRADE 2022 190.27 @2023-01-13
    TRADE 2023 24.011 @2024-01-12
    """

  @Test(arguments: [
    ("series CPI", "defined CPI"),
    (
      "say level TRADE 2023 24.0 @2024-01-12 by Wang",
      "claim Wang (NBS): 24.0 for TRADE in 2023 is supported: 24.011 for 2023"
    ),
    ("target TRADE 2024 200 @2024-01-12 by Xi", "target target of 200 by Xi"),
    ("correct 2 TRADE 2023 240.11 because a slip", "repaired corrected to 240.11: a slip"),
    ("withdraw 2 @2024-02-01 because an error", "repaired event 2 was taken back: an error"),
    (
      "withdraw 2 TRADE 2023 @2024-02-01 because an error",
      "repaired event 2 was taken back: an error"
    ),
  ]) func `are told`(event: String, words: String) throws {
    #expect(try effects(of: event, after: history).first?.words == words)
  }

  @Test func `reach claims and streaks`() throws {
    let effects = try effects(
      of: "correct 2 TRADE 2023 240.11 because a slip",
      after: history + "\nsay exceeds TRADE 2023 200 @2024-01-12 by Wang")
    #expect(
      effects.map(\.words).contains(
        "claim Wang (NBS): more than 200 for TRADE in 2023 is now supported (was contradicted)"))
  }

  @Test func `leave the tracker with the state of a fold`() throws {
    let events = try events(history + "\ncorrect 2 TRADE 2023 240.11\nwithdraw 1 @2024-02-01")
    var tracker = EffectTracker()
    for event in events { _ = tracker.apply(event) }
    var state = LedgerState()
    state.apply(contentsOf: events)
    #expect(tracker.state == state)
  }
}

extension Effect {
  fileprivate var words: String { "\(kind.rawValue) \(message)" }
}

private func effects(of event: String, after history: String) throws -> [Effect] {
  let before = try state(history)
  var tracker = EffectTracker(after: before)
  return try events(event, from: before.eventCount).flatMap { tracker.apply($0) }
}
