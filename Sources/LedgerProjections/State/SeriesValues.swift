import LedgerModel

/// The values of the periods of one series, for one who asks about many of them: what was worked out
/// is kept.
final class SeriesValues {
  private let known: Known
  let series: String
  /// The periods that something was published for, in order.
  private(set) lazy var published: [Period] = known.periods(of: series)
  /// Those that can be added up; nil where the series' values cannot be.
  private lazy var spans: PublishedSpans? =
    known.canBeAddedUp(series) ? PublishedSpans(published) : nil
  /// The identities that it obeys.
  private lazy var identities: [SeriesDefinition.Identity] =
    known.state.hasIdentity(series) ? known.definition(series)?.equals ?? [] : []
  /// The series that are being worked out, so that identities that lead back end.
  private let open: Set<String>
  /// What was worked out of periods that nothing was published for.
  private var worked: [Period: ValueOfPeriod?] = [:]

  init(_ known: Known, _ series: String, inside open: Set<String> = []) {
    self.known = known
    self.series = series
    self.open = open.union([series])
  }

  /// The value of a period; see ``Known/valueOfPeriod(_:_:)``.
  func value(_ period: Period) -> ValueOfPeriod? {
    known.published(series, period) ?? derived(period)
  }

  /// The value of a period that nothing was published for.
  func derived(_ period: Period) -> ValueOfPeriod? {
    if let found = worked[period] { return found }
    let found = workOut(period)
    worked[period] = .some(found)
    return found
  }

  private func workOut(_ period: Period) -> ValueOfPeriod? {
    sumOfParts(period) { known.published($0, period) }
      ?? sumOfPeriods(period)
      ?? sumOfParts(period) { part in
        open.contains(part) ? nil : SeriesValues(known, part, inside: open).value(period)
      }
  }

  /// The periods that have a value, or may have one, in order: those that were published, those of
  /// the parts, and the months and years to date around the ones that were published.
  private(set) lazy var candidates: [Period] = {
    guard !identities.isEmpty || spans != nil else { return published }
    var all = Set(published)
    for term in identities.flatMap(\.terms) where !open.contains(term.series) {
      all.formUnion(SeriesValues(known, term.series, inside: open).candidates)
    }
    if let spans { all.formUnion(spans.around) }
    return all.sorted()
  }()

  private func sumOfParts(
    _ period: Period, _ value: (String) -> ValueOfPeriod?
  ) -> ValueOfPeriod? {
    for identity in identities {
      if let sum = known.sum(of: identity, series, value) { return sum }
    }
    return nil
  }

  /// The sum and difference of the fewest published periods that make a period up.
  ///
  /// Those that end with it at the latest come first: a total that was published later may have been
  /// revised where its months were not. It counts beside one figure of its own vintage only: over
  /// more of them, what one release left out would have to be known from others.
  private func sumOfPeriods(_ period: Period) -> ValueOfPeriod? {
    guard let spans else { return nil }
    if let path = spans.path(to: period, usesLater: false) { return sum(path) }
    guard let path = spans.path(to: period, usesLater: true), path.count == 2,
      let found = sum(path), found.isOfOneVintage
    else { return nil }
    return found
  }

  private func sum(_ path: [PublishedSpans.Step]) -> ValueOfPeriod? {
    var sum = WorkedOut(point: .zero, interval: Interval(exactly: .zero))
    var observations: [Observation] = []
    var largest = Rational.zero
    for step in path {
      guard let observation = known.current(series, step.period),
        let next = try? step.isSubtracted
          ? sum.subtracting(observation.number) : sum.adding(observation.number)
      else { return nil }
      sum = next
      observations.append(observation)
      if let size = observation.number.size, size > largest { largest = size }
    }
    let slack =
      observations.areOfOneVintage
      ? .zero : (try? largest.multiplied(by: PublishedSpans.sharePossiblyRevised)) ?? .zero
    return ValueOfPeriod(
      sum, from: observations, .cumulatives, origin: PublishedSpans.words(path), slack: slack)
  }
}

extension Known {
  /// What the parts of a series give by one identity, in the series' scale; nil where one has no
  /// value.
  func sum(
    of identity: SeriesDefinition.Identity, _ series: String, _ value: (String) -> ValueOfPeriod?
  ) -> ValueOfPeriod? {
    var sum = WorkedOut(point: .zero, interval: Interval(exactly: .zero))
    var observations: [Observation] = []
    var slack = Rational.zero
    let scale = state.scale(of: series)
    for term in identity.terms {
      guard let part = value(term.series),
        let factor = try? Rational(1, timesTenTo: state.scale(of: term.series) - scale),
        let scaled = try? part.number.scaled(by: factor),
        let next = try? term.isSubtracted ? sum.subtracting(scaled) : sum.adding(scaled),
        let more = try? slack.adding(part.slack.multiplied(by: factor))
      else { return nil }
      (sum, slack) = (next, more)
      observations += part.observations
    }
    return ValueOfPeriod(sum, from: observations, .parts, origin: identity.text, slack: slack)
  }

  /// Whether the values of a series add up over time: it is a level that was published for
  /// stretches of months, as a stock or an index is not.
  func canBeAddedUp(_ series: String) -> Bool {
    state.measure(of: series) == .level
      && state.hasPeriod(of: series, visibleAsOf: asOf) { $0.frequency == .range }
      && (definition(series).map { $0.details.base == nil && $0.unit != "percent" } ?? false)
  }
}

extension WorkedOut {
  /// How far from zero it lies, at most by what was printed.
  fileprivate var size: Rational? { (point ?? interval.middle)?.magnitude }
}
