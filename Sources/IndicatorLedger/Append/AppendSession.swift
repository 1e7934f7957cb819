import EventCoding
import LedgerLog
import LedgerModel
import LedgerProjections
import ParallelWork
import VintageColumns

/// Checks batch after batch against what the log holds.
///
/// Its state follows the log only as far as somebody needs it: most events are found right without
/// being decoded.
struct AppendSession {
  private var log: FollowedLog
  private var index: EventIndex
  private var known: KnownSeries
  private var lastRecorded: Timestamp?
  /// How many events the log has.
  private(set) var count: Int

  /// - Parameters:
  ///   - state: what the log holds.
  ///   - tail: the events that the state did not take from columns.
  ///   - bytesKept: how many bytes of recorded events are kept in memory.
  init(
    _ state: LedgerState, tail: [RecordedEvent], bytesKept: Int = FollowedLog.bytesKept
  ) {
    log = FollowedLog(state, bytesKept: bytesKept)
    known = KnownSeries(state)
    index = EventIndex(state.identities, then: tail)
    lastRecorded = state.lastRecorded
    count = state.eventCount
  }

  /// A batch that was found right, and not yet recorded.
  struct CheckedBatch {
    var accepted: [EncodedEvent] = []
    /// Of each of those.
    var identities: [EventIdentity] = []
    var recorded: Timestamp
    var outcome: AppendOutcome
  }

  /// Checks a batch; the session is as before until ``record(_:)``.
  ///
  /// - Parameters:
  ///   - events: in the order in which they shall stand.
  ///   - recorded: when the ledger learns of them; never before the last event's time.
  ///   - stored: gives the lines of events that may be the same.
  /// - Returns: what is to be recorded.
  /// - Throws: ``LedgerError``: what is wrong with the first event that is not right.
  mutating func check(
    _ events: [SubmittedEvent], recorded: Timestamp,
    stored: (Set<Int>) throws(LedgerError) -> [Int: [UInt8]]
  ) throws(LedgerError) -> CheckedBatch {
    let recorded = max(recorded, lastRecorded ?? recorded)
    var there = try EventsThere(events, index, stored)
    let quick = quickChecks(events, recorded: recorded)
    var batch = CheckedBatch(recorded: recorded, outcome: AppendOutcome(before: log))
    // What only the state can tell is asked of one that has the events before: made when needed.
    var checking: (log: FollowedLog, count: Int)?
    for (number, submitted) in events.enumerated() {
      if let seq = try there.position(of: submitted, number, newFrom: count) {
        batch.outcome.already.append(seq)
        continue
      }
      if !quick[number] {
        if checking == nil { try log.catchUp() }
        var (log, done) = checking ?? (log, 0)
        // One owner, or each change would copy all of it.
        checking = nil
        for event in batch.accepted[done...] { log.append(event, recorded: recorded) }
        done = batch.accepted.count
        try log.catchUp()
        try submitted.check(against: log.state, recorded: recorded)
        checking = (log, done)
      }
      // The last one is before none.
      if number < events.count - 1 { there.note(submitted, at: count + batch.accepted.count) }
      batch.outcome.appended.append(count + batch.accepted.count)
      batch.accepted.append(submitted.encoded)
      batch.identities.append(there.identities[number])
    }
    batch.outcome.events = batch.accepted
    batch.outcome.recorded = recorded
    return batch
  }

  /// Takes a batch in that is in the log now.
  ///
  /// - Parameters:
  ///   - batch: the batch.
  ///   - lines: reads lines of the log back, those of the batch too.
  mutating func record(
    _ batch: CheckedBatch,
    _ lines: @escaping @Sendable (Set<Int>) throws(LedgerError) -> [Int: [UInt8]]
  ) {
    for (event, identity) in zip(batch.accepted, batch.identities) {
      take(event, identity, recorded: batch.recorded)
    }
    log.spill(to: lines)
  }

  /// Takes events in that others have appended meanwhile.
  mutating func follow(_ events: [FollowingEvent]) {
    for event in events {
      take(event.event, EventIdentity(event.event), recorded: event.recorded)
    }
  }

  /// Takes in the next event of the log.
  private mutating func take(
    _ event: EncodedEvent, _ identity: EventIdentity, recorded: Timestamp
  ) {
    index.insert(identity, at: count)
    log.append(event, recorded: recorded)
    count += 1
    lastRecorded = recorded
    if let definition = event.definition { _ = known.define(definition, in: event, by: -1) }
  }

  /// Demands that the first event of a batch gets the position that somebody expects.
  ///
  /// A batch of which all is there already is no matter: it may be that somebody's own, sent again.
  ///
  /// - Throws: ``LedgerError`` with the code `conflict`.
  func require(_ position: Int?, for batch: CheckedBatch) throws(LedgerError) {
    guard let position, position != count, !batch.accepted.isEmpty else { return }
    throw LedgerError(
      .conflict,
      "the next event gets the position \(count), not the \(position) that was expected: "
        + (count > position
          ? "others have appended meanwhile" : "is this the ledger that was meant?")
        + "; nothing was appended",
      remedy: count > position ? .readEvents(from: position) : nil)
  }

