/// Probabilities of values at least as far out, under a null hypothesis.
enum Tail {
  /// Of Student's t with `degrees` of freedom, both sides.
  static func student(_ t: Double, degrees: Double) -> Double? {
    guard degrees > 0, !t.isNaN else { return nil }
    return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
  }

  /// Of Fisher's F, the upper side.
  static func fisher(_ f: Double, _ above: Double, _ below: Double) -> Double? {
    guard above > 0, below > 0, !f.isNaN else { return nil }
    guard f > 0 else { return 1 }
    return incompleteBeta(below / (below + above * f), below / 2, above / 2)
  }

  /// Of χ², the upper side.
  static func chiSquared(_ x: Double, degrees: Double) -> Double? {
    guard degrees > 0, !x.isNaN else { return nil }
    return upperGamma(degrees / 2, max(0, x) / 2)
  }
}
