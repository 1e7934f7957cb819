package import EventCoding
package import LedgerModel
package import TransparencyLog

/// Where the lines of a ledger's events are kept: a folder (``EventLog``), or a database.
///
/// Every store keeps the same bytes for the same event, so that the tree over them has the same
/// root wherever they are. Of every store it holds that
/// - positions count from 0 without a gap, and what was recorded at one never changes;
/// - a reader sees whole batches, and of those a beginning of the log: never one without all before
///   it;
/// - what ``EventWriter/append(_:at:recorded:)`` has acknowledged survives a crash.
///
/// One suite of tests, `EventStoreTests`, asks all of it of every store.
package protocol EventStore: Sendable {
  /// The store in messages: a folder, or an address without its secrets.
  var place: String { get }

  /// The head of the log; nil if nothing vouches for its lines.
  func presentCheckpoint() throws(LedgerError) -> Checkpoint?

  /// The checkpoint that was signed last; nil if none was.
  func signedCheckpoint() throws(LedgerError) -> SignedNote?

  /// The hashes of all lines, as they were noted when the lines were recorded, if a checkpoint
  /// vouches for them; else none.
  func trustedHashes() throws(LedgerError) -> [Digest]

  /// Reads and checks the whole log.
  ///
  /// - Throws: ``LedgerError``: `damaged`, and where; `unavailable`.
  func read() throws(LedgerError) -> LogContents

  /// Checks the log as ``read()`` does, up to the batch of event `last`, and keeps no events.
  func survey(through last: Int?) throws(LedgerError) -> LogSurvey

  /// Reads the log on all cores into collectors, and checks of each line what replay depends on.
  ///
  /// - Parameters:
  ///   - checksRoot: whether all lines are compared with what the checkpoint vouches for, too.
  ///   - makeCollector: makes what takes the lines of one part of the log.
  /// - Returns: the collectors in the order of the log.
  /// - Throws: ``LedgerError``: `damaged`, `unavailable`.
  func collect<Collector: LineCollector>(
    checksRoot: Bool, into makeCollector: @Sendable () -> Collector
  ) throws(LedgerError) -> CollectedLog<Collector>

  /// Reads what stands behind a position, if it is no more than `longest` bytes and the store's
  /// checkpoint vouches for it; see ``EventLog/tail(after:of:longest:)``.
  func tail(
    after position: LogPosition, of tree: GrowingTree, longest: Int
  ) throws(LedgerError) -> TailReading

  /// So many bytes are read behind a snapshot, of a log of so many, before a new one is made.
  func longestTail(ofLog byteCount: Int) -> Int

  /// The lines of some events, without their newlines; those that are not there are left out.
  func lines(_ wanted: Set<Int>) throws(LedgerError) -> [Int: [UInt8]]

  /// Reads the lines from event `seq` on, and goes on when there are more.
  func lines(from seq: Int) throws(LedgerError) -> any LineReader

  /// Tells of every line of a damaged log whether it can be read.
  func inspect() throws(LedgerError) -> LogInspection

  /// Opens the log for appending.
  ///
  /// - Parameter waits: whether to wait while somebody else appends, where only one can.
  /// - Returns: what appends.
  /// - Throws: ``LedgerError``: `locked`, `damaged`, `unavailable`.
  func writer(waits: Bool) throws(LedgerError) -> any EventWriter

  /// Sets everything aside that disagrees with the log, because a person says that what the log
  /// holds shall stand; see ``LogWriter/init(_:waits:acceptsLoss:)``.
  ///
  /// - Parameter waits: whether to wait while somebody else appends, where only one can.
  /// - Returns: how many events the log has, and the files set aside, under their new names.
  /// - Throws: ``LedgerError``: `locked`, `damaged`, `unavailable`.
  func acceptLoss(waits: Bool) throws(LedgerError) -> (count: Int, files: [String])

  /// So many bytes of lines are read as a whole for each question, whatever a snapshot has.
  var mostReadEachTime: Int { get }

  /// Tells when there may be new events.
  func changeSignal() throws(LedgerError) -> any ChangeSignal
}

