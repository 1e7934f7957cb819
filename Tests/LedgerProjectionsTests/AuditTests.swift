import LedgerModel
import LedgerProjections
import Testing

/// One history with one finding of every kind.
private let everyKind = """
  series TRADE scale 9 = OUT + IN
  series TRADE.YOY yoy TRADE
  series OUT scale 9
  series IN scale 9
  series CPI.YOY yoy CPI
  TRADE 2022 759.427 @2023-01-13
  CPI.YOY 2022 2.0 @2023-01-13
  TRADE 2023 664.45, TRADE.YOY 2023 -11.6 @2024-01-12
  OUT 2023 500.3, IN 2023 164.5 @2024-01-12
  CPI.YOY 2022 2.3 @2024-01-17
  CPI.YOY 2023 0.2 @2024-01-17
  CPI.YOY 2023 0.4 @2024-01-17 via Reuters
  say record-high TRADE 2023 @2024-01-18 by Wang
  TRADE 2022 751.6 @2024-02-07
  OUT 2024 52.5 @2025-01-13
  correct 14 OUT 2024 525 because a slip of the point
  say declining-since CPI.YOY 2024-12 since 2024-10, streak CPI.YOY 2024-12 contraction 2 @2025-01-20 by AFP
  withdraw 10 CPI.YOY 2023 @2025-03-01 because of a new base year
  """

@Suite struct `An audit` {
  @Test func `finds each kind and says what, in order of publication, then of series`() throws {
    let findings = try known(everyKind, asOf: "2025-02-28").audit()
    #expect(
      findings.map { "\($0.kind.rawValue): \($0.message)" } == [
        "identity: 664.45 was published, but OUT + IN gives 664.80, between 664.7 and 664.9",
        "implied-revision: -11.6 % was published, -12.5064 % follows from the levels: "
          + "that implies 751.6 for 2022, where 759.427 is on record; confirmed by 751.6 of 2024-02-07",
        "revision: 2.0 became 2.3 (+0.3 percentage points)",
        "misquote: Reuters printed 0.4 where NBS itself has 0.2",
        "claim: Wang (NBS) claimed highest of TRADE in 2023: contradicted, 751.6 for 2022 is not "
          + "below it",
        "revision: 759.427 became 751.6 (-1.03 %)",
        "correction: the ledger had 52.5 for 525: a slip of the point",
        "contradiction: AFP (NBS) says decline since 2024-10 of CPI.YOY in 2024-12, and contraction "
          + "number 2 in a row of CPI.YOY in 2024-12: both cannot be right, for 2024-10 was a decline "
          + "by the first and no decline by the second",
      ])
  }

  @Test func `finds a withdrawal from its day on, and no longer what it took back`() throws {
    let before = try known(everyKind, asOf: "2025-02-28").audit()
    let after = try known(everyKind).audit()
    #expect(after.last?.kind == .withdrawal)
    #expect(after.last?.message == "NBS took event 10 back: of a new base year")
    #expect(after.last?.events == [10, 17])
    #expect(before.contains { $0.kind == .misquote })
    #expect(!after.contains { $0.kind == .misquote })
  }

  @Test func `gives both sides, their events and the days between`() throws {
    let findings = try known(everyKind, asOf: "2025-02-28").audit()
    let rows = findings.map { finding in
      [
        finding.kind.rawValue, finding.severity.rawValue, finding.series,
        finding.period?.description ?? "-", finding.from ?? "-", finding.to ?? "-",
        finding.change ?? "-", finding.days.map(String.init) ?? "-",
        finding.events.map(String.init).joined(separator: "+"),
      ].joined(separator: " | ")
    }
    #expect(
      rows == [
        "identity | warning | TRADE | 2023 | 664.45 | 664.80 | 0.05 | - | 7+8",
        "implied-revision | warning | TRADE | 2023 | 759.427 | 751.6 | -1.03 | 364 | 7+5+13",
        "revision | note | CPI.YOY | 2022 | 2.0 | 2.3 | 0.3 | 369 | 6+9",
        "misquote | warning | CPI.YOY | 2023 | 0.2 | 0.4 | 0.2 | 0 | 10+11",
        "claim | error | TRADE | 2023 | highest of TRADE in 2023 | contradicted | - | - | 12+7+13",
        "revision | note | TRADE | 2022 | 759.427 | 751.6 | -1.03 | 390 | 5+13",
        "correction | note | OUT | 2024 | 52.5 | 525 | - | - | 14+15",
        "contradiction | error | CPI.YOY | 2024-10 | decline since 2024-10 of CPI.YOY in 2024-12 | "
          + "contraction number 2 in a row of CPI.YOY in 2024-12 | - | 0 | 16",
      ])
  }

  @Test(arguments: AuditFinding.Kind.allCases)
  func `can be of one kind only`(kind: AuditFinding.Kind) throws {
    let known = try known(everyKind, asOf: kind == .withdrawal ? nil : "2025-02-28")
    let today = try time("2027-01-01").day
    let all = known.audit(today: today)
    #expect(known.audit(only: [kind], today: today) == all.filter { $0.kind == kind })
    #expect(!known.audit(only: [kind], today: today).isEmpty)
  }

  @Test func `can be of some series only`() throws {
    let known = try known(everyKind, asOf: "2025-02-28")
    #expect(
      known.audit { $0 == "CPI.YOY" }.map(\.kind) == [.revision, .misquote, .contradiction])
    #expect(known.audit { $0 == "OUT" }.map(\.kind) == [.correction])
    #expect(known.audit { $0 == "NOTHING" }.isEmpty)
  }

  @Test(arguments: [
    ("2024-01-11", []), ("2024-01-12", ["identity", "implied-revision"]),
    ("2024-01-17", ["identity", "implied-revision", "revision", "misquote"]),
  ]) func `is of what was known`(moment: String, kinds: [String]) throws {
    let findings = try known(everyKind, asOf: moment).audit()
    #expect(findings.map(\.kind.rawValue) == kinds)
  }

  @Test func `finds nothing in a clean history`() throws {
    let known = try known(
      """
      series TRADE
      series TRADE.YOY yoy TRADE
      TRADE 2022 100.0 @2023-01-13
      TRADE 2023 105.0, TRADE.YOY 2023 5.0, TRADE 2023 over 100 @2024-01-12
      TRADE 2023 105 @2024-02-12
      say level TRADE 2023 105 @2024-01-12
      """)
    #expect(known.audit().isEmpty)
  }
}

