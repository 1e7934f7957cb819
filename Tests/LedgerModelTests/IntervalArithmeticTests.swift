import LedgerModel
import Testing

@Suite struct `Arithmetic of intervals` {
  let infinite = Interval(low: nil, high: nil)

  @Test func `adds and subtracts end by end`() throws {
    let (a, b) = (try interval("240.11"), try interval("10", .over))
    #expect(try a.adding(interval("1")).description == "[240.605, 241.615)")
    #expect(try a.subtracting(interval("1")).description == "(238.605, 239.615)")
    #expect(try a.adding(b).description == "[250.105, ∞)")
    #expect(try a.subtracting(b).description == "(−∞, 230.115)")
    #expect(try b.subtracting(a).description == "(-230.115, ∞)")
    #expect(try b.subtracting(b) == infinite)
    #expect(a.negated.description == "(-240.115, -240.105]")
  }

  @Test func `multiplies by a number`() throws {
    let interval = try interval("2", .nearly)
    #expect(try interval.scaled(by: Rational(3)).description == "[3, 6)")
    #expect(try interval.scaled(by: Rational(-3)).description == "(-6, -3]")
    #expect(try interval.scaled(by: .zero) == Interval(exactly: .zero))
    #expect(try infinite.scaled(by: .zero) == Interval(exactly: .zero))
  }

  @Test(arguments: [
    // Both positive: the least over the greatest, and so on.
    ("[1, 2)", "[4, 5)", "(0.2, 0.5)"), ("[-2, -1)", "[4, 5)", "[-0.5, -0.2)"),
    ("[-1, 2)", "[4, 5)", "[-0.25, 0.5)"), ("[1, 2)", "[-5, -4)", "(-0.5, -0.2]"),
    ("[-2, -1)", "[-5, -4)", "(0.2, 0.5)"), ("[-1, 2)", "[-5, -4)", "(-0.5, 0.25)"),
    // A zero at an end is reached whatever the divisor is.
    ("[0, 2)", "[4, 5)", "[0, 0.5)"), ("[0, 2)", "(4, 5)", "[0, 0.5)"),
    ("[0, 2)", "(−∞, -1)", "(-2, 0]"), ("[0, 0]", "(1, 2)", "[0, 0]"),
    ("[0, 0]", "(1, ∞)", "[0, 0]"), ("(0, 2)", "[4, ∞)", "(0, 0.5)"),
    // Infinite ends.
    ("[1, 2)", "[4, ∞)", "(0, 0.5)"), ("[1, ∞)", "[4, 5)", "(0.2, ∞)"),
    ("[1, ∞)", "[4, ∞)", "(0, ∞)"), ("(−∞, 1)", "[4, 5)", "(−∞, 0.25)"),
    ("(−∞, ∞)", "[4, 5)", "(−∞, ∞)"), ("(−∞, -1]", "(−∞, -4]", "(0, ∞)"),
    ("[-1, ∞)", "[4, ∞)", "[-0.25, ∞)"), ("[2, 2]", "[4, 4]", "[0.5, 0.5]"),
  ]) func `divides into the set of all quotients`(
    numerator: String, divisor: String, quotient: String
  ) throws {
    let (a, b) = (try parsed(numerator), try parsed(divisor))
    #expect(try a.divided(by: b).description == quotient)
    #expect(try a.negated.divided(by: b.negated).description == quotient)
  }

  @Test(arguments: ["[0, 1)", "(0, 1)", "[-1, 0)", "(-1, 1)", "(−∞, 0)", "(−∞, ∞)", "[0, 0]"])
  func `refuses a divisor that holds or touches zero`(divisor: String) throws {
    let divisor = try parsed(divisor)
    #expect(throws: IntervalArithmeticError.divisorMayBeZero) {
      try Interval(exactly: .one).divided(by: divisor)
    }
    #expect(throws: IntervalArithmeticError.divisorMayBeZero) {
      try Interval(exactly: .one).growthInPercent(over: divisor)
    }
  }

  @Test func `throws where a result is too large`() throws {
    let large = Interval(exactly: try largestRatio.get())
    #expect(throws: IntervalArithmeticError.overflow) { try large.adding(large) }
    #expect(throws: IntervalArithmeticError.overflow) { try large.negated.subtracting(large) }
    #expect(throws: IntervalArithmeticError.overflow) { try large.scaled(by: .hundred) }
    #expect(throws: IntervalArithmeticError.overflow) {
      try large.divided(by: Interval(exactly: Rational(1, over: 2)))
    }
    #expect(throws: IntervalArithmeticError.overflow) {
      try large.growthInPercent(over: Interval(exactly: .one))
    }
  }

  @Test func `gives growth and the base that growth implies`() throws {
    // China–US trade of 2023: 664.45 at −11.6 % implies a base near 751.6; 759.4 was published.
    let (level, published) = (try interval("664.45"), try interval("-11.6"))
    let implied = try level.impliedBase(ofGrowthInPercent: published)
    #expect(implied.lowText(decimals: 2) == "751.20")
    #expect(implied.highText(decimals: 2) == "752.08")
    #expect(try !implied.overlaps(interval("759.4")))
    let computed = try level.growthInPercent(over: interval("759.4"))
    #expect(computed.lowText(decimals: 3) == "-12.510")
    #expect(computed.highText(decimals: 3) == "-12.496")
    #expect(!computed.overlaps(published))
  }

  @Test func `counts growth over a deficit by the deficit's size`() throws {
    let (deficit, smaller) = (Interval(exactly: Rational(-10)), Interval(exactly: Rational(-5)))
    #expect(try smaller.growthInPercent(over: deficit) == Interval(exactly: Rational(50)))
    #expect(try deficit.growthInPercent(over: smaller) == Interval(exactly: Rational(-100)))
  }

  @Test func `implies no base where growth may be −100 %`() throws {
    let (level, total) = (try interval("10"), try interval("-100"))
    #expect(throws: IntervalArithmeticError.divisorMayBeZero) {
      try level.impliedBase(ofGrowthInPercent: total)
    }
  }

  /// Reads what ``Interval/description`` writes.
  private func parsed(_ text: String) throws -> Interval {
    let ends = text.dropFirst().dropLast().split(separator: ", ")
    func bound(_ end: Substring, closed: Bool) throws -> IntervalBound? {
      guard !end.hasSuffix("∞") else { return nil }
      return IntervalBound(try ExactDecimal(String(end)).rational(), closed: closed)
    }
    return Interval(
      low: try bound(ends[0], closed: text.hasPrefix("[")),
      high: try bound(ends[1], closed: text.hasSuffix("]")))
  }
}
