import Drawing
import IndicatorLedger
import LedgerLog
import LedgerSite
import TransparencyLog

extension SiteHead {
  /// The head of a ledger when it had so many events, from a check of all their lines.
  init(_ ledger: Ledger, of count: Int) throws(LedgerError) {
    guard count > 0 else {
      self.init(
        origin: EventLog.unnamedOrigin, size: 0, root: SHA256.hash([]).description,
        howToCheck: Self.howToCheck(0))
      return
    }
    let survey = try ledger.log.survey(through: count - 1)
    self.init(
      origin: survey.checkpoint?.origin ?? EventLog.unnamedOrigin, size: survey.count,
      root: survey.tree.root.description, howToCheck: Self.howToCheck(survey.count))
  }

  /// The commands that check what the page of the log says.
  private static func howToCheck(_ count: Int) -> Markup {
    """
    Whoever has the ledger can check it: <code>indicators verify</code> reads every byte; \
    <code>indicators verify --against FILE</code> tells whether it has only grown since a \
    checkpoint like this one was kept; <code>indicators prove \(max(count - 1, 0))</code> proves \
    to others that one event is in it, without the rest.
    """
  }
}
