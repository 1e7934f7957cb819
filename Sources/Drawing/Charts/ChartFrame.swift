/// Where positions and values lie in a chart: the whole of what a script must know to draw in it.
///
/// Coordinates are whole numbers, of half a pixel each where a chart is drawn in its usual size, and
/// the numbers that they are made with have few digits, so that a script works out the same.
struct ChartFrame: Equatable {
  static let width = 1280
  static let height = 600
  /// Above the plot there is room for the name of the highest tick, below for those of positions.
  static let top = 48
  static let bottom = 544
  private static let left = 56.0
  private static let right = 1224.0

  /// The first position, at the left.
  let first: Int
  /// The horizontal place of the first position, and from one position to the next.
  let (x0, dx): (Double, Double)
  /// The vertical place of the value 0, which may be outside, and from one unit to the next.
  let (y0, dy): (Double, Double)

  init(_ positions: ClosedRange<Int>, _ scale: AxisScale) {
    first = positions.lowerBound
    let steps = Double(positions.count - 1)
    dx = steps > 0 ? rounded((Self.right - Self.left) / steps, to: 1e4) : 0
    x0 = steps > 0 ? Self.left : (Self.left + Self.right) / 2
    let perUnit = Double(Self.bottom - Self.top) / (scale.high - scale.low)
    // Six digits, however large or small the values are.
    var power = 1.0
    while perUnit * power < 1e5, power < 1e18 { power *= 10 }
    dy = rounded(perUnit, to: power)
    y0 = rounded(Double(Self.bottom) + scale.low * dy, to: 1e4)
  }

  /// The horizontal place of a position.
  func x(_ position: Int) -> Int { Int(rounded(x0 + Double(position - first) * dx, to: 1)) }

  /// The vertical place of a value.
  func y(_ value: Double) -> Int { Int(rounded(y0 - value * dy, to: 1)) }

  /// The numbers for a script: first position, x0, dx, y0, dy.
  var numbers: String {
    "\(first) " + [x0, dx, y0, dy].map { "\($0)" }.map(withoutPointZero).joined(separator: " ")
  }

  private func withoutPointZero(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// A number to a fraction of a unit; halves go up, as in scripts.
private func rounded(_ value: Double, to parts: Double) -> Double {
  (value * parts + 0.5).rounded(.down) / parts
}
