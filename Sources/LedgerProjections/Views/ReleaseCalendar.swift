public import LedgerModel

/// How an agency has published its figures of one frequency, and what follows from it.
public struct ReleaseSchedule: Equatable, Sendable {
  /// The agency.
  public let agency: String
  /// The frequency of the periods.
  public let frequency: Period.Frequency
  /// The periods in order, each with its first publication; back data left out.
  public let releases: [Release]
  /// The series that they were of.
  public let series: Set<String>
  /// The next period that the agency should publish, by its own habit; nil where there are too few
  /// releases to tell.
  public private(set) var next: Expected?

  init(agency: String, frequency: Period.Frequency, releases: [Release], series: Set<String>) {
    self.agency = agency
    self.frequency = frequency
    self.releases = releases
    self.series = series
    next = nil
    next = expectedNext
  }

  /// The first publication of a period.
  public struct Release: Equatable, Sendable {
    /// The period.
    public let period: Period
    /// The day on which the agency first gave a figure for it.
    public let day: CivilDate
    /// The position of the release.
    public let event: Int

    /// The days from the end of the period to that day.
    public var lag: Int { day.dayNumber - period.lastDay.dayNumber }
  }

  /// A release that has not come.
  public struct Expected: Equatable, Sendable {
    /// The period.
    public let period: Period
    /// The first day on which it may come, by the shortest usual lag.
    public let earliest: CivilDate
    /// The day by which half of the others had come.
    public let expected: CivilDate
    /// The last day on which it should come, by the longest usual lag.
    public let due: CivilDate
  }

  /// The lags in days, shortest first.
  public var lags: [Int] { releases.map(\.lag).sorted() }

  /// The lags that are usual: those inside Tukey's fences, one and a half times the distance of the
  /// quartiles beyond them, and three days at least.
  public var usualLags: [Int] {
    let lags = lags
    guard lags.count >= ReleaseSchedule.fewest else { return lags }
    let (low, high) = (lags[lags.count / 4], lags[lags.count * 3 / 4])
    let fence = max(3, (high - low) * 3 / 2)
    return lags.filter { (low - fence...high + fence).contains($0) }
  }

  /// How many periods from the first to the last were not published by themselves.
  ///
  /// Customs, say, publish January with February.
  public var gaps: Int {
    guard let first = releases.first?.period, let last = releases.last?.period else { return 0 }
    return last.position - first.position + 1 - releases.count
  }

  /// How regular the releases are.
  public enum Regularity: String, Hashable, Sendable {
    /// Fewer than three releases.
    case unknown
    /// All usual lags lie within a week.
    case regular
    /// Half of the lags lie within a week.
    case mostlyRegular = "mostly regular"
    /// They do not.
    case irregular
  }

  /// How regular the releases are.
  public var regularity: Regularity {
    let lags = usualLags
    guard self.lags.count >= ReleaseSchedule.fewest else { return .unknown }
    if lags[lags.count - 1] - lags[0] <= 7 { return .regular }
    let middle = lags[lags.count * 3 / 4] - lags[lags.count / 4]
    return middle <= 7 ? .mostlyRegular : .irregular
  }

  /// How many releases it takes to tell of a habit.
  static let fewest = 3

  /// What is to be said of the next release on a day.
  public func status(on day: CivilDate) -> Status {
    guard let next else { return .unknown }
    return day > next.due ? .overdue : day >= next.earliest ? .due : .upcoming
  }

  /// What is to be said of a release that has not come.
  public enum Status: String, Hashable, Sendable {
    /// There are too few to tell.
    case unknown
    /// It cannot be expected yet.
    case upcoming
    /// It may come any day.
    case due
    /// It took longer than is usual.
    case overdue
  }
}

extension Known {
  /// How each agency has published, by frequency.
  ///
  /// A period counts on the day on which the agency first gave a figure for it in any of the
  /// series. What came more than a period and a quarter of a year after its end is back data, and
  /// tells of no habit; neither do cumulative ranges and days, nor releases of which only the month
  /// is known.
  ///
  /// - Parameter isIncluded: which series are looked at.
  /// - Returns: the schedules, by agency and frequency.
  /// - Complexity: linear in the observations.
  public func calendar(series isIncluded: (String) -> Bool = { _ in true }) -> [ReleaseSchedule] {
    FirstReleases(self, series: isIncluded).schedules(by: nil)
  }

  /// The releases that are overdue on a day.
  func staleFindings(_ isIncluded: (String) -> Bool, on day: CivilDate) -> [AuditFinding] {
    FirstReleases(self, series: isIncluded).overdue(on: day, knownBy: nil)
  }
}

