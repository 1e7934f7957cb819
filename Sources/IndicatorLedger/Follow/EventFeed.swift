public import LedgerModel
import ParallelWork

/// The events of a ledger from a position on, and then each that is appended, by whomever.
///
/// ```swift
/// for try await event in ledger.feed(from: 799) { print(event.seq, event.event.title) }
/// ```
///
/// It ends when its task is cancelled. To go on another time, begin with the position behind the
/// last event: none is missed, none comes twice. While a database cannot be reached it tries again,
/// and says so by ``Ledger/onWarning``.
public struct EventFeed: AsyncSequence, Sendable {
  private let ledger: Ledger
  private let position: Int

  init(_ ledger: Ledger, from position: Int) { (self.ledger, self.position) = (ledger, position) }

  /// Begins to read when it is first asked for an event.
  public func makeAsyncIterator() -> Iterator {
    Iterator(EventFollower(ledger, from: position))
  }

  /// Reads a few events at a time, and only when somebody asks.
  public struct Iterator: AsyncIteratorProtocol {
    private let follower: EventFollower
    private var events: ArraySlice<RecordedEvent> = []

    init(_ follower: EventFollower) { self.follower = follower }

    /// The next event; nil if the task is cancelled.
    ///
    /// - Throws: ``LedgerError``: `damaged`; `unavailable` if the ledger cannot be reached at first.
    public mutating func next() async throws(LedgerError) -> RecordedEvent? {
      if events.isEmpty {
        let follower = follower
        let found = await withTaskCancellationHandler {
          await inThread { () -> Result<[RecordedEvent], LedgerError> in
            do throws(LedgerError) { return .success(try follower.next()) } catch {
              return .failure(error)
            }
          }
        } onCancel: {
          follower.interrupt()
        }
        events = try found.get()[...]
      }
      return events.popFirst()
    }
  }
}

extension Ledger {
  /// The events from a position on, and then each that is appended.
  ///
  /// - Parameter position: the event to begin with; it may not be there yet.
  /// - Returns: a sequence that waits for more.
  public func feed(from position: Int) -> EventFeed { EventFeed(self, from: position) }
}
