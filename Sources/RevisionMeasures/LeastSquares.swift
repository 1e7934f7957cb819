/// A straight line through points by ordinary least squares: y = intercept + slope · x.
struct LeastSquares {
  let x: [Double]
  let intercept: Double
  let slope: Double
  let residuals: [Double]
  /// The inverse of X′X.
  let inverse: Symmetric
  /// The share of y's variance that the line explains; nil where y does not vary.
  let explained: Double?

  /// - Returns: nil for fewer than 2 points, or where x does not vary.
  init?(_ x: [Double], _ y: [Double]) {
    let n = Double(x.count)
    guard x.count == y.count, x.count > 1 else { return nil }
    let (mean, otherMean) = (x.mean, y.mean)
    var (squares, products) = (0.0, 0.0)
    for (a, b) in zip(x, y) {
      squares += (a - mean) * (a - mean)
      products += (a - mean) * (b - otherMean)
    }
    guard squares > 0 else { return nil }
    let slope = products / squares
    let intercept = otherMean - slope * mean
    self.x = x
    self.slope = slope
    self.intercept = intercept
    residuals = zip(x, y).map { $1 - intercept - slope * $0 }
    // By the deviations, not by the determinant of X′X, which cancels where the mean is large.
    inverse = Symmetric(
      aa: 1 / n + mean * mean / squares, ab: -mean / squares, bb: 1 / squares)
    let total = y.squaredDeviations
    explained = total > 0 ? 1 - residuals.dot(residuals) / total : nil
  }

  /// The covariance of intercept and slope where residuals are independent and alike; nil for 2
  /// points.
  var covariance: Symmetric? {
    guard x.count > 2 else { return nil }
    return inverse.scaled(by: residuals.dot(residuals) / Double(x.count - 2))
  }
}
