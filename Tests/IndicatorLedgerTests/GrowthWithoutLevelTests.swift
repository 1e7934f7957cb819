import IndicatorLedger
import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `Growth appended without its level` {
  private static let growth =
    #"{"kind":"series","key":"XX.GDP.YOY","area":"XX","indicator":"gdp","measure":"yoy","unit":"percent","agency":"A"}"#
  private static let level =
    #"{"kind":"series","key":"XX.GDP","area":"XX","indicator":"gdp","unit":"EUR","agency":"A"}"#
  private static let other =
    #"{"kind":"series","key":"XX.GDP.USD","area":"XX","indicator":"gdp","unit":"USD","agency":"A"}"#

  private func ledger(_ batches: [[String]], in folder: TemporaryFolder) throws -> Ledger {
    let ledger = try Ledger.create(at: folder.path).ledger
    for batch in batches {
      _ = try ledger.append(texts: [("a.jsonl", Array(batch.joined(separator: "\n").utf8))])
    }
    return ledger
  }

  /// In one batch or several, and from the log or its snapshot: always the same.
  @Test(arguments: [[[growth, level]], [[level], [growth]], [[growth], [level]]])
  func `is of the level with its dimensions`(batches: [[String]]) throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger(batches, in: folder)
    for state in [try ledger.state(), try ledger.replay()] {
      #expect(state.growthSeries(of: "XX.GDP") == "XX.GDP.YOY")
      #expect(state.level(of: "XX.GDP.YOY") == "XX.GDP")
    }
  }

  @Test func `is refused where several levels have its dimensions`() throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger([[Self.level, Self.other]], in: folder)
    let error = #expect(throws: LedgerError.self) {
      try ledger.append(texts: [("g.jsonl", Array(Self.growth.utf8))])
    }
    #expect(
      error?.message.contains(
        "XX.GDP.YOY measures growth and does not say of what: XX.GDP, XX.GDP.USD have its area and "
          + "indicator; name one of them with \"of\"") ?? false)
    let named = Self.growth.replacing(#""measure":"yoy""#, with: #""measure":"yoy","of":"XX.GDP""#)
    #expect(try ledger.append(texts: [("g.jsonl", Array(named.utf8))]).appended == [2])
  }

  @Test func `is of none once a second level has its dimensions`() throws {
    let folder = try TemporaryFolder()
    let ledger = try ledger([[Self.growth, Self.level], [Self.other]], in: folder)
    for state in [try ledger.state(), try ledger.replay()] {
      #expect(state.growthSeries(of: "XX.GDP") == nil)
      #expect(state.level(of: "XX.GDP.YOY") == nil)
    }
  }
}
