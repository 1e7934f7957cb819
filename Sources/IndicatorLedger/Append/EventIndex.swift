import EventCoding
import LedgerModel
import LedgerProjections
import VintageColumns

/// Where events stand in the log, by what nearly tells them from others.
///
/// What it finds are candidates: two different events may have one ``EventIdentity``.
struct EventIndex: Sendable {
  private var byContent = Positions()
  private var byID = Positions()

  /// The events of a state's columns, and those behind them.
  init(_ identities: [EventIdentity], then others: [RecordedEvent]) {
    for (seq, identity) in identities.enumerated() { insert(identity, at: seq) }
    for event in others { insert(EventIdentity(EncodedEvent(event.event)), at: event.seq) }
  }

  mutating func insert(_ identity: EventIdentity, at seq: Int) {
    byContent.insert(seq, for: identity.content)
    if identity.id != 0 { byID.insert(seq, for: identity.id) }
  }

  /// The positions of events that may be the same or have the same id, in order.
  func candidates(_ identity: EventIdentity) -> (sameContent: [Int], sameID: [Int]) {
    (
      byContent.positions(of: identity.content),
      identity.id == 0 ? [] : byID.positions(of: identity.id)
    )
  }

  /// Positions by key: nearly every key has one.
  private struct Positions: Sendable {
    private var first: [Int64: Int] = [:]
    private var more: [Int64: [Int]] = [:]

    mutating func insert(_ seq: Int, for key: Int64) {
      guard first[key] == nil else { return more[key, default: []].append(seq) }
      first[key] = seq
    }

    func positions(of key: Int64) -> [Int] {
      guard let one = first[key] else { return [] }
      return [one] + (more.isEmpty ? [] : more[key] ?? [])
    }
  }
}

extension EventIdentity {
  /// Of an event as it is appended.
  init(_ event: EncodedEvent) {
    // In bounds: the slice's own bytes.
    self = unsafe event.body.withUnsafeBytes { unsafe EventIdentity(body: $0) }
  }
}
