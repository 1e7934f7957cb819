import IndicatorLedger
import LedgerLog
import LedgerSite
import TransparencyLog

extension SiteHead {
  /// The head of a ledger when it had so many events, from a check of all their lines.
  init(_ ledger: Ledger, of count: Int) throws(LedgerError) {
    guard count > 0 else {
      self.init(origin: EventLog.unnamedOrigin, size: 0, root: SHA256.hash([]).description)
      return
    }
    let survey = try ledger.log.survey(through: count - 1)
    self.init(
      origin: survey.checkpoint?.origin ?? EventLog.unnamedOrigin, size: survey.count,
      root: survey.tree.root.description)
  }
}
