#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Where the tails of distributions come from: Press et al., Numerical Recipes, 3rd edition,
// sections 6.2 and 6.4 (series, and continued fractions by Lentz's method).

/// The natural logarithm of the gamma function of a positive number.
func logGamma(_ x: Double) -> Double {
  // `lgamma` writes a global sign; this one does not.
  var sign: Int32 = 0
  return unsafe lgamma_r(x, &sign)
}

/// The regularized incomplete beta function I_x(a, b), for positive a and b and x in 0…1.
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  let logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
  // The fraction converges fast on the side of the mean where x is.
  return x < (a + 1) / (a + b + 2)
    ? exp(logFront) * betaFraction(x, a, b) / a
    : 1 - exp(logFront) * betaFraction(1 - x, b, a) / b
}

/// The continued fraction of the incomplete beta function.
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  var c = 1.0
  var d = 1 / kept(1 - (a + b) * x / (a + 1))
  var result = d
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    result *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    result *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return result
}

/// The regularized upper incomplete gamma function Q(a, x), for positive a and x not below 0.
func upperGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  let front = exp(-x + a * log(x) - logGamma(a))
  guard x >= a + 1 else {
    var term = 1 / a
    var sum = term
    for step in 1...10_000 {
      term *= x / (a + Double(step))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return 1 - front * sum
  }
  var b = x + 1 - a
  var c = 1 / 1e-300
  var d = 1 / b
  var result = d
  for step in 1...10_000 {
    let n = Double(step)
    let factor = -n * (n - a)
    b += 2
    d = 1 / kept(factor * d + b)
    c = kept(b + factor / c)
    result *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return front * result
}

/// The number, or one that is not zero.
private func kept(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
