import LedgerModel
import LedgerProjections
import RevisionMeasures
import TestSupport
import Testing

@Suite struct `Revisions of a series` {
  private let history = """
    series X
    X 2023-Q1 1.0 @2023-04-18
    X 2023-Q1 1.0, X 2023-Q2 2.0 @2023-07-17
    X 2023-Q1 1.2, X 2023-Q2 2.0, X 2023-Q3 3.0 @2023-10-18
    X 2023-Q1 1.2, X 2023-Q2 2.3, X 2023-Q3 3.0 @2024-01-17
    X 2023-Q1 1.2, X 2023-Q2 2.4, X 2023-Q3 2.9 @2024-04-17
    """

  private func revisions(
    _ from: String = "first", _ to: String = "latest", by count: ReleaseCount = .vintage,
    includesFirstVintage: Bool = false, asOf moment: String? = nil
  ) throws -> RevisionAnalysis {
    try known(history, asOf: moment).revisions(
      of: "X",
      .init(
        VintageRecipe(.quarter), from: try #require(ReleaseChoice(from)),
        to: try #require(ReleaseChoice(to)), counting: count,
        includesFirstVintage: includesFirstVintage))
  }

  @Test func `pair the first with the latest value of each period`() throws {
    let analysis = try revisions()
    #expect(
      analysis.pairs.map {
        "\($0.period) \($0.earlier) \($0.earlierVintage) \($0.later) \($0.laterVintage)"
      }
        == [
          "2023-Q2 2.0 2023-07-17 2.4 2024-04-17", "2023-Q3 3.0 2023-10-18 2.9 2024-04-17",
        ])
    #expect(analysis.events == [2, 3, 5])
    #expect(abs((analysis.statistics?.bias.mean ?? .nan) - 0.15) < 1e-15)
  }

  @Test func `leave out what was there in the first vintage, unless asked`() throws {
    #expect(try revisions().leftOut.map(\.description) == ["2023-Q1"])
    let all = try revisions(includesFirstVintage: true)
    #expect(all.leftOut.isEmpty && all.pairs.count == 3)
    // Of what is not counted from the first release, that does not matter.
    #expect(try revisions("final", "latest").leftOut.isEmpty)
  }

  @Test(arguments: [
    ("first", "1", ReleaseCount.vintage, "2.0 2.0, 3.0 3.0"),
    ("1", "2", .vintage, "2.0 2.3, 3.0 2.9"),
    ("first", "1", .change, "2.0 2.3, 3.0 2.9"), ("1", "2", .change, "2.3 2.4"),
    ("first", "3", .vintage, "2.0 2.4"), ("3", "4", .change, ""),
  ]) func `are counted by vintage or by change`(
    from: String, to: String, count: ReleaseCount, pairs: String
  ) throws {
    let analysis = try revisions(from, to, by: count)
    #expect(analysis.pairs.map { "\($0.earlier) \($0.later)" }.joined(separator: ", ") == pairs)
    #expect((analysis.statistics == nil) == pairs.isEmpty)
  }

  @Test func `are those that were known at the moment`() throws {
    let analysis = try revisions(asOf: "2024-01-17")
    #expect(analysis.pairs.map(\.later) == [2.3, 3.0])
  }

  @Test func `of changes rest on the releases of both periods`() throws {
    let analysis = try known(history).revisions(
      of: "X", .init(VintageRecipe(.quarter, transformation: .chg)))
    #expect(analysis.pairs.map(\.period.description) == ["2023-Q2", "2023-Q3"])
    #expect(analysis.pairs.map(\.earlier) == [1.0, 1.0])
    #expect(analysis.events == [1, 2, 3, 5])
  }
}
