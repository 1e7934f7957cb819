import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `A total that its parts do not add up to` {
  @Test(arguments: [
    // 100.0 + 50.0 is [149.9, 150.1); a total to one decimal is ± 0.05.
    ("100.0", "50.0", "150.1", false),  // [150.05, 150.15)
    ("100.0", "50.0", "150.2", true),  // [150.15, 150.25)
    ("100.0", "50.0", "149.9", false),  // [149.85, 149.95)
    ("100.0", "50.0", "149.8", true),  // [149.75, 149.85)
    // The upper end does not count, the lower does.
    ("100.0", "50.0", "over 150.1", true),
    ("100.0", "50.0", "over 150.0999", false),
    ("100.0", "50.0", "under 149.9", true),
    ("100.0", "50.0", "under 149.9001", false),
    // Whole numbers allow more, and more decimals less.
    ("100", "50", "151", false),
    ("100", "50", "152", true),
    ("100.00", "50.00", "150.1", true),
    ("100.00", "50.00", "150.01", false),
    ("100.00", "50.00", "150.02", true),
    // The words of the figures count as they do elsewhere.
    ("over 100", "50", "300", false),
    ("over 100", "50", "149", true),
    ("about 100", "50", "151", false),
  ]) func `is found by the published decimals and no other tolerance`(
    out: String, into: String, total: String, isFound: Bool
  ) throws {
    let known = try known(
      """
      \(definitions)
      TRADE 2023 \(total), OUT 2023 \(out), IN 2023 \(into) @2024-01-12
      """)
    #expect(known.audit(only: [.identity]).isEmpty != isFound)
  }

  @Test func `is compared with parts of the same day only`() throws {
    let apart = try known(
      """
      \(definitions)
      TRADE 2023 150.0 @2024-01-12
      OUT 2023 100.0, IN 2023 55.0 @2024-01-18
      """)
    #expect(apart.audit().isEmpty)
    let onePart = try known(
      """
      \(definitions)
      TRADE 2023 150.0, OUT 2023 100.0 @2024-01-12
      IN 2023 55.0 @2024-01-11
      """)
    #expect(onePart.audit().isEmpty)
    let sameDay = try known(
      """
      \(definitions)
      TRADE 2023 150.0 @2024-01-12
      OUT 2023 100.0 @2024-01-12T10:00:00+08:00
      IN 2023 55.0 @2024-01-12 by GACC
      """)
    #expect(sameDay.audit().map(\.kind) == [.identity])
  }

  @Test func `is not found in vintages that do not belong together`() throws {
    let known = try known(
      """
      \(definitions)
      TRADE 2023 150.0, OUT 2023 100.0, IN 2023 50.0 @2024-01-12
      TRADE 2023 160.0 @2024-02-07
      OUT 2023 110.0, IN 2023 50.0 @2024-03-07
      """)
    #expect(known.audit(only: [.identity]).isEmpty)
  }

  @Test func `is found on the day on which all were published again`() throws {
    let known = try known(
      """
      \(definitions)
      TRADE 2023 150.0, OUT 2023 100.0, IN 2023 50.0 @2024-01-12
      TRADE 2023 160.0, OUT 2023 100.0, IN 2023 50.0 @2024-02-07
      """)
    let findings = known.audit(only: [.identity])
    #expect(findings.map(\.from) == ["160.0"])
    #expect(findings.map { $0.published.map(\.text) } == [["2024-02-07"]])
  }

  @Test func `is found once, however often it is repeated`() throws {
    let lines = ["2024-01-12", "2024-02-07", "2024-03-07"].map {
      "TRADE 2023 150.0, OUT 2023 100.0, IN 2023 55.0 @\($0)"
    }
    let known = try known(definitions + "\n" + lines.joined(separator: "\n"))
    #expect(known.audit(only: [.identity]).count == 1)
  }

  @Test func `may be a difference, in other scales`() throws {
    let known = try known(
      """
      series BALANCE scale 9 = OUT - IN
      series OUT scale 12
      series IN scale 9
      BALANCE 2023 823.0, OUT 2023 3.38002, IN 2023 2556.80 @2024-01-12
      """)
    #expect(
      known.messages(.identity) == [
        "823.0 was published, but OUT - IN gives 823.22, between 823.21 and 823.23"
      ])
  }

  @Test func `is no finding where a misquote is what does not add up`() throws {
    let known = try known(
      """
      \(definitions)
      TRADE 2023 150.0, OUT 2023 100.0, IN 2023 50.0 @2024-01-12
      IN 2023 55.0 @2024-01-12 via Reuters
      """)
    #expect(known.audit().map(\.kind) == [.misquote])
  }

  private let definitions = """
    series TRADE = OUT + IN
    series OUT
    series IN
    """
}

@Suite struct `Periods that do not add up` {
  private let history = """
    series X
    X 2023-Q1 33.0 @2023-04-10
    """

  @Test(arguments: [
    "X 2023-01/2023-06 70.0, X 2023-Q2 40.0",
    "X 2023-S1 70.0, X 2023-04/2023-06 40.0",
  ]) func `are found under whichever name they were published`(figures: String) throws {
    let known = try known(history + "\n\(figures) @2023-07-10")
    let found = known.audit(only: [.identity])
    #expect(found.map(\.from) == ["40.0"] && found.map(\.to) == ["37.0"])
    let period = try #require(found.first?.period)
    #expect(known.findings(about: "X", period).map(\.kind).contains(.identity))
    #expect(known.days(bearingOn: "X", period).map(\.description) == ["2023-04-10", "2023-07-10"])
  }

  @Test func `are told when they come out`() throws {
    var tracker = EffectTracker()
    let effects = try events(history + "\nX 2023-04/2023-06 40.0, X 2023-S1 70.0 @2023-07-10").map {
      tracker.apply($0)
    }
    #expect(effects.last?.contains { $0.kind == .finding } ?? false)
  }

  @Test func `are parts and total under different names, too`() throws {
    let known = try known(
      """
      series OUT
      series IN
      series TRADE = OUT + IN
      TRADE 2023-Q1 150.2, OUT 2023-01/2023-03 100.0, IN 2023-Q1 50.0 @2023-04-10
      """)
    #expect(known.audit(only: [.identity]).map(\.to) == ["150.0"])
  }
}
