import LedgerModel
import LedgerProjections

/// Whether a drafted figure can be of the series that it was tied to, by what the ledger knows.
///
/// A value many times as large as any on record is far more often one of another series ("trade" of
/// a sentence on Russia) than a misprint. It is left to the reviewer, not drafted.
struct Plausibility {
  /// A level may be this many times the known one, or as many times less.
  static let factor = 4
  /// A rate may differ from the known one by this many percentage points.
  static let points = 25
  /// Beside values of other periods, by this many.
  static let widePoints = 50

  private let known: Known
  private let catalogue: SeriesCatalogue
  /// The ranges of values of a series for periods of one kind, once they were asked for.
  private var ranges: [Kind: (least: Interval, most: Interval)?] = [:]

  private struct Kind: Hashable {
    let series: String
    let period: String
  }

  init(_ state: LedgerState, _ catalogue: SeriesCatalogue) {
    known = state.known()
    self.catalogue = catalogue
  }

  /// Why a figure is not plausible; nil if it is, or nothing is known to compare it with.
  ///
  /// The value of the period decides where it is known or follows from others, else the range of
  /// those of the same kind of period, at least three.
  mutating func problem(_ figure: Figure) -> String? {
    let scale = catalogue.scale(figure.series)
    guard let interval = try? figure.interval(seriesScale: scale) else {
      return "the number is too large"
    }
    let text = figure.text(seriesScale: scale)
    if let problem = problemOfPart(figure, interval, text) { return problem }
    let points = catalogue.isRate(figure.series) ? Self.points : nil
    if let own = known.valueOfPeriod(figure.series, figure.period) {
      guard !isNear(interval, own.interval, own.interval, points: points) else { return nil }
      return "\(text) is far from \(own.isDerived ? own.words : "the \(own.text) on record") for "
        + "\(figure.series) in \(figure.period); it may be of something else"
    }
    guard let (least, most) = range(figure.series, figure.period),
      !isNear(interval, least, most, points: points == nil ? nil : Self.widePoints)
    else { return nil }
    return "\(text) is far from all values on record for \(figure.series); it may be of "
      + "something else"
  }

  /// The least and the greatest value of a series for periods like one.
  private mutating func range(
    _ series: String, _ period: Period
  ) -> (least: Interval, most: Interval)? {
    let kind = Kind(series: series, period: period.kind)
    if let range = ranges[kind] { return range }
    let values = known.periods(of: series).filter { $0.kind == period.kind }
      .compactMap { known.current(series, $0)?.interval }
      .sorted { $1.isEntirelyAbove($0) }
    var range: (Interval, Interval)?
    if values.count >= 3, let least = values.first, let most = values.last { range = (least, most) }
    ranges[kind] = .some(range)
    return range
  }

  /// Trade with one partner is no more than trade with the world.
  private func problemOfPart(_ figure: Figure, _ interval: Interval, _ text: String) -> String? {
    guard let whole = catalogue.whole(of: figure.series),
      let total = known.current(whole, figure.period), interval.isEntirelyAbove(total.interval)
    else { return nil }
    return "\(text) of \(figure.series) would be more than all of \(whole) in \(figure.period); it "
      + "may be of something else"
  }

  /// Whether a value is within reach of a range: by `points` for rates, by a factor for levels.
  ///
  /// A level of the known size on the other side of zero is so, too: who calls a surplus a deficit
  /// speaks of the series, and is wrong about it.
  private func isNear(
    _ value: Interval, _ least: Interval, _ most: Interval, points: Int?
  ) -> Bool {
    isWithinReach(value, least, most, points: points)
      || points == nil && isWithinReach(value.negated, least, most, points: nil)
  }

  private func isWithinReach(
    _ value: Interval, _ least: Interval, _ most: Interval, points: Int?
  ) -> Bool {
    guard let low = least.low?.value ?? least.high?.value,
      let high = most.high?.value ?? most.low?.value,
      let bottom = try? points.map({ try low.subtracting(Rational($0)) })
        ?? low.smaller(by: Self.factor),
      let top = try? points.map({ try high.adding(Rational($0)) }) ?? high.larger(by: Self.factor)
    else { return true }
    if let lowest = value.low?.value, top < lowest { return false }
    if let highest = value.high?.value, highest < bottom { return false }
    return true
  }
}

extension Rational {
  /// The number a factor nearer to zero, or below zero as much further.
  fileprivate func smaller(by factor: Int) throws(ArithmeticOverflow) -> Rational {
    let factor = Rational(factor)
    return self < .zero ? try multiplied(by: factor) : try divided(by: factor)
  }

  fileprivate func larger(by factor: Int) throws(ArithmeticOverflow) -> Rational {
    let factor = Rational(factor)
    return self < .zero ? try divided(by: factor) : try multiplied(by: factor)
  }
}

extension Period {
  /// What makes values of two periods comparable: the frequency, and of ranges the length.
  fileprivate var kind: String {
    guard frequency == .range else { return frequency.rawValue }
    let days = lastDay.dayNumber - firstDay.dayNumber
    // Months have several lengths.
    return "range of \((days + 15) / 30) months"
  }
}
