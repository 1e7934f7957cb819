import RevisionMeasures
import TestSupport
import Testing

/// Pairs made up for these tests; the expected numbers are from NumPy 2.4, SciPy 1.17 and
/// statsmodels 0.15.
private let earlier = [
  1.2, 0.8, -0.5, 0.3, 1.9, 2.1, 0.0, -1.1, 0.7, 1.4, 0.9, -0.2, 2.6, 1.1, 0.4, -0.8, 1.3, 1.7, 0.6,
  -0.4, 0.2, 1.0, 1.5, -0.9,
]
private let later = [
  1.4, 0.7, -0.6, 0.5, 2.2, 1.9, 0.1, -1.3, 0.7, 1.8, 1.1, -0.1, 2.4, 1.2, 0.1, -0.9, 1.6, 1.5, 0.9,
  -0.7, 0.2, 1.3, 1.4, -0.6,
]

@Suite struct `Statistics of revisions` {
  private func statistics(
    _ earlier: [Double], _ later: [Double], perYear: Int = 4
  ) throws -> RevisionStatistics {
    try #require(RevisionStatistics(earlier: earlier, later: later, perYear: perYear))
  }

  @Test func `have the values that other programs find`() throws {
    let own = try statistics(earlier, later)
    #expect(own.n == 24)
    expect(own.bias.mean, 0.04166666666666668)
    expect(own.size.deviation, 0.2185260240529851)
    expect(own.size.lowDecile, -0.2)
    expect(own.size.median, 0.05)
    expect(own.size.highDecile, 0.3)
    expect(own.bias.plain?.t, 0.9340953605710524)
    expect(own.bias.plain?.p, 0.3599585188581899)
    expect(own.accuracy.theilU1, 0.09074624701218957)
    expect(own.accuracy.correlation, 0.9776170673860992)
    expect(own.accuracy.revisionCorrelation?.value, 0.09685262333984099)
    expect(own.accuracy.revisionCorrelation?.p, 0.6525586122682765)
    expect(own.dependence.ljungBox?.statistic, 7.047786, within: 1e-6)
    expect(own.dependence.ljungBox?.p, 0.133384, within: 1e-6)
    expect(own.dependence.friedman?.statistic, 0.6)
    expect(own.dependence.friedman?.p, 0.8964323733419127)
  }

  @Test func `have the regressions that other programs find`() throws {
    let efficiency = try statistics(earlier, later).efficiency
    let whole = try #require(efficiency.mincerZarnowitz)
    expect(whole.intercept.value, 0.02758493, within: 1e-8)
    expect(whole.slope.value, 1.02138998, within: 1e-8)
    expect(whole.intercept.plainError, 0.05488648, within: 1e-8)
    expect(whole.slope.plainError, 0.04686419, within: 1e-8)
    expect(whole.explained, 0.9557351304445962)
    let news = try #require(efficiency.news)
    expect(news.intercept.plainP, 0.6202524, within: 1e-7)
    expect(news.slope.plainP, 0.65255861, within: 1e-7)
    expect(news.joint?.p, whole.joint?.p ?? .nan)
    let noise = try #require(efficiency.noise)
    expect(noise.intercept.value, -0.00332926, within: 1e-8)
    expect(noise.slope.value, 0.0642799, within: 1e-8)
    expect(noise.slope.plainP, 0.14855195, within: 1e-7)
  }

  @Test func `do not depend on the unit`() throws {
    let own = try statistics(earlier, later)
    let scaled = try statistics(earlier.map { $0 * 1e6 }, later.map { $0 * 1e6 })
    expect(scaled.bias.mean, own.bias.mean * 1e6, within: 1e-6)
    expect(scaled.bias.neweyWest?.p, own.bias.neweyWest?.p ?? .nan)
    expect(scaled.bias.mcKenzieGamba?.t, own.bias.mcKenzieGamba?.t ?? .nan)
    expect(scaled.efficiency.noise?.joint?.p, own.efficiency.noise?.joint?.p ?? .nan)
    expect(scaled.size.relativeToLater, own.size.relativeToLater ?? .nan)
    expect(scaled.accuracy.theilU2, own.accuracy.theilU2 ?? .nan)
  }

  @Test func `turn with the sign`() throws {
    let own = try statistics(earlier, later)
    let turned = try statistics(earlier.map { -$0 }, later.map { -$0 })
    expect(turned.bias.mean, -own.bias.mean)
    expect(turned.bias.neweyWest?.p, own.bias.neweyWest?.p ?? .nan)
    #expect((turned.size.upward, turned.size.downward) == (own.size.downward, own.size.upward))
    expect(turned.size.least, -own.size.greatest)
    expect(turned.decomposition?.slope, own.decomposition?.slope ?? .nan)
  }

  @Test func `split the mean squared revision into shares of one`() throws {
    let parts = try #require(try statistics(earlier, later).decomposition)
    expect(parts.mean + parts.slope + parts.disturbance, 1)
  }

