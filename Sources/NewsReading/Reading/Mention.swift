public import LedgerModel

/// The words that something rests on.
public struct Passage: Hashable, Sendable {
  /// The words, cleaned of markup and invisible characters.
  public let excerpt: String
  /// Where they start in the source, in bytes.
  public let offset: Int
  /// The bytes that they take in the source.
  public let length: Int
  /// Where they are in the clean text, in bytes.
  public let place: Range<Int>
}

/// What a figure or claim is about, by the dimensions that series are defined with.
public struct Dimensions: Hashable, Sendable {
  /// `exports`, `cpi`, as in the definitions of series.
  public var indicator: String
  /// The code of the reporting area.
  public var area: String
  /// The code of the partner; nil: the world.
  public var counterpart: String?
  /// The currency; nil for prices.
  public var currency: String?
  /// Whether it is the level or a rate of growth.
  public var measure: SeriesDefinition.Measure
}

/// A number that the text gives for a series and period.
public struct FigureMention: Hashable, Sendable {
  /// What it is of.
  public var dimensions: Dimensions
  /// The reference period.
  public var period: Period
  /// The value as written, in units of ten to the `scale`; rates are in percent.
  public var value: ExactDecimal
  /// The power of ten that the value counts in; nil: one, or percent.
  public var scale: Int?
  /// "over", "nearly": how the value relates to the number; nil: it is exact as far as it goes.
  public var qualifier: Figure.Qualifier?
  /// How sure the reading is, in percent: 100 less what had to be inferred.
  public var confidence: Int
  /// The words that it rests on.
  public var passage: Passage
}

/// An assertion about a series.
public struct ClaimMention: Hashable, Sendable {
  /// What is asserted.
  public var kind: Claim.Kind
  /// What it is of.
  public var dimensions: Dimensions
  /// The reference period.
  public var period: Period
  /// The period that a "first since" or record looks back to.
  public var since: Period?
  /// The threshold of an `exceeds` claim, in units of ten to the `scale`.
  public var value: ExactDecimal?
  /// The power of ten that the value counts in; nil: one, or percent.
  public var scale: Int?
  /// How the value of a `level` claim relates to the number; nil: it is exact as far as it goes.
  public var qualifier: Figure.Qualifier?
  /// The direction of a streak.
  public var direction: Direction?
  /// The length of a streak, in periods.
  public var length: Int?
  /// How sure the reading is, in percent.
  public var confidence: Int
  /// The words that it rests on.
  public var passage: Passage
  /// Who says so; nil: the text.
  public var speaker: Speaker?
}

/// A goal that the text names.
public struct TargetMention: Hashable, Sendable {
  /// What it is of.
  public var dimensions: Dimensions
  /// The reference period; nil: the text names none.
  public var period: Period?
  /// The value as written, in units of ten to the `scale`; rates are in percent.
  public var value: ExactDecimal
  /// The power of ten that the value counts in; nil: one, or percent.
  public var scale: Int?
  /// "over", "nearly": how the value relates to the number; nil: it is exact as far as it goes.
  public var qualifier: Figure.Qualifier?
  /// Who set it, if the text tells.
  public var setBy: String?
  /// How sure the reading is, in percent.
  public var confidence: Int
  /// The words that it rests on.
  public var passage: Passage
}

/// Who says something.
public struct Speaker: Hashable, Sendable {
  /// The person; nil where an organisation speaks.
  public var name: String?
  /// The office, in the words of the text.
  public var role: String?
  /// The key of an agency, or the name of an organisation.
  public var organization: String?
}

/// What somebody is said to have said.
public struct StatementMention: Hashable, Sendable {
  /// Who said it.
  public var speaker: Speaker
  /// Where it was said, such as "press conference".
  public var occasion: String?
  /// What was said, in the text's words.
  public var summary: String
  /// How sure the reading is, in percent.
  public var confidence: Int
  /// The words that it rests on.
  public var passage: Passage
}

/// A number or claim that could not be tied to a series and period.
public struct Unresolved: Hashable, Sendable {
  /// Why, in words for the reader.
  public var reason: String
  /// The words that it rests on.
  public var passage: Passage

  /// Makes a note of what could not be tied.
  public init(reason: String, passage: Passage) {
    self.reason = reason
    self.passage = passage
  }
}

/// Everything that was read in a text.
public struct TextReading: Sendable {
  /// The numbers that are tied to a series and period, in the order of the text.
  public internal(set) var figures: [FigureMention] = []
  /// The assertions, in the order of the text.
  public internal(set) var claims: [ClaimMention] = []
  /// The goals, in the order of the text.
  public internal(set) var targets: [TargetMention] = []
  /// Who is said to have said what, in the order of the text.
  public internal(set) var statements: [StatementMention] = []
  /// What could not be tied, with the reasons, in the order of the text.
  public internal(set) var unresolved: [Unresolved] = []
  /// When the text says it was published, unless that was given.
  public internal(set) var published: CivilDate?
  /// Who published it.
  public internal(set) var publisher: String?
  /// The title; nil: none was found.
  public internal(set) var title: String?
  /// The address that the page gives for itself.
  public internal(set) var address: String?
  /// The keys of the agencies that it names.
  public internal(set) var agencies: Set<String> = []
}
