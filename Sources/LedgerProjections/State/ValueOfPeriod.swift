public import LedgerModel

/// The value of one period of a series: what was published, or what follows from other figures.
public struct ValueOfPeriod: Equatable, Sendable {
  /// The value in the series' scale, with all that it may be.
  public let number: WorkedOut
  /// What it was made from: of a published value the one that stands.
  public let observations: [Observation]
  /// How it was worked out; nil: it was published.
  public let derivation: Derivation?
  /// What it was worked out from, in words such as "2023-01/2023-11 less 2023-01/2023-10".
  public let origin: String?
  /// By how much it may be off besides, either way; zero of nearly all values.
  let slack: Rational

  /// How a value follows from others.
  public enum Derivation: String, Hashable, Sendable {
    /// It was published for the same months under another name.
    case sameMonths = "same-months"
    /// It is what its parts give by the series' identity.
    case parts
    /// It is a sum or difference of periods: of years to date, halves, quarters, months.
    case cumulatives
  }

  /// A published value.
  init(_ observation: Observation, sameMonths: Period? = nil) {
    number = observation.number
    observations = [observation]
    derivation = sameMonths == nil ? nil : .sameMonths
    origin = sameMonths?.description
    slack = .zero
  }

  init(
    _ number: WorkedOut, from observations: [Observation], _ derivation: Derivation, origin: String,
    slack: Rational
  ) {
    self.number = number
    self.observations = observations
    self.derivation = derivation
    self.origin = origin
    self.slack = slack
  }

  /// Whether it was not published for the period itself.
  public var isDerived: Bool { derivation != nil }
  /// All numbers that it may be.
  public var interval: Interval { number.interval }
  /// The positions of the events that it rests on.
  public var events: [Int] { observations.map(\.seq).uniqued }

  /// All numbers that it may be if the agency revised earlier months in the year to date, and said
  /// so nowhere: only what lies outside is certain to be another value.
  var widest: Interval {
    guard slack.sign > 0 else { return interval }
    let way = Interval(
      low: IntervalBound(slack.negated, closed: true), high: IntervalBound(slack, closed: true))
    return (try? interval.adding(way)) ?? Interval(low: nil, high: nil)
  }

  /// Whether all of it was published by one agency on one day, so that no revision lies between.
  var isOfOneVintage: Bool { observations.areOfOneVintage }

  /// The value as published, with its word; or as it follows from what the digits of others give.
  public var text: String {
    guard derivation != .parts, derivation != .cumulatives, let observation = observations.first
    else { return number.text() }
    return observation.text
  }

  /// The value with what it was made from, for a sentence: "21.70, from 2023-01/2023-11 less …".
  public var words: String { origin.map { "\(text), from \($0)," } ?? text }
}

extension Collection<Observation> {
  /// Whether one agency published all of them on one day.
  var areOfOneVintage: Bool {
    allSatisfy { $0.published.day == first?.published.day && $0.agency == first?.agency }
  }
}

extension Known {
  /// The value of a period of a series: the one rule, for totals, claims, records and drawings.
  ///
  /// What was published for it; else what was published for the same months under another name; else
  /// what its published parts give; else the sum or difference of the fewest published periods; else
  /// what its parts give that themselves follow from others. Growth rates do not add up: of these
  /// only the first two count.
  ///
  /// - Parameters:
  ///   - series: the key.
  ///   - period: the period.
  /// - Returns: the value; nil where nothing tells.
  /// - Complexity: a look where it was published, else linear in the periods of the series.
  public func valueOfPeriod(_ series: String, _ period: Period) -> ValueOfPeriod? {
    published(series, period) ?? SeriesValues(self, series).derived(period)
  }

  /// What was published for a period, or for the same months under another name.
  func published(_ series: String, _ period: Period) -> ValueOfPeriod? {
    if let current = current(series, period) { return ValueOfPeriod(current) }
    guard let other = period.otherSpelling, let current = current(series, other) else { return nil }
    return ValueOfPeriod(current, sameMonths: other)
  }
}
