public import FieldFormats
public import LedgerVocabulary

/// A format that figures come in from.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
  /// CSV (RFC 4180), long or wide, by a mapping of its columns.
  case csv
}

/// What is to be imported, and what it does not say itself.
public struct ImportRequest: Sendable {
  /// The format; nil: the one that the text looks like.
  public var format: ImportFormat?
  /// The mapping file of CSV as JSON, with its name; nil: columns are called what they hold.
  public var mapping: (name: String, bytes: [UInt8])?
  /// When figures were published of which the text does not say so.
  public var published: PublicationTime?
  /// The agency of figures of which the text does not name one.
  public var agency: String?
  /// The template of keys, such as `CH.{series}`; nil: the format's own.
  public var series: String?
  /// Whether rows that cannot be read are left out, and the others imported all the same.
  public var skipsRejected = false

  /// A request that leaves all to the text.
  public init(format: ImportFormat? = nil) { self.format = format }
}

/// What an import did.
public struct ImportOutcome: Sendable {
  /// How many figures the text had.
  public internal(set) var figures = 0
  /// How many series of them the ledger did not know.
  public internal(set) var newSeries = 0
  /// How many releases they were put together to.
  public internal(set) var releases = 0
  /// How many withdrawals followed from what the text deletes.
  public internal(set) var withdrawals = 0
  /// The rows that could not be read: the first of them.
  public internal(set) var rejected: [RejectedRow] = []
  /// How many rows could not be read.
  public internal(set) var rejectedCount = 0
  /// The positions of the events that were appended.
  public internal(set) var appended: [Int] = []
  /// How many events were there already.
  public internal(set) var alreadyCount = 0
  /// In how many batches events were appended.
  public internal(set) var batches = 0

  /// How many rejected rows are kept to be told.
  static let mostRejected = 20

  mutating func reject(_ row: RejectedRow) {
    rejectedCount += 1
    if rejected.count < Self.mostRejected { rejected.append(row) }
  }
}
