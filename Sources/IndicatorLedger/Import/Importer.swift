import EventCoding
import ExchangeFormats
import LedgerModel
import LedgerProjections

/// Turns the records of a text into events, batch after batch.
struct Importer: FormatSink {
  private(set) var outcome = ImportOutcome()
  private var buffer: ImportBuffer
  private var deletions: [ImportBuffer.Deletion] = []
  private let skipsRejected: Bool
  /// Which series the names of the text are.
  private(set) var keys: SeriesKeys
  private let limit: Int
  /// What the ledger knew before, or learnt since.
  private var scales: [String: Int] = [:]
  private let state: LedgerState
  private let deliver: ([SubmittedEvent]) throws(LedgerError) -> Void
  /// Whether nothing is delivered before the end of the text: then all of it is, or nothing.
  private let holdsBack: Bool
  /// Whether there was more than a batch holds, and nothing was kept since.
  private(set) var hasOverflowed = false

  /// How many figures a batch has at most.
  static let batchSize = 1_000_000

  /// - Parameters:
  ///   - request: what is imported.
  ///   - state: what the ledger knows.
  ///   - limit: how many figures a batch has at most.
  ///   - holdsBack: whether to deliver nothing before the end of the text.
  ///   - keys: which series names are, where the text was read before.
  ///   - deliver: takes the events of a batch.
  init(
    _ request: ImportRequest, into state: LedgerState, limit: Int, holdsBack: Bool,
    keys: SeriesKeys? = nil,
    deliver: @escaping ([SubmittedEvent]) throws(LedgerError) -> Void
  ) {
    buffer = ImportBuffer(agency: request.agency, published: request.published)
    skipsRejected = request.skipsRejected
    self.keys = keys ?? SeriesKeys(request.olderKeys, in: state)
    self.limit = limit
    self.holdsBack = holdsBack
    self.state = state
    self.deliver = deliver
  }

  mutating func take(_ record: FormatRecord) throws(LedgerError) {
    if let refusal = buffer.take(record, &keys) {
      outcome.reject(RejectedRow(line: record.line, refusal.message, remedy: refusal.remedy))
      return
    }
    if !record.isDeletion { outcome.figures += 1 }
    guard buffer.count >= limit else { return }
    if holdsBack {
      hasOverflowed = true
      buffer.tell(&keys)
      buffer = ImportBuffer(agency: buffer.agencyOfAll, published: buffer.publishedOfAll)
    } else {
      try flush()
    }
  }

  mutating func define(_ series: FormatSeries, line: Int) throws(LedgerError) {
    if let refusal = buffer.define(series, line: line, &keys) {
      outcome.reject(RejectedRow(line: line, refusal.message, remedy: refusal.remedy))
    }
  }

  mutating func reject(_ row: RejectedRow) throws(LedgerError) { outcome.reject(row) }

  /// Counts a row that has no figure, such as one of attributes.
  mutating func passOver() { outcome.passedOver += 1 }

  /// Decides which series of the ledger the names are that were met, as far as that is open.
  mutating func settleKeys() {
    buffer.tell(&keys)
    for row in keys.decide() { outcome.reject(row) }
    outcome.notes = keys.notes
    outcome.figures -= buffer.use(keys)
  }

  /// Delivers what there is, unless a row was rejected and none may be.
  mutating func flush() throws(LedgerError) {
    settleKeys()
    deletions += buffer.deletions
    var next = ImportBuffer(agency: buffer.agencyOfAll, published: buffer.publishedOfAll)
    swap(&next, &buffer)
    guard skipsRejected || outcome.rejectedCount == 0 else { return }
    var events: [SubmittedEvent] = []
    let unknown = withWhatTheyNeed(next.definitions).filter { scale(of: $0.key) == nil }
    for definition in unknown.inOrderOfNeed where scales[definition.key] == nil {
      events.append(try SubmittedEvent(checking: .series(definition)))
      scales[definition.key] = definition.scale
      outcome.newSeries += 1
    }
    let known = self
    events += try next.drain { known.scale(of: $0) }
    outcome.releases += events.count - unknown.count
    if !events.isEmpty {
      outcome.batches += 1
      try deliver(events)
    }
  }

  /// Definitions, with those of series that they name and of which the text has no figure.
  private func withWhatTheyNeed(_ definitions: [SeriesDefinition]) -> [SeriesDefinition] {
    var keys = Set(definitions.map(\.key))
    var all = definitions
    for definition in definitions {
      let named =
        (definition.of.map { [$0] } ?? []) + definition.equals.flatMap(\.terms).map(\.series)
      for key in named where scale(of: key) == nil && keys.insert(key).inserted {
        all.append(SeriesDefinition(key: key, area: definition.area, agency: definition.agency))
      }
    }
    return all
  }

  private func scale(of key: String) -> Int? {
    scales[key] ?? (state.isDefined(key) ? state.scale(of: key) : nil)
  }

  /// The withdrawals of what is to be deleted, as the ledger knows it after the last batch.
  mutating func withdrawals(_ state: LedgerState) throws(LedgerError) -> [SubmittedEvent] {
    var events: [SubmittedEvent] = []
    for deletion in deletions {
      let known = state.known(asOf: deletion.published)
      let key = keys.key(of: deletion.series)
      let said = state.observations(of: key, deletion.period).last {
        $0.withdrawn == nil && $0.published.text == deletion.of?.text
          && $0.agency == deletion.agency
      }
      // Nothing, if it was taken back before, or never there.
      guard
        let standing = deletion.of == nil
          ? known.current(key, deletion.period) : said
      else { continue }
      events.append(
        try SubmittedEvent(
          checking: .withdrawal(
            Withdrawal(
              agency: deletion.agency, published: deletion.published, withdraws: standing.seq,
              series: key, period: deletion.period,
              reason: "deleted by the agency"))))
    }
    outcome.withdrawals = events.count
    return events
  }

  /// Whether anything is to be deleted.
  var hasDeletions: Bool { !deletions.isEmpty }
}

extension [SeriesDefinition] {
  /// Each after those that it names: levels before their growth, parts before their sum.
  fileprivate var inOrderOfNeed: [SeriesDefinition] {
    let byKey = Dictionary(map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var ordered: [SeriesDefinition] = []
    var seen: Set<String> = []
    // Names that go round in a circle end where they began; append says what is wrong with them.
    var open = Array(reversed()).map { (definition: $0, isReady: false) }
    while let next = open.popLast() {
      if next.isReady {
        ordered.append(next.definition)
        continue
      }
      guard seen.insert(next.definition.key).inserted else { continue }
      open.append((next.definition, true))
      let named =
        (next.definition.of.map { [$0] } ?? [])
        + next.definition.equals.flatMap(\.terms).map(\.series)
      open += named.compactMap { byKey[$0] }.map { ($0, false) }
    }
    return ordered
  }
}
