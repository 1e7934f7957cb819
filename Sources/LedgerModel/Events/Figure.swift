/// A value of one series for one reference period, exactly as published.
public struct Figure: Hashable, Sendable {
  /// The key of the series.
  public var series: String
  /// What the figure is about.
  public var period: Period
  /// The value, to its last published digit.
  public var value: ExactDecimal
  /// The power of ten that the value counts in (SDMX `UNIT_MULT`); nil: the series' own.
  public var scale: Int?
  /// The word before the value, if it does not stand for itself.
  public var qualifier: Qualifier?
  /// Whether a dash was printed in place of the value, which is 0 with the digits of its table:
  /// nothing, or less than half a unit of the last place.
  public var isNil: Bool
  /// What growth is measured on, where it is not the levels as published.
  public var basis: Basis?
  /// The observation status, a code of SDMX's `CL_OBS_STATUS`; nil: normal.
  public var status: String?
  /// The ledger keeper's remark on this figure.
  public var note: String?

  /// Makes a figure.
  public init(
    series: String, period: Period, value: ExactDecimal, scale: Int? = nil,
    qualifier: Qualifier? = nil, isNil: Bool = false, basis: Basis? = nil, status: String? = nil,
    note: String? = nil
  ) {
    self.series = series
    self.period = period
    self.value = value
    self.scale = scale
    self.qualifier = qualifier
    self.isNil = isNil
    self.basis = basis
    self.status = status
    self.note = note
  }

  /// The words that make a value less than exact, as said of the number with its sign: what fell by
  /// more than 5 is `under` −5.
  public enum Qualifier: String, Hashable, Sendable, CaseIterable {
    /// At least the value: of −5, what fell by less, or rose.
    case over
    /// Less than the value: of −5, what fell by more.
    case under
    /// One unit of the last place either side.
    case about
    /// One unit of the last place from the value towards zero; either side of zero itself.
    case nearly
  }

  /// What growth is measured on, where it is not the levels as they were published.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// On levels that the agency made comparable, such as after a change of coverage.
    case comparable
    /// On volumes: what prices did is taken out.
    case real
  }

  /// The codes of SDMX's `CL_OBS_STATUS` 2.2.
  public static let statuses: Set<String> = [
    "A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "S", "U", "V",
  ]

  /// What is wrong with a text that is not, byte for byte, one of the codes; nil for one that is.
  ///
  /// A `Set` alone would take U+212A, the kelvin sign, for the letter K that it equals.
  package static func problem(ofStatus text: String) -> String? {
    if text.utf8.count == 1, statuses.contains(text) { return nil }
    return "\"\(text)\" is no observation status; expected a code of SDMX's CL_OBS_STATUS, such "
      + "as A (normal), P (provisional), E (estimated)"
  }

  /// The largest power of ten, either way, that a scale may be.
  public static let largestScale = 18

  /// All numbers that the figure may stand for, in units of 10^`seriesScale`.
  ///
  /// A half is rounded away from zero: 5 is [4.5, 5.5), −5 is (−5.5, −4.5], and 0 is (−0.5, 0.5).
  ///
  /// - Throws: ``ArithmeticOverflow``.
  public func interval(seriesScale: Int) throws(ArithmeticOverflow) -> Interval {
    let (shift, overflow) = (scale ?? seriesScale).subtractingReportingOverflow(seriesScale)
    // Beyond a thousand nothing fits; it only has to be told before it is subtracted from.
    guard !overflow, shift.magnitude <= 1000 else { throw ArithmeticOverflow() }
    let middle = try value.rational(timesTenTo: shift)
    let unit = try Rational(1, timesTenTo: shift - value.decimals)
    // A value below zero is the other side of one above it, to the ends of its interval.
    return middle.sign < 0
      ? try interval(middle.negated, unit, qualifier?.mirrored).negated
      : try interval(middle, unit, qualifier)
  }

  /// The interval of a value that is not below zero.
  private func interval(
    _ middle: Rational, _ unit: Rational, _ qualifier: Qualifier?
  ) throws(ArithmeticOverflow) -> Interval {
    let half = try unit.multiplied(by: Rational(1, over: 2))
    switch qualifier {
    case .over: return Interval(low: IntervalBound(middle, closed: true), high: nil)
    case .under: return Interval(low: nil, high: IntervalBound(middle, closed: false))
    case .nearly where middle.sign > 0:
      return Interval(from: try middle.subtracting(unit), upTo: middle)
    case .about, .nearly: return try around(middle, by: unit)
    case nil where isNil:
      return Interval(
        low: IntervalBound(middle, closed: true),
        high: IntervalBound(try middle.adding(half), closed: true))
    case nil: return try around(middle, by: half)
    }
  }

  /// What is rounded to a number, halves away from zero: both sides of zero are alike.
  private func around(
    _ middle: Rational, by way: Rational
  ) throws(ArithmeticOverflow) -> Interval {
    Interval(
      low: IntervalBound(try middle.subtracting(way), closed: middle.sign > 0),
      high: IntervalBound(try middle.adding(way), closed: false))
  }

  /// The value for working with: its digits, unless a word stands before them that makes them a
  /// bound, and all numbers that it may stand for, in units of 10^`seriesScale`.
  ///
  /// - Parameters:
  ///   - seriesScale: the power of ten.
  ///   - interval: what is known of the figure, if that is less than what it says by itself.
  /// - Returns: the value.
  /// - Throws: ``ArithmeticOverflow``.
  package func workedOut(
    seriesScale: Int, _ interval: Interval? = nil
  ) throws(ArithmeticOverflow) -> WorkedOut {
    let isPoint = !isNil && (qualifier == nil || qualifier == .about)
    // Checks the shift, too.
    let own = try self.interval(seriesScale: seriesScale)
    let shift = (scale ?? seriesScale) - seriesScale
    return WorkedOut(
      point: isPoint ? try value.rational(timesTenTo: shift) : nil, interval: interval ?? own)
  }

  /// The value in units of 10^`seriesScale`, with its word: `over 240`.
  public func text(seriesScale: Int) -> String {
    let digits = value.text(movingPointRight: (scale ?? seriesScale) - seriesScale)
    return word.map { "\($0) \(digits)" } ?? digits
  }

  /// The word before the value in texts and tables: the qualifier, or ``nilWord`` for a dash.
  public var word: String? { isNil ? Self.nilWord : qualifier?.rawValue }

  /// What stands before the value where a dash was printed.
  public static let nilWord = "nil"
}
