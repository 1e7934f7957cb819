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
      lines ?? [],
      columns: [
        .text("statistic") { $0.name },
        .text("value", alignedRight: true, style: .bold) { $0.value },
        .cell("p", alignedRight: true) {
          .init($0.p.map(probability) ?? "", style: $0.isTelling ? .warning : .plain)
        }, .text("what it says", shrinks: true) { $0.words },
      ], json: [analysis.json],
      ifEmpty: "no period has both releases")
  }

  /// Several series, or several releases: a line each.
  static func lines(_ analyses: [RevisionAnalysis]) -> Answer {
    let told = analyses.filter { !$0.pairs.isEmpty }
    let releases = Set(analyses.map(\.question.from))
    return Answer(
      told,
      columns: [.text("series") { $0.series }]
        + (releases.count > 1 ? [.text("from") { $0.question.from.text }] : []) + measures,
      json: analyses.map(\.json),
      footnote: analyses.count > told.count
        ? "\(counted(analyses.count - told.count, "line")) without two releases of a period left out"
        : nil,
      ifEmpty: "no period of these series has both releases")
  }

  private static var measures: [AnswerColumn<RevisionAnalysis>] {
    [
      statistic("n") { "\($0.n)" }, statistic("mean") { number($0.bias.mean) },
      .cell("p", alignedRight: true) { analysis in
        let p = (analysis.statistics?.bias).flatMap { $0.neweyWest ?? $0.plain }?.p
        return .init(
          p.map(probability) ?? "", style: p.map { $0 < 0.05 } ?? false ? .warning : .plain)
      },
      statistic("mean abs") { number($0.size.meanAbsolute) },
      statistic("rel. abs %") { $0.size.relativeToLater.map { number($0 * 100) } },
      statistic("std dev") { $0.size.deviation.map(number) },
      statistic("min") { number($0.size.least) }, statistic("max") { number($0.size.greatest) },
      statistic("up %") { percent($0.size.upward) },
      statistic("news p") { $0.efficiency.news?.joint.map { probability($0.p) } },
      .text("efficient", alignedRight: true) {
        $0.firstEfficientRelease.map { $0 == 0 ? "first" : "\($0)" }
      },
    ]
  }

  private static func statistic(
    _ title: String, _ text: @escaping (RevisionStatistics) -> String?
  ) -> AnswerColumn<RevisionAnalysis> {
    .text(title, alignedRight: true) { $0.statistics.flatMap(text) }
  }

  /// The pairs themselves.
  static func pairs(_ analyses: [RevisionAnalysis]) -> Answer {
    let all = analyses.flatMap { analysis in analysis.pairs.map { (analysis.series, $0) } }
    return Answer(
      all,
      columns: [
        .text("series") { $0.0 }, .text("period") { $0.1.period.description },
        .text("earlier", alignedRight: true) { number($0.1.earlier) },
        .text("vintage") { $0.1.earlierVintage.description },
        .text("later", alignedRight: true) { number($0.1.later) },
        .text("vintage") { $0.1.laterVintage.description },
        .text("revision", alignedRight: true) { signed(number($0.1.later - $0.1.earlier)) },
      ], json: { $1.json(of: $0) }, ifEmpty: "no period has both releases")
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
