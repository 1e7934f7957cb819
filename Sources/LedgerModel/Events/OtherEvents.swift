/// A value that somebody set out to reach.
public struct Target: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// The series and the value aimed at.
  public var figure: TargetFigure
  /// When it is to be reached; nil where that was not said.
  public var period: Period?
  /// When it was set, or said to have been set.
  public var published: PublicationTime
  /// Who set it.
  public var by: String?
  /// The keeper's words on it.
  public var summary: String?
  /// Where it was read.
  public var source: Source?

  /// Makes a target.
  public init(
    id: String? = nil, figure: TargetFigure, period: Period?, published: PublicationTime,
    by: String? = nil, summary: String? = nil, source: Source? = nil
  ) {
    self.id = id
    self.figure = figure
    self.period = period
    self.published = published
    self.by = by
    self.summary = summary
    self.source = source
  }
}

/// The series and the value that a target names.
public struct TargetFigure: Hashable, Sendable {
  /// The key of the series.
  public var series: String
  /// The value.
  public var value: ExactDecimal
  /// The power of ten that the value counts in; nil: the series' own.
  public var scale: Int?
  /// The word before the value.
  public var qualifier: Figure.Qualifier?

  /// Makes one.
  public init(
    series: String, value: ExactDecimal, scale: Int? = nil, qualifier: Figure.Qualifier? = nil
  ) {
    self.series = series
    self.value = value
    self.scale = scale
    self.qualifier = qualifier
  }
}

/// The ledger's keeper repairs a transcription error; the agency changed nothing.
public struct Correction: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// The position of the release that was transcribed wrongly.
  public var corrects: Int
  /// The right figure, for a series and period that the release has.
  public var figure: Figure
  /// Why.
  public var reason: String

  /// Makes a correction.
  public init(id: String? = nil, corrects: Int, figure: Figure, reason: String) {
    self.id = id
    self.corrects = corrects
    self.figure = figure
    self.reason = reason
  }
}

/// The agency takes a figure, a release, a statement or a target back.
public struct Withdrawal: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// Who takes it back.
  public var agency: String
  /// When the public could know.
  public var published: PublicationTime
  /// The position of the event that is taken back.
  public var withdraws: Int
  /// The one series that is taken back; nil: all of the event.
  public var series: String?
  /// The one period of that series that is taken back; nil: all.
  public var period: Period?
  /// Why.
  public var reason: String
  /// Where it was read.
  public var source: Source?

  /// Makes a withdrawal.
  public init(
    id: String? = nil, agency: String, published: PublicationTime, withdraws: Int,
    series: String? = nil, period: Period? = nil, reason: String, source: Source? = nil
  ) {
    self.id = id
    self.agency = agency
    self.published = published
    self.withdraws = withdraws
    self.series = series
    self.period = period
    self.reason = reason
    self.source = source
  }
}
