public import LedgerModel

/// One figure as a format of the field has it, whichever format that was.
public struct FormatRecord: Sendable {
  /// The series.
  public var series: FormatSeries
  /// The period.
  public var period: Period
  /// The value; nil where the format says that there is none, or that it is to be deleted.
  public var value: ExactDecimal?
  /// When it was published; nil where the format does not say.
  public var published: PublicationTime?
  /// Whether what was published before is taken back.
  public var isDeletion: Bool
  /// Who published it, and how; nil where the format does not say.
  public var origin: FormatOrigin?
  /// The line, counted from 1, or the number of the record in formats without lines.
  public var line: Int
  /// What few records have, if this one has any of it: records are copied more often than read.
  private var rare: [Rare] = []

  private struct Rare: Sendable {
    var deletes: PublicationTime?
    var scale: Int?
    var qualifier: Figure.Qualifier?
    var isNil: Bool?
    var basis: Figure.Basis?
    var status: String?
    var note: String?
  }

  /// Makes a record.
  public init(
    series: FormatSeries, period: Period, value: ExactDecimal?, published: PublicationTime? = nil,
    isDeletion: Bool = false, origin: FormatOrigin? = nil, line: Int
  ) {
    self.series = series
    self.period = period
    self.value = value
    self.published = published
    self.isDeletion = isDeletion
    self.origin = origin
    self.line = line
  }
}

extension FormatRecord {
  /// Of a deletion, when what is taken back was published; nil: it is what stands.
  public var deletes: PublicationTime? {
    get { rare.first?.deletes }
    set { set(\.deletes, newValue) }
  }
  /// The power of ten that the value counts in; nil: the series' own.
  public var scale: Int? {
    get { rare.first?.scale }
    set { set(\.scale, newValue) }
  }
  /// The word before the value.
  public var qualifier: Figure.Qualifier? {
    get { rare.first?.qualifier }
    set { set(\.qualifier, newValue) }
  }
  /// Whether a dash was printed in place of the value.
  public var isNil: Bool {
    get { rare.first?.isNil ?? false }
    set { set(\.isNil, newValue ? true : nil) }
  }
  /// What growth is measured on.
  public var basis: Figure.Basis? {
    get { rare.first?.basis }
    set { set(\.basis, newValue) }
  }

  /// Takes the word before the value: see ``Figure/word``.
  ///
  /// - Parameter word: the word.
  /// - Returns: whether it is one.
  mutating func take(word: String) -> Bool {
    guard word != Figure.nilWord else {
      isNil = true
      return true
    }
    qualifier = Figure.Qualifier(rawValue: word)
    return qualifier != nil
  }
  /// The observation status, a code of SDMX's `CL_OBS_STATUS`; nil: normal.
  public var status: String? {
    get { rare.first?.status }
    set { set(\.status, newValue) }
  }
  /// A remark on this figure.
  public var note: String? {
    get { rare.first?.note }
    set { set(\.note, newValue) }
  }

  /// Whether it has nothing but value, period, series and origin.
  public var isPlain: Bool { rare.isEmpty }

  private mutating func set<Value>(_ part: WritableKeyPath<Rare, Value?>, _ value: Value?) {
    if rare.isEmpty {
      guard value != nil else { return }
      rare = [Rare()]
    }
    rare[0][keyPath: part] = value
  }
}

/// A series as a format has it; all its records share one.
public final class FormatSeries: Sendable {
  /// What is known of it; its key is one that the ledger takes.
  public let definition: SeriesDefinition
  /// What the text calls it.
  public let name: SeriesName

  /// - Parameters:
  ///   - definition: what is known of it.
  ///   - name: what the text calls it, of which its key was made.
  public init(_ definition: SeriesDefinition, _ name: SeriesName) {
    self.definition = definition
    self.name = name
  }
}

/// Who published a figure, and how; records share it.
public final class FormatOrigin: Sendable {
  /// The agency.
  public let agency: String?
  /// The title of the release.
  public let title: String?
  /// Which of an agency's several releases of one day it is.
  public let edition: String?
  /// Where it was read.
  public let source: Source?

  /// Makes an origin.
  public init(agency: String?, title: String? = nil, edition: String? = nil, source: Source? = nil)
  {
    self.agency = agency
    self.title = title
    self.edition = edition
    self.source = source
  }
}

/// A row that cannot be a record, and why.
public struct RejectedRow: Equatable, Sendable {
  /// The line, counted from 1, or the number of the record in formats without lines.
  public let line: Int
  /// What was found and what was expected.
  private let reason: String
  /// What to do next, where a program may have an option for it.
  package let remedy: Remedy?
  /// How many of the rows rejected right after it have the same wrong with them.
  public var repeats = 0

  /// Makes a rejection.
  public init(line: Int, _ reason: String) { self.init(line: line, reason, remedy: nil) }

  package init(line: Int, _ reason: String, remedy: Remedy?) {
    (self.line, self.reason, self.remedy) = (line, reason, remedy)
  }

  init(line: Int, _ wrong: FormatTimes.Wrong) {
    self.init(line: line, wrong.message, remedy: wrong.remedy)
  }

  /// What was found, what was expected, what to do: a sentence without its full stop.
  public var message: String { message(\.description) }

  /// The message with the remedy in the words of whoever tells it.
  package func message(_ words: (Remedy) -> String) -> String {
    remedy.map { "\(reason); \(words($0))" } ?? reason
  }
}

/// What takes the records of a text, one after the other.
public protocol FormatSink {
  /// Takes a record.
  mutating func take(_ record: FormatRecord) throws(LedgerError)
  /// Takes a series of which the text says no figure, on a line.
  mutating func define(_ series: FormatSeries, line: Int) throws(LedgerError)
  /// Takes a row that is none.
  mutating func reject(_ row: RejectedRow) throws(LedgerError)
}
