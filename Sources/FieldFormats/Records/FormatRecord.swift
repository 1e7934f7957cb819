public import LedgerVocabulary

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
  /// The last day on which it stood; nil where it still does, or the format does not say.
  public var end: CivilDate?
  /// Whether what was published before is taken back.
  public var isDeletion: Bool
  /// Of a deletion, when what is taken back was published; nil: it is what stands.
  public var deletes: PublicationTime?
  /// The power of ten that the value counts in; nil: the series' own.
  public var scale: Int?
  /// The word before the value.
  public var qualifier: Figure.Qualifier?
  /// The observation status, a code of SDMX's `CL_OBS_STATUS`; nil: normal.
  public var status: String?
  /// A remark on this figure.
  public var note: String?
  /// Who published it, and how; nil where the format does not say.
  public var origin: FormatOrigin?
  /// The line, counted from 1, or the number of the record in formats without lines.
  public var line: Int

  /// Makes a record.
  public init(
    series: FormatSeries, period: Period, value: ExactDecimal?, published: PublicationTime? = nil,
    end: CivilDate? = nil, isDeletion: Bool = false, scale: Int? = nil,
    qualifier: Figure.Qualifier? = nil, status: String? = nil, note: String? = nil,
    origin: FormatOrigin? = nil, line: Int
  ) {
    self.series = series
    self.period = period
    self.value = value
    self.published = published
    self.end = end
    self.isDeletion = isDeletion
    deletes = nil
    self.scale = scale
    self.qualifier = qualifier
    self.status = status
    self.note = note
    self.origin = origin
    self.line = line
  }
}

/// A series as a format has it; all its records share one.
public final class FormatSeries: Sendable {
  /// What is known of it; its key is one that the ledger takes.
  public let definition: SeriesDefinition

  /// - Parameter definition: what is known of it.
  public init(_ definition: SeriesDefinition) { self.definition = definition }
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
  /// What was found and what was expected: a sentence without its full stop.
  public let message: String
  /// How many of the rows rejected right after it have the same wrong with them.
  public var repeats = 0

  /// Makes a rejection.
  public init(line: Int, _ message: String) {
    self.line = line
    self.message = message
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
