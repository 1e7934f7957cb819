import LedgerModel
import Testing

/// An interval as mathematicians write it.
func interval(
  _ value: String, _ qualifier: Figure.Qualifier? = nil, scale: Int? = nil, seriesScale: Int = 0
) throws -> Interval {
  let figure = Figure(
    series: "S", period: .year(2023), value: try ExactDecimal(value), scale: scale,
    qualifier: qualifier)
  return try figure.interval(seriesScale: seriesScale)
}

@Suite struct `The interval of a figure` {
  @Test(
    arguments: [
      ("240.11", nil, "[240.105, 240.115)"), ("240.110", nil, "[240.1095, 240.1105)"),
      ("240", nil, "[239.5, 240.5)"), ("-4.6", nil, "(-4.65, -4.55]"), ("0", nil, "(-0.5, 0.5)"),
      ("-0.0", nil, "(-0.05, 0.05)"), ("240", .over, "[240, ∞)"), ("-11.6", .over, "(-11.6, ∞)"),
      ("200", .under, "(−∞, 200)"), ("0.5", .under, "(−∞, 0.5)"), ("240", .about, "[239, 241)"),
      ("0.2", .about, "[0.1, 0.3)"), ("-0.2", .about, "(-0.3, -0.1]"),
      ("6", .nearly, "[5, 6)"), ("4.16", .nearly, "[4.15, 4.16)"), ("-3", .nearly, "(-3, -2]"),
      ("-1", .nearly, "(-1, 0]"), ("-0.25", .nearly, "(-0.25, -0.24]"), ("0", .nearly, "(-1, 1)"),
      ("-5", .under, "(−∞, -5]"), ("-5", .over, "(-5, ∞)"),
    ] as [(String, Figure.Qualifier?, String)]) func `follows from its digits and its qualifier`(
      value: String, qualifier: Figure.Qualifier?, meaning: String
    ) throws
  {
    #expect(try interval(value, qualifier).description == meaning)
  }

  @Test(arguments: [
    ("4.16", 12, 9, "[4155, 4165)"), ("664450", 6, 9, "[664.4495, 664.4505)"),
    ("7", 0, 2, "[0.065, 0.075)"), ("1.5", 9, 9, "[1.45, 1.55)"),
  ]) func `counts in the scale of the series`(
    value: String, scale: Int, seriesScale: Int, meaning: String
  ) throws {
    #expect(try interval(value, scale: scale, seriesScale: seriesScale).description == meaning)
  }

  @Test func `is refused where it cannot be calculated`() {
    #expect(throws: ArithmeticOverflow()) {
      try interval("999999999999999999", scale: 18, seriesScale: -18)
    }
  }

  @Test func `is shown with its qualifier and in the scale of the series`() throws {
    let figure = Figure(
      series: "S", period: .year(2023), value: try ExactDecimal("4.16"), scale: 12,
      qualifier: .over)
    #expect(figure.text(seriesScale: 9) == "over 4160")
  }
}

@Suite struct `Two intervals` {
  @Test(
    arguments: [
      ("240.11", nil, "240.1", nil, true), ("240.11", nil, "240", nil, true),
      ("240.11", nil, "240.12", nil, false),  // [240.105, 240.115) and [240.115, …): half-open
      ("1", nil, "2", nil, false), ("1.5", nil, "1", nil, true), ("1.45", nil, "1", nil, true),
      ("2", .over, "1", nil, false), ("2", .over, "2", nil, true), ("2", .under, "2", .over, false),
      ("2", .under, "2", nil, true), ("2", .nearly, "2", .over, false),
      ("2", .nearly, "1", nil, true), ("2", .about, "3", nil, true),
      ("2", .about, "3", .over, false),
      ("2", .over, "3", .over, true), ("2", .under, "3", .under, true),
    ] as [(String, Figure.Qualifier?, String, Figure.Qualifier?, Bool)])
  func `overlap where they have a number in common`(
    left: String, leftQualifier: Figure.Qualifier?, right: String,
    rightQualifier: Figure.Qualifier?, expected: Bool
  ) throws {
    let (a, b) = (try interval(left, leftQualifier), try interval(right, rightQualifier))
    #expect(a.overlaps(b) == expected)
    #expect(b.overlaps(a) == expected)
    #expect(a.overlaps(a) && b.overlaps(b))
    if a.isEntirelyAbove(b) || b.isEntirelyAbove(a) { #expect(!expected) }
  }

  @Test func `touch without a common number unless both ends are closed`() {
    let closed = Interval(
      low: IntervalBound(.zero, closed: true), high: IntervalBound(.one, closed: true))
    let halfOpen = Interval(from: .zero, upTo: .one)
    let next = Interval(from: .one, upTo: .hundred)
    #expect(closed.overlaps(next) && !next.isEntirelyAbove(closed))
    #expect(!halfOpen.overlaps(next) && next.isEntirelyAbove(halfOpen))
    #expect(halfOpen.contains(.zero) && !halfOpen.contains(.one) && closed.contains(.one))
  }

  @Test func `are compared by width`() throws {
    let (exact, rounder) = (try interval("240.11"), try interval("240"))
    let (over, under) = (try interval("240", .over), try interval("240", .under))
    #expect(exact.isNarrower(than: rounder) && !rounder.isNarrower(than: exact))
    #expect(!exact.isNarrower(than: exact))
    #expect(rounder.isNarrower(than: over) && !over.isNarrower(than: rounder))
    #expect(!over.isNarrower(than: under))
    #expect(exact.width == Rational(1, over: 100))
    #expect(over.width == nil)
  }

  @Test(
    arguments: [
      ("-4.6", nil, -1), ("4.6", nil, 1), ("0.0", nil, nil), ("0.1", nil, 1), ("0.1", .about, nil),
      ("0", .over, nil), ("1", .over, 1), ("0", .under, -1), ("0", .nearly, nil),
      ("1", .under, nil), ("-1", .over, nil), ("-1", .under, -1), ("-2", .nearly, -1),
    ] as [(String, Figure.Qualifier?, Int?)]) func `have a sign where all their numbers have it`(
      value: String, qualifier: Figure.Qualifier?, sign: Int?
    ) throws
  {
    #expect(try interval(value, qualifier).sign == sign)
  }

  @Test func `have a middle and ends that are rounded outwards`() throws {
    #expect(Interval(exactly: .zero).sign == 0)
    #expect(try interval("240.11").middle == Rational(24_011, over: 100))
    #expect(try interval("7", .over).middle == Rational(7))
    #expect(Interval(low: nil, high: nil).middle == nil)
    let thirds = Interval(from: Rational(-1, over: 3), upTo: Rational(2, over: 3))
    #expect(thirds.lowText(decimals: 2) == "-0.34")
    #expect(thirds.highText(decimals: 2) == "0.67")
    #expect(try interval("240.11").lowText(decimals: 3) == "240.105")
    #expect(try interval("240.11").lowText(decimals: 2) == "240.10")
    #expect(try interval("240.11").highText(decimals: 2) == "240.12")
    #expect(try interval("240", .over).highText(decimals: 2) == nil)
    #expect(try interval("240", .over).lowText(decimals: 2) == "240")
    #expect(try interval("240", .under).lowText(decimals: 2) == nil)
  }
}
