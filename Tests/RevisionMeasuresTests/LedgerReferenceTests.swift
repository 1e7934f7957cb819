import ExchangeFormats
import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// The same, but imported into a ledger and asked of it.
@Suite(.enabled(if: References.has("vintages/reviser_gdp_vintages.csv")))
struct `Statistics of real vintages in a ledger` {
  /// The revisions of quarterly changes, by series and release, after an import.
  private func revisions(
    of file: String, _ mapping: String,
    sumUp: (Known) throws -> [String: [RevisionAnalysis]]
  ) throws -> [String: [RevisionAnalysis]] {
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.path).ledger
    var request = ImportRequest(format: .csv)
    request.mapping = ("mapping", Array(mapping.utf8))
    let bytes = Array(try References.bytes(file))
    let outcome = try ledger.importing(
      ImportText(name: file, bytes: bytes), request, into: .ledger(waits: false))
    #expect(outcome.rejectedCount == 0)
    #expect(outcome.figures == bytes.count { $0 == UInt8(ascii: "\n") } - 1)
    return try sumUp(ledger.state().known())
  }

  private static func changes(
    _ known: Known, _ key: String, from releases: Range<Int>
  ) -> [RevisionAnalysis] {
    known.revisions(
      of: key,
      .init(
        VintageRecipe(.quarter, transformation: .pch), includesFirstVintage: true),
      from: releases.map(ReleaseChoice.number))
  }

  @Test func `of 26 Swiss series are those of the field's package`() throws {
    let found = try revisions(
      of: "vintages/swiss_realtime_database.csv",
      """
      {"series": "CH.{series}", "frequency": "quarter", "agency": "SECO",
       "columns": {"period": "time", "published": "vintage_quarter"}}
      """
    ) { known in
      Dictionary(
        uniqueKeysWithValues: known.keys { _ in true }.map {
          ($0, Self.changes(known, $0, from: 0..<7))
        })
    }
    var comparison = Comparison()
    for row in try References.table("vintages/swiss_realtime_expected_n0_6_vs_latest.csv") {
      let id = row["id"] ?? ""
      let release = try #require(row["release"]?.split(separator: "_").last.flatMap { Int($0) })
      let statistics = try #require(found["CH.\(id)"]?[release].statistics, "\(id)")
      comparison.compare("\(id) \(release)", row.mapValues { Double($0) }, statistics)
    }
    #expect(comparison.groups == 161)
    comparison.expectAgreement()
  }

  @Test func `of GDP are those of the field's package`() throws {
    let found = try revisions(
      of: "vintages/reviser_gdp_vintages.csv",
      """
      {"series": "GDP.{id}", "frequency": "quarter", "agency": "OECD",
       "columns": {"period": "time", "published": "pub_date"}}
      """
    ) { known in
      [
        "vignette_ea_n0_1_vs_latest": Self.changes(known, "GDP.EA", from: 0..<2),
        "ref_us_n0_3_vs_latest": Self.changes(known, "GDP.US", from: 0..<4),
      ]
    }
    let json = try JSONSerialization.jsonObject(
      with: try References.bytes("vintages/reviser_gdp_expected.json"))
    let expected = try #require(json as? [String: [String: Any]])
    var comparison = Comparison()
    for (name, analyses) in found {
      let groups = try #require(expected[name]?["stats"] as? [[String: Any]])
      for group in groups {
        let release = (group["release"] as? String)?.split(separator: "_").last
        let number = try #require(release.flatMap { Int($0) })
        let statistics = try #require(analyses[number].statistics)
        comparison.compare("\(name) \(number)", group.mapValues { $0 as? Double }, statistics)
      }
    }
    #expect(comparison.groups == 6)
    comparison.expectAgreement()
  }
}
