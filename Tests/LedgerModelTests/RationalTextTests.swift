import LedgerModel
import TestSupport
import Testing

@Suite struct `A ratio as text` {
  @Test(arguments: [
    (1, 3, 2, "0.33", "0.34", "0.33"), (-1, 3, 2, "-0.34", "-0.33", "-0.33"),
    (2, 3, 0, "0", "1", "1"), (-2, 3, 0, "-1", "0", "-1"), (1, 2, 0, "0", "1", "1"),
    (-1, 2, 0, "-1", "0", "-1"), (5, 1000, 2, "0.00", "0.01", "0.01"),
    (-5, 1000, 2, "-0.01", "0.00", "-0.01"), (-4, 1000, 2, "-0.01", "0.00", "0.00"),
    (999, 1000, 2, "0.99", "1.00", "1.00"), (19_995, 1000, 2, "19.99", "20.00", "20.00"),
    (9999, 10, 0, "999", "1000", "1000"), (7, 1, 3, "7.000", "7.000", "7.000"),
    (0, 5, 2, "0.00", "0.00", "0.00"), (66_445, 884, 1, "75.1", "75.2", "75.2"),
  ]) func `is rounded the way that is asked`(
    numerator: Int, denominator: Int, decimals: Int, down: String, up: String, nearest: String
  ) {
    let ratio = Rational(numerator, over: denominator)
    #expect(ratio.text(decimals: decimals, rounded: .down) == down)
    #expect(ratio.text(decimals: decimals, rounded: .up) == up)
    #expect(ratio.text(decimals: decimals) == nearest)
  }

  @Test(arguments: [
    (1, 2, "0.5"), (-1, 8, "-0.125"), (6, 3, "2"), (1, 3, nil), (7, 700, "0.01"), (0, 9, "0"),
    (1, 1 << 30, "0.000000000931322574615478515625"), (1, 1 << 31, nil), (22, 7, nil),
  ]) func `is exact only where a decimal is`(
    numerator: Int, denominator: Int, text: String?
  ) {
    let ratio = Rational(numerator, over: denominator)
    #expect(ratio.exactText == text)
    #expect(
      ratio.description == text
        ?? "\(ratio.sign < 0 ? "-" : "")\(numerator.magnitude)/\(denominator)")
  }

  @Test(arguments: UInt64(1)...10) func `lies on the right side, less than one unit away`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let ratio = try randomRatio(&generator)
      let exact = BigRatio(ratio)
      let decimals = Int.random(in: 0...18, using: &generator)
      let unit = BigRatio(
        decimals == 0 ? "1" : "0." + String(repeating: "0", count: decimals - 1) + "1")
      let comment: Comment = "seed \(seed): \(ratio) to \(decimals) decimals"
      let texts = [RoundingDirection.down, .up, .nearest].map {
        ratio.text(decimals: decimals, rounded: $0)
      }
      for text in texts {
        let fraction = text.split(separator: ".").dropFirst().first
        #expect(fraction?.utf8.count ?? 0 == decimals, comment)
        #expect(!text.hasPrefix("-") || BigRatio(text).sign < 0, comment)
      }
      let (down, up, nearest) = (BigRatio(texts[0]), BigRatio(texts[1]), BigRatio(texts[2]))
      #expect(down <= exact && exact < down + unit, comment)
      #expect(exact <= up && up - unit < exact, comment)
      let distance = exact < nearest ? nearest - exact : exact - nearest
      #expect(distance + distance <= unit, comment)
      // A half goes away from zero.
      #expect(
        distance + distance < unit || (exact.sign > 0 ? nearest == up : nearest == down), comment)
    }
  }
}
