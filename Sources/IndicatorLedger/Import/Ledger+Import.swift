import EventCoding
public import LedgerModel
import LedgerProjections

/// Where the events of an import go.
public enum ImportDestination {
  /// Into the ledger.
  case ledger(waits: Bool)
  /// Nowhere: only tell what would happen.
  case nowhere
  /// To somebody, a line each, in the form that `append` takes.
  case lines((ArraySlice<UInt8>) -> Void)
}

extension Ledger {
  /// Imports the figures of a text: as one batch, or, where they are more than a million, as
  /// several.
  ///
  /// Figures of one agency and day become one release; series that the ledger does not know are
  /// defined first. What is there already is not recorded again, so that an import that was cut off
  /// can be repeated.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - request: the format, and what the text does not say itself.
  ///   - destination: where events go.
  /// - Returns: what was done; if a row was rejected and none may be, nothing was.
  /// - Throws: ``LedgerError``: the text as a whole cannot be read; `locked`, `damaged` or
  ///   `unavailable`.
  public func importing(
    _ text: ImportText, _ request: ImportRequest,
    into destination: ImportDestination = .ledger(waits: false)
  ) throws(LedgerError) -> ImportOutcome {
    try importing(text, request, into: destination, batchSize: Importer.batchSize)
  }

  /// The same with at most so many figures in a batch.
  package func importing(
    _ text: ImportText, _ request: ImportRequest, into destination: ImportDestination,
    batchSize: Int
  ) throws(LedgerError) -> ImportOutcome {
    let state = try state()
    let counted = Counted()
    let delivery = try delivery(to: destination, counted)
    func make(holdsBack: Bool, _ keys: SeriesKeys? = nil) -> Importer {
      Importer(
        request, into: state, limit: batchSize, holdsBack: holdsBack, keys: keys,
        deliver: delivery.events)
    }
    var importer = make(holdsBack: !request.skipsRejected)
    try text.read(request, into: &importer)
    if importer.hasOverflowed { importer.settleKeys() }
    if importer.hasOverflowed, importer.outcome.rejectedCount == 0 {
      // All rows are right: now they are read again, and recorded as they come.
      guard text.isRepeatable else {
        throw LedgerError(
          .tooLarge,
          "standard input has more than \(batchSize) figures, so that it cannot be "
            + "looked at as a whole first; give a file", remedy: .leaveOutRejected)
      }
      importer = make(holdsBack: false, importer.keys)
      try text.read(request, into: &importer)
    }
    try importer.flush()
    if importer.hasDeletions, let latest = delivery.state {
      let withdrawals = try importer.withdrawals(try latest())
      if !withdrawals.isEmpty { try delivery.events(withdrawals) }
    }
    return counted.added(to: importer.outcome)
  }

  /// What takes events, and what the ledger knows after them; nil where it learns nothing.
  private typealias Delivery = (
    events: ([SubmittedEvent]) throws(LedgerError) -> Void,
    state: (() throws(LedgerError) -> LedgerState)?
  )

  private func delivery(
    to destination: ImportDestination, _ counted: Counted
  ) throws(LedgerError) -> Delivery {
    switch destination {
    case .lines(let write):
      return (
        { events throws(LedgerError) in
          for event in events {
            write([UInt8(ascii: "{")] + event.encoded.body + Array("}\n".utf8))
          }
        }, nil
      )
    case .nowhere:
      return (
        { events throws(LedgerError) in
          counted.add(try append(events, recorded: nil, isDryRun: true, waits: false))
        }, nil
      )
    case .ledger(let waits):
      let appender = try appender(waits: waits)
      return (
        { events throws(LedgerError) in
          counted.add(try appender.append(events, recorded: nil))
        }, { () throws(LedgerError) in try state() }
      )
    }
  }
}

/// What batches came to.
private final class Counted {
  private var appended: [Int] = []
  private var already = 0

  func add(_ outcome: AppendOutcome) {
    appended += outcome.appended
    already += outcome.already.count
  }

  func added(to outcome: ImportOutcome) -> ImportOutcome {
    var outcome = outcome
    outcome.appended = appended
    outcome.alreadyCount = already
    return outcome
  }
}
