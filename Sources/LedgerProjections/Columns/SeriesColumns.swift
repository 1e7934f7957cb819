import LedgerVocabulary
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
    var last: UInt32?
    for index in 0..<figures.count {
      // In bounds: an index of the rows.
      let code = unsafe figures.periods[index]
      if code == last { continue }
      let place = PeriodCode.place(code, ranges: ranges)
      if runs.count > runsBefore, runs[runs.count - 1].track == place.track,
        runs[runs.count - 1].first + runs[runs.count - 1].count == place.position
      {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((place.track, place.position, 1, cells.count))
      }
      cells.append(UInt32(first + index))
      last = code
    }
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
    var last = figures.order(0)
    // In bounds: `place` goes from `index` down to 1.
    for index in 1..<figures.count {
      let order = figures.order(index)
      guard order < last else {
        last = order
        continue
      }
      let (word, rank) = unsafe (figures.words[index], figures.ranks[index])
      let period = unsafe figures.periods[index]
      var place = index
      while place > 0, figures.order(place &- 1) > order {
        unsafe figures.words[place] = figures.words[place &- 1]
        unsafe figures.ranks[place] = figures.ranks[place &- 1]
        unsafe figures.periods[place] = figures.periods[place &- 1]
        place &-= 1
      }
      unsafe figures.words[place] = word
      unsafe figures.ranks[place] = rank
      unsafe figures.periods[place] = period
      moves &+= index &- place
      if moves > 64 &* figures.count { return sortGenerally(figures) }
    }
  }

  private static func sortGenerally(_ figures: SeriesRows) {
    // With the place of each, because a sort need not keep the order of equals.
    let order = (0..<figures.count).sorted { (figures.order($0), $0) < (figures.order($1), $1) }
    let words = order.map { unsafe figures.words[$0] }
    let ranks = order.map { unsafe figures.ranks[$0] }
    let periods = order.map { unsafe figures.periods[$0] }
    for place in 0..<figures.count {
      unsafe figures.words[place] = words[place]
      unsafe figures.ranks[place] = ranks[place]
      unsafe figures.periods[place] = periods[place]
    }
  }
}
