import EventCoding
import LedgerLog
public import LedgerModel
public import LedgerProjections

/// What an append did.
public struct AppendOutcome: Sendable {
  /// The positions of the events that were appended.
  public internal(set) var appended: [Int] = []
  /// The positions of those that were there already, in the order given.
  public internal(set) var already: [Int] = []
  /// The file to which bytes of an earlier, unfinished append were moved, with their number.
  public internal(set) var movedAside: (file: String, byteCount: Int)?
  /// What the log held before the append.
  private let before: FollowedLog
  /// The events that were appended, and when the ledger learnt of them.
  var events: [EncodedEvent] = []
  var recorded = Timestamp(seconds: 0)

  init(before: FollowedLog) { self.before = before }

  /// What the appended events changed, one after the other.
  ///
  /// - Parameter progress: is told of how many of the appended events the effects are worked out.
  /// - Returns: the effects in the order of the events.
  /// - Complexity: worked out at each call: for each event, a look at the series and claims that
  ///   it touches, before and after. A figure takes about as long as a thousand take to be
  ///   appended, or more where its series is long.
  public func effects(progress: ((Int) -> Void)? = nil) -> [Effect] {
    // What was checked can be decoded.
    var log = before
    guard (try? log.catchUp()) != nil else { return [] }
    var tracker = EffectTracker(after: log.state)
    var effects: [Effect] = []
    for (seq, encoded) in zip(appended, events) {
      guard let event = try? encoded.decoded() else { continue }
      effects += tracker.apply(RecordedEvent(seq: seq, recorded: recorded, event: event))
      progress?(seq - appended[0] + 1)
    }
    return effects
  }

  /// How many bytes the appended events have in the log, without what the log adds.
  public var byteCount: Int { events.reduce(0) { $0 + $1.body.count } }
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
  ///   - position: the position that the first of the events must get; nil: any.
  /// - Returns: which events were appended and which were there already.
  /// - Throws: ``LedgerError``: what is wrong with an event, and then nothing is appended;
  ///   `conflict` if the ledger does not end at the position that was expected; `locked` while another program appends; `damaged` or `unavailable`.
  public func append(
    _ events: [Event], recorded: Timestamp? = nil, isDryRun: Bool = false, waits: Bool = false,
    expecting position: Int? = nil
  ) throws(LedgerError) -> AppendOutcome {
    try append(
      SubmittedEvent.checking(events), recorded: recorded, isDryRun: isDryRun, waits: waits,
      expecting: position)
  }

  /// Appends the events of texts in the format of `EventFormat.md`, as one batch.
  ///
  /// - Parameters:
  ///   - texts: UTF-8 JSON: one event, an array, or one a line, each with its name for errors.
  ///   - recorded: as in the other form.
  ///   - isDryRun: as in the other form.
  ///   - waits: as in the other form.
  ///   - position: as in the other form.
  /// - Returns: as in the other form.
  /// - Throws: ``LedgerError`` with file, line, column and path.
  public func append(
    texts: [(name: String, bytes: [UInt8])], recorded: Timestamp? = nil, isDryRun: Bool = false,
    waits: Bool = false, expecting position: Int? = nil
  ) throws(LedgerError) -> AppendOutcome {
    var events: [SubmittedEvent] = []
    for text in texts { events += try EventInput.read(text.bytes, file: text.name) }
    return try append(
      events, recorded: recorded, isDryRun: isDryRun, waits: waits, expecting: position)
  }

  func append(
    _ events: [SubmittedEvent], recorded: Timestamp?, isDryRun: Bool, waits: Bool,
    expecting position: Int? = nil
  ) throws(LedgerError) -> AppendOutcome {
    guard isDryRun else {
      let appender = try appender(waits: waits)
      return try appender.append(events, recorded: recorded, expecting: position)
    }
    let (state, tail) = try stateAndTail()
    var session = AppendSession(state, tail: tail)
    let batch = try session.check(events, recorded: recorded ?? currentTime()) {
      seqs throws(LedgerError) in try log.lines(seqs)
    }
    try session.require(position, for: batch)
    return batch.outcome
  }

  /// Opens the ledger for appending again and again: nobody else can append while it is open.
  ///
  /// - Parameter waits: whether to wait while another program appends, as long as it takes.
  /// - Returns: what appends.
  /// - Throws: ``LedgerError``: `locked`, `damaged` or `unavailable`.
  public func appender(waits: Bool = false) throws(LedgerError) -> LedgerAppender {
    try LedgerAppender(self, waits: waits, bytesKept: FollowedLog.bytesKept)
  }

  /// The same, with how many bytes of appended events it keeps in memory before it reads them back
  /// from the log where they are asked for.
  package func appender(bytesKept: Int) throws(LedgerError) -> LedgerAppender {
    try LedgerAppender(self, waits: false, bytesKept: bytesKept)
  }
}
