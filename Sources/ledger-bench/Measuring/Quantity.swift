/// What was measured, once or several times.
package struct Quantity: Equatable, Sendable {
  package enum Unit: String, Sendable {
    case seconds
    case nanoseconds
    case figuresPerSecond = "figures/s"
    case releasesPerSecond = "releases/s"
    case mebibytes = "MiB"
    case bytesPerFigure = "bytes/figure"

    /// Whether more of it is better.
    var isRate: Bool { self == .figuresPerSecond || self == .releasesPerSecond }
  }

  /// The measurements in the order in which they were taken, at least one.
  package let samples: [Double]
  package let unit: Unit

  package init(_ samples: [Double], _ unit: Unit) {
    precondition(!samples.isEmpty, "nothing was measured")
    (self.samples, self.unit) = (samples, unit)
  }

  /// The measurement in the middle: what stands in the table.
  package var median: Double {
    let sorted = samples.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// How far the measurements lie from each other: half of the whole range, as a share of the median.
  package var spread: Double {
    guard let least = samples.min(), let most = samples.max(), median > 0 else { return 0 }
    return (most - least) / 2 / median
  }

  /// How many times better this is than another quantity of the same unit.
  package func timesBetter(than other: Quantity) -> Double {
    precondition(unit == other.unit, "only like can be compared with like")
    return unit.isRate ? median / other.median : other.median / median
  }

  /// The median for a person, with the spread if there were several measurements.
  package var text: String {
    let value = Self.text(median, unit)
    return samples.count == 1 ? value : "\(value) ±\(Int((spread * 100).rounded())) %"
  }

  /// A number of a unit with three digits, in whatever multiple of the unit suits it.
  package static func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .seconds where value < 1e-3: "\(threeDigits(value * 1e6)) µs"
    case .seconds where value < 1: "\(threeDigits(value * 1e3)) ms"
    case .seconds: "\(threeDigits(value)) s"
    case .nanoseconds: "\(threeDigits(value)) ns"
    case .figuresPerSecond where value >= 1e6: "\(threeDigits(value / 1e6)) M figures/s"
    case .figuresPerSecond where value >= 1e4: "\(threeDigits(value / 1e3)) k figures/s"
    case .bytesPerFigure: "\(threeDigits(value)) B/figure"
    case .figuresPerSecond, .releasesPerSecond, .mebibytes: "\(threeDigits(value)) \(unit.rawValue)"
    }
  }
}

/// A number that is not negative, with at least three digits that mean something: `0.0345`, `1.23`,
/// `45.6`, `789`, `1234`.
package func threeDigits(_ value: Double) -> String {
  var places = 0
  var limit = 100.0
  while value < limit, places < 4, value > 0 {
    places += 1
    limit /= 10
  }
  var factor = 1
  for _ in 0..<places { factor *= 10 }
  let scaled = Int((value * Double(factor)).rounded())
  guard places > 0 else { return String(scaled) }
  let rest = String(scaled % factor)
  return "\(scaled / factor)." + String(repeating: "0", count: places - rest.utf8.count) + rest
}
