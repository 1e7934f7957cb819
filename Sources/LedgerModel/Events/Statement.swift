/// What an official or a paper said on one occasion.
public struct Statement: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// The organisation that speaks.
  public var agency: String
  /// The person who speaks.
  public var speaker: String?
  /// The speaker's office.
  public var role: String?
  /// Where it was said.
  public var occasion: String?
  /// When it was said.
  public var published: PublicationTime
  /// What was said, in the keeper's words.
  public var summary: String?
  /// Where it was read.
  public var source: Source?
  /// What was asserted that the figures can support or contradict.
  public var claims: [Claim]

  /// Makes a statement.
  public init(
    id: String? = nil, agency: String, speaker: String? = nil, role: String? = nil,
    occasion: String? = nil, published: PublicationTime, summary: String? = nil,
    source: Source? = nil, claims: [Claim] = []
  ) {
    self.id = id
    self.agency = agency
    self.speaker = speaker
    self.role = role
    self.occasion = occasion
    self.published = published
    self.summary = summary
    self.source = source
    self.claims = claims
  }
}

/// An assertion that the figures can support or contradict.
public struct Claim: Hashable, Sendable {
  /// The forms that an assertion may have.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The growth of the period was the value.
    case growth
    /// The level of the period was the value.
    case level
    /// The period's value is the highest: of all, or of all after `since`.
    case recordHigh = "record-high"
    /// The period's value is the lowest: of all, or of all after `since`.
    case recordLow = "record-low"
    /// The period ends a run of `length` periods in the direction.
    case streak
    /// The period declined, and the last decline before it was in `since`.
    case firstDeclineSince = "first-decline-since"
    /// The period rose, and the last rise before it was in `since`.
    case firstRiseSince = "first-rise-since"
    /// Every period from `since` to the period declined.
    case decliningSince = "declining-since"
    /// The period's value is above the target.
    case exceedsTarget = "exceeds-target"
    /// The period's value is above the value; with the qualifier `under`, below it, as a balance is
    /// whose deficit exceeds something.
    case exceeds
  }

  /// What form the assertion has.
  public var kind: Kind
  /// The series that it is about.
  public var series: String
  /// The period that it is about.
  public var period: Period
  /// The earlier period that it names.
  public var since: Period?
  /// The value that it names.
  public var value: ExactDecimal?
  /// The power of ten of the value; nil: the series' own.
  public var scale: Int?
  /// The word before the value.
  public var qualifier: Figure.Qualifier?
  /// The direction of a streak.
  public var direction: Direction?
  /// The length of a streak.
  public var length: Int?
  /// The keeper's remark.
  public var note: String?

  /// Makes a claim.
  public init(
    _ kind: Kind, series: String, period: Period, since: Period? = nil,
    value: ExactDecimal? = nil, scale: Int? = nil, qualifier: Figure.Qualifier? = nil,
    direction: Direction? = nil, length: Int? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.series = series
    self.period = period
    self.since = since
    self.value = value
    self.scale = scale
    self.qualifier = qualifier
    self.direction = direction
    self.length = length
    self.note = note
  }
}

/// Which way a growth rate points.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  /// Below zero.
  case contraction
  /// Exactly zero.
  case flat
  /// Above zero.
  case expansion
}
