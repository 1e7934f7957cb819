import LedgerModel

/// What a run is: the one rule, for streaks, claims, effects and what a replay counts.
///
/// Going back from its last period, a run takes in each period that lies right before it and points
/// the same way. A period that is not known, or may have gone either way, ends the counting and
/// leaves the length a lower bound.
struct RunRule {
  /// Which way the run goes.
  let direction: Direction
  /// How many periods it has.
  private(set) var length = 1
  /// Where on its track its first period is.
  private(set) var first: Int

  /// The run of one period.
  init(_ direction: Direction, at position: Int) {
    self.direction = direction
    first = position
  }

  /// Whether a period lies right before the run.
  func isPreceded(by position: Int) -> Bool { position == first &- 1 }

  /// Takes in an earlier period if it goes on with the run, and says whether it did.
  mutating func takesIn(_ direction: Direction, at position: Int) -> Bool {
    guard direction == self.direction, isPreceded(by: position) else { return false }
    length &+= 1
    first = position
    return true
  }
}

/// A run with its points.
struct RunOfPoints {
  /// The points, the last first; never empty.
  let points: [GrowthPoint]
  /// The point right before the run, which goes another way; nil: it is not known, and the run may
  /// be longer.
  let before: GrowthPoint?

  var last: GrowthPoint { points[0] }
  var first: GrowthPoint { points[points.count - 1] }
  var direction: Direction { last.direction }
}

/// Runs put together from points that come the last first.
struct RunsFromTheLast<Points: IteratorProtocol<GrowthPoint>>: IteratorProtocol {
  private var points: Points
  /// The point that the next run ends in.
  private var pending: GrowthPoint?

  init<Source: Sequence>(_ points: Source) where Source.Iterator == Points {
    self.points = points.makeIterator()
    pending = self.points.next()
  }

  mutating func next() -> RunOfPoints? {
    guard let last = pending else { return nil }
    var rule = RunRule(last.direction, at: last.period.position)
    var run = [last]
    pending = points.next()
    while let point = pending, rule.takesIn(point.direction, at: point.period.position) {
      run.append(point)
      pending = points.next()
    }
    let before = pending.flatMap { rule.isPreceded(by: $0.period.position) ? $0 : nil }
    return RunOfPoints(points: run, before: before)
  }
}
