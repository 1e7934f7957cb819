public import LedgerModel
public import NewsReading
import TransparencyLog

/// Events drafted from a text, each part with the words that it rests on.
public struct Draft: Sendable {
  /// An event with what a reviewer needs to judge it.
  public struct Entry: Sendable {
    /// The event.
    public var event: Event
    /// The words that each figure or claim of the event rests on, in their order; of another event
    /// its own.
    public var notes: [Note]
    /// The words that a statement itself rests on.
    public var ownNote: Note?
  }

  /// What a figure, claim, target or statement rests on.
  public struct Note: Hashable, Sendable {
    /// The words, and where they are.
    public var passage: Passage
    /// How sure the reading is, in percent.
    public var confidence: Int
  }

  /// The drafted events: releases first, then targets, then statements.
  public var entries: [Entry] = []
  /// What could not be tied to a series and period, in the order of the text.
  public var unresolved: [Unresolved] = []
  /// When the text was published; nil: neither the text nor the caller told, and the events have no
  /// date of publication.
  public var published: CivilDate?
  /// Who published it.
  public var publisher: String?
  /// The title.
  public var title: String?

  /// How many figures are in the releases.
  public var figureCount: Int {
    entries.reduce(0) { count, entry in
      if case .release(let release) = entry.event { count + release.figures.count } else { count }
    }
  }
}

/// What a draft is made with, besides the text.
public struct DraftOptions: Sendable {
  /// When the text was published; nil: as it says.
  public var published: CivilDate?
  /// Who published it; nil: as it says.
  public var publisher: String?
  /// The address of the text.
  public var url: String?
  /// The words that are known.
  public var vocabulary: Vocabulary

  /// Makes options.
  public init(
    published: CivilDate? = nil, publisher: String? = nil, url: String? = nil,
    vocabulary: Vocabulary = .builtIn
  ) {
    self.published = published
    self.publisher = publisher
    self.url = url
    self.vocabulary = vocabulary
  }
}

extension LedgerState {
  /// Drafts the events of an English text: its figures, claims, targets and statements.
  ///
  /// Nothing is recorded. The text is read by rules, offline, and always with the same result. It
  /// takes time in proportion to the length of the text.
  ///
  /// - Parameters:
  ///   - text: UTF-8, plain text or HTML.
  ///   - options: what is known of the text.
  /// - Returns: the events, each part with the words that it rests on, and what is unresolved.
  /// - Throws: ``LedgerError`` if the text is empty or is not English.
  public func draft(
    _ text: [UInt8], _ options: DraftOptions = DraftOptions()
  ) throws(LedgerError) -> Draft {
    let catalogue = SeriesCatalogue(self)
    let given = NewsReader.Given(
      published: options.published, publisher: options.publisher, area: catalogue.mainArea)
    let reading = try NewsReader(options.vocabulary).read(text, given: given)
    var composer = DraftComposer(
      catalogue: catalogue, plausibility: Plausibility(self, catalogue), reading: reading,
      url: options.url ?? reading.address,
      digest: SHA256.hash(text).description)
    return composer.draft()
  }
}
