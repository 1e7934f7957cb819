import CommandLineInterface
import Drawing
import IndicatorLedger

/// Statistics of revisions for people.
enum StatsText {
  static func heading(_ analysis: RevisionAnalysis, _ known: Known) -> String {
    let question = analysis.question
    let title = known.definition(analysis.series)?.title.map { "\($0), " } ?? ""
    let span =
      analysis.pairs.first.map { first in
        ", \(first.period) to \(analysis.pairs[analysis.pairs.count - 1].period)"
      } ?? ""
    return "\(title)\(analysis.series): revisions from \(question.from.name) to "
      + "\(question.to.name), counted by \(question.count.rawValue)\n"
      + "\(known.unitWords(analysis.series, question.recipe)), "
      + "\(counted(analysis.pairs.count, "period"))\(span)\(leftOut(analysis))\n\n"
  }

  private static func leftOut(_ analysis: RevisionAnalysis) -> String {
    guard !analysis.leftOut.isEmpty else { return "" }
    let were = analysis.leftOut.count == 1 ? "was" : "were"
    return "; \(analysis.leftOut.count) left out that \(were) in the first vintage held"
  }

  /// One series: a line a statistic, with what it says.
  static func report(_ analysis: RevisionAnalysis) -> Answer {
    let lines = analysis.statistics.map { StatsReport($0, analysis.firstEfficientRelease).lines }
    return Answer(
      columns: [
        .init("statistic"), .init("value", alignedRight: true), .init("p", alignedRight: true),
        .init("what it says", shrinks: true),
      ],
      cells: (lines ?? []).map { line in
        [
          .init(line.name), .init(line.value, style: .bold),
          .init(line.p.map(probability) ?? "", style: line.isTelling ? .warning : .plain),
          .init(line.words),
        ]
      }, rows: [analysis.json],
      ifEmpty: "no period has both releases")
  }

  /// Several series, or several releases: a line each.
  static func lines(_ analyses: [RevisionAnalysis]) -> Answer {
    let told = analyses.filter { !$0.pairs.isEmpty }
    let releases = Set(analyses.map(\.question.from))
    return Answer(
      columns: [.init("series")] + (releases.count > 1 ? [.init("from")] : []) + [
        .init("n", alignedRight: true), .init("mean", alignedRight: true),
        .init("p", alignedRight: true), .init("mean abs", alignedRight: true),
        .init("rel. abs %", alignedRight: true), .init("std dev", alignedRight: true),
        .init("min", alignedRight: true), .init("max", alignedRight: true),
        .init("up %", alignedRight: true), .init("news p", alignedRight: true),
        .init("efficient", alignedRight: true),
      ],
      cells: told.map { cells($0, tellsRelease: releases.count > 1) }, rows: analyses.map(\.json),
      footnote: analyses.count > told.count
        ? "\(counted(analyses.count - told.count, "line")) without two releases of a period left out"
        : nil,
      ifEmpty: "no period of these series has both releases")
  }

  private static func cells(
    _ analysis: RevisionAnalysis, tellsRelease: Bool
  ) -> [Table.Cell] {
    let name = [analysis.series] + (tellsRelease ? [analysis.question.from.text] : [])
    guard let own = analysis.statistics else { return name.map { .init($0) } }
    let p = (own.bias.neweyWest ?? own.bias.plain)?.p
    return name.map { .init($0) } + [
      .init("\(own.n)"), .init(number(own.bias.mean)),
      .init(p.map(probability) ?? "", style: p.map { $0 < 0.05 } ?? false ? .warning : .plain),
      .init(number(own.size.meanAbsolute)),
      .init(own.size.relativeToLater.map { number($0 * 100) } ?? ""),
      .init(own.size.deviation.map(number) ?? ""), .init(number(own.size.least)),
      .init(number(own.size.greatest)), .init(percent(own.size.upward)),
      .init(own.efficiency.news?.joint.map { probability($0.p) } ?? ""),
      .init(analysis.firstEfficientRelease.map { $0 == 0 ? "first" : "\($0)" } ?? ""),
    ]
  }

  /// The pairs themselves.
  static func pairs(_ analyses: [RevisionAnalysis]) -> Answer {
    let all = analyses.flatMap { analysis in analysis.pairs.map { (analysis.series, $0) } }
    return Answer(
      columns: [
        .init("series"), .init("period"), .init("earlier", alignedRight: true), .init("vintage"),
        .init("later", alignedRight: true), .init("vintage"),
        .init("revision", alignedRight: true),
      ],
      cells: all.map { series, pair in
        [
          .init(series), .init(pair.period.description), .init(number(pair.earlier)),
          .init(pair.earlierVintage.description), .init(number(pair.later)),
          .init(pair.laterVintage.description), .init(signed(number(pair.later - pair.earlier))),
        ]
      }, rows: all.map { $1.json(of: $0) }, ifEmpty: "no period has both releases")
  }

  /// A number with four digits that tell.
  static func number(_ value: Double) -> String {
    let size = abs(value)
    guard size > 0 else { return "0" }
    let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4
    return size < 0.0001
      ? "\(AxisScale.text(value * 1e6, decimals: 2))e-6" : AxisScale.text(value, decimals: decimals)
  }

  /// A share in percent.
  static func percent(_ share: Double) -> String { AxisScale.text(share * 100, decimals: 1) }

  /// A p-value: whether it is small is what matters.
  static func probability(_ p: Double) -> String {
    p < 0.0001 ? "<0.0001" : AxisScale.text(p, decimals: 4)
  }
}

extension ReleaseChoice {
  /// In a sentence: "first", "release 2", "latest".
  fileprivate var name: String {
    switch self {
    case .number(let number) where number > 0: "release \(number)"
    default: text
    }
  }
}
