#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What economists want to know of the revisions from earlier to later values of one series.
///
/// A revision is later − earlier. Sources: McKenzie and Gamba, "Interpreting the results of
/// revision analyses" (OECD 2008); the ESS guidelines on revision policy (Eurostat); Mincer and
/// Zarnowitz (1969) on regressions; Mankiw and Shapiro (1986) on news and noise; Theil (1966) on
/// U1 and U2. The names are theirs where they agree. Where packages differ, both numbers are here
/// and say whose they are.
///
/// A statistic that cannot be worked out, since there are too few pairs or nothing varies, is nil.
public struct RevisionStatistics: Equatable, Sendable {
  /// How many pairs of values there were.
  public let n: Int
  /// The sizes of revisions.
  public let size: Size
  /// Whether revisions go one way on average.
  public let bias: Bias
  /// How the mean squared revision comes about.
  public let decomposition: Decomposition?
  /// Whether earlier values could have told of their revision (news or noise).
  public let efficiency: Efficiency
  /// How well earlier values forecast later ones.
  public let accuracy: Accuracy
  /// Whether revisions follow from revisions before.
  public let dependence: Dependence

  /// The statistics of pairs in the order of time; nil without a pair.
  ///
  /// - Parameters:
  ///   - earlier: the earlier values, such as first releases; finite numbers.
  ///   - later: the later values of the same periods, as many.
  ///   - perYear: how many periods make a year.
  /// - Complexity: n · log n, and n² for standard errors of strongly autocorrelated revisions.
  public init?(earlier: [Double], later: [Double], perYear: Int) {
    precondition(earlier.count == later.count, "values come in pairs")
    guard !earlier.isEmpty else { return nil }
    let revisions = zip(earlier, later).map { $1 - $0 }
    n = revisions.count
    size = Size(revisions, earlier, later)
    bias = Bias(revisions)
    decomposition = Decomposition(revisions, earlier, later)
    efficiency = Efficiency(revisions, earlier, later)
    accuracy = Accuracy(revisions, earlier, later)
    dependence = Dependence(revisions, perYear: perYear)
  }

  /// The sizes of revisions, in the unit of the values.
  public struct Size: Equatable, Sendable {
    /// The mean absolute revision.
    public let meanAbsolute: Double
    /// The mean absolute revision in proportion to the earlier values: Σ|r| ÷ Σ|earlier|, as
    /// McKenzie and Gamba have it; nil where those are zero.
    public let relativeToEarlier: Double?
    /// The mean absolute revision in proportion to the later values: Σ|r| ÷ Σ|later|, as the ESS
    /// guidelines have it; nil where those are zero.
    public let relativeToLater: Double?
    /// The median of absolute revisions.
    public let medianAbsolute: Double
    /// The mean of squared revisions.
    public let meanSquared: Double
    /// The standard deviation with n − 1; nil for one pair.
    public let deviation: Double?
    /// The smallest revision.
    public let least: Double
    /// The 10 % quantile (Hyndman and Fan's definition 7).
    public let lowDecile: Double
    /// The median.
    public let median: Double
    /// The 90 % quantile.
    public let highDecile: Double
    /// The largest revision.
    public let greatest: Double
    /// The share of pairs that were revised upwards.
    public let upward: Double
    /// The share of pairs that were revised downwards.
    public let downward: Double
    /// The share of pairs that were not revised.
    public let unrevised: Double
    /// The standard deviation of revisions over that of later values; nil where those do not vary.
    public let noiseToSignal: Double?

    init(_ revisions: [Double], _ earlier: [Double], _ later: [Double]) {
      let n = Double(revisions.count)
      let absolute = revisions.map(abs)
      let sorted = revisions.sorted()
      let total = absolute.reduce(0, +)
      func share(_ values: [Double]) -> Double? {
        let sum = values.reduce(0) { $0 + abs($1) }
        return sum > 0 ? total / sum : nil
      }
      meanAbsolute = total / n
      relativeToEarlier = share(earlier)
      relativeToLater = share(later)
      medianAbsolute = absolute.sorted().quantile(0.5)
      meanSquared = revisions.dot(revisions) / n
      deviation = revisions.deviation
      least = sorted[0]
      lowDecile = sorted.quantile(0.1)
      median = sorted.quantile(0.5)
      highDecile = sorted.quantile(0.9)
      greatest = sorted[sorted.count - 1]
      upward = Double(revisions.count { $0 > 0 }) / n
      downward = Double(revisions.count { $0 < 0 }) / n
      unrevised = Double(revisions.count { $0 == 0 }) / n
      let signal = later.deviation
      noiseToSignal = deviation.flatMap { noise in
        signal.flatMap { $0 > 0 ? noise / $0 : nil }
      }
    }
  }

  /// How the mean squared revision comes about: shares that add up to 1.
  ///
  /// Theil's decomposition by the regression of later on earlier values; nil where nothing was
  /// revised, or earlier values do not vary.
  public struct Decomposition: Equatable, Sendable {
    /// Due to the mean: a bias.
    public let mean: Double
    /// Due to a slope other than one: earlier values too large or too small in proportion.
    public let slope: Double
    /// What is left: a disturbance that nobody could correct for.
    public let disturbance: Double

    init?(_ revisions: [Double], _ earlier: [Double], _ later: [Double]) {
      let n = Double(revisions.count)
      let squared = revisions.dot(revisions) / n
      guard squared > 0, let fit = LeastSquares(earlier, later) else { return nil }
      mean = revisions.mean * revisions.mean / squared
      slope = (1 - fit.slope) * (1 - fit.slope) * earlier.squaredDeviations / n / squared
      disturbance = fit.residuals.dot(fit.residuals) / n / squared
    }
  }
}
