import LedgerVocabulary
import ParallelWork

/// Makes the columns of what the parts of a log, in order, were collected into.
///
/// 1. Series, strings, forms, ranges: one list of each, sorted, and for every part a table from its
///    numbers to those of the list (``MergedNames``).
/// 2. Every figure goes to its series (``SeriesSorter``): the parts count theirs, and each then
///    writes where the parts before it leave off, all at once.
/// 3. Each series is put in order of period and publication, and gives its words, its cells and its
///    runs (``SeriesColumns``): series are shared out among the cores.
package struct ImageBuilder {
  let parts: [FigureCollector]
  let names: MergedNames
  var image = VintageImage()
  var text: [UInt8] = []
  var seriesRows: [UInt32]
  var definedCount = 0

  private init(_ parts: [FigureCollector], _ names: MergedNames) {
    self.parts = parts
    self.names = names
    seriesRows = Array(
      repeating: 0, count: names.keys.count * VintageImage.SeriesField.allCases.count)
  }

  /// The image of parts that follow each other in the log.
  ///
  /// - Parameter parts: what was collected; without their figures when this returns, to save memory.
  /// - Returns: the image.
  /// - Complexity: linear in the figures, on all cores, where releases are in order; beside the
  ///   image it takes 16 bytes a figure.
  package static func image(
    of parts: inout [FigureCollector]
  ) -> VintageImage {
    for part in parts.indices { parts[part].finish() }
    let names = MergedNames(parts)
    if names.forms.count > VintageImage.wideForm {
      for part in parts.indices { parts[part].widen(names.formNumbers[part]) }
    }
    let sorter = SeriesSorter(parts, names)
    for part in parts.indices { parts[part].discardFigures() }
    var builder = ImageBuilder(parts, names)
    builder.addFigures(sorter)
    builder.addWide(sorter.wide)
    builder.addSeries()
    builder.addReleases()
    builder.addNotes()
    builder.addEvents()
    builder.image.series = Column(builder.seriesRows)
    builder.image.text = Column(builder.text)
    return builder.image
  }

  private mutating func addFigures(_ sorter: SeriesSorter) {
    let total = sorter.firstFigure.last ?? 0
    let pieces = Self.pieces(of: sorter.firstFigure)
    let (ranges, byRank) = (names.ranges, names.byRank)
    let sorted = concurrentMap(pieces.count) { piece in
      var columns = SeriesColumns()
      for series in pieces[piece] {
        let rows = sorter.rows(ofSeries: series)
        columns.add(rows, first: sorter.firstFigure[series], ranges: ranges)
        // The place in the order of publication gives way to the release.
        // In bounds: an index of the rows; every rank is that of a release.
        for index in 0..<rows.count {
          unsafe rows.words[index] = rows.words[index].littleEndian
          unsafe rows.ranks[index] = byRank[Int(rows.ranks[index])].littleEndian
        }
      }
      return columns
    }
    image.words = Column(sorter.words, offset: 0, count: total) ?? image.words
    image.releaseOf = Column(sorter.ranks, offset: 0, count: total) ?? image.releaseOf
    addRuns(sorted, figureCount: total)
  }

  /// Rows of series with about as many figures each, several a core.
  private static func pieces(of firstFigure: [Int]) -> [Range<Int>] {
    let seriesCount = firstFigure.count - 1
    let size = (firstFigure[seriesCount] + seriesCount) / (coreCount * 16) + 1
    var pieces: [Range<Int>] = []
    var start = 0
    for series in 0..<seriesCount
    where firstFigure[series + 1] - firstFigure[start] + series + 1 - start >= size
      || series == seriesCount - 1
    {
      pieces.append(start..<series + 1)
      start = series + 1
    }
    return pieces
  }

  private mutating func addRuns(_ sorted: [SeriesColumns], figureCount: Int) {
    var runs: [Int64] = []
    var cells: [UInt32] = []
    cells.reserveCapacity(sorted.reduce(1) { $0 + $1.cells.count })
    var series = 0
    for columns in sorted {
      let firstCell = cells.count
      var run = 0
      for size in columns.sizes {
        set(.firstRun, of: series, UInt32(runs.count / 3))
        set(.runCount, of: series, UInt32(size.runs))
        // By track and position, as they are looked for; the codes have nearly that order.
        for entry in columns.runs[run..<run + size.runs].sorted(by: { left, right in
          (left.track, left.first) < (right.track, right.first)
        }) {
          runs += [
            entry.track, Int64(entry.first),
            Int64(entry.count) | Int64(entry.firstCell + firstCell) << 32,
          ]
        }
        run += size.runs
        series += 1
      }
      cells += columns.cells
    }
    cells.append(UInt32(figureCount))
    image.runs = Column(runs)
    image.cells = Column(cells)
  }

  /// Numbers the figures without room in their word in the order in which they stand.
  private mutating func addWide(_ wide: [(coefficient: Int64, form: Int)]) {
    image.forms = Column(names.forms)
    guard !wide.isEmpty else { return }
    var rows: [Int64] = []
    let words = image.words
    image.words = unsafe Column(count: words.count) { target in
      for figure in 0..<words.count {
        var word = words[figure]
        if word & 0xFF == Int64(VintageImage.wideForm) {
          let entry = wide[Int(word >> 8)]
          word = Int64(rows.count / 2) << 8 | Int64(VintageImage.wideForm)
          rows += [entry.coefficient, Int64(entry.form)]
        }
        // In bounds: as many words as before.
        unsafe target[figure] = word.littleEndian
      }
    }
    image.wide = Column(rows)
  }

  mutating func set(_ field: VintageImage.SeriesField, of series: Int, _ number: UInt32) {
    seriesRows[series * VintageImage.SeriesField.allCases.count + field.rawValue] = number
  }
}
