import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// An agency that publishes what is true, only rounded: nothing may be held against it.
@Suite struct `A truthful history` {
  private static let seeds = (1...200).map(UInt64.init)

  @Test(arguments: seeds)
  func `has its true growth inside what its levels allow`(seed: UInt64) throws {
    let truth = try TruthfulHistory(seed: seed)
    let known = try known(truth.text)
    for (key, levels) in truth.levels {
      for period in 1..<levels.count {
        let growth = try known.growth(key, "\(2000 + period)")
        guard let computed = growth.computed else { continue }
        let rate = try truth.growth(key, period)
        #expect(
          computed.interval.contains(rate), "seed \(seed): \(key) \(period) \(rate) \(computed)")
        #expect(growth.isConsistent != false, "seed \(seed): \(key) \(period)")
      }
    }
  }

  @Test(arguments: seeds)
  func `gives no finding`(seed: UInt64) throws {
    let truth = try TruthfulHistory(seed: seed)
    let findings = try known(truth.text).audit()
    #expect(findings.isEmpty, "seed \(seed): \(findings.map(\.message))\n\(truth.text)")
  }

  @Test(arguments: seeds)
  func `has its true values inside its totals`(seed: UInt64) throws {
    let truth = try TruthfulHistory(seed: seed)
    let known = try known(truth.text)
    for (key, levels) in truth.levels {
      for (period, level) in levels.enumerated() {
        let total = try #require(try known.total(key, Period("\(2000 + period)")))
        #expect(total.interval.contains(level), "seed \(seed): \(key) \(period)")
      }
    }
  }

  @Test(arguments: seeds)
  func `implies a base that holds the true one`(seed: UInt64) throws {
    let truth = try TruthfulHistory(seed: seed)
    let known = try known(truth.text)
    for (key, levels) in truth.levels {
      for period in 1..<levels.count {
        let level = try #require(try known.current(key, Period("\(2000 + period)")))
        let rate = try #require(try known.current(key + ".YOY", Period("\(2000 + period)")))
        guard let implied = try? level.interval.impliedBase(ofGrowthInPercent: rate.interval),
          levels[period - 1].sign > 0
        else { continue }
        #expect(implied.contains(levels[period - 1]), "seed \(seed): \(key) \(period)")
      }
    }
  }
}

/// True levels of exports, imports, their sum and their difference, and what is published of them.
private struct TruthfulHistory {
  private(set) var levels: [String: [Rational]] = [:]
  private(set) var text = """
    series TRADE scale 9 = OUT + IN
    series BALANCE scale 9 = OUT - IN
    series OUT scale 9
    series IN scale 9
    series TRADE.YOY yoy TRADE
    series BALANCE.YOY yoy BALANCE
    series OUT.YOY yoy OUT
    series IN.YOY yoy IN
    """
  private var generator: SeededGenerator

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let (out, into) = (randomLevel(and: 1), randomLevel(and: 3))
      levels["OUT", default: []].append(out)
      levels["IN", default: []].append(into)
      levels["TRADE", default: []].append(try out.adding(into))
      levels["BALANCE", default: []].append(try out.subtracting(into))
    }
    for period in 0..<5 { try publish(period) }
  }

  /// With some 21sts of a millionth, which neither end nor cancel out in sum and difference: no
  /// level is exactly what is published of it.
  private mutating func randomLevel(and parts: Int) -> Rational {
    let size = [1_000_000, 50_000_000, 3_000_000_000].randomElement(using: &generator) ?? 1
    return Rational(
      Int.random(in: size...(size * 9), using: &generator) * 21 + parts, over: 21_000_000)
  }

  /// The growth in percent, over a deficit in percent of its size.
  func growth(_ key: String, _ period: Int) throws -> Rational {
    let values = try #require(levels[key])
    let base = values[period - 1]
    return try values[period].subtracting(base).divided(by: base.magnitude)
      .multiplied(by: .hundred)
  }

  /// The levels of a year and their growth; some are published again later, rounder or finer.
  private mutating func publish(_ period: Int) throws {
    let year = 2000 + period
    for again in 0...Int.random(in: 0...2, using: &generator) {
      var figures: [String] = []
      for key in levels.keys.sorted() {
        let level = try #require(levels[key]?[period])
        figures.append("\(key) \(year) \(written(level))")
        if period > 0 { figures.append("\(key).YOY \(year) \(written(try growth(key, period)))") }
      }
      text += "\n\(figures.shuffled(using: &generator).joined(separator: ", ")) "
      text += "@\(year + 1)-0\(again + 1)-\(10 + period)"
    }
  }

  /// As it is published: rounded, or in words, or in trillions.
  private mutating func written(_ value: Rational) -> String {
    let decimals = Int.random(in: 0...4, using: &generator)
    switch Int.random(in: 0...9, using: &generator) {
    case 0: return "over \(value.text(decimals: decimals, rounded: .down))"
    case 1: return "under \(value.text(decimals: decimals, rounded: .up))"
    case 2: return "about \(value.text(decimals: decimals))"
    case 3:
      return "nearly \(value.text(decimals: decimals, rounded: value < .zero ? .down : .up))"
    default: return value.text(decimals: decimals)
    }
  }
}
