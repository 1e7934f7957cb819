import IndicatorLedger

/// Every call that the benchmark makes into the ledger, in one place.
enum LedgerMeasures {
  /// Rebuilds everything from the first event, without a snapshot.
  static func replay(_ ledger: Ledger) throws -> ReplaySummary {
    ReplaySummary(try ledger.replay().known())
  }

  /// What a ledger holds, for look-ups: from its snapshot, if it has one.
  static func state(of ledger: Ledger) throws -> LedgerState { try ledger.state() }

  /// The value known on a day.
  static func value(
    _ state: LedgerState, _ series: String, _ period: Period, asOf day: PublicationTime
  ) -> ExactDecimal? {
    state.known(asOf: day).value(of: series, period)?.value
  }

  /// Writes the snapshot of a replayed log.
  ///
  /// - Returns: how many bytes it has, and how many seconds the writing took, the replay aside.
  static func writeSnapshot(_ ledger: Ledger) throws -> (byteCount: Int, seconds: Double) {
    let (image, end) = try ledger.replayedImage()
    let (outcome, seconds) = try timed { try ledger.writeSnapshot(of: image, end: end) }
    return (outcome.byteCount, seconds)
  }

  /// Something to append releases with one by one, each durable before the next.
  static func appender(to ledger: Ledger) throws -> LedgerAppender { try ledger.appender() }
}
