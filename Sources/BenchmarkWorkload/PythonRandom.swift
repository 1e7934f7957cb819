#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Python's `random.Random`: the same numbers from the same seed, to the last bit.
///
/// ``gauss(mean:deviation:)`` takes logarithms and sines from the machine's C library, as python does.
package struct PythonRandom {
  private var twister: MersenneTwister
  /// A draw of two gives two normal numbers; this is the one not used yet.
  private var spare: Double?

  package init(seed: UInt32) { twister = MersenneTwister(seed: seed) }

  /// A number from 0 up to, not including, 1: python's `random()`.
  package mutating func unit() -> Double {
    let high = Double(twister.nextWord() >> 5)
    let low = Double(twister.nextWord() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// A number between two others: python's `uniform(a, b)`.
  package mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// A normally distributed number: python's `gauss(mu, sigma)`.
  package mutating func gauss(mean: Double, deviation: Double) -> Double {
    if let number = spare {
      spare = nil
      return mean + number * deviation
    }
    let angle = unit() * (2 * Double.pi)
    let radius = (-2 * log(1 - unit())).squareRoot()
    spare = sin(angle) * radius
    return mean + cos(angle) * radius * deviation
  }
}

/// A positive number in hundredths, rounded as python's `round(number, 2)` and `"%.2f"` do: by its
/// exact binary value, and to the even digit where that lies exactly in the middle.
package func hundredths(_ number: Double) -> Int {
  let product = number * 100
  // What the multiplication rounded away, exactly.
  let rest = (-product).addingProduct(number, 100)
  let floor = product.rounded(.down)
  let part = product - floor
  let isUp = part > 0.5 || part == 0.5 && (rest > 0 || rest == 0 && Int(floor) & 1 == 1)
  return Int(floor) + (isUp ? 1 : 0)
}
