/// Where numbers lie on a vertical axis, and which of them are named there.
struct PlotScale {
  /// The lowest number, at the lower edge.
  let low: Double
  /// The highest number, at the upper edge.
  let high: Double
  /// The named numbers, ascending: round ones at equal distances.
  let ticks: [Double]
  /// The digits after the point that tell them apart.
  let decimals: Int

  /// A scale for the finite ones of `values`, in a drawing of `height` rows; nil if there are none.
  init?(_ values: [Double], height: Int) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e15 }
    guard let least = finite.min(), let most = finite.max()
    else { return nil }
    // A flat line lies in the middle of something.
    let spread = most > least ? most - least : max(most.magnitude * 0.1, 1)
    let (bottom, top) = most > least ? (least, most) : (least - spread / 2, most + spread / 2)
    let step = Self.roundStep(spread / Double(max(1, height / 3)))
    let first = (bottom / step.size).rounded(.down)
    let last = (top / step.size).rounded(.up)
    low = first * step.size
    high = last * step.size
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step.size }
    decimals = step.decimals
  }

  /// The next of 1, 2, 5, 10, … that is not smaller, with the digits after its point.
  static func roundStep(_ least: Double) -> (size: Double, decimals: Int) {
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

  /// The row, from 0 at the top, in which a number lies.
  func row(of value: Double, among rows: Int) -> Int {
    let share = (high - value) / (high - low)
    return min(rows - 1, max(0, Int((share * Double(rows - 1)).rounded())))
  }

  /// The names of the rows of a drawing, from the top; most have none.
  func names(ofRows count: Int) -> [String] {
    var names = [String](repeating: "", count: count)
    for tick in ticks { names[row(of: tick, among: count)] = Plot.text(tick, decimals: decimals) }
    return names
  }
}

extension Plot {
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
