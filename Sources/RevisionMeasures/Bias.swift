extension RevisionStatistics {
  /// Whether revisions go one way on average: tests of a mean of zero.
  public struct Bias: Equatable, Sendable {
    /// The mean revision.
    public let mean: Double
    /// Where revisions are independent of each other: t with n − 1; nil for one pair, or where
    /// they do not vary.
    public let plain: MeanTest?
    /// With Newey and West's standard error (1987, 1994), prewhitened: t with n − 1; nil for fewer
    /// than 3 pairs.
    public let neweyWest: MeanTest?
    /// The bandwidth that Newey and West's rule gave.
    public let bandwidth: Double?
    /// With the standard error of McKenzie and Gamba: t with n − 1.
    public let mcKenzieGamba: MeanTest?
    /// The plain t adjusted for autocorrelation of order one, as in rjd3revisions: times
    /// √((1 − γ) ÷ (1 + γ)).
    public let adjustedT: Double?

    /// A test that a mean is zero.
    public struct MeanTest: Equatable, Sendable {
      /// The standard error.
      public let error: Double
      /// The mean over its standard error.
      public let t: Double
      /// The probability of one at least as far from zero, either way.
      public let p: Double

      init?(_ mean: Double, error: Double?, degrees: Int) {
        guard let error, error > 0, let p = Tail.student(mean / error, degrees: Double(degrees))
        else { return nil }
        self.error = error
        t = mean / error
        self.p = p
      }
    }

    init(_ revisions: [Double]) {
      let n = revisions.count
      let mean = revisions.mean
      self.mean = mean
      // Equal numbers may differ from their mean by what summing rounds.
      let varies = revisions.contains { $0 != revisions[0] }
      func test(_ error: Double?) -> MeanTest? {
        varies ? MeanTest(mean, error: error, degrees: n - 1) : nil
      }
      plain = test(revisions.deviation.map { $0 / Double(n).squareRoot() })
      let robust = varies ? LongRunVariance.neweyWest(revisions) : nil
      neweyWest = test(robust?.error)
      bandwidth = robust?.bandwidth
      mcKenzieGamba = test(LongRunVariance.mcKenzieGamba(revisions))
      adjustedT = plain.flatMap { plain in
        let gamma = Dependence.autocorrelations(revisions, lags: 1).first
        return gamma.flatMap { abs($0) < 1 ? plain.t * ((1 - $0) / (1 + $0)).squareRoot() : nil }
      }
    }
  }
}