  @Test func `are none without a pair, and few with few`() throws {
    #expect(RevisionStatistics(earlier: [], later: [], perYear: 4) == nil)
    let one = try statistics([1], [1.5])
    #expect(one.bias.mean == 0.5)
    #expect(one.size.deviation == nil && one.bias.plain == nil && one.bias.neweyWest == nil)
    #expect(one.efficiency.news == nil && one.accuracy.sameChange == nil)
    let two = try statistics([1, 2], [1.5, 2])
    #expect(two.bias.plain != nil && two.bias.neweyWest == nil)
    #expect(two.efficiency.mincerZarnowitz == nil && two.dependence.lagOne == nil)
    let three = try statistics([1, 2, 4], [1.5, 2, 4.5])
    #expect(three.efficiency.mincerZarnowitz?.joint == nil)
    #expect(three.efficiency.mincerZarnowitz?.slope.plainError != nil)
  }

  @Test func `of what was never revised say so, and test nothing`() throws {
    let own = try statistics(earlier, earlier)
    #expect(own.bias.mean == 0 && own.size.meanAbsolute == 0 && own.size.unrevised == 1)
    #expect(own.bias.plain == nil && own.bias.neweyWest == nil && own.bias.mcKenzieGamba == nil)
    #expect(own.decomposition == nil)
    #expect(own.efficiency.mincerZarnowitz?.joint == nil)
    #expect(own.efficiency.mincerZarnowitz?.slope.value == 1)
    #expect(own.accuracy.theilU1 == 0 && own.accuracy.sameSign == 1)
    #expect(own.dependence.ljungBox == nil && own.dependence.friedman == nil)
    // One of the values is zero: nobody can tell a change in proportion to it.
    #expect(own.accuracy.theilU2 == nil)
    #expect(try statistics([1, 2, 4], [1, 2, 4]).accuracy.theilU2 == 0)
  }

  @Test func `of equal revisions have a mean, and no error of it`() throws {
    let own = try statistics(earlier, earlier.map { $0 + 0.25 })
    expect(own.bias.mean, 0.25)
    #expect(own.efficiency.mincerZarnowitz?.joint == nil)
  }

  @Test func `of values that are all alike regress nothing`() throws {
    let same = [Double](repeating: 2, count: 12)
    let own = try statistics(same, Array(later.prefix(12)))
    #expect(own.efficiency.news == nil && own.efficiency.mincerZarnowitz == nil)
    #expect(own.decomposition == nil && own.accuracy.correlation == nil)
    #expect(own.efficiency.noise != nil)
  }

  @Test(arguments: (1...200).map(UInt64.init))
  func `of any numbers are numbers, and in their ranges`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...40, using: &generator)
    let digits: Double = [1.0, 10, 1e6].randomElement(using: &generator) ?? 1
    func value() -> Double {
      (Double.random(in: -3...3, using: &generator) * digits).rounded() / digits
    }
    let (first, last) = ((0..<count).map { _ in value() }, (0..<count).map { _ in value() })
    let own = try statistics(
      first, last, perYear: [1, 2, 4, 12].randomElement(using: &generator) ?? 4)
    let shares: [Double?] = [
      own.bias.plain?.p, own.bias.neweyWest?.p, own.bias.mcKenzieGamba?.p,
      own.efficiency.news?.joint?.p, own.efficiency.noise?.joint?.p,
      own.efficiency.mincerZarnowitz?.slope.p, own.accuracy.theilU1, own.accuracy.sameSign,
      own.accuracy.sameChange, own.dependence.ljungBox?.p, own.dependence.friedman?.p,
      own.dependence.lagOne?.p, own.decomposition?.mean, own.decomposition?.disturbance,
    ]
    for share in shares.compactMap(\.self) {
      #expect((0...1.000_000_001).contains(share), "seed \(seed)")
    }
    #expect(own.size.least <= own.size.median && own.size.median <= own.size.greatest)
    expect(own.size.upward + own.size.downward + own.size.unrevised, 1)
  }

  @Test func `find the first release that forecasts efficiently`() {
    // Half of each value at first, all of it but noise afterwards.
    let first = (later.map { $0 / 2 }, later)
    #expect(RevisionStatistics.firstEfficientRelease([first, (earlier, later)]) == 1)
    #expect(RevisionStatistics.firstEfficientRelease([first]) == nil)
    #expect(RevisionStatistics.firstEfficientRelease([first, (later, later)]) == 1)
    #expect(RevisionStatistics.firstEfficientRelease([([], [])]) == nil)
  }

  private func expect(_ value: Double?, _ expected: Double, within distance: Double = 1e-12) {
    #expect(
      abs((value ?? .nan) - expected) <= distance * max(1, abs(expected)),
      "\(value ?? .nan) for \(expected)")
  }
}
