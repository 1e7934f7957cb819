public import LedgerModel

/// A pure fold over the events of a ledger: its state is a value, and nothing else is.
///
/// The same events in the same order always give the same state. Everything that the ledger
/// answers is such a fold, or a function of one; a user of the library writes their own by
/// conforming to it.
public protocol Projection: Sendable {
  /// Takes the next event in. Must not read clocks, files or anything but `event`.
  mutating func apply(_ event: RecordedEvent)
}

extension Projection {
  /// Takes events in, in the order given.
  ///
  /// - Complexity: one call of ``apply(_:)`` an event.
  public mutating func apply(contentsOf events: some Sequence<RecordedEvent>) {
    for event in events { apply(event) }
  }
}
