import LedgerModel
import TestSupport
import Testing

/// The largest number that there is, 2¹²⁷ − 1.
let largestRatio = Result {
  let big = try Rational(Int.max).multiplied(by: Rational(Int.max))  // 2¹²⁶ − 2⁶⁴ + 1
  let step = try Rational(Int.max).adding(.one).multiplied(by: Rational(2))  // 2⁶⁴
  let half = try big.adding(step).subtracting(.one)  // 2¹²⁶
  return try half.subtracting(.one).adding(half)
}

@Suite struct `A ratio` {
  @Test func `is the number, whatever terms it is in`() {
    #expect(Rational(1, over: 2) == Rational(-50, over: -100))
    #expect(Rational(0, over: 7) == .zero)
    #expect(Set([Rational(1, over: 3), Rational(2, over: 6), Rational(-3, over: -9)]).count == 1)
    #expect(Rational(3, over: -6).description == "-0.5")
    #expect(Rational(Int.min, over: Int.min) == .one)
    #expect(Rational(1, over: 3).approximation == 1.0 / 3)
    #expect(
      [Rational(-2, over: 3).sign, Rational.zero.sign, Rational(2, over: 3).sign] == [-1, 0, 1])
    #expect(Rational(-2, over: 3).magnitude == Rational(2, over: 3))
  }

  @Test func `throws where the result is too large, and never wraps`() throws {
    let largest = try largestRatio.get()
    #expect(largest.description == "170141183460469231731687303715884105727")
    #expect(throws: ArithmeticOverflow()) { try largest.adding(.one) }
    #expect(throws: ArithmeticOverflow()) { try largest.negated.subtracting(Rational(2)) }
    #expect(throws: ArithmeticOverflow()) { try largest.multiplied(by: Rational(2)) }
    #expect(throws: ArithmeticOverflow()) { try largest.divided(by: Rational(1, over: 2)) }
    #expect(throws: ArithmeticOverflow()) { try Rational(1, over: 3).adding(largest) }
    let smallest = try Rational.one.divided(by: largest)
    #expect(throws: ArithmeticOverflow()) { try smallest.divided(by: Rational(2)) }
    #expect(throws: ArithmeticOverflow()) { try smallest.multiplied(by: smallest) }
    #expect(throws: ArithmeticOverflow()) { try Rational(9, timesTenTo: 38) }
    #expect(throws: ArithmeticOverflow()) { try Rational(1, timesTenTo: -39) }
    // Crosswise reduction: only the result counts, not the way to it.
    #expect(try largest.multiplied(by: smallest) == .one)
    #expect(try largest.divided(by: largest) == .one)
    #expect(try smallest.subtracting(smallest) == .zero)
  }

  @Test func `has no number without a counterpart`() throws {
    // −2¹²⁷ would fit 128 bits, but its negation would not.
    let largest = try largestRatio.get()
    #expect(throws: ArithmeticOverflow()) { try largest.negated.subtracting(.one) }
    #expect(throws: ArithmeticOverflow()) { try largest.negated.adding(Rational(-1)) }
    #expect(largest.negated.negated == largest)
    #expect(largest.negated.magnitude == largest)
  }

  @Test func `compares rightly next to overflow`() throws {
    let largest = try largestRatio.get()
    let below = try largest.subtracting(.one)
    // n/(n−1) and (n−1)/(n−2) differ by less than 2⁻²⁵⁰.
    let nearer = try largest.divided(by: below)
    let farther = try below.divided(by: below.subtracting(.one))
    #expect(nearer < farther)
    #expect(nearer > .one)
    #expect(nearer != farther)
    #expect(farther.negated < nearer.negated)
    #expect(try Rational.one.divided(by: largest) < Rational.one.divided(by: below))
    #expect(try Rational.one.divided(by: largest) > .zero)
    #expect(largest.negated < Rational.one.negated)
  }

  @Test(arguments: UInt64(1)...20) func `agrees with arithmetic of any size`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var overflows = 0
    for _ in 0..<50 {
      let (a, b) = (try randomRatio(&generator), try randomRatio(&generator))
      let (x, y) = (BigRatio(a), BigRatio(b))
      let comment: Comment = "seed \(seed): \(a), \(b)"
      #expect((a < b) == (x < y), comment)
      #expect((a == b) == (x == y), comment)
      #expect((a > b) == (x > y), comment)
      overflows += check(x + y, comment) { try a.adding(b) }
      overflows += check(x - y, comment) { try a.subtracting(b) }
      overflows += check(x * y, comment) { try a.multiplied(by: b) }
      if b.sign != 0 { overflows += check(x / y, comment) { try a.divided(by: b) } }
      #expect(BigRatio(a.reduced) == x, comment)
      #expect(a.hashValue == a.reduced.hashValue, comment)
    }
    #expect(overflows < 150, "seed \(seed)")
  }

  /// Checks a result; 1 if it was refused as too large.
  private func check(
    _ expected: BigRatio, _ comment: Comment, _ result: () throws -> Rational
  ) -> Int {
    do {
      #expect(BigRatio(try result()) == expected, comment)
      return 0
    } catch {
      #expect(error is ArithmeticOverflow, comment)
      return 1
    }
  }

  @Test(.enabled(if: Python.isThere), arguments: [UInt64(71), 72])
  func `agrees with python, and overflows only where it must`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lines = ""
    for _ in 0..<400 {
      let (a, b) = (try randomRatio(&generator), try randomRatio(&generator))
      let results = [
        try? a.adding(b), try? a.subtracting(b), try? a.multiplied(by: b),
        b.sign == 0 ? .zero : try? a.divided(by: b),
      ].map { $0?.description ?? "overflow" }
      lines += ([a.description, b.description] + results).joined(separator: " ") + "\n"
    }
    let script = """
      import sys
      from fractions import Fraction as F
      from math import lcm
      fits = lambda f: abs(f.numerator) < 2**127 and f.denominator < 2**127
      for line in sys.stdin:
          a, b, plus, minus, times, over = line.split()
          a, b = F(a), F(b)
          shared = lcm(a.denominator, b.denominator)
          small = all(n < 2**126 for n in (abs(a) * shared, abs(b) * shared, shared))
          for exact, got, must in [(a + b, plus, small), (a - b, minus, small),
              (a * b, times, fits(a * b)), (a / b if b else F(0), over, fits(a / b) if b else 1)]:
              assert (not must) if got == "overflow" else F(got) == exact, line
      print("same")
      """
    #expect(try Python.run(script, input: Array(lines.utf8)) == "same\n", "seed \(seed)")
  }
}

/// A ratio of any size: small ones, decimals, and such that are next to overflow.
func randomRatio(_ generator: inout SeededGenerator) throws -> Rational {
  func whole() -> Int {
    let bits = Int.random(in: 0..<63, using: &generator)
    return Int.random(in: -1 << bits...1 << bits, using: &generator)
  }
  let denominator = whole()
  let ratio = Rational(whole(), over: denominator == 0 ? 1 : denominator)
  switch Int.random(in: 0..<4, using: &generator) {
  case 0: return Rational(whole() % 1000, over: 8)
  case 1:
    return try Rational(Int64(whole()), timesTenTo: -Int.random(in: 0...18, using: &generator))
  case 2: return ratio
  default:
    let other = whole()
    return try ratio.multiplied(by: Rational(whole(), over: other == 0 ? 3 : other))
  }
}
