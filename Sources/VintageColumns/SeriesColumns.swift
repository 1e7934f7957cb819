import LedgerModel
import ParallelWork

/// The columns of some series that stand together, put in order.
struct SeriesColumns: Sendable {
  /// The number of the first figure of each period.
  var cells: [UInt32] = []
  /// Of each run: code of the track, first position, count; the first cell counts in ``cells``.
  var runs: [(track: Int64, first: Int, count: Int, firstCell: Int)] = []
  /// How many runs and cells each series has.
  var sizes: [(runs: Int, cells: Int)] = []

  /// Sorts the figures of a series and adds its cells and runs.
  ///
  /// - Parameters:
  ///   - figures: in the order of the log; in order of period and publication when this returns.
  ///   - first: the number of the first of them among all figures.
  ///   - ranges: the cumulative ranges that period codes count in.
  mutating func add(
    _ figures: SeriesRows, first: Int, ranges: [Period]
  ) {
    Self.sort(figures)
    let (runsBefore, cellsBefore) = (runs.count, cells.count)
    // The run that goes on, not yet among the others.
    var run = (track: Int64.min, first: 0, count: 0, firstCell: 0)
    var last: UInt32?
    for index in 0..<figures.count {
      let code = figures.period(index)
      if code == last { continue }
      last = code
      let place = PeriodCode.place(code, ranges: ranges)
      if place.track == run.track, place.position == run.first &+ run.count {
        run.count &+= 1
      } else {
        if run.count > 0 { runs.append(run) }
        run = (place.track, place.position, 1, cells.count)
      }
      cells.append(UInt32(first + index))
    }
    if run.count > 0 { runs.append(run) }
    sizes.append((runs.count - runsBefore, cells.count - cellsBefore))
  }

  /// Sorts by period and publication; what is equal in both keeps its order.
  ///
  /// Releases mostly come in order, and a revision is a few places from where it belongs: moving
  /// each figure down to its place is fastest. Where that takes long, it is left to the general
  /// sort.
  private static func sort(_ figures: SeriesRows) {
    guard figures.count > 1 else { return }
    var moves = 0
    // In bounds: `place` goes from `index` down to 1.
    var last = unsafe figures.orders[0]
    for index in 1..<figures.count {
      let order = unsafe figures.orders[index]
      guard order < last else {
        last = order
        continue
      }
      let word = unsafe figures.words[index]
      var place = index
      while place > 0, unsafe figures.orders[place &- 1] > order {
        unsafe figures.words[place] = figures.words[place &- 1]
        unsafe figures.orders[place] = figures.orders[place &- 1]
        place &-= 1
      }
      unsafe figures.words[place] = word
      unsafe figures.orders[place] = order
      moves &+= index &- place
      if moves > 64 &* figures.count { return sortGenerally(figures) }
    }
  }

  private static func sortGenerally(_ figures: SeriesRows) {
    // With the place of each, because a sort need not keep the order of equals.
    let places = (0..<figures.count).sorted {
      unsafe (figures.orders[$0], $0) < (figures.orders[$1], $1)
    }
    let words = places.map { unsafe figures.words[$0] }
    let orders = places.map { unsafe figures.orders[$0] }
    for place in 0..<figures.count {
      unsafe figures.words[place] = words[place]
      unsafe figures.orders[place] = orders[place]
    }
  }
}
