import ExchangeFormats
import IndicatorLedger
import LedgerModel

// What the libraries advise, in the commands and options of this program.

extension Remedy {
  /// The step as half a sentence, with what to type.
  var words: String {
    switch self {
    case .makeLedger(let place): "make one with 'indicators init \(place)'"
    case .nameLedger: "name one with --ledger DIR, or make one with 'indicators init'"
    case .bringUpToDate: "bring them up to date with 'indicators init' and the same address"
    case .verify: "see 'indicators verify'"
    case .readEvents(let position): "see theirs with 'indicators events --from \(position)'"
    case .acceptLoss:
      "or, if it shall stand as it is, say so with 'indicators checkpoint --accept-loss', which "
        + "keeps the files that disagree under other names"
    case .wait: "or wait for it with --wait"
    case .nameAgency: "or give --agency NAME for all"
    case .nameDay: "or give --published DATE for all"
    case .nameFormat: "name its --format"
    case .nameSeries(let example): "give a template with --series, such as \(example)"
    case .leaveOutRejected: "or --skip-rejected"
    case .chooseKey(let older, let own):
      "--older-keys keep goes on with \(older), --older-keys leave defines \(own)"
    }
  }
}

extension LedgerError {
  /// The error with its place, as this program tells it.
  var told: String { text(\.words) }
}

extension RejectedRow {
  /// What is wrong with the row, as this program tells it.
  var told: String { message(\.words) }
}
