import LedgerModel

extension FuzzTarget {
  /// Values, to their last digit, and the arithmetic that begins with them.
  static let exactDecimal = FuzzTarget.text(
    "exact-decimal",
    seeds: [
      "240.11", "-4.6", "0", "-0", "-0.0", "0.000000000000000001", "999999999999999999",
      "-999999999999999999", "3593.601500", "0.123456789012345678",
    ], tokens: [".", "-", "+", ",", "e", "%", "0.", ".0"], hasOneSpelling: true,
    read: { text throws(MalformedDecimal) in try ExactDecimal(text) }, write: { $0.text },
    alsoHolds: { text, value in
      try require(value.sign == (value.coefficient).signum(), "the sign of another number")
      for shift in stride(from: -45, through: 45, by: 9) {
        // Either exact or refused; what comes out of it goes on to be compared and written.
        guard let ratio = try? value.rational(timesTenTo: shift) else { continue }
        try require(ratio.sign == value.sign, "another sign after a shift by \(shift)")
        if shift == 0, let exact = ratio.exactText {
          try require(
            ratio == (try? ExactDecimal(exact).rational()), "\(exact) is another number")
        }
        let moved = value.text(movingPointRight: shift)
        if let number = try? ExactDecimal(moved) {
          try require(try number.rational() == ratio, "\(moved) is not it, moved by \(shift)")
        }
      }
      for qualifier in Figure.Qualifier.allCases.map(Optional.some) + [nil] {
        for scale in [-18, 0, 9, 18] {
          let figure = Figure(
            series: "S", period: .year(2023), value: value, scale: scale, qualifier: qualifier)
          _ = try? figure.interval(seriesScale: -scale)
          _ = figure.text(seriesScale: -scale)
        }
      }
    })
}
