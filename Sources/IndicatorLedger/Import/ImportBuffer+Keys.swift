import ExchangeFormats
import LedgerModel

extension ImportBuffer {
  /// Tells what the figures say of series whose key is open.
  func tell(_ keys: inout SeriesKeys) {
    let open = series.map { keys.isOpen($0.of) }
    guard open.contains(true) else { return }
    var said: [Int: [FigurePlace: Set<SaidValue>]] = [:]
    for row in rows where open[Int(row.series)] {
      let (release, number) = (releases[Int(row.release)], Int(row.series))
      let place = FigurePlace(
        period: row.period, published: release.published.text, agency: release.agency)
      let scale = details[Int(row.details)].scale ?? series[number].definition.scale
      said[number, default: [:]][place, default: []].insert(
        SaidValue(value: row.value, scale: scale))
    }
    for (number, places) in said { keys.weigh(series[number].of, places) }
  }

  /// Gives the series the keys that were decided on.
  ///
  /// - Returns: how many figures were left out, of series of which it cannot be told which they are.
  mutating func use(_ keys: SeriesKeys) -> Int {
    for number in series.indices {
      let key = keys.key(of: series[number].of)
      series[number].definition.key = key
      self.keys[number] = key
    }
    let before = rows.count
    leftOut = Set(series.indices.filter { keys.isRefused(series[$0].of) })
    guard !leftOut.isEmpty else { return 0 }
    let leftOut = leftOut
    rows.removeAll { leftOut.contains(Int($0.series)) }
    deletions.removeAll { keys.isRefused($0.series) }
    return before - rows.count
  }
}
