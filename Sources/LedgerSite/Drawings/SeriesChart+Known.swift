package import Drawing
package import LedgerModel
package import LedgerProjections

extension SeriesChart {
  /// The chart of a series as known, as its page has it.
  ///
  /// - Parameters:
  ///   - series: the key of a series.
  ///   - frequency: how long its periods are; not ``Period/Frequency/range``, whose periods hold each
  ///     other.
  ///   - known: what is known.
  ///   - isIncluded: which periods are drawn.
  /// - Returns: the chart; nil if there are less than three periods to draw.
  package static func chart(
    of series: String, by frequency: Period.Frequency, _ known: Known,
    where isIncluded: (Period) -> Bool = { _ in true }
  ) -> LineChart? {
    let observed = known.state.observations(of: series)
    let moments = Moments(
      observed.values.joined().flatMap { observation in
        [observation.published.day] + (observation.withdrawn.map { [$0.day] } ?? [])
      })
    let figures = observed.keys.filter { $0.frequency == frequency && isIncluded($0) }.sorted()
      .compactMap { FigureTimeline(known, series, $0, moments) }
    let rate =
      known.state.measure(of: series) == .level
      ? known.growthSeries(of: series) ?? series : series
    let chart = SeriesChart(
      figures: figures, isRate: known.state.measure(of: series) != .level,
      contractions: figures.map(\.period).filter { known.direction(of: rate, $0) == .contraction })
    let moment = known.asOf.map { ", as known on \($0)" } ?? ""
    return chart.chart(
      title: "\(known.title(series)), by \(frequency.rawValue), \(known.unitText(series))\(moment)")
  }
}
