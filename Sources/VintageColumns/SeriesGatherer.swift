/// The figures of one series on their way to the columns, in two rows side by side.
@safe struct SeriesRows {
  /// As in ``VintageImage/words``; the number of a wide figure counts in ``SeriesGatherer/wide``.
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

/// Brings the figures of each series together from the parts of a log, in the order of the log.
@safe final class SeriesGatherer: @unchecked Sendable {
  /// Where the figures of each series begin; at last, how many there are.
  let firstFigure: [Int]
  /// Coefficient and form of the figures whose word has no room for them.
  let wide: [(coefficient: Int64, form: Int)]
  /// The memory of the column that the words will be.
  let words: ColumnMemory
  private let parts: [PartFigures]

  init(_ parts: [FigureCollector], _ names: MergedNames) {
    var wide: [(coefficient: Int64, form: Int)] = []
    var figures: [PartFigures] = []
    for (part, collector) in parts.enumerated() {
      figures.append(PartFigures(collector.figures, names, part, firstWide: wide.count))
      wide += collector.wide.map { ($0.coefficient, Int(names.formNumbers[part][$0.form])) }
    }
    var firstFigure = [0]
    for series in names.keys.indices {
      let count = figures.reduce(0) { $0 + $1.count(ofSeries: series) }
      firstFigure.append(firstFigure[series] + count)
    }
    words = ColumnMemory(byteCount: firstFigure[names.keys.count] * 8)
    (self.wide, self.parts, self.firstFigure) = (wide, figures, firstFigure)
  }

  /// How many figures the largest of some series has.
  func longest(of series: Range<Int>) -> Int {
    series.reduce(0) { max($0, firstFigure[$1 + 1] - firstFigure[$1]) }
  }

  /// Writes the figures of a series, their words where the column has them.
  ///
  /// No other thread may ask for the same series.
  ///
  /// - Parameters:
  ///   - series: the number of the series in the list of all.
  ///   - orders: eight bytes for each figure at least, which are written to.
  /// - Returns: the figures, in the order of the log.
  func rows(ofSeries series: Int, _ orders: ColumnMemory) -> SeriesRows {
    let range = firstFigure[series]..<firstFigure[series + 1]
    // In bounds: slicing checks it. The memory stays as long as its owners do.
    let rows = unsafe SeriesRows(
      words: UnsafeMutableBufferPointer(
        rebasing: words.write { unsafe $0.bindMemory(to: Int64.self) }[range]),
      orders: UnsafeMutableBufferPointer(
        rebasing: orders.write { unsafe $0.bindMemory(to: UInt64.self) }[..<range.count]))
    var place = 0
    for part in parts { part.write(series, to: rows, from: &place) }
    return rows
  }
}

/// The figures of one part, with what its numbers are in the lists of all.
private struct PartFigures {
  private let figures: SeriesChunks
  /// For each series of the list, its number in the part; nil: the part has it not.
  private let numbers: [UInt32?]
  private let rank: ArraySlice<UInt32>
  private let forms: [Int64]
  private let ranges: [UInt32]
  private let firstWide: Int64

  init(_ figures: SeriesChunks, _ names: MergedNames, _ part: Int, firstWide: Int) {
    self.figures = figures
    var numbers = [UInt32?](repeating: nil, count: names.keys.count)
    for (number, series) in names.keyNumbers[part].enumerated() {
      numbers[Int(series)] = UInt32(number)
    }
    self.numbers = numbers
    rank = names.rank[names.firstRelease[part]...]
    forms = names.formNumbers[part].map { Int64($0) }
    ranges = names.rangeNumbers[part]
    self.firstWide = Int64(firstWide)
  }

  func count(ofSeries series: Int) -> Int {
    numbers[series].map { figures.count(ofSeries: Int($0)) } ?? 0
  }

  func write(_ series: Int, to rows: SeriesRows, from place: inout Int) {
    guard let number = numbers[series] else { return }
    figures.forEach(ofSeries: Int(number)) { figure in
      // In bounds: the buffers check it; there is room for as many as were counted.
      unsafe rows.words[place] = word(figure.word)
      unsafe rows.orders[place] = SeriesRows.order(
        period(figure.period), rank[rank.startIndex + Int(figure.release)])
      place += 1
    }
  }

  @inline(__always)
  private func word(_ word: Int64) -> Int64 {
    let form = word & 0xFF
    if form == Int64(VintageImage.wideForm) { return word &+ firstWide << 8 }
    return word &- form &+ forms[Int(form)]
  }

  @inline(__always)
  private func period(_ code: UInt32) -> UInt32 {
    code < PeriodCode.firstRange
      ? code : PeriodCode.firstRange + ranges[Int(code - PeriodCode.firstRange)]
  }
}
