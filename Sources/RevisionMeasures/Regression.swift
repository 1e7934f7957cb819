/// A regression of revisions or of later values, with the tests that the field makes of it.
public struct Regression: Equatable, Sendable {
  /// The constant.
  public let intercept: Coefficient
  /// What one unit more of the regressor goes with.
  public let slope: Coefficient
  /// The test of both at once, F(2, n − 2) with the autocorrelation-robust covariance; nil where
  /// there is none.
  public let joint: Test?
  /// The share of variance explained; nil where what is explained does not vary.
  public let explained: Double?
  /// What both tests take for granted until they refute it, in words.
  ///
  /// In words, because packages give one regression opposite names.
  public let hypothesis: String
  /// The robust covariance of both coefficients.
  let covariance: Symmetric?

  /// One coefficient with its tests.
  public struct Coefficient: Equatable, Sendable {
    /// The estimate.
    public let value: Double
    /// What the hypothesis says that it is.
    public let expected: Double
    /// The standard error where residuals are independent; nil for fewer than 3 points.
    public let plainError: Double?
    /// The standard error that allows for autocorrelation and changing variance (Andrews 1991);
    /// nil for fewer than 4 points.
    public let robustError: Double?
    /// The p-value that goes with the robust error: t with n − 2 degrees of freedom.
    public let p: Double?
    /// The p-value of the plain error.
    ///
    /// R's reviser prints this one beside robust errors.
    public let plainP: Double?
  }

  /// A statistic with its p-value.
  public struct Test: Equatable, Sendable {
    /// The statistic.
    public let statistic: Double
    /// The probability of one at least as far out if the hypothesis holds.
    public let p: Double
  }

  /// The regression; nil for fewer than 3 points, or where the regressor does not vary.
  ///
  /// `other` is one with the same regressor and residuals, whose robust covariance is this one's.
  init?(
    _ y: [Double], on x: [Double], expecting intercept: Double, _ slope: Double,
    hypothesis: String, sharing other: Regression? = nil
  ) {
    guard x.count > 2, let fit = LeastSquares(x, y) else { return nil }
    let degrees = Double(x.count - 2)
    let plain = fit.covariance
    // Residuals that are nothing but rounding tell nothing: a perfect fit has no error.
    let size = max(y.map(abs).max() ?? 0, x.map(abs).max() ?? 0)
    let isPerfect = fit.residuals.allSatisfy { abs($0) <= size * 1e-13 }
    let robust = isPerfect ? nil : other?.covariance ?? LongRunVariance.andrews(fit)
    covariance = robust
    func coefficient(
      _ value: Double, _ expected: Double, _ entry: (Symmetric) -> Double
    ) -> Coefficient {
      let plainError = isPerfect ? nil : plain.map { entry($0).squareRoot() }
      let robustError = robust.map { max(0, entry($0)).squareRoot() }
      func p(_ error: Double?) -> Double? {
        guard let error, error > 0 else { return nil }
        return Tail.student((value - expected) / error, degrees: degrees)
      }
      return Coefficient(
        value: value, expected: expected, plainError: plainError, robustError: robustError,
        p: p(robustError), plainP: p(plainError))
    }
    self.intercept = coefficient(fit.intercept, intercept) { $0.aa }
    self.slope = coefficient(fit.slope, slope) { $0.bb }
    explained = fit.explained
    self.hypothesis = hypothesis
    if let inverse = robust?.inverse {
      let f = inverse.form(fit.intercept - intercept, fit.slope - slope) / 2
      joint = Tail.fisher(f, 2, degrees).map { Test(statistic: f, p: $0) }
    } else {
      joint = nil
    }
  }
}
