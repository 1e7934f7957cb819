extension RevisionStatistics {
  /// How well earlier values forecast later ones.
  public struct Accuracy: Equatable, Sendable {
    /// Theil's U1: √(Σr²) ÷ (√(Σearlier²) + √(Σlater²)), from 0 (perfect) to 1.
    public let theilU1: Double?
    /// Theil's U2: √(Σ((earlier − later) ÷ later before)²) ÷ √(Σ(change of later ÷ later before)²).
    ///
    /// Above 1, no change would have been the better forecast. Nil where a value before is zero.
    public let theilU2: Double?
    /// U2 as R's reviser 0.1 computes it, for comparison only: √((Σx)²) for its own √(Σx²).
    public let theilU2OfReviser: Double?
    /// Pearson's correlation of earlier and later values.
    public let correlation: Double?
    /// Pearson's correlation of revisions and earlier values, with its test: t with n − 2.
    public let revisionCorrelation: Correlation?
    /// The share of pairs whose values have the same sign, zero being one of its own.
    public let sameSign: Double
    /// The share of changes from one period to the next that go the same way; nil for one pair.
    public let sameChange: Double?
    /// The same over n, not n − 1 (as in reviser).
    public let sameChangeOfN: Double?

    /// A correlation with its test.
    public struct Correlation: Equatable, Sendable {
      /// From -1 to 1.
      public let value: Double
      /// The probability of one at least as far from zero; nil for fewer than 3 pairs.
      public let p: Double?

      init?(_ value: Double?, degrees: Int) {
        guard let value else { return nil }
        self.value = value
        let left = 1 - value * value
        p =
          degrees < 1
          ? nil
          : left <= 0
            ? 0
            : Tail.student(value * (Double(degrees) / left).squareRoot(), degrees: Double(degrees))
      }
    }

    init(_ revisions: [Double], _ earlier: [Double], _ later: [Double]) {
      let n = revisions.count
      let sizes = earlier.dot(earlier).squareRoot() + later.dot(later).squareRoot()
      theilU1 = sizes > 0 ? revisions.dot(revisions).squareRoot() / sizes : nil
      var (errors, changes): ([Double], [Double]) = ([], [])
      for index in later.indices.dropFirst() {
        errors.append((earlier[index] - later[index]) / later[index - 1])
        changes.append((later[index] - later[index - 1]) / later[index - 1])
      }
      func ratio(_ above: Double, _ below: Double) -> Double? {
        let ratio = above / below
        return below > 0 && ratio.isFinite ? ratio : nil
      }
      theilU2 = ratio(errors.dot(errors).squareRoot(), changes.dot(changes).squareRoot())
      theilU2OfReviser = ratio(abs(errors.reduce(0, +)), abs(changes.reduce(0, +)))
      correlation = earlier.correlation(later)
      revisionCorrelation = Correlation(revisions.correlation(earlier), degrees: n - 2)
      sameSign = Double(zip(earlier, later).count { sign($0) == sign($1) }) / Double(n)
      let same = later.indices.dropFirst().count {
        sign(earlier[$0] - earlier[$0 - 1]) == sign(later[$0] - later[$0 - 1])
      }
      sameChange = n > 1 ? Double(same) / Double(n - 1) : nil
      sameChangeOfN = n > 1 ? Double(same) / Double(n) : nil
    }
  }
}

extension Sequence {
  /// How many elements `isCounted`.
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
