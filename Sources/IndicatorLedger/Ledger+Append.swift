import LedgerLog
public import LedgerProjections
public import LedgerVocabulary

/// What an append did.
public struct AppendOutcome: Sendable {
  /// The positions of the events that were appended.
  public internal(set) var appended: [Int] = []
  /// The positions of those that were there already, in the order given.
  public internal(set) var already: [Int] = []
  /// The file to which bytes of an earlier, unfinished append were moved, with their number.
  public internal(set) var movedAside: (file: String, byteCount: Int)?
  /// The state before the append.
  fileprivate let before: LedgerState
  fileprivate var events: [RecordedEvent] = []

  fileprivate init(before: LedgerState) { self.before = before }

  /// What the appended events changed, one after the other.
  ///
  /// - Complexity: worked out at each call: for each event, a look at the series and claims that
  ///   it touches, before and after.
  public func effects() -> [Effect] {
    var tracker = EffectTracker(after: before)
    return events.flatMap { tracker.apply($0) }
  }
}

extension Ledger {
  /// Appends events as one batch: all of them, or none.
  ///
  /// Events that are there already, by id or else by content, are not appended again.
  ///
  /// - Parameters:
  ///   - events: the events, in the order in which they shall stand.
  ///   - recorded: when the ledger learns of them; now, unless said otherwise. Never before the
  ///     last recorded event: then that one's time is taken.
  ///   - isDryRun: only tell what would happen.
  ///   - waits: whether to wait while another program appends, as long as it takes.
  /// - Returns: which events were appended and which were there already.
  /// - Throws: ``LedgerError``: what is wrong with an event, and then nothing is appended;
  ///   `locked` while another program appends; `damaged` or `unavailable`.
  public func append(
    _ events: [Event], recorded: Timestamp? = nil, isDryRun: Bool = false, waits: Bool = false
  ) throws(LedgerError) -> AppendOutcome {
    var submitted: [SubmittedEvent] = []
    for event in events { submitted.append(try SubmittedEvent(checking: event)) }
    return try append(submitted, recorded: recorded, isDryRun: isDryRun, waits: waits)
  }

  /// Appends the events of texts in the format of design section 2, as one batch.
  ///
  /// - Parameters:
  ///   - texts: UTF-8 JSON: one event, an array, or one a line, each with its name for errors.
  ///   - recorded: as in the other form.
  ///   - isDryRun: as in the other form.
  ///   - waits: as in the other form.
  /// - Returns: as in the other form.
  /// - Throws: ``LedgerError`` with file, line, column and path.
  public func append(
    texts: [(name: String, bytes: [UInt8])], recorded: Timestamp? = nil, isDryRun: Bool = false,
    waits: Bool = false
  ) throws(LedgerError) -> AppendOutcome {
    var events: [SubmittedEvent] = []
    for text in texts { events += try EventInput.read(text.bytes, file: text.name) }
    return try append(events, recorded: recorded, isDryRun: isDryRun, waits: waits)
  }

  private func append(
    _ events: [SubmittedEvent], recorded: Timestamp?, isDryRun: Bool, waits: Bool
  ) throws(LedgerError) -> AppendOutcome {
    if isDryRun {
      var batch = BatchValidation(after: try log.read(), recorded: recorded ?? currentTime())
      try batch.take(events)
      return batch.outcome
    }
    var writer = try LogWriter(log, waits: waits)
    var batch = BatchValidation(after: try log.read(), recorded: recorded ?? currentTime())
    try batch.take(events)
    try writer.append(encoded: batch.accepted, recorded: batch.recorded)
    batch.outcome.movedAside = writer.moved
    return batch.outcome
  }
}

/// Checks a batch against what the log holds, and tells what it changes.
struct BatchValidation {
  private(set) var accepted: [EncodedEvent] = []
  var outcome: AppendOutcome
  let recorded: Timestamp
  private var state: LedgerState
  private var identities: EventIdentities

  init(after contents: LogContents, recorded: Timestamp) {
    state = LedgerState()
    state.apply(contentsOf: contents.events)
    outcome = AppendOutcome(before: state)
    identities = EventIdentities(contents.events)
    self.recorded = max(recorded, contents.events.last?.recorded ?? recorded)
  }

  mutating func take(_ events: [SubmittedEvent]) throws(LedgerError) {
    for submitted in events {
      let submittedEvent = try submitted.event
      if let seq = try identities.position(of: submitted) {
        outcome.already.append(seq)
        continue
      }
      try submitted.check(against: state, recorded: recorded)
      let seq = state.eventCount
      identities.insert(submittedEvent, at: seq)
      accepted.append(submitted.encoded)
      outcome.appended.append(seq)
      let event = RecordedEvent(seq: seq, recorded: recorded, event: submittedEvent)
      outcome.events.append(event)
      state.apply(event)
    }
  }
}

/// Which events are there, by id and by content.
private struct EventIdentities {
  private var byID: [String: (seq: Int, event: Event)] = [:]
  private var byContent: [Event: Int] = [:]

  init(_ events: [RecordedEvent]) {
    for event in events { insert(event.event, at: event.seq) }
  }

  mutating func insert(_ event: Event, at seq: Int) {
    if let id = event.id { byID[id] = (seq, event) }
    if byContent[event] == nil { byContent[event] = seq }
  }

  /// Where the event is already; nil if it is new.
  func position(of submitted: SubmittedEvent) throws(LedgerError) -> Int? {
    let event = try submitted.event
    guard let id = event.id, let there = byID[id] else { return byContent[event] }
    guard there.event == event else {
      throw submitted.problem(
        .conflict,
        "the id \"\(id)\" is event \(there.seq)'s already, with other content; an event never "
          + "changes: give this one an id of its own, or record a correction of event "
          + "\(there.seq)", path: "$.id")
    }
    return there.seq
  }
}
