extension Interval {
  /// The lower end in decimal notation, rounded outwards to at most `decimals`; nil if infinite.
  public func lowText(decimals: Int) -> String? {
    low.map { text($0.value, decimals: decimals, .down) }
  }

  /// The upper end in decimal notation, rounded outwards to at most `decimals`; nil if infinite.
  public func highText(decimals: Int) -> String? {
    high.map { text($0.value, decimals: decimals, .up) }
  }

  /// Exact where that needs no more digits than `decimals`, rounded otherwise.
  private func text(_ value: Rational, decimals: Int, _ direction: RoundingDirection) -> String {
    if let exact = value.exactText,
      exact.utf8.split(separator: UInt8(ascii: ".")).dropFirst().first?.count ?? 0 <= decimals
    {
      return exact
    }
    return value.text(decimals: decimals, rounded: direction)
  }

  /// How many digits after the point show where in the interval a number lies: the last one shown
  /// is the first whose unit is at most half the interval's width.
  ///
  /// - Parameter least: never fewer than these, such as those of a published figure beside it.
  /// - Returns: 0 to ``mostShownDecimals``; `least` where an end is infinite or nothing is open.
  public func shownDecimals(atLeast least: Int = 0) -> Int {
    guard let width, width.sign > 0, let half = try? width.divided(by: Rational(2)) else {
      return least
    }
    let enough = (0...Self.mostShownDecimals).first { decimals in
      (try? Rational(1, timesTenTo: -decimals)).map { $0 <= half } ?? false
    }
    return max(least, enough ?? Self.mostShownDecimals)
  }

  /// No number is shown with more digits after the point.
  public static let mostShownDecimals = 12
}

extension Interval: CustomStringConvertible {
  /// Mathematical notation, such as `[240.105, 240.115)`.
  public var description: String {
    let opening = low?.isClosed == true ? "[" : "("
    let closing = high?.isClosed == true ? "]" : ")"
    let from = low.map { "\($0.value)" } ?? "−∞"
    let to = high.map { "\($0.value)" } ?? "∞"
    return "\(opening)\(from), \(to)\(closing)"
  }
}
