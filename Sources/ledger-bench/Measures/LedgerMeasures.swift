import IndicatorLedger
import LedgerLog

/// Every call that the benchmark makes into the ledger, in one place.
enum LedgerMeasures {
  /// Rebuilds everything from the first event, without a snapshot.
  static func replay(_ ledger: Ledger) throws -> ReplaySummary {
    ReplaySummary(try ledger.state().known())
  }

  /// What a ledger holds, for look-ups.
  static func state(of ledger: Ledger) throws -> LedgerState { try ledger.state() }

  /// The value known on a day.
  static func value(
    _ state: LedgerState, _ series: String, _ period: Period, asOf day: PublicationTime
  ) -> ExactDecimal? {
    state.known(asOf: day).current(series, period)?.figure.value
  }

  /// Writes the snapshot.
  ///
  /// - Returns: how many bytes it has; nil: there are no snapshots yet.
  static func writeSnapshot(_ ledger: Ledger) throws -> Int? { nil }
}

/// Appends releases one by one, each durable before the next.
struct SmallAppender: ~Copyable {
  private var writer: LogWriter

  init(_ ledger: Ledger) throws { writer = try LogWriter(ledger.log) }

  mutating func append(_ event: Event) throws {
    _ = try writer.append([event], recorded: currentTime())
  }
}
