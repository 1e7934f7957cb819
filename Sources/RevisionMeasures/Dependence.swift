extension RevisionStatistics {
  /// Whether revisions follow from revisions before.
  public struct Dependence: Equatable, Sendable {
    /// The correlation of each revision with the one before, with its test: t with n − 2.
    public let lagOne: Accuracy.Correlation?
    /// Whether autocorrelations up to a year are zero, after Ljung and Box: χ² with as many degrees
    /// as lags; nil unless there are more pairs than that.
    public let ljungBox: Regression.Test?
    /// The same with one degree less, as in reviser: right for residuals of an autoregression only.
    public let ljungBoxOfReviser: Regression.Test?
    /// Whether one season's revisions differ from another's, after Friedman, on differences from
    /// one revision to the next in blocks of a year; nil for yearly series, or fewer than two
    /// blocks.
    ///
    /// The blocks begin with the first difference, wherever in the year that is: what is tested is
    /// whether places in the year differ, not which.
    public let friedman: Regression.Test?

    init(_ revisions: [Double], perYear: Int) {
      let n = revisions.count
      lagOne =
        n < 3
        ? nil
        : Accuracy.Correlation(
          Array(revisions.dropFirst()).correlation(Array(revisions.dropLast())), degrees: n - 2)
      let autocorrelations = Self.autocorrelations(revisions, lags: perYear)
      let isTestable = autocorrelations.count == perYear && n > perYear
      let q =
        autocorrelations.enumerated().reduce(0) { sum, next in
          sum + next.element * next.element / Double(n - next.offset - 1)
        } * Double(n) * Double(n + 2)
      func test(_ degrees: Int) -> Regression.Test? {
        guard isTestable, let p = Tail.chiSquared(q, degrees: Double(degrees)) else { return nil }
        return Regression.Test(statistic: q, p: p)
      }
      ljungBox = test(perYear)
      ljungBoxOfReviser = test(perYear - 1)
      friedman = Self.friedman(zip(revisions.dropFirst(), revisions).map { $0 - $1 }, perYear)
    }

    /// The autocorrelations at lags from 1 on, by the mean of all; none where nothing varies.
    static func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
      guard values.count > lags, lags > 0, values.contains(where: { $0 != values[0] }) else {
        return []
      }
      let mean = values.mean
      let d = values.map { $0 - mean }
      let variance = d.dot(d)
      return (1...lags).map { lag in
        Array(d.dropFirst(lag)).dot(d.dropLast(lag)) / variance
      }
    }

    private static func friedman(_ values: [Double], _ perBlock: Int) -> Regression.Test? {
      let blocks = values.count / max(1, perBlock)
      guard perBlock > 1, blocks > 1 else { return nil }
      var sums = [Double](repeating: 0, count: perBlock)
      var ties = 0.0
      for block in 0..<blocks {
        let (ranks, tied) = ranks(Array(values[block * perBlock..<(block + 1) * perBlock]))
        for place in 0..<perBlock { sums[place] += ranks[place] }
        ties += tied
      }
      let (n, k) = (Double(blocks), Double(perBlock))
      let expected = n * (k + 1) / 2
      let spread = sums.reduce(0) { $0 + ($1 - expected) * ($1 - expected) }
      let scale = n * k * (k + 1) - ties / (k - 1)
      guard scale > 0, let p = Tail.chiSquared(12 * spread / scale, degrees: k - 1) else {
        return nil
      }
      return Regression.Test(statistic: 12 * spread / scale, p: p)
    }

    /// The ranks from 1, equal values sharing theirs, and the sum of t³ − t over groups of t equal
    /// ones.
    private static func ranks(_ values: [Double]) -> ([Double], Double) {
      let order = values.indices.sorted { values[$0] < values[$1] }
      var ranks = [Double](repeating: 0, count: values.count)
      var ties = 0.0
      var start = 0
      while start < order.count {
        var end = start
        while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
        for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
        let tied = Double(end - start + 1)
        ties += tied * tied * tied - tied
        start = end + 1
      }
      return (ranks, ties)
    }
  }
}