/// When each agency first gave a figure for each period: what schedules are told from.
///
/// One is made of all that is known, and tells the schedules of every day before, unless something was
/// taken back.
public struct FirstReleases {
  private var releases: [Habit: [Period: ReleaseSchedule.Release]] = [:]
  /// The day on which each series first came out by a habit.
  private var series: [Habit: [String: CivilDate]] = [:]

  /// Collects what was known.
  ///
  /// - Parameters:
  ///   - known: what was known.
  ///   - isIncluded: which series are looked at.
  /// - Complexity: linear in the observations.
  public init(_ known: Known, series isIncluded: (String) -> Bool = { _ in true }) {
    for key in known.state.observedSeries where isIncluded(key) {
      for period in known.periods(of: key)
      where period.frequency != .day && period.frequency != .range {
        for observation in known.state.observations(of: key, period)
        where !observation.published.isMonth
          && known.asOf.map({ observation.published.isKnown(asOf: $0) }) ?? true
        {
          note(observation, key, period)
        }
      }
    }
  }

  private mutating func note(_ observation: Observation, _ key: String, _ period: Period) {
    let release = ReleaseSchedule.Release(
      period: period, day: observation.published.day, event: observation.seq)
    guard release.isTimely else { return }
    let habit = Habit(agency: observation.agency, frequency: period.frequency)
    let before = series[habit]?[key]
    series[habit, default: [:]][key] = before.map { min($0, release.day) } ?? release.day
    if let known = releases[habit]?[period], known.day <= release.day { return }
    releases[habit, default: [:]][period] = release
  }

  /// The schedules by what was out on a day; nil: by all.
  func schedules(by day: CivilDate?) -> [ReleaseSchedule] {
    releases.keys.sorted().compactMap { habit in
      let out = (releases[habit] ?? [:]).values.filter { release in
        day.map { release.day <= $0 } ?? true
      }
      guard !out.isEmpty else { return nil }
      let keys = (series[habit] ?? [:]).filter { entry in day.map { entry.value <= $0 } ?? true }
      return ReleaseSchedule(
        agency: habit.agency, frequency: habit.frequency,
        releases: out.sorted { $0.period < $1.period }, series: Set(keys.keys))
    }
  }

  /// The releases that are overdue on a day.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - limit: only what was out by this day counts; nil: all.
  /// - Returns: the findings, by agency and frequency.
  public func overdue(on day: CivilDate, knownBy limit: CivilDate?) -> [AuditFinding] {
    schedules(by: limit).compactMap { schedule in
      guard schedule.status(on: day) == .overdue, let next = schedule.next,
        let last = schedule.releases.last, let longest = schedule.usualLags.last
      else { return nil }
      return AuditFinding(
        .stale, .warning, series: "", period: next.period, from: last.period.description,
        published: [PublicationTime(last.day), PublicationTime(next.due)], events: [last.event],
        message:
          "\(schedule.agency)'s figures by \(schedule.frequency.rawValue) for \(next.period) "
          + "were due by \(next.due): they usually come within \(longest) days of the period's end "
          + "(\(schedule.releases.count) releases), and \(last.period) is the last known")
    }
  }
}

/// Who publishes, and how often.
private struct Habit: Hashable, Comparable {
  let agency: String
  let frequency: Period.Frequency

  static func < (left: Habit, right: Habit) -> Bool {
    let order = Period.Frequency.allCases
    guard left.agency == right.agency else { return left.agency < right.agency }
    return (order.firstIndex(of: left.frequency) ?? 0)
      < (order.firstIndex(of: right.frequency) ?? 0)
  }
}

extension ReleaseSchedule.Release {
  /// Whether it came near enough to the end of the period to tell of a habit.
  fileprivate var isTimely: Bool {
    let length = period.lastDay.dayNumber - period.firstDay.dayNumber + 1
    return (-31...length + 92).contains(lag)
  }
}

extension ReleaseSchedule {
  /// The next release, by the habit of those there were.
  fileprivate var expectedNext: Expected? {
    guard releases.count >= Self.fewest, let last = releases.last?.period else { return nil }
    let lags = usualLags
    let published = Set(releases.map(\.period))
    var period = last.next
    // What was never published where it might have been is not to be expected: January, say.
    for _ in 0..<12 {
      let before = period.yearBefore
      let isLeftOut =
        before != last && !published.contains(before) && releases[0].period < before
      guard isLeftOut, period.frequency != .year else { break }
      period = period.next
    }
    let end = period.lastDay.dayNumber
    return Expected(
      period: period, earliest: CivilDate(dayNumber: end + lags[0]),
      expected: CivilDate(dayNumber: end + lags[lags.count / 2]),
      due: CivilDate(dayNumber: end + lags[lags.count - 1]))
  }
}
