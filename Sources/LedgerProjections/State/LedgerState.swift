public import LedgerModel
package import VintageColumns

/// What a ledger knows: the fold that all views are functions of.
///
/// It holds every observation with its two clocks; ``known(asOf:)`` gives the view at a date.
/// Which events were recorded by a moment is decided before the fold, by leaving the others out.
///
/// A state that was made by replay has most of its observations in columns (`VintageImage`), which
/// never change. What an event adds or changes afterwards stands in front of them: the observations
/// of a period are those here, or else those of the columns.
public struct LedgerState: Projection {
  /// Everything, behind one reference: a state is passed on at each question.
  private var store: StateStore
  /// Whether anything stands in front of the columns' observations; here, so that a question that
  /// the columns answer need not look for it.
  private(set) var hasNewObservations = false

  /// The state before the first event.
  public init() { store = StateStore(VintageImage()) }

  /// The state that the columns of a replay give.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged` if an event in them cannot be read.
  package init(_ image: VintageImage) throws(LedgerError) {
    store = StateStore(image)
    // These come first in the log to what they change, and change nothing of each other, so that
    // they can be applied to the releases of all columns in their order.
    for event in try image.otherEvents() { apply(event) }
    facts.eventCount = image.eventCount
    facts.figureCount = image.figureCount
    facts.lastRecorded = image.lastRecorded
  }

  /// What the replay of a log, or its snapshot, gave.
  var image: VintageImage {
    @inline(__always) get { store.image }
  }
  /// What was taken in since.
  private var facts: StateFacts {
    get { store.facts }
    _modify {
      // States that were copied from each other share what neither has changed since.
      if !isKnownUniquelyReferenced(&store) { store = StateStore(store.image, store.facts) }
      yield &store.facts
    }
  }

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
    facts.eventCount += 1
    facts.lastRecorded = event.recorded
    switch event.event {
    case .series(let definition):
      define(definition, seq: event.seq)
    case .release(let release):
      facts.figureCount += release.figures.count
      apply(release, seq: event.seq)
    case .statement(let statement):
      statements.append(Recorded(seq: event.seq, content: statement))
    case .target(let target): targets.append(Recorded(seq: event.seq, content: target))
    case .correction(let correction): apply(correction, seq: event.seq)
    case .withdrawal(let withdrawal):
      withdrawals.append(Recorded(seq: event.seq, content: withdrawal))
      apply(withdrawal, seq: event.seq)
    case .amendment(let amendment): apply(amendment)
    }
  }
}

extension LedgerState {
  /// The series defined since, by key.
  var newSeries: [String: DefinedSeries] {
    get { facts.newSeries }
    _modify { yield &facts.newSeries }
  }
  /// The yearly growth series among those, by the level that they are the growth of.
  var newGrowthSeries: [String: Set<String>] {
    get { facts.newGrowthSeries }
    _modify { yield &facts.newGrowthSeries }
  }
  /// Those among them that others should add up to.
  var newIdentities: Set<String> {
    get { facts.newIdentities }
    _modify { yield &facts.newIdentities }
  }
  /// The series by what they are about, once one of those or of the columns' growth series does not
  /// name its level.
  var links: DimensionLinks? {
    get { facts.links }
    _modify { yield &facts.links }
  }
  /// The observations of the periods that something was said of since, all of them, in order of
  /// publication, then of position.
  var newObservations: [String: [Period: [Observation]]] {
    get { facts.newObservations }
    _modify {
      hasNewObservations = true
      yield &facts.newObservations
    }
  }
  /// The statements in the order of the log.
  public internal(set) var statements: [Recorded<Statement>] {
    get { facts.statements }
    _modify { yield &facts.statements }
  }
  /// The targets in the order of the log.
  public internal(set) var targets: [Recorded<Target>] {
    get { facts.targets }
    _modify { yield &facts.targets }
  }
  /// The corrections in the order of the log.
  public internal(set) var corrections: [AppliedCorrection] {
    get { facts.corrections }
    _modify { yield &facts.corrections }
  }
  /// The withdrawals in the order of the log.
  public internal(set) var withdrawals: [Recorded<Withdrawal>] {
    get { facts.withdrawals }
    _modify { yield &facts.withdrawals }
  }
  /// How many events were taken in.
  public var eventCount: Int { facts.eventCount }
  /// How many figures they held.
  public var figureCount: Int { facts.figureCount }
  /// When the last event was recorded.
  public var lastRecorded: Timestamp? { facts.lastRecorded }
}

extension LedgerState: Equatable {
  /// Whether the two know the same, wherever it stands.
  ///
  /// - Complexity: linear in the observations.
  public static func == (left: LedgerState, right: LedgerState) -> Bool {
    let isSimilar =
      left.eventCount == right.eventCount && left.figureCount == right.figureCount
      && left.lastRecorded == right.lastRecorded && left.statements == right.statements
      && left.targets == right.targets && left.corrections == right.corrections
      && left.withdrawals == right.withdrawals
    guard isSimilar else { return false }
    if left.image.eventCount == 0, right.image.eventCount == 0 {
      return left.newSeries == right.newSeries && left.newObservations == right.newObservations
    }
    let (keys, observed) = (left.seriesKeys, left.observedSeries)
    return keys == right.seriesKeys && observed == right.observedSeries
      && keys.allSatisfy { left.defined($0) == right.defined($0) }
      && observed.allSatisfy { left.observations(of: $0) == right.observations(of: $0) }
  }
}