@Suite struct `A finding` {
  @Test func `of an opposite sign is an error and says so`() throws {
    let finding = try #require(
      try known(
        """
        series TRADE scale 9
        series TRADE.YOY yoy TRADE
        TRADE 2022 42.07e12 @2023-01-13
        TRADE 2023 41.76e12, TRADE.YOY 2023 0.2 @2024-01-12
        """
      ).audit().first)
    #expect(finding.isSignFlip)
    #expect(finding.severity == .error)
    #expect(
      finding.message == "+0.2 % was published, -0.74 % follows from the levels, the opposite "
        + "sign: that implies 41677 for 2022, where 42070 is on record")
  }

  @Test(
    arguments: [
      ("supported", "TRADE 2024 1 @2024-06-01", nil, ""),
      (
        "overtaken", "TRADE 2023 245.3 @2024-06-01", .warning,
        "NBS claimed 240.1 for TRADE in 2023: contradicted, 245.3 for 2023, not 240.1; supported "
          + "when it was said"
      ),
    ] as [(String, String, AuditFinding.Severity?, String)]) func `of a claim`(
      name: String, later: String, severity: AuditFinding.Severity?, message: String
    ) throws
  {
    let findings = try known(
      """
      series TRADE
      TRADE 2023 240.11 @2024-01-12
      say level TRADE 2023 240.1 @2024-01-12
      \(later)
      """
    ).audit(only: [.claim])
    #expect(findings.first?.severity == severity)
    #expect((findings.first?.message ?? "") == message)
  }

  @Test func `of a claim that was open and is borne out is a note`() throws {
    let finding = try #require(
      try known(
        """
        series TRADE
        say level TRADE 2023 240.1 @2024-01-12
        TRADE 2023 240.11 @2024-01-18
        """
      ).audit().first)
    #expect(finding.severity == .note)
    #expect(finding.message.hasSuffix("supported, 240.11 for 2023; undetermined when it was said"))
  }

  @Test func `of a misquote names the report that it differs from`() throws {
    let known = try known(
      """
      series CPI
      CPI 2023 0.2 @2024-01-12 via AFP
      CPI 2023 0.2 @2024-01-12 via BBC
      CPI 2023 0.4 @2024-01-12 via ?
      """)
    #expect(
      known.messages(.misquote) == ["a secondary source printed 0.4 where AFP has 0.2"])
  }

  @Test(arguments: [
    ("-100.0", "-80.0", "-100.0 became -80.0 (+20.00 %)"), ("0", "5", "0 became 5"),
    ("over 240", "230", "over 240 became 230"),
    ("240", "0.25e12", "240 became 250 (+4.17 %)"),
  ]) func `of a revision gives the change where there is one`(
    first: String, second: String, message: String
  ) throws {
    let known = try known(
      """
      series X scale 9
      X 2023 \(first) @2024-01-12
      X 2023 \(second) @2024-02-12
      """)
    #expect(known.messages(.revision) == [message])
  }
}