  /// Which of the events are certain to be right, by themselves and beside those before them.
  private func quickChecks(_ events: [SubmittedEvent], recorded: Timestamp) -> [Bool] {
    var known = known
    var right = [Bool](repeating: false, count: events.count)
    for (number, submitted) in events.enumerated() {
      guard let definition = submitted.encoded.definition else { continue }
      let isNew = known.define(definition, in: submitted.encoded, by: number)
      right[number] =
        isNew && definition.equals == nil
        // Of growth that names no level, it is seen which it can be of.
        && (definition.measure == .level || definition.of != nil)
        && known.isKnown(definition.of, in: submitted.encoded, aheadOf: number)
    }
    let all = known
    let pieces = events.piecesForAllCores { $0.bytesToCheck }
    let checked = concurrentMap(pieces.count) { piece in
      var check = QuickCheck(all, recorded: recorded)
      return pieces[piece].map { check.isRightRelease(events[$0].encoded, $0) }
    }
    for (number, isRight) in checked.joined().enumerated() where isRight { right[number] = true }
    return right
  }
}

extension EncodedEvent {
  /// How many bytes of it the quick check looks at, about.
  fileprivate var bytesToCheck: Int {
    switch summary {
    case .release(let release): release.keys.count * 16
    case .series, .other: 0
    case nil: body.count
    }
  }

  /// What it says, if it defines a series and the fast check knows all of it.
  fileprivate var definition: CanonicalSeries? {
    guard isDefinition else { return nil }
    var summarizer = EventSummarizer()
    guard case .series(let definition) = summary ?? summarizer.summary(of: self) else { return nil }
    return definition
  }
}

extension KnownSeries {
  /// Notes a definition whose ranges count in an event's body.
  fileprivate mutating func define(
    _ definition: CanonicalSeries, in event: EncodedEvent, by number: Int
  ) -> Bool {
    var isNew = false
    unsafe event.body.withUnsafeBytes { body in
      // In bounds: slicing checks it.
      isNew = unsafe define(
        UnsafeRawBufferPointer(rebasing: body[definition.key]), scale: definition.scale,
        by: number)
    }
    return isNew
  }

  /// Whether a series that an event's body names, if it names one, is defined ahead of it.
  fileprivate func isKnown(
    _ key: Range<Int>?, in event: EncodedEvent, aheadOf number: Int
  ) -> Bool {
    guard let key else { return true }
    return unsafe event.body.withUnsafeBytes { body in
      // In bounds: slicing checks it.
      unsafe scale(of: UnsafeRawBufferPointer(rebasing: body[key]), aheadOf: number) != nil
    }
  }
}

extension [SubmittedEvent] {
  /// Rows of events with about as much work each, several a core; one where that is no work for
  /// two.
  ///
  /// By work, not by number: a ledger begins with thousands of short definitions, and then come
  /// releases with thousands of figures.
  ///
  /// - Parameter bytes: how many bytes of an event are looked at.
  /// - Returns: the rows, which have all events.
  fileprivate func piecesForAllCores(_ bytes: (EncodedEvent) -> Int) -> [Range<Int>] {
    let costs = map { bytes($0.encoded) }
    let total = costs.reduce(0, +)
    let size = total < 1 << 16 ? total : total / (coreCount * 8)
    var pieces: [Range<Int>] = []
    var (start, own) = (0, 0)
    for (number, cost) in costs.enumerated() {
      own += cost
      guard own >= size || number == count - 1 else { continue }
      pieces.append(start..<number + 1)
      (start, own) = (number + 1, 0)
    }
    return pieces
  }
}

/// Which events of a batch are there already: in the log, or before them in the batch.
private struct EventsThere {
  let identities: [EventIdentity]
  private let candidates: [(sameContent: [Int], sameID: [Int])]
  private let stored: [Int: EncodedEvent]
  private var inBatch: [EncodedEvent: Int] = [:]
  private var idsInBatch: [String: (seq: Int, event: EncodedEvent)] = [:]

  init(
    _ events: [SubmittedEvent], _ index: EventIndex,
    _ lines: (Set<Int>) throws(LedgerError) -> [Int: [UInt8]]
  ) throws(LedgerError) {
    // A sample of an event is read.
    let pieces = events.piecesForAllCores { min($0.body.count, 256) }
    identities = concurrentMap(pieces.count) { piece in
      events[pieces[piece]].map { EventIdentity($0.encoded) }
    }.flatMap(\.self)
    candidates = identities.map { index.candidates($0) }
    var wanted: Set<Int> = []
    for found in candidates { wanted.formUnion(found.sameContent + found.sameID) }
    var stored: [Int: EncodedEvent] = [:]
    if !wanted.isEmpty {
      for (seq, line) in try lines(wanted) {
        stored[seq] = try EncodedEvent(ofLine: line, expecting: seq)
      }
    }
    self.stored = stored
  }

  mutating func note(_ submitted: SubmittedEvent, at seq: Int) {
    inBatch[submitted.encoded] = seq
    if let id = submitted.encoded.id { idsInBatch[id] = (seq, submitted.encoded) }
  }

  /// Where an event is already; nil if it is new.
  func position(
    of submitted: SubmittedEvent, _ number: Int, newFrom count: Int
  ) throws(LedgerError) -> Int? {
    let event = submitted.encoded
    let found = candidates[number]
    if let id = event.id {
      let old = found.sameID.first { stored[$0]?.id == id }
      let there = old.flatMap { seq in stored[seq].map { (seq: seq, event: $0) } } ?? idsInBatch[id]
      guard let there else { return nil }
      guard there.event == event else {
        throw submitted.problem(
          .conflict,
          "the id \"\(id)\" is event \(there.seq)'s already, with other content; an event never "
            + "changes: give this one an id of its own, or record a correction of event "
            + "\(there.seq)", path: "$.id")
      }
      return there.seq
    }
    return found.sameContent.first { stored[$0] == event } ?? inBatch[event]
  }
}
