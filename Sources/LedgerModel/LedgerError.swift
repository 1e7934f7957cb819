/// What went wrong, where, and what to do: written for the person who reads it.
public struct LedgerError: Error, Equatable, Sendable {
  /// What kind of thing went wrong.
  ///
  /// More may be added: switch with a default.
  public struct Code: Hashable, Sendable {
    /// The code's name, stable between versions.
    public let name: String

    /// The input is not JSON, or not JSON of the shape that an event has.
    public static let malformed = Code(name: "malformed")
    /// The input names a series, an event or a key that is not there.
    public static let unknown = Code(name: "unknown")
    /// A value, period, date or text is not one that the ledger takes.
    public static let invalid = Code(name: "invalid")
    /// The input contradicts what the ledger holds: an id with other content, say.
    public static let conflict = Code(name: "conflict")
    /// The input is larger than the ledger takes.
    public static let tooLarge = Code(name: "too-large")
    /// The log's bytes are not what was written.
    public static let damaged = Code(name: "damaged")
    /// Another writer holds the ledger's lock.
    public static let locked = Code(name: "locked")
    /// There is no ledger, a newer program wrote it, or the disk refuses.
    public static let unavailable = Code(name: "unavailable")
  }

  /// The kind of error.
  public let code: Code
  /// What was found and what was expected.
  private let reason: String
  /// What to do next, where a program may have a command or an option for it.
  package let remedy: Remedy?
  /// The path inside the event, such as `$.figures[0].value`.
  public let path: String?
  /// The file as it was named to the ledger; `-` is standard input.
  public private(set) var file: String?
  /// The line, counted from 1.
  public private(set) var line: Int?
  /// The column in characters, counted from 1.
  public private(set) var column: Int?
  /// The byte of the input that the error is about.
  package let offset: Int?

  package init(
    _ code: Code, _ reason: String, remedy: Remedy? = nil, path: String? = nil, offset: Int? = nil
  ) {
    self.code = code
    self.reason = Self.shortened(reason)
    self.remedy = remedy
    self.path = path
    self.offset = offset
  }

  /// The same error with its place in a file.
  package func located(file: String, line: Int?, column: Int?) -> LedgerError {
    var error = self
    error.file = file
    error.line = line
    error.column = column
    return error
  }
}

extension LedgerError {
  /// What was found, what was expected, what to do next.
  public var message: String { message(\.description) }

  /// The message with the remedy in the words of whoever tells it.
  package func message(_ words: (Remedy) -> String) -> String {
    remedy.map { "\(reason); \(words($0))" } ?? reason
  }

  /// ``description`` with the remedy in the words of whoever tells it.
  package func text(_ words: (Remedy) -> String) -> String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
    let prefix = place.isEmpty ? "" : place.joined(separator: ":") + ": "
    return prefix + message(words) + (path.map { $0 == "$" ? "" : " (at \($0))" } ?? "")
  }

  /// A message that quotes a whole document helps nobody: of a long one, both ends stay.
  private static func shortened(_ message: String) -> String {
    guard message.utf8.count > 4000 else { return message }
    let scalars = message.unicodeScalars
    return String(scalars.prefix(400)) + " … " + String(scalars.suffix(400))
  }
}

extension LedgerError: CustomStringConvertible {
  /// `file:line:column: message (at $.path)`, with the parts that are known.
  public var description: String { text(\.description) }
}