/// Appends to a store.
///
/// Where several programs append to one store at once, each says at which position it means to; who
/// comes second is told what the first has appended, and can decide again.
package protocol EventWriter: AnyObject {
  /// The tree over all events that this writer knows of; its size is where the next one goes.
  var tree: GrowingTree { get }

  /// The name of the log in its checkpoints.
  var origin: String { get }

  /// The file to which bytes of an earlier, unfinished append were moved, with their number.
  var moved: (file: String, byteCount: Int)? { get }

  /// Appends events as one batch at a position; they survive a crash when this returns.
  ///
  /// - Parameters:
  ///   - events: at least one.
  ///   - position: how many events whoever wants them appended knows of.
  ///   - recorded: when the ledger learns of them.
  /// - Returns: whether they were; if not, nothing was.
  /// - Throws: ``LedgerError``: `unavailable`.
  func append(
    _ events: [EncodedEvent], at position: Int, recorded: Timestamp
  ) throws(LedgerError) -> AppendResult

  /// Appends lines of another store behind the last event, and makes them survive a crash.
  ///
  /// - Parameters:
  ///   - reader: gives the lines, which are in whole batches, and then nil.
  ///   - position: the position of the first of them.
  /// - Returns: how many bytes they have.
  /// - Throws: ``LedgerError``: `conflict` if the last event is another one; `unavailable`.
  func append(linesOf reader: any LineReader, at position: Int) throws(LedgerError) -> Int

  /// Lets others append, where this one kept them waiting: the batch will not come.
  func standBack()

  /// Keeps a checkpoint of the present events; a signed one for good.
  func keep(_ note: SignedNote) throws(LedgerError)

  /// Reads lines back, those of this writer too.
  var storedLines: @Sendable (Set<Int>) throws(LedgerError) -> [Int: [UInt8]] { get }
}

/// What came of appending at a position.
package enum AppendResult: Sendable {
  case appended
  /// Others have appended these there.
  case behind([FollowingEvent])
}

/// An event that somebody else appended.
package struct FollowingEvent: Sendable {
  package var event: EncodedEvent
  /// When it was recorded.
  package var recorded: Timestamp

  package init(_ event: EncodedEvent, recorded: Timestamp) {
    (self.event, self.recorded) = (event, recorded)
  }
}

/// Lines that stand one behind the other in a log.
package struct LineRun: Sendable {
  /// The position of the first.
  package var first: Int
  /// The lines, each with its newline.
  package var bytes: [UInt8] = []
  /// Their record hashes.
  package var hashes: [Digest] = []
  /// The head of the last.
  package var last: LineHead?

  package init(first: Int) { self.first = first }

  /// The position behind the last.
  package var end: Int { first + hashes.count }
}

/// Reads lines in their order.
package protocol LineReader: AnyObject {
  /// The next lines.
  ///
  /// - Returns: at least one; nil if there are no more for now, which is never inside a batch.
  /// - Throws: ``LedgerError``: `damaged`, `unavailable`; then it goes on where it was.
  func next() throws(LedgerError) -> LineRun?
}

/// Waits for a store to change.
package protocol ChangeSignal: AnyObject, Sendable {
  /// Returns when the store may have changed since the last call, when it was interrupted, or after
  /// some time.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func wait(milliseconds: Int) throws(LedgerError)

  /// Ends a waiting in another thread.
  func interrupt()
}

extension EventStore {
  /// Checks the whole log.
  package func survey() throws(LedgerError) -> LogSurvey { try survey(through: nil) }

  /// The line of an event, without its newline; empty if there is none.
  package func line(_ seq: Int) throws(LedgerError) -> [UInt8] { try lines([seq])[seq] ?? [] }
}
