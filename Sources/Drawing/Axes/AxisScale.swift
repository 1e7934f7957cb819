/// Where numbers lie on a vertical axis, and which of them are named there.
package struct AxisScale: Equatable, Sendable {
  /// The lowest number, at the lower edge.
  package let low: Double
  /// The highest number, at the upper edge.
  package let high: Double
  /// The named numbers, ascending: round ones at equal distances.
  package let ticks: [Double]
  /// The digits after the point that tell them apart.
  package let decimals: Int

  /// A scale for the finite ones of `values`; nil if there are none.
  ///
  /// - Parameters:
  ///   - values: what shall lie on the axis.
  ///   - steps: about how many steps from one named number to the next there is room for.
  package init?(_ values: [Double], steps: Int) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e15 }
    guard let least = finite.min(), let most = finite.max()
    else { return nil }
    // A flat line lies in the middle of something.
    let spread = most > least ? most - least : max(most.magnitude * 0.1, 1)
    let (bottom, top) = most > least ? (least, most) : (least - spread / 2, most + spread / 2)
    let step = Self.roundStep(spread / Double(max(1, steps)))
    let first = (bottom / step.size).rounded(.down)
    let last = (top / step.size).rounded(.up)
    low = first * step.size
    high = last * step.size
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step.size }
    decimals = step.decimals
  }

  /// The next of 1, 2, 5, 10, … that is not smaller, with the digits after its point.
  package static func roundStep(_ least: Double) -> (size: Double, decimals: Int) {
    var power = 1.0
    var decimals = 0
    while power > least, decimals < 9 {
      power /= 10
      decimals += 1
    }
    while power * 10 <= least { power *= 10 }
    for factor in [1.0, 2, 5] where power * factor >= least {
      return (power * factor, decimals)
    }
    return (power * 10, max(0, decimals - 1))
  }

  /// The names of ``ticks``.
  package var tickTexts: [String] { ticks.map { Self.text($0, decimals: decimals) } }

  /// A number with so many digits after the point.
  package static func text(_ value: Double, decimals: Int) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (value * power).rounded()
    guard scaled.magnitude < 9e18 else { return "\(value)" }
    let count = Int64(scaled)
    let digits = String(count.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    return (count < 0 ? "-" : "") + whole + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }
}
