import LedgerModel
import TestSupport
import Testing

/// A published figure with a true value that it may stand for.
private struct Sample {
  let text: String
  let interval: Interval
  let truth: BigRatio

  init(_ generator: inout SeededGenerator, positive: Bool = false) throws {
    let decimals = Int.random(in: 0...3, using: &generator)
    let whole = Int.random(in: (positive ? 2 : -9999)...9999, using: &generator)
    let fraction = Int.random(in: 0..<1000, using: &generator)
    let digits = String("00\(fraction)".suffix(3).prefix(decimals))
    text = decimals == 0 ? "\(whole)" : "\(whole).\(digits)"
    // Each qualifier, and none; a true value above zero where a divisor is wanted.
    let qualifiers: [Figure.Qualifier?] =
      positive ? [nil, .over, .about, .nearly] : [nil, .over, .under, .about, .nearly]
    interval = try LedgerModelTests.interval(
      text, qualifiers.randomElement(using: &generator) ?? nil)
    // Both ends are likely to be hit, and so is what lies just inside.
    let parts = [1, 2, 7, 1_000_000].randomElement(using: &generator) ?? 1
    let number = Int.random(in: 0..<parts, using: &generator)
    let part = BigRatio(number, over: parts)
    switch (interval.low, interval.high) {
    case (let low?, let high?):
      let width = BigRatio(high.value) - BigRatio(low.value)
      // From the end that belongs to it: below zero that is the upper one, and around it neither.
      if low.isClosed {
        truth = BigRatio(low.value) + width * part
      } else if high.isClosed {
        truth = BigRatio(high.value) - width * part
      } else {
        truth = BigRatio(low.value) + width * BigRatio(number + 1, over: parts + 1)
      }
    case (let low?, nil):
      let way = low.isClosed ? part : BigRatio(1, over: parts)
      truth = BigRatio(low.value) + way * BigRatio(5000)
    case (nil, let high?):
      truth = BigRatio(high.value) - BigRatio(1, over: parts) * BigRatio(5000)
    default: truth = part
    }
  }
}

@Suite struct `Whatever the true values are` {
  static let seeds = UInt64(1)...12

  @Test(arguments: seeds) func `the sum and the difference hold the true ones`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let (a, b) = (try Sample(&generator), try Sample(&generator))
      let comment: Comment = "seed \(seed): \(a.interval), \(b.interval)"
      #expect(a.interval.holds(a.truth) && b.interval.holds(b.truth), comment)
      #expect(try a.interval.adding(b.interval).holds(a.truth + b.truth), comment)
      #expect(try a.interval.subtracting(b.interval).holds(a.truth - b.truth), comment)
    }
  }

  @Test(arguments: seeds) func `the quotient and the growth hold the true ones`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for turn in 0..<60 {
      let level = try Sample(&generator)
      let base = try Sample(&generator, positive: true)
      let isNegative = turn % 3 == 0
      let divisor = isNegative ? base.interval.negated : base.interval
      let truth = isNegative ? base.truth.negated : base.truth
      let comment: Comment = "seed \(seed): \(level.interval), \(divisor)"
      #expect(try level.interval.divided(by: divisor).holds(level.truth / truth), comment)
      let growth = (level.truth - truth) / base.truth * BigRatio(100)
      #expect(try level.interval.growthInPercent(over: divisor).holds(growth), comment)
    }
  }

  @Test(arguments: seeds) func `the implied base holds the true base`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let base = try Sample(&generator, positive: true)
      let level = try Sample(&generator, positive: true)
      // The growth that an agency would publish, to one decimal, halves away from zero.
      let growth = (level.truth - base.truth) / base.truth * BigRatio(100)
      guard BigRatio(-99) < growth, growth < BigRatio(1_000_000) else { continue }
      let isFall = growth < BigRatio(0)
      let size = isFall ? growth.negated : growth
      let tenths =
        wholeBelow(size * BigRatio(10) + BigRatio(1, over: 2)) * (isFall ? -1 : 1)
      let published = try interval(
        "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)")
      let comment: Comment = "seed \(seed): \(level.interval) at \(published)"
      #expect(published.holds(growth), comment)
      let implied = try level.interval.impliedBase(ofGrowthInPercent: published)
      #expect(implied.holds(base.truth), comment)
    }
  }

  /// The largest whole number that is not above `value`, by bisection.
  private func wholeBelow(_ value: BigRatio) -> Int {
    var (low, high) = (-1_000_000_000, 1_000_000_000)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if value < BigRatio(middle) { high = middle - 1 } else { low = middle }
    }
    return low
  }
}
