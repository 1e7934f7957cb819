#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard errors that allow for what is left of one period in the next.
enum LongRunVariance {
  /// The standard error of a mean, after Newey and West (1987) with their bandwidth of 1994 and
  /// prewhitening by an autoregression of order one (Andrews and Monahan 1992).
  ///
  /// As R's `sandwich::NeweyWest` works it out by default for a regression on a constant.
  ///
  /// - Returns: the standard error, the bandwidth and the lag; nil for fewer than 3 numbers, or if
  ///   they do not vary.
  static func neweyWest(_ values: [Double]) -> (error: Double, bandwidth: Double, lag: Int)? {
    let n = values.count
    guard n > 2 else { return nil }
    let mean = values.mean
    let u = values.map { $0 - mean }
    let squares = u.dropLast().reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return nil }
    let phi = Array(u.dropFirst()).dot(u.dropLast()) / squares
    let e = zip(u.dropFirst(), u).map { $0 - phi * $1 }
    guard e.contains(where: { $0 != 0 }), phi != 1 else { return nil }
    let most = min(Int((3 * pow(Double(n) / 100, 2.0 / 9)).rounded(.down)), e.count - 1)
    let products = (0...max(0, most)).map { lag in e.product(lag: lag) / Double(n - 1) }
    let sum = products[0] + 2 * products.dropFirst().reduce(0, +)
    let weighted =
      2 * products.enumerated().dropFirst().reduce(0) { $0 + Double($1.offset) * $1.element }
    guard sum != 0 else { return nil }
    let bandwidth = 1.1447 * pow((weighted / sum) * (weighted / sum) * Double(n), 1.0 / 3)
    guard bandwidth < 1e9 else { return nil }
    let lag = Int(bandwidth)
    var half = e.product(lag: 0) / 2
    for step in 1..<max(1, min(lag + 1, e.count)) {
      half += (1 - Double(step) / Double(lag + 1)) * e.product(lag: step)
    }
    let variance = 2 * half / ((1 - phi) * (1 - phi)) / Double(n) / Double(n)
    return variance > 0 ? (variance.squareRoot(), bandwidth, lag) : nil
  }

  /// The standard error of a mean revision by McKenzie and Gamba (OECD 2008): two lags with the
  /// weights ¾ and ⅔, and no bandwidth to choose.
  ///
  /// - Returns: nil for fewer than 2 numbers, or where the weighted sum is not positive.
  static func mcKenzieGamba(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    guard values.count > 1 else { return nil }
    let mean = values.mean
    let d = values.map { $0 - mean }
    let sum = d.product(lag: 0) + 0.75 * d.product(lag: 1) + 2.0 / 3 * d.product(lag: 2)
    return sum > 0 ? (sum / (n * (n - 1))).squareRoot() : nil
  }

  /// The covariance of intercept and slope of a regression, after Andrews (1991): quadratic
  /// spectral weights, and the bandwidth from an autoregression of the slope's scores.
  ///
  /// As R's `sandwich::vcovHAC` works it out by default.
  ///
  /// - Returns: nil for fewer than 4 points, or where the scores do not vary.
  static func andrews(_ fit: LeastSquares) -> Symmetric? {
    let n = fit.x.count
    guard n > 3 else { return nil }
    let first = fit.residuals
    let second = zip(fit.x, fit.residuals).map { $0 * $1 }
    guard let rho = LeastSquares(Array(second.dropLast()), Array(second.dropFirst()))?.slope
    else { return nil }
    let alpha = 4 * rho * rho / pow(1 - rho, 4)
    let bandwidth = 1.3221 * pow(Double(n) * alpha, 0.2)
    var sum = Symmetric(
      aa: first.product(lag: 0), ab: first.dot(second), bb: second.product(lag: 0))
    for (place, weight) in quadraticSpectralWeights(n, bandwidth).enumerated() {
      let products = scoreProducts(first, second, lag: place + 1)
      sum.aa += 2 * weight * products.aa
      sum.ab += weight * products.ab
      sum.bb += 2 * weight * products.bb
    }
    let scale = Double(n) / Double(n - 2)
    return fit.inverse.sandwich(sum.scaled(by: scale))
  }

  /// The sums of products of scores with those `lag` places on; of different ones, both ways.
  ///
  /// This is where the time of all statistics goes: one pass for the four sums.
  private static func scoreProducts(_ a: [Double], _ b: [Double], lag: Int) -> Symmetric {
    var sum = Symmetric(aa: 0, ab: 0, bb: 0)
    for index in 0..<(a.count - lag) {
      let (a0, b0, a1, b1) = (a[index], b[index], a[index + lag], b[index + lag])
      sum.aa += a0 * a1
      sum.ab += a0 * b1 + b0 * a1
      sum.bb += b0 * b1
    }
    return sum
  }

  /// The weights of lags from 1 on, up to the last one that is more than 10⁻⁷.
  private static func quadraticSpectralWeights(_ n: Int, _ bandwidth: Double) -> [Double] {
    guard bandwidth > 0 else { return [] }
    var weights = (1..<n).map { lag in
      let y = 6 * Double.pi * (Double(lag) / bandwidth) / 5
      return 3 * (sin(y) / y - cos(y)) / (y * y)
    }
    while let last = weights.last, abs(last) <= 1e-7 { weights.removeLast() }
    return weights
  }
}

extension [Double] {
  /// The sum of products of each number with the one `lag` places on.
  fileprivate func product(lag: Int) -> Double { product(self, lag: lag) }

  /// The sum of products of each number with that of another row `lag` places on.
  fileprivate func product(_ other: [Double], lag: Int) -> Double {
    guard lag < count else { return 0 }
    // An index loop: this is where the time goes.
    var sum = 0.0
    for index in 0..<(count - lag) { sum += self[index] * other[index + lag] }
    return sum
  }
}

/// A symmetric matrix of two rows.
struct Symmetric: Equatable, Sendable {
  var aa: Double
  var ab: Double
  var bb: Double

  func scaled(by factor: Double) -> Symmetric {
    Symmetric(aa: aa * factor, ab: ab * factor, bb: bb * factor)
  }

  var inverse: Symmetric? {
    let determinant = aa * bb - ab * ab
    guard determinant > 0 else { return nil }
    return Symmetric(aa: bb / determinant, ab: -ab / determinant, bb: aa / determinant)
  }

  /// This matrix, times another, times this.
  func sandwich(_ meat: Symmetric) -> Symmetric {
    let (a, b) = (aa * meat.aa + ab * meat.ab, aa * meat.ab + ab * meat.bb)
    let (c, d) = (ab * meat.aa + bb * meat.ab, ab * meat.ab + bb * meat.bb)
    return Symmetric(aa: a * aa + b * ab, ab: a * ab + b * bb, bb: c * ab + d * bb)
  }

  /// The quadratic form of a row of two.
  func form(_ x: Double, _ y: Double) -> Double { aa * x * x + 2 * ab * x * y + bb * y * y }
}
