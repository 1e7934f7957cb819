/// Plain descriptions of numbers; not one of them is called with none.
extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  /// The sum of products with another row of as many numbers.
  func dot(_ other: some Collection<Double>) -> Double {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The sum of squared distances from the mean.
  var squaredDeviations: Double {
    let mean = mean
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The standard deviation with n − 1; nil for one number.
  var deviation: Double? {
    count > 1 ? (squaredDeviations / Double(count - 1)).squareRoot() : nil
  }

  /// A quantile, of sorted numbers: Hyndman and Fan's definition 7, which R and Excel use.
  func quantile(_ share: Double) -> Double {
    let place = Double(count - 1) * share
    let below = Int(place)
    let above = Swift.min(below + 1, count - 1)
    return self[below] + (place - Double(below)) * (self[above] - self[below])
  }

  /// Pearson's correlation; nil where one of the two does not vary.
  func correlation(_ other: [Double]) -> Double? {
    let (mean, otherMean) = (mean, other.mean)
    var (products, own, others) = (0.0, 0.0, 0.0)
    for (x, y) in zip(self, other) {
      products += (x - mean) * (y - otherMean)
      own += (x - mean) * (x - mean)
      others += (y - otherMean) * (y - otherMean)
    }
    guard own > 0, others > 0 else { return nil }
    return Swift.max(-1, Swift.min(1, products / (own * others).squareRoot()))
  }
}

/// -1, 0 or 1.
func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
