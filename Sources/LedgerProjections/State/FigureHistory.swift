public import LedgerModel

/// How one figure came to its current value: a fold over what was published about it.
///
/// In order of release: a compatible figure is a restatement and the narrower interval stays, an
/// incompatible one is a revision and replaces it. Inside one release the agency's own word
/// outranks those who report it, and one who reports it wrongly is a misquote, never a revision;
/// what is accepted stands together, as what all of it leaves open.
public struct FigureHistory: Equatable, Sendable {
  /// What each observation did.
  public private(set) var steps: [Step] = []
  /// The observation whose value stands after the last step.
  public private(set) var current: Observation

  /// What one observation did to the figure.
  public struct Step: Equatable, Sendable {
    /// What it did.
    public let change: Change
    /// The observation.
    public let observation: Observation
    /// What stood before, or what a misquote disagrees with.
    public let previous: Observation?

    /// When it did so: on publication, or when it was taken back.
    public var date: PublicationTime {
      change == .withdrawn ? observation.withdrawn ?? observation.published : observation.published
    }
    /// The position of the event that did it.
    public var event: Int {
      change == .withdrawn ? observation.withdrawnBy ?? observation.seq : observation.seq
    }
  }

  /// What an observation can do to a figure.
  public enum Change: String, Hashable, Sendable {
    /// It is the first value.
    case first
    /// It says the same.
    case repeated
    /// It is compatible, only rounder or more precise.
    case restated
    /// It is incompatible with what stood, and replaces it.
    case revised
    /// It reports its release wrongly.
    case misquoted
    /// It was taken back; only in a ``Known/story(of:_:)``.
    case withdrawn
  }

  /// Folds observations, at least one, in order of publication.
  ///
  /// - Complexity: linear, but for the releases of one day.
  init(_ observations: [Observation]) {
    var releases: [[Observation]] = []
    var firstOfDay = 0
    for observation in observations {
      if releases.last?[0].published.day != observation.published.day {
        firstOfDay = releases.count
      }
      let there = (firstOfDay..<releases.count).first {
        releases[$0][0].isSameRelease(as: observation)
      }
      if let there {
        releases[there].append(observation)
      } else {
        releases.append([observation])
      }
    }
    current = observations[0]
    for (index, release) in releases.enumerated() {
      fold(ReportedRelease(release), isFirst: index == 0)
    }
  }

  /// What the history of observations, at least one and in order of publication, has as
  /// ``current``, without the steps to it.
  ///
  /// - Complexity: linear; hardly anything is copied where all are the agencies' own words.
  static func current(of observations: [Observation]) -> Observation {
    var current = 0
    for index in observations.indices {
      let isInTurn =
        index == 0 || observations[index].published.day != observations[index - 1].published.day
      guard isInTurn, !observations[index].isSecondary else {
        return FigureHistory(observations).current
      }
      if observations[index].stands(after: observations[current]) { current = index }
    }
    return observations[current]
  }

  private mutating func fold(_ release: ReportedRelease, isFirst: Bool) {
    let before = isFirst ? nil : current
    var together: Observation?
    for observation in release.accepted {
      let vintage = observation.standing(beside: together)
      together = vintage
      let previous = steps.isEmpty ? nil : current
      current = before.map { vintage.standing(after: $0) } ?? vintage
      steps.append(
        Step(
          change: previous.map { observation.change(from: $0) } ?? .first,
          observation: observation, previous: previous))
    }
    for misquote in release.misquotes {
      steps.append(
        Step(change: .misquoted, observation: misquote.observation, previous: misquote.against))
    }
  }
}

/// One release of one figure: the agency's own words and those who report them.
private struct ReportedRelease {
  /// What counts, the agency's own word first.
  private(set) var accepted: [Observation]
  /// What is incompatible with what counts.
  private(set) var misquotes: [(observation: Observation, against: Observation)] = []

  init(_ observations: [Observation]) {
    accepted = observations.filter { !$0.isSecondary }
    var reports = observations.filter(\.isSecondary)
    if let own = accepted.reduce(nil, { $1.standing(beside: $0) }) {
      setAside(from: &reports, against: own)
    }
    // A round report agrees with several that disagree among themselves: choose again among
    // those that are left, so that what is accepted is compatible throughout.
    while let witness = Self.bestWitness(among: reports) {
      accepted.append(witness)
      reports.removeAll { $0 == witness }
      setAside(from: &reports, against: witness)
    }
  }

  private mutating func setAside(from reports: inout [Observation], against word: Observation) {
    for report in reports where !report.interval.overlaps(word.interval) {
      misquotes.append((report, word))
    }
    reports.removeAll { !$0.interval.overlaps(word.interval) }
  }

  /// The report that most publishers agree with; of several, the most precise.
  ///
  /// Never the first that was appended: the order of one day's reports must not matter. A rate
  /// that a publisher worked out itself (status U) counts only where there is nothing else. Each
  /// publisher is counted by its last word: one that corrects itself thereby disowns what it
  /// said first.
  private static func bestWitness(among reports: [Observation]) -> Observation? {
    guard reports.count > 1 else { return reports.first }
    var lastWords: [Observation] = []
    for report in reports {
      lastWords.removeAll {
        $0.publisher != nil && $0.publisher == report.publisher && $0.seq != report.seq
          && !$0.interval.overlaps(report.interval)
      }
      lastWords.append(report)
    }
    let support = lastWords.map { candidate in
      Set(lastWords.filter { $0.interval.overlaps(candidate.interval) }.map(\.publisherOrSeq)).count
    }
    guard let most = support.max() else { return nil }
    return zip(lastWords, support).filter { $0.1 == most }.map(\.0).reduce(nil) { best, report in
      best.map { report.isBetterWitness(than: $0) ? report : $0 } ?? report
    }
  }
}

extension Observation {
  /// Whether the report counts rather than `other`, which as many publishers agree with.
  fileprivate func isBetterWitness(than other: Observation) -> Bool {
    if isOwnArithmetic != other.isOwnArithmetic { return other.isOwnArithmetic }
    if interval.isNarrower(than: other.interval) { return true }
    if other.interval.isNarrower(than: interval) { return false }
    let (name, otherName) = (publisher ?? "", other.publisher ?? "")
    return name == otherName ? seq < other.seq : name < otherName
  }

  /// What it does to what stood.
  fileprivate func change(from previous: Observation) -> FigureHistory.Change {
    guard interval.overlaps(previous.interval) else { return .revised }
    return interval == previous.interval ? .repeated : .restated
  }

  /// What stands of a release after this observation of it: of compatible ones what all of them
  /// leave open, else this one.
  fileprivate func standing(beside others: Observation?) -> Observation {
    guard let others, interval.overlaps(others.interval) else { return self }
    return others.together(with: self)
  }

  /// What stands after this observation: of two compatible ones the narrower, else this one.
  fileprivate func standing(after previous: Observation) -> Observation {
    stands(after: previous) ? self : previous
  }

  fileprivate func stands(after previous: Observation) -> Bool {
    !interval.overlaps(previous.interval) || interval.isNarrower(than: previous.interval)
  }

  /// Who vouches: two pages of one publisher are one witness.
  fileprivate var publisherOrSeq: String { publisher ?? "event \(seq)" }
}
