import ParallelWork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A figure on its way to its place.
struct SortedFigure: BitwiseCopyable {
  /// As in ``VintageImage/words``; the number of a wide figure counts in ``SeriesSorter/wide``.
  var word: Int64
  var period: UInt32
  /// The place of its release in the order of publication.
  var rank: UInt32

  /// What the figures of a series are sorted by; what is equal stays in order.
  @inline(__always)
  var order: UInt64 { UInt64(period) << 32 | UInt64(rank) }
}

/// The figures of all parts, those of a series together.
///
/// Inside a series they stand in the order of the log.
@safe final class SeriesSorter: @unchecked Sendable {
  /// Where the figures of each series begin; at last, how many there are.
  let firstFigure: [Int]
  /// Coefficient and form of the figures whose word has no room for them.
  let wide: [(coefficient: Int64, form: Int)]
  private let figures: UnsafeMutableBufferPointer<SortedFigure>

  init(_ parts: [FigureCollector], _ names: MergedNames) {
    let counts = concurrentMap(parts.count) { part in
      Self.counts(parts[part], names.keyNumbers[part], seriesCount: names.keys.count)
    }
    var firstFigure = [0]
    var places = counts
    for series in names.keys.indices {
      var next = firstFigure[series]
      for part in parts.indices {
        places[part][series] = next
        next += counts[part][series]
      }
      firstFigure.append(next)
    }
    let total = firstFigure[names.keys.count]
    let figures = UnsafeMutableBufferPointer<SortedFigure>.allocate(capacity: max(1, total))
    unsafe self.figures = figures
    self.firstFigure = firstFigure
    var wide: [(coefficient: Int64, form: Int)] = []
    var firstWide: [Int] = []
    for (part, collector) in parts.enumerated() {
      firstWide.append(wide.count)
      wide += collector.wide.map { ($0.coefficient, Int(names.formNumbers[part][$0.form])) }
    }
    self.wide = wide
    let (starts, wideStarts) = (places, firstWide)
    nonisolated(unsafe) let target = unsafe figures
    concurrently(parts.count) { part in
      let numbers = PartNumbers(names, part, firstWide: wideStarts[part])
      // In bounds: the places were counted, and no two parts have a place in common.
      unsafe Self.place(parts[part], numbers, from: starts[part], in: target)
    }
  }

  deinit { unsafe free(figures.baseAddress) }

  /// Gives the figures of a series; no other thread may ask for the same series.
  func withSeries<Result>(
    _ series: Int, _ body: (UnsafeMutableBufferPointer<SortedFigure>) -> Result
  ) -> Result {
    let range = firstFigure[series]..<firstFigure[series + 1]
    // In bounds: slicing checks it.
    return unsafe body(UnsafeMutableBufferPointer(rebasing: figures[range]))
  }

  private static func counts(
    _ part: FigureCollector, _ numbers: [UInt32], seriesCount: Int
  ) -> [Int] {
    var local = [Int](repeating: 0, count: numbers.count)
    for piece in part.pieces {
      for figure in piece { local[Int(figure.series)] &+= 1 }
    }
    var counts = [Int](repeating: 0, count: seriesCount)
    for (number, count) in local.enumerated() { counts[Int(numbers[number])] += count }
    return counts
  }

  private static func place(
    _ part: FigureCollector, _ numbers: PartNumbers, from starts: [Int],
    in target: UnsafeMutableBufferPointer<SortedFigure>
  ) {
    var next = numbers.series.map { starts[Int($0)] }
    var release = -1
    var left = 0
    var rank: UInt32 = 0
    for piece in part.pieces {
      for figure in piece {
        while left == 0 {
          release += 1
          left = part.releases[release].figureCount
          rank = numbers.rank[numbers.firstRelease + release]
        }
        left &-= 1
        let series = Int(figure.series)
        let place = next[series]
        next[series] = place &+ 1
        unsafe target[place] = SortedFigure(
          word: numbers.word(figure.word), period: numbers.period(figure.period), rank: rank)
      }
    }
  }
}

/// What the numbers of one part are in the list of all.
private struct PartNumbers {
  let series: [UInt32]
  let rank: [UInt32]
  let firstRelease: Int
  private let forms: [Int64]
  private let ranges: [UInt32]
  private let firstWide: Int64

  init(_ names: MergedNames, _ part: Int, firstWide: Int) {
    series = names.keyNumbers[part]
    rank = names.rank
    firstRelease = names.firstRelease[part]
    forms = names.formNumbers[part].map { Int64($0) }
    ranges = names.rangeNumbers[part]
    self.firstWide = Int64(firstWide)
  }

  @inline(__always)
  func word(_ word: Int64) -> Int64 {
    let form = word & 0xFF
    if form == Int64(VintageImage.wideForm) { return word &+ firstWide << 8 }
    return word &- form &+ forms[Int(form)]
  }

  @inline(__always)
  func period(_ code: UInt32) -> UInt32 {
    code < PeriodCode.firstRange
      ? code : PeriodCode.firstRange + ranges[Int(code - PeriodCode.firstRange)]
  }
}
