import Foundation
import RevisionMeasures
import TestSupport
import Testing

@Suite(.enabled(if: References.has("vintages/reviser_gdp_vintages.csv")))
struct `Statistics of real vintages` {
  @Test func `of 26 Swiss series are those of the field's package`() throws {
    var series: [String: [(time: String, vintage: String, value: Double)]] = [:]
    for row in try References.table("vintages/swiss_realtime_database.csv") {
      guard let value = row["value"].flatMap({ Double($0) }) else { continue }
      series[row["series"] ?? "", default: []].append(
        (row["time"] ?? "", row["vintage_quarter"] ?? "", value))
    }
    let vintages = series.mapValues { ReferenceVintages($0) }
    let expected = try References.table("vintages/swiss_realtime_expected_n0_6_vs_latest.csv")
    var comparison = Comparison()
    for row in expected {
      let id = row["id"] ?? ""
      let release = try #require(row["release"]?.split(separator: "_").last.flatMap { Int($0) })
      let pairs = try #require(vintages[id]?.pairs(release, nil), "no series \(id)")
      comparison.compare("\(id) \(release)", row.mapValues { Double($0) }, try statistics(pairs))
    }
    #expect(comparison.groups == 161)
    comparison.expectAgreement()
  }

  @Test func `of GDP are those of the field's package`() throws {
    var rows: [String: [(time: String, vintage: String, value: Double)]] = [:]
    for row in try References.table("vintages/reviser_gdp_vintages.csv") {
      guard let value = row["value"].flatMap({ Double($0) }) else { continue }
      rows[row["id"] ?? "", default: []].append((row["time"] ?? "", row["pub_date"] ?? "", value))
    }
    let all = rows.mapValues { ReferenceVintages($0) }
    let (ea, us) = (try #require(all["EA"]), try #require(all["US"]))
    let firstVintage = rows["EA"]?.map(\.vintage).min() ?? ""
    let cases: [String: (Int) -> (earlier: [Double], later: [Double])] = [
      "readme_us_n0_6_vs_n10": { number in
        us.pairs(number, 10) { $0 >= "1980-01-01" }
      },
      "vignette_ea_n0_1_vs_latest": { ea.pairs($0, nil) },
      "vignette_ea_pubdate_vs_latest": {
        ea.pairs(ofVintage: ["2024-04-01", "2024-07-01"][$0])
      },
      "vignette_ea_efficient_n0_14_vs_n15": { number in
        ea.pairs(number, 15) { (firstVintage..."2020-01-01").contains($0) }
      },
      "ref_us_n0_3_vs_latest": { us.pairs($0, nil) },
      // The package takes the last period of the first vintage for a first release, too.
      "us_diagonal_n0_3_vs_latest": { number in
        us.pairs(number, nil) { $0 == "2002-07-01" || us.isFirstReleaseKnown($0) }
      },
    ]
    let json = try JSONSerialization.jsonObject(
      with: try References.bytes("vintages/reviser_gdp_expected.json"))
    let expected = try #require(json as? [String: [String: Any]])
    #expect(expected.count == cases.count)
    var comparison = Comparison()
    for (name, content) in expected {
      let pairs = try #require(cases[name], "an unknown case \(name)")
      let groups = try #require(content["stats"] as? [[String: Any]])
      for (place, group) in groups.enumerated() {
        // In the order of their names, not of their numbers.
        let release = (group["release"] as? String)?.split(separator: "_").last
        let number = release.flatMap { Int($0) } ?? place
        comparison.compare(
          "\(name) \(number)", group.mapValues { $0 as? Double }, try statistics(pairs(number)))
      }
      if let efficient = (content["efficient"] as? [String: Any])?["e"] as? Int {
        let releases = (0..<groups.count).map { pairs($0) }
        #expect(RevisionStatistics.firstEfficientRelease(releases) == efficient, "\(name)")
      }
    }
    #expect(comparison.groups == 34)
    comparison.expectAgreement()
  }

  @Test func `by other definitions are those that were worked out for them`() throws {
    let rows = try References.table("vintages/us_readme_P0_L10.csv")
    let statistics = try statistics(
      (rows.compactMap { Double($0["P"] ?? "") }, rows.compactMap { Double($0["L"] ?? "") }))
    let json = try JSONSerialization.jsonObject(
      with: try References.bytes("vintages/us_readme_extra_stats.json"))
    let expected = try #require(json as? [String: Any])
    let own: [String: Double?] = [
      "MR": statistics.bias.mean, "median": statistics.size.median,
      "MAR": statistics.size.meanAbsolute, "median_abs": statistics.size.medianAbsolute,
      "RMAR_preliminary_denominator": statistics.size.relativeToEarlier,
      "RMAR_latest_denominator": statistics.size.relativeToLater,
      "MSR": statistics.size.meanSquared, "RMSR": statistics.size.meanSquared.squareRoot(),
      "sd": statistics.size.deviation, "se_iid": statistics.bias.plain?.error,
      "t_iid": statistics.bias.plain?.t,
      "hac_se_McKenzieGamba_JDplus": statistics.bias.mcKenzieGamba?.error,
      "t_hac_McKenzieGamba": statistics.bias.mcKenzieGamba?.t,
      "t_adj_augmented_rjd3": statistics.bias.adjustedT,
      "neweywest_sandwich_se": statistics.bias.neweyWest?.error,
      "neweywest_bandwidth_bwNeweyWest": statistics.bias.bandwidth,
      "theil_U1": statistics.accuracy.theilU1,
      "theil_U2_documented_formula": statistics.accuracy.theilU2,
      "theil_U2_as_reviser_code_computes": statistics.accuracy.theilU2OfReviser,
      "UM": statistics.decomposition?.mean, "UR": statistics.decomposition?.slope,
      "UD": statistics.decomposition?.disturbance,
      "pct_pos": statistics.size.upward * 100, "pct_neg": statistics.size.downward * 100,
      "pct_zero": statistics.size.unrevised * 100,
      "same_sign_pct": statistics.accuracy.sameSign * 100,
    ]
    for (name, value) in own {
      let wanted = try #require(expected[name] as? Double, "\(name) is not given")
      #expect(abs((value ?? .nan) - wanted) <= 1e-9 * max(1, abs(wanted)), "\(name)")
    }
  }

  private func statistics(
    _ pairs: (earlier: [Double], later: [Double])
  ) throws -> RevisionStatistics {
    try #require(
      RevisionStatistics(earlier: pairs.earlier, later: pairs.later, perYear: 4))
  }
}
