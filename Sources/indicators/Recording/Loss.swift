import CommandLineInterface
import IndicatorLedger
import PlainText

/// What every writing command does about a log that has lost or changed events.
enum Loss {
  static let option = OptionDeclaration(
    "accept-loss",
    "Go on with a log that has fewer events, or others, than the files beside it know; these are "
      + "kept under names that begin in lost-.")

  /// Has the log stand as it is, if the command line says so.
  static func accept(_ ledger: Ledger, _ arguments: ParsedArguments) throws {
    guard arguments.flag("accept-loss") else { return }
    let loss = try Waiting.run(arguments) { waits in try ledger.acceptLoss(waits: waits) }
    guard !loss.setAside.isEmpty else {
      writeError("indicators: nothing was lost: all that stands beside the log agrees with it\n")
      return
    }
    writeError(
      "indicators: the log stands as it is, with \(counted(loss.eventCount, "event")); what "
        + "disagreed is kept in \(terminalSafe(loss.setAside.joined(separator: ", ")))\n")
  }
}
