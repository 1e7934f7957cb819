public import LedgerVocabulary

/// What a ledger knows: the fold that all views are functions of.
///
/// It holds every observation with its two clocks; ``known(asOf:)`` gives the view at a date.
/// Which events were recorded by a moment is decided before the fold, by leaving the others out.
public struct LedgerState: Projection, Equatable {
  /// The defined series by key.
  public private(set) var series: [String: DefinedSeries] = [:]
  /// The observations by series and period, in order of publication, then of position.
  public private(set) var observations: [String: [Period: [Observation]]] = [:]
  /// The statements in the order of the log.
  public private(set) var statements: [Recorded<Statement>] = []
  /// The targets in the order of the log.
  public private(set) var targets: [Recorded<Target>] = []
  /// The corrections in the order of the log.
  public private(set) var corrections: [AppliedCorrection] = []
  /// The withdrawals in the order of the log.
  public private(set) var withdrawals: [Recorded<Withdrawal>] = []
  /// How many events were taken in.
  public private(set) var eventCount = 0
  /// How many figures they held.
  public private(set) var figureCount = 0
  /// When the last event was recorded.
  public private(set) var lastRecorded: Timestamp?

  /// The state before the first event.
  public init() {}

  /// A definition with its position.
  public struct DefinedSeries: Hashable, Sendable {
    /// The position of the defining event.
    public let seq: Int
    /// The definition.
    public let definition: SeriesDefinition
  }

  /// The content of an event with its position.
  public struct Recorded<Content: Hashable & Sendable>: Hashable, Sendable {
    /// The position.
    public let seq: Int
    /// What the event says.
    public let content: Content
    /// When it was taken back, if it was.
    public internal(set) var withdrawn: PublicationTime?
  }

  /// A correction with what stood there before.
  public struct AppliedCorrection: Hashable, Sendable {
    /// The position of the correction.
    public let seq: Int
    /// The correction.
    public let correction: Correction
    /// The figure that was there before.
    public let replaced: Figure
    /// When the release that it repairs was published.
    public let published: PublicationTime
  }

  /// Takes the next event in.
  ///
  /// - Complexity: O(log n) a figure in the observations of its series and period.
  public mutating func apply(_ event: RecordedEvent) {
    eventCount += 1
    lastRecorded = event.recorded
    switch event.event {
    case .series(let definition):
      series[definition.key] = DefinedSeries(seq: event.seq, definition: definition)
    case .release(let release): apply(release, seq: event.seq)
    case .statement(let statement):
      statements.append(Recorded(seq: event.seq, content: statement))
    case .target(let target): targets.append(Recorded(seq: event.seq, content: target))
    case .correction(let correction): apply(correction, seq: event.seq)
    case .withdrawal(let withdrawal):
      withdrawals.append(Recorded(seq: event.seq, content: withdrawal))
      apply(withdrawal)
    }
  }

  private mutating func apply(_ release: Release, seq: Int) {
    figureCount += release.figures.count
    for (index, figure) in release.figures.enumerated() {
      let observation = Observation(
        figure, at: index, of: release, seq: seq, seriesScale: scale(of: figure.series))
      observations[figure.series, default: [:]][figure.period, default: []]
        .insertByPublication(observation)
    }
  }

  private mutating func apply(_ correction: Correction, seq: Int) {
    let (key, period) = (correction.figure.series, correction.figure.period)
    guard var observed = observations[key]?[period] else { return }
    // A release may give a figure twice, exact and rounded: the correction is of the one with the
    // same qualifier, or else of the first.
    let candidates = observed.indices.filter { observed[$0].seq == correction.corrects }
    let chosen = candidates.first {
      observed[$0].figure.qualifier == correction.figure.qualifier
    }
    if let index = chosen ?? candidates.first {
      corrections.append(
        AppliedCorrection(
          seq: seq, correction: correction, replaced: observed[index].figure,
          published: observed[index].published))
      observed[index].figure = correction.figure
      observed[index].interval = correction.figure.intervalOrEverything(
        seriesScale: scale(of: key))
      observed[index].corrections.append(seq)
    }
    observations[key]?[period] = observed
  }

  private mutating func apply(_ withdrawal: Withdrawal) {
    let position = withdrawal.withdraws
    for index in statements.indices where statements[index].seq == position {
      statements[index].withdrawn.takeEarlier(withdrawal.published)
    }
    for index in targets.indices where targets[index].seq == position {
      targets[index].withdrawn.takeEarlier(withdrawal.published)
    }
    let keys = withdrawal.series.map { [$0] } ?? Array(observations.keys)
    for key in keys {
      let periods = withdrawal.period.map { [$0] } ?? Array(observations[key, default: [:]].keys)
      for period in periods {
        guard var observed = observations[key]?[period] else { continue }
        for index in observed.indices where observed[index].seq == position {
          observed[index].withdrawn.takeEarlier(withdrawal.published)
        }
        observations[key]?[period] = observed
      }
    }
  }

  /// The power of ten that a series counts in; 0 where it is not defined.
  public func scale(of key: String) -> Int { series[key]?.definition.scale ?? 0 }
}

extension [Observation] {
  /// Keeps the order of publication, and of the log among equals.
  fileprivate mutating func insertByPublication(_ observation: Observation) {
    // Almost always the newest: look from the end.
    var index = count
    while index > 0, observation.published < self[index - 1].published { index -= 1 }
    insert(observation, at: index)
  }
}

extension PublicationTime? {
  /// Sets when something was taken back: the earliest day, if that was said more than once.
  fileprivate mutating func takeEarlier(_ time: PublicationTime) {
    self = self.map { Swift.min($0, time) } ?? time
  }
}
