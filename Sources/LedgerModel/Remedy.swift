/// What whoever gets an error can do about it.
///
/// Libraries know no program: a program that offers commands and options for these steps words them
/// in its own way, and ``description`` says them without.
package enum Remedy: Hashable, Sendable {
  /// Make a ledger at a place.
  case makeLedger(String)
  /// Name a ledger, or make one.
  case nameLedger
  /// Bring the tables of a ledger up to the present version.
  case bringUpToDate
  /// Look at every byte of the ledger.
  case verify
  /// Read the events from a position on.
  case readEvents(from: Int)
  /// Let the log stand as it is; what its witnesses know is kept under other names.
  case acceptLoss
  /// Wait for the other writer.
  case wait
  /// Name the agency of all figures of an import.
  case nameAgency
  /// Name the day of publication of all figures of an import.
  case nameDay
  /// Name the format of a text.
  case nameFormat
  /// Name the series of a text, or a template for the keys of several; with an example.
  case nameSeries(example: String)
  /// Leave out what is rejected, and take the rest.
  case leaveOutRejected
  /// Say whether a name goes on under the older key, or defines its own.
  case chooseKey(older: String, own: String)
}

extension Remedy: CustomStringConvertible {
  /// The step as half a sentence, in words of no program.
  package var description: String {
    switch self {
    case .makeLedger(let place): "make one at \(place)"
    case .nameLedger: "name one, or make one"
    case .bringUpToDate: "bring them up to date"
    case .verify: "verify the ledger"
    case .readEvents(let position): "read the events from \(position) on"
    case .acceptLoss:
      "or accept the loss, if the log shall stand as it is: the files that disagree are kept under "
        + "other names"
    case .wait: "or wait for it"
    case .nameAgency: "or name one for all"
    case .nameDay: "or name one for all"
    case .nameFormat: "name its format"
    case .nameSeries(let example): "name a series, or a template for keys, such as \(example)"
    case .leaveOutRejected: "or leave out what is rejected"
    case .chooseKey(let older, let own): "say whether it goes on as \(older), or is \(own)"
    }
  }
}
