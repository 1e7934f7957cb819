import LedgerLog
import PlainText

/// What must not be shown of the command line: what may be a database's address with a password.
enum Secrets {
  /// A message without arguments that look like addresses, wherever they were given.
  static func removed(from message: String) -> String {
    removed(from: message, CommandLine.arguments.dropFirst())
  }

  /// The same for these arguments.
  static func removed(from message: String, _ arguments: some Sequence<String>) -> String {
    var message = message
    for argument in arguments {
      // An option may have its value joined to it, or be taken for one that has.
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let all = argument.hasPrefix("-") ? [argument] + parts : [argument]
      for text in all where AddressText(text) != nil {
        message = message.replacing(terminalSafe(text), with: "(an address)")
      }
    }
    return message
  }
}
