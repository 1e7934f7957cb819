#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// What is known of the terminal that the program runs in.
package enum Terminal {
  /// The number of columns of standard output, or nil if it is not a terminal and the variable
  /// `COLUMNS`, which shells keep to themselves unless asked, does not say how wide to write.
  package static func width() -> Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return variable("COLUMNS").flatMap(positive) }
    // Some terminals do not tell their size; then the shell's word is taken, or the custom.
    return windowWidth(of: STDOUT_FILENO) ?? variable("COLUMNS").flatMap(positive) ?? 80
  }

  /// Whether colour may be used on standard output: see no-color.org.
  package static func colors() -> Bool {
    allowsColors(
      isTerminal: isatty(STDOUT_FILENO) == 1, noColor: variable("NO_COLOR"), term: variable("TERM"))
  }

  /// Whether colour may be used on the terminal itself, wherever standard output goes.
  package static func allowsDialogColors() -> Bool {
    allowsColors(isTerminal: true, noColor: variable("NO_COLOR"), term: variable("TERM"))
  }

  /// Whether a person is likely to watch standard error.
  package static func isInteractiveError() -> Bool {
    isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"
  }

  static func errorWidth() -> Int {
    windowWidth(of: STDERR_FILENO) ?? variable("COLUMNS").flatMap(positive) ?? 80
  }

  static func allowsColors(isTerminal: Bool, noColor: String?, term: String?) -> Bool {
    isTerminal && (noColor ?? "").isEmpty && term != "dumb"
  }

  private static func windowWidth(of descriptor: CInt) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  private static func positive(_ text: String) -> Int? {
    Int(text).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
