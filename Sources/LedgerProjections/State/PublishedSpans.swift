import LedgerModel

/// The periods of a series as stretches of months, to be put together and taken apart: November is
/// the year to November less that to October, and a half-year is its two quarters.
struct PublishedSpans {
  /// A published period on the way, and whether it is taken off.
  struct Step: Equatable {
    let period: Period
    let isSubtracted: Bool
  }

  /// The part of the largest figure by which what follows from several releases may be off: one
  /// percent.
  ///
  /// Of years to date that were not published on one day the later may have had its earlier months
  /// revised. Customs agencies revise them by less; what is further off is another value.
  static let sharePossiblyRevised = Rational(1, over: 100)

  private let starting: [Int: [Period]]
  private let ending: [Int: [Period]]
  private let all: [Period]

  init(_ published: [Period]) {
    all = published.filter { $0.months != nil }
    // The longest first: of ways with as many figures, the one by years to date.
    let longestFirst = all.sorted { ($0.months?.count ?? 0) > ($1.months?.count ?? 0) }
    starting = Dictionary(grouping: longestFirst) { $0.months?.lowerBound ?? 0 }
    ending = Dictionary(grouping: longestFirst) { $0.months?.upperBound ?? 0 }
  }

  /// The fewest published periods whose sum and difference a period is; nil where there is no way.
  ///
  /// Only those inside the years of the period are looked at.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - usesLater: whether periods count that end after it.
  /// - Returns: the way.
  /// - Complexity: linear in those that are looked at.
  func path(to period: Period, usesLater: Bool) -> [Step]? {
    guard let wanted = period.months else { return nil }
    let end = usesLater ? (wanted.upperBound + 11) / 12 * 12 : wanted.upperBound
    let years = (wanted.lowerBound / 12 * 12)...end
    var reached: [Int: (from: Int, step: Step)] = [:]
    var edge = [wanted.lowerBound]
    while !edge.isEmpty {
      var next: [Int] = []
      for month in edge {
        for (end, step) in steps(from: month)
        where years.contains(end) && end != wanted.lowerBound && reached[end] == nil {
          reached[end] = (month, step)
          next.append(end)
        }
        if reached[wanted.upperBound] != nil { return way(to: wanted, reached) }
      }
      edge = next
    }
    return nil
  }

  private func steps(from month: Int) -> [(end: Int, step: Step)] {
    (starting[month] ?? []).map {
      ($0.months?.upperBound ?? month, Step(period: $0, isSubtracted: false))
    }
      + (ending[month] ?? []).map {
        ($0.months?.lowerBound ?? month, Step(period: $0, isSubtracted: true))
      }
  }

  private func way(to wanted: Range<Int>, _ reached: [Int: (from: Int, step: Step)]) -> [Step] {
    var way: [Step] = []
    var month = wanted.upperBound
    while month != wanted.lowerBound, let last = reached[month] {
      way.append(last.step)
      month = last.from
    }
    // What is added first: "2023-01/2023-11 less 2023-01/2023-10".
    return way.reversed().filter { !$0.isSubtracted } + way.reversed().filter(\.isSubtracted)
  }

  /// The months that end the published months and years to date, and the years to date to their
  /// end: what people ask for besides what was published.
  var around: Set<Period> {
    var around: Set<Period> = []
    for period in all where period.asSum != nil || period.frequency == .month {
      let month = period.lastMonth
      around.insert(month)
      if let range = month.yearToDate { around.insert(range) }
    }
    return around
  }

  /// Such as "2023-01/2023-11 less 2023-01/2023-10".
  static func words(_ path: [Step]) -> String {
    path.enumerated().map { index, step in
      (index == 0 ? "" : step.isSubtracted ? " less " : " and ") + step.period.description
    }.joined()
  }
}

extension Period {
  /// The month that the period ends with.
  fileprivate var lastMonth: Period {
    let end = lastDay.components
    return .month(end.month, of: end.year)
  }

  /// From January to the end of the period.
  fileprivate var yearToDate: Period? {
    Period.range(from: .month(1, of: lastDay.components.year), through: lastMonth)
  }
}
