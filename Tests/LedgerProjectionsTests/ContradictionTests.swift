import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `What was said on one day` {
  /// The contradictions among statements, with a growth series G of a level L.
  private func contradictions(_ lines: String) throws -> [AuditFinding] {
    let text = "series L\nseries G yoy L\n" + lines
    var state = LedgerState()
    for event in try events(text) { state.apply(event) }
    return state.known().contradictions()
  }

  @Test(
    arguments: [
      // The run of three began in October, so that September was no decline.
      ("streak G 2023-12 contraction 3", "declining-since G 2023-12 since 2023-09", "2023-09"),
      ("streak G 2023-12 contraction 3", "declining-since G 2023-12 since 2023-10", nil),
      ("streak G 2023-12 contraction 3", "streak G 2023-12 contraction 4", "2023-09"),
      ("streak G 2023-12 contraction 3", "streak G 2023-12 expansion 1", "2023-12"),
      // A run of three in December is one of two in November.
      ("streak G 2023-12 contraction 3", "streak G 2023-11 contraction 2", nil),
      ("first-decline-since G 2023-07 since 2021", "streak G 2023-07 contraction 2", "2023-06"),
      ("first-decline-since G 2023 since 2016", "first-decline-since G 2023 since 2019", "2019"),
      ("first-decline-since G 2023 since 2016", "first-decline-since G 2023 since 2016", nil),
      ("first-rise-since G 2023-12 since 2023-08", "growth G 2023-10 0.5", "2023-10"),
      ("declining-since G 2023-12 since 2023-09", "growth G 2023-11 0.5", "2023-11"),
      ("declining-since G 2023-12 since 2023-09", "growth G 2023-11 -0.5", nil),
      // A zero that was rounded may be anything.
      ("declining-since G 2023-12 since 2023-09", "growth G 2023-11 0.0", nil),
      ("level L 2023 240", "level L 2023 241", "2023"),
      ("level L 2023 240", "level L 2023 240.1", nil),
      // Growth may be told of the level: it is no level.
      ("growth L 2023 26", "level L 2023 240", nil),
      ("growth L 2023 26", "level G 2023 20", "2023"),
      ("growth L 2023 26", "growth G 2023 20", "2023"),
      ("growth L 2023 26", "growth L 2023 20", "2023"),
      ("exceeds L 2023 200", "level L 2023 190", "2023"),
      ("exceeds L 2023 200", "level L 2023 240", nil),
      ("record-high L 2023", "streak G 2023-12 contraction 3", nil),
      ("streak G 2023-12 contraction 3", "streak L 2023-12 contraction 4", "2023-09"),
    ] as [(String, String, String?)])
  func `contradicts itself or does not`(first: String, second: String, period: String?) throws {
    let inOne = try contradictions("say \(first), \(second) @2024-01-12 by AFP")
    #expect(inOne.map { $0.period?.description } == (period.map { [$0] } ?? []))
    #expect(inOne.allSatisfy { $0.severity == .error && $0.events == [2] })
    let inTwo = try contradictions(
      "say \(second) @2024-01-12 by AFP\nsay \(first) @2024-01-12 by AP")
    #expect(inTwo.map { $0.period?.description } == (period.map { [$0] } ?? []))
    #expect(inTwo.allSatisfy { $0.severity == .warning && $0.events == [2, 3] })
  }

  @Test func `is not held against what was said on another day`() throws {
    let findings = try contradictions(
      """
      say streak G 2023-12 contraction 3 @2024-01-12 by AFP
      say declining-since G 2023-12 since 2023-09 @2024-01-13 by AFP
      """)
    #expect(findings.isEmpty)
  }

  @Test func `says for which period which of two cannot be`() throws {
    let finding = try #require(
      try contradictions(
        """
        say streak G 2023-12 contraction 3, declining-since G 2023-12 since 2023-09 @2024-01-12 by AFP
        """
      ).first)
    #expect(
      finding.message.contains("2023-09 was no decline by the first and a decline by the second"))
    #expect(finding.kind == .contradiction && finding.series == "G")
  }

  @Test func `is held against the figures printed beside it`() throws {
    let text = """
      series L
      series G yoy L
      G 2023-11 0.5 @2024-01-12 by NBS via AFP
      G 2023-10 0.5 @2024-01-12 by NBS via AP
      """
    var state = LedgerState()
    for event in try events(text) { state.apply(event) }
    let claim = Claim(
      .decliningSince, series: "G", period: .month(12, of: 2023), since: .month(9, of: 2023))
    let day = try #require(PublicationTime("2024-01-12"))
    let statement = Statement(
      agency: "NBS", published: day, source: Source(publisher: "AFP", isSecondary: true),
      claims: [claim])
    state.apply(
      RecordedEvent(seq: 4, recorded: Timestamp(seconds: 0), event: .statement(statement)))
    let findings = state.known().contradictions()
    #expect(findings.map(\.events) == [[4, 2]])
    #expect(state.known().audit(only: [.contradiction]) == findings)
  }

  @Test func `is looked at through an absurd claim without end`() throws {
    #expect(
      try contradictions(
        "say streak G 2023-12 contraction 999999999, declining-since G 2023-12 since 1000-01 "
          + "@2024-01-12 by AFP"
      ).isEmpty)
  }
}
