import LedgerModel
import TestSupport
import Testing

@testable import VintageColumns

/// Figures on their way from the lines to the columns.
@Suite struct `Figures in chunks` {
  @Test(arguments: (1...40).map(UInt64.init))
  func `are read as they were added, whatever they are`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let chunks = SeriesChunks()
    var added: [Int: [SeriesFigure]] = [:]
    var release: UInt32 = 0
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      release += [1, 1, 1, 8191, 8192, 100_000].randomElement(using: &random) ?? 1
      let figures = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Self.figure(inSeriesBelow: 1 + Int(seed) * 3, &random)
      }
      chunks.append(figures, release: release)
      for figure in figures {
        added[Int(figure.series), default: []].append(
          SeriesFigure(word: figure.word, period: figure.period, release: release))
      }
    }
    for series in 0..<chunks.seriesCount + 2 {
      var read: [SeriesFigure] = []
      chunks.forEach(ofSeries: series) { read.append($0) }
      #expect(read == added[series] ?? [], "seed \(seed), series \(series)")
      #expect(chunks.count(ofSeries: series) == read.count)
    }
  }

  /// Mostly like its neighbours; sometimes what a short word has just room for, or no longer.
  private static func figure(
    inSeriesBelow count: Int, _ random: inout SeededGenerator
  ) -> StagedFigure {
    let isOdd = Int.random(in: 0..<10, using: &random) == 0
    let digits: Int64 =
      isOdd
      ? [0, 1 << 41 - 1, 1 << 41, -(1 << 41), -(1 << 41) - 1, 1 << 54].randomElement(using: &random)
        ?? 0
      : Int64.random(in: -999_999...999_999, using: &random)
    let form: Int64 = isOdd ? Int64.random(in: 0...255, using: &random) : 2
    let month: UInt32 =
      isOdd
      ? UInt32.random(in: 0...UInt32.max, using: &random)
      : UInt32.random(in: 640...900, using: &random)
    return StagedFigure(
      word: digits << 8 | form, series: UInt32.random(in: 0..<UInt32(count), using: &random),
      period: isOdd ? month : 3 << 29 | month)
  }
}
