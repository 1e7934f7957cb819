import IndicatorLedger
import LedgerLog

/// Every call that the benchmark makes into the ledger, in one place.
enum LedgerMeasures {
  /// Rebuilds everything from the first event, without a snapshot.
  static func replay(_ ledger: Ledger) throws -> ReplaySummary {
    ReplaySummary(try ledger.replay(checksRoot: false).known())
  }

  /// What a ledger holds, for look-ups: from its snapshot, if it has one.
  static func state(of ledger: Ledger) throws -> LedgerState { try ledger.state() }

  /// The value known on a day.
  static func value(
    _ state: LedgerState, _ series: String, _ period: Period, asOf day: PublicationTime
  ) -> ExactDecimal? {
    state.value(of: series, period, asOf: day)?.value
  }

  /// Writes the snapshot of a replayed log.
  ///
  /// - Returns: how many bytes it has, and how many seconds the writing took, the replay aside.
  static func writeSnapshot(_ ledger: Ledger) throws -> (byteCount: Int, seconds: Double) {
    let (image, end) = try ledger.replayedImage()
    let (outcome, seconds) = try timed { try ledger.writeSnapshot(of: image, end: end) }
    return (outcome?.byteCount ?? 0, seconds)
  }

  /// Something to append releases with one by one, each durable before the next.
  static func appender(to ledger: Ledger) throws -> LedgerAppender { try ledger.appender() }

  /// Imports a table of quarterly vintages into a new ledger, durably.
  ///
  /// - Returns: how many figures it has.
  static func imported(_ table: VintageTable, into folder: String) throws -> Int {
    let ledger = try Ledger.create(at: folder).ledger
    let names = table.columns
    let mapping = """
      {"series": "X.{\(names[0])}", "frequency": "quarter", "agency": "SOMEBODY", "columns": \
      {"period": "\(names[1])", "published": "\(names[2])", "value": "\(names[3])"}}
      """
    var request = ImportRequest(format: .csv)
    request.mapping = ("columns", Array(mapping.utf8))
    let outcome = try ledger.importing(
      ImportText(file: table.file), request, into: .ledger(waits: false))
    guard outcome.rejectedCount == 0 else { throw problem("rejected: \(outcome.rejected)") }
    return outcome.figures
  }

  /// What became of the quarterly changes of each series, from each of seven releases to the last.
  static func revisions(in folder: String) throws -> [RevisionAnalysis] {
    let known = try Ledger(at: folder).state().known()
    let question = RevisionAnalysis.Question(
      VintageRecipe(.quarter, transformation: .pch), includesFirstVintage: true)
    return known.revisions(
      of: known.keys { _ in true }.map { ($0, question) }, from: (0...6).map(ReleaseChoice.number))
  }
}
