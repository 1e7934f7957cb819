import LedgerModel
import ParallelWork

/// Makes the columns of what the parts of a log, in order, were collected into.
///
/// 1. Series, strings, forms, ranges: one list of each, sorted, and for every part a table from its
///    numbers to those of the list (``MergedNames``).
/// 2. The figures of each series are brought together (``SeriesGatherer``), put in order of period
///    and publication, and give the words, cells and runs of the series (``SeriesColumns``): series
///    are shared out among the cores.
package struct ImageBuilder {
  let parts: [FigureCollector]
  let names: MergedNames
  var columns = ImageColumns<Guarded>()
  var text: [UInt8] = []
  var seriesRows: [UInt32]
  var definedCount = 0
  /// How many growth series do not name their level.
  var growthByDimensions = 0

  private init(_ parts: [FigureCollector], _ names: MergedNames) {
    self.parts = parts
    self.names = names
    seriesRows = Array(
      repeating: 0, count: names.keys.count * VintageImage.SeriesField.allCases.count)
  }

  /// The image of parts that follow each other in the log.
  ///
  /// - Parameter parts: what was collected, which is gone when this returns, to save memory.
  /// - Returns: the image.
  /// - Complexity: linear in the figures, on all cores, where releases are in order; beside the
  ///   image it takes about 11 bytes a figure.
  package static func image(
    of parts: inout [FigureCollector]
  ) -> VintageImage {
    let names = MergedNames(parts)
    if names.forms.count > VintageImage.wideForm {
      for part in parts.indices { parts[part].widen(names.formNumbers[part]) }
    }
    var builder = ImageBuilder(parts, names)
    builder.addFigures(SeriesGatherer(parts, names))
    builder.addSeries()
    builder.addReleases()
    builder.addNotes()
    builder.addEvents()
    builder.columns.series = Column(builder.seriesRows)
    builder.columns.text = Column(builder.text)
    parts = []
    return VintageImage(builder.columns)
  }

  private mutating func addFigures(_ gatherer: SeriesGatherer) {
    let total = gatherer.firstFigure.last ?? 0
    let pieces = Self.pieces(of: gatherer.firstFigure)
    let (ranges, byRank) = (names.ranges, names.byRank)
    let releases = ColumnMemory(byteCount: total * 4)
    let sorted = concurrentMap(pieces.count) { piece in
      var inOrder = SeriesColumns()
      // In bounds: an index of the rows, behind the number of the series' first figure; every rank
      // is that of a release. No two pieces have a figure in common.
      let releaseOf = unsafe releases.write { unsafe $0.bindMemory(to: UInt32.self) }
      let orders = ColumnMemory(byteCount: gatherer.longest(of: pieces[piece]) * 8)
      for series in pieces[piece] {
        let rows = gatherer.rows(ofSeries: series, orders)
        let first = gatherer.firstFigure[series]
        inOrder.add(rows, first: first, ranges: ranges)
        for index in 0..<rows.count {
          unsafe rows.words[index] = rows.words[index].littleEndian
          unsafe releaseOf[first + index] = byRank[Int(rows.rank(index))].littleEndian
        }
      }
      return inOrder
    }
    columns.words = Column(gatherer.words, offset: 0, count: total) ?? columns.words
    columns.releaseOf = Column(releases, offset: 0, count: total) ?? columns.releaseOf
    addRuns(sorted, figureCount: total)
    addWide(gatherer.wide)
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
    var series = 0
    var firstCells = [0]
    for piece in sorted {
      let firstCell = firstCells[firstCells.count - 1]
      firstCells.append(firstCell + piece.cells.count)
      var run = 0
      for size in piece.sizes {
        set(.firstRun, of: series, UInt32(runs.count / 3))
        set(.runCount, of: series, UInt32(size.runs))
        // By track and position, as they are looked for; the codes have nearly that order.
        for entry in piece.runs[run..<run + size.runs].sorted(by: { left, right in
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
    }
    columns.runs = Column(runs)
    columns.cells = Self.cells(sorted, firstCells, figureCount: figureCount)
    for series in names.keys.indices { addToRow(series, runs, columns.cells) }
  }

  /// The cells of all pieces, each behind those of the piece before, and the number of all figures.
  private static func cells(
    _ sorted: [SeriesColumns], _ first: [Int], figureCount: Int
  ) -> Column<UInt32> {
    let total = first[sorted.count]
    return unsafe Column(count: total + 1) { target in
      nonisolated(unsafe) let target = unsafe target
      concurrently(sorted.count) { piece in
        // In bounds: as many cells as were counted, and no two pieces have a place in common.
        for (place, cell) in zip(first[piece]..., sorted[piece].cells) {
          unsafe target[place] = cell.littleEndian
        }
      }
      unsafe target[total] = UInt32(figureCount).littleEndian
    }
  }

  /// What the row of a series has of its runs and figures, so that most looks need no other rows.
  private mutating func addToRow(_ series: Int, _ runs: [Int64], _ cells: Column<UInt32>) {
    guard get(.runCount, of: series) == 1 else { return }
    let run = Int(get(.firstRun, of: series)) * 3
    let (count, firstCell) = (Int(runs[run + 2] & 0xFFFF_FFFF), Int(runs[run + 2] >> 32))
    guard let track = UInt32(exactly: runs[run]), let first = Int32(exactly: runs[run + 1]) else {
      return
    }
    let figures = Int(cells[firstCell + count] - cells[firstCell])
    set(.firstFigure, of: series, cells[firstCell])
    set(.measure, of: series, UInt32(min(figures * 256 / count, 0xFFFF)) << 16)
    set(.track, of: series, track)
    set(.firstPosition, of: series, UInt32(bitPattern: first))
    set(.firstCell, of: series, UInt32(firstCell))
    set(.cellCount, of: series, UInt32(count))
  }

  /// Numbers the figures without room in their word in the order in which they stand.
  private mutating func addWide(_ wide: [(coefficient: Int64, form: Int)]) {
    columns.forms = Column(names.forms)
    guard !wide.isEmpty else { return }
    var rows: [Int64] = []
    let words = columns.words
    columns.words = unsafe Column(count: words.count) { target in
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
    columns.wide = Column(rows)
  }

  mutating func set(_ field: VintageImage.SeriesField, of series: Int, _ number: UInt32) {
    seriesRows[series * VintageImage.SeriesField.allCases.count + field.rawValue] = number
  }
}
