public import ExchangeFormats
public import LedgerModel

/// A format that figures come in from.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
  /// CSV (RFC 4180), long or wide, by a mapping of its columns.
  case csv
  /// SDMX-CSV 1.0, 2.0 and 2.1.
  case sdmxCSV = "sdmx-csv"
  /// SDMX-JSON data messages 1.0 and 2.0.
  case sdmxJSON = "sdmx-json"
  /// FRED's and ALFRED's observations, JSON of all output types.
  case fred
  /// UN Comtrade's records, JSON.
  case comtrade

  /// What a text looks like by its first bytes; nil for JSON of another shape.
  static func detect(_ beginning: ArraySlice<UInt8>) -> ImportFormat? {
    let text = String(decoding: beginning.prefix(4096), as: UTF8.self)
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard text.first == "{" || text.first == "[" else {
      let first = text.drop { $0 == "\"" }
      return first.hasPrefix("STRUCTURE") || first.hasPrefix("DATAFLOW") ? .sdmxCSV : .csv
    }
    if text.contains("\"observations\"") && text.contains("\"realtime_start\"") { return .fred }
    if text.contains("\"refYear\"") || text.contains("\"reporterCode\"") { return .comtrade }
    if text.contains("sdmx") || text.contains("\"dataSets\"") || text.contains("\"header\"") {
      return .sdmxJSON
    }
    return nil
  }
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
  /// The frequency of periods that are given as days; nil: what the text tells.
  public var frequency: Period.Frequency?
  /// Whether rows that cannot be read are left out, and the others imported all the same.
  public var skipsRejected = false

  /// What to do with names of which it is open whether the ledger has their series under the key
  /// that older versions gave such names.
  public var olderKeys = OlderKeys.ask

  /// What to do where nothing tells whether a series is that of an older key.
  public enum OlderKeys: String, Sendable, CaseIterable {
    /// The rows are rejected.
    case ask
    /// The series goes on under the older key.
    case keep
    /// It is another, with its own key.
    case leave
  }

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
  /// How many rows had no figure in them, such as those of attributes.
  public internal(set) var passedOver = 0
  /// The rows that could not be read: the first of them.
  public internal(set) var rejected: [RejectedRow] = []
  /// How many rows could not be read.
  public internal(set) var rejectedCount = 0
  /// What is worth knowing of series that an older version took for one, a sentence each.
  public internal(set) var notes: [String] = []
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
    if let last = rejected.last, last.message == row.message,
      rejectedCount == rejected.reduce(1, { $0 + 1 + $1.repeats })
    {
      rejected[rejected.count - 1].repeats += 1
    } else if rejected.count < Self.mostRejected {
      rejected.append(row)
    }
  }
}
