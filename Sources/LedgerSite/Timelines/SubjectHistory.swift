import LedgerModel
import LedgerProjections

/// A subject through time: what was current of it, and the runs that its rate was in.
///
/// Everything that pages say of a subject on a day is worked out here, once.
struct SubjectHistory: Sendable {
  let subject: Subject
  /// What was current at each frequency.
  let current: [Period.Frequency: Timeline<CurrentRow>]
  /// The run that the rate was in, at each frequency.
  let runs: [Period.Frequency: Timeline<CurrentRun>]
  /// Which way the rate pointed in each period, with the days in which it was known to, in order.
  let directions: [Period: [DirectionSpan]]

  /// - Complexity: linear in the days on which anything of it was published, and in its figures.
  init(_ known: Known, _ subject: Subject, _ moments: Moments) {
    self.subject = subject
    let series = [subject.level, subject.rate].compactMap(\.self)
    let days = Set(series.flatMap(known.days(bearingOn:))).sorted()
    let rate = subject.rate ?? subject.key
    var states: [CivilDate: (rows: [Period.Frequency: CurrentRow], runs: [CurrentRun])] = [:]
    for day in days {
      let then = known.known(asOf: PublicationTime(day))
      let runs = then.streaks(of: rate).map(CurrentRun.init)
      states[day] = (then.current(subject, runs), runs)
    }
    current = Self.byFrequency { frequency in
      Timeline(on: days, moments) { states[$0.day]?.rows[frequency] }
    }
    runs = Self.byFrequency { frequency in
      Timeline(on: days, moments) { day in
        states[day.day]?.runs.first { $0.to.frequency == frequency }
      }
    }
    var directions: [Period: [DirectionSpan]] = [:]
    for period in Set(series.flatMap(known.periods(of:))) where period.frequency != .range {
      let timeline = Timeline(on: known.days(bearingOn: rate, period), moments) { day in
        known.known(asOf: day).direction(of: rate, period)
      }
      let spans = timeline.spans.map { DirectionSpan(direction: $0.value, days: $0.days) }
      if !spans.isEmpty { directions[period] = spans }
    }
    self.directions = directions
  }

  private static func byFrequency<Value>(
    _ timeline: (Period.Frequency) -> Timeline<Value>
  ) -> [Period.Frequency: Timeline<Value>] {
    var all: [Period.Frequency: Timeline<Value>] = [:]
    for frequency in Period.Frequency.allCases {
      let own = timeline(frequency)
      if !own.steps.isEmpty { all[frequency] = own }
    }
    return all
  }
}

/// The days in which growth was known to point one way.
struct DirectionSpan: Equatable, Sendable {
  let direction: Direction
  let days: DaySpan
}

/// What is current of a subject at one frequency.
struct CurrentRow: Equatable, Sendable {
  let period: Period
  /// The level; empty for a rate by itself.
  let value: String
  /// The rate as published, or as it follows from levels.
  let rate: String
  /// The run that the rate is in; empty if it ended before the period.
  let run: String
}

/// A run as pages speak of it: without the events, which may change when it does not.
struct CurrentRun: Equatable, Sendable {
  let direction: Direction
  let length: Int
  let isExact: Bool
  let from: Period
  let to: Period
  let firstSince: Period?

  init(_ streak: Streak) {
    let run = streak.run
    (direction, length, isExact) = (run.direction, run.length, run.isExact)
    (from, to, firstSince) = (run.from, run.to, streak.firstSince)
  }

  /// Such as "down 3", or "up ≥ 3" where the beginning is not known.
  var text: String {
    let way =
      switch direction {
      case .contraction: "down"
      case .expansion: "up"
      case .flat: "flat"
      }
    return "\(way) \(isExact ? "" : "≥ ")\(length)"
  }

  /// As `streaks` tells it: direction, length, first and last period, first since.
  var fields: [String] {
    [
      direction.rawValue, (isExact ? "" : "at least ") + String(length), from.description,
      to.description, firstSince.map { ", first since \($0)" } ?? "",
    ]
  }
}

extension Known {
  /// What is current of a subject, by frequency: the latest period of each.
  ///
  /// - Parameters:
  ///   - subject: a subject.
  ///   - runs: the runs that its rate is in.
  /// - Returns: a row a frequency.
  fileprivate func current(_ subject: Subject, _ runs: [CurrentRun]) -> [Period.Frequency:
    CurrentRow]
  {
    func run(endingIn period: Period) -> String { runs.first { $0.to == period }?.text ?? "" }
    var rows: [Period.Frequency: CurrentRow] = [:]
    if let level = subject.level {
      for (period, value) in latestValues(of: level) {
        rows[period.frequency] = CurrentRow(
          period: period, value: typographic(value), rate: growth(of: level, period)?.text ?? "",
          run: run(endingIn: period))
      }
    }
    guard let rate = subject.rate else { return rows }
    let periods = Dictionary(grouping: periods(of: rate), by: \.frequency).compactMapValues {
      $0.max()
    }
    // A rate may be out before its level, or without it.
    for (frequency, period) in periods
    where rows[frequency].map({ $0.period < period }) ?? true {
      guard let current = current(rate, period) else { continue }
      rows[frequency] = CurrentRow(
        period: period, value: "", rate: signedText(current.text),
        run: run(endingIn: period))
    }
    return rows
  }
}

extension Growth {
  /// The growth as published; as computed, marked so, where it was not.
  fileprivate var text: String? {
    if let published { return signedText(published.text) }
    return computedText.map { "≈ " + signedText($0) }
  }
}
