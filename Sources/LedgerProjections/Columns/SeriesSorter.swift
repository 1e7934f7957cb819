import ParallelWork

/// The figures of one series on their way to their places, in two rows side by side.
///
/// Each row is written to in as many places as there are series: a third would be one line more of
/// the cache for each of them.
@safe struct SeriesRows {
  /// As in ``VintageImage/words``; the number of a wide figure counts in ``SeriesSorter/wide``.
  let words: UnsafeMutableBufferPointer<Int64>
  /// What the figures of a series are sorted by; what is equal stays in order: ``PeriodCode``, and
  /// in the lower half the place of the release in the order of publication.
  let orders: UnsafeMutableBufferPointer<UInt64>

  var count: Int { unsafe words.count }

  @inline(__always)
  static func order(_ period: UInt32, _ rank: UInt32) -> UInt64 {
    UInt64(period) << 32 | UInt64(rank)
  }

  /// The ``PeriodCode`` of a figure.
  @inline(__always)
  func period(_ index: Int) -> UInt32 {
    // In bounds: the buffer checks it.
    UInt32(truncatingIfNeeded: unsafe orders[index] >> 32)
  }

  /// The place of a figure's release in the order of publication.
  @inline(__always)
  func rank(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: unsafe orders[index]) }
}

/// The figures of all parts, those of a series together.
///
/// Inside a series they stand in the order of the log.
@safe final class SeriesSorter: @unchecked Sendable {
  /// Where the figures of each series begin; at last, how many there are.
  let firstFigure: [Int]
  /// Coefficient and form of the figures whose word has no room for them.
  let wide: [(coefficient: Int64, form: Int)]
  /// The memory of the column that the words will be, and of what they are sorted by.
  let words: ColumnMemory
  private let orders: ColumnMemory

  init(_ parts: [FigureCollector], _ names: MergedNames) {
    let counts = parts.indices.map { part in
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
    words = ColumnMemory(byteCount: total * 8)
    orders = ColumnMemory(byteCount: total * 8)
    self.firstFigure = firstFigure
    var wide: [(coefficient: Int64, form: Int)] = []
    var firstWide: [Int] = []
    for (part, collector) in parts.enumerated() {
      firstWide.append(wide.count)
      wide += collector.wide.map { ($0.coefficient, Int(names.formNumbers[part][$0.form])) }
    }
    self.wide = wide
    let (starts, wideStarts) = (places, firstWide)
    nonisolated(unsafe) let target = Self.rows(words, orders, 0..<total)
    concurrently(parts.count) { part in
      let numbers = PartNumbers(names, part, firstWide: wideStarts[part])
      // In bounds: the places were counted, and no two parts have a place in common.
      unsafe Self.place(parts[part], numbers, from: starts[part], in: target)
    }
  }

  /// The rows of a series; no other thread may ask for the same series.
  func rows(ofSeries series: Int) -> SeriesRows {
    Self.rows(words, orders, firstFigure[series]..<firstFigure[series + 1])
  }

  private static func rows(
    _ words: ColumnMemory, _ orders: ColumnMemory, _ range: Range<Int>
  ) -> SeriesRows {
    // In bounds: slicing checks it. The memory stays as long as the sorter does.
    unsafe SeriesRows(
      words: UnsafeMutableBufferPointer(
        rebasing: words.write { unsafe $0.bindMemory(to: Int64.self) }[range]),
      orders: UnsafeMutableBufferPointer(
        rebasing: orders.write { unsafe $0.bindMemory(to: UInt64.self) }[range]))
  }

  /// How many figures of each series a part has.
  private static func counts(
    _ part: FigureCollector, _ numbers: [UInt32], seriesCount: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: seriesCount)
    for (number, count) in part.seriesCounts.enumerated() { counts[Int(numbers[number])] += count }
    return counts
  }

  private static func place(
    _ part: FigureCollector, _ numbers: PartNumbers, from starts: [Int],
    in target: SeriesRows
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
        unsafe target.words[place] = numbers.word(figure.word)
        unsafe target.orders[place] = SeriesRows.order(numbers.period(figure.period), rank)
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
