import CommandLineInterface
import IndicatorLedger

/// What every writing command does while another program writes.
enum Waiting {
  static let option = OptionDeclaration(
    "wait", "While another program writes to the ledger, wait until it has finished.")

  /// Runs a writing, and with `--wait` once more if another program is writing: then it says so
  /// and waits.
  static func run<Result>(
    _ arguments: ParsedArguments, _ write: (_ waits: Bool) throws -> Result
  ) throws -> Result {
    do { return try write(false) } catch let error as LedgerError {
      guard error.code == .locked, arguments.flag("wait") else { throw error }
      let holder = error.message.split(separator: ";").first.map(String.init) ?? error.message
      writeError("indicators: \(holder); waiting\n")
      return try write(true)
    }
  }
}
