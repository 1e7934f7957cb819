public import LedgerModel

/// Reads English news prose: the figures, claims, targets and statements in it.
///
/// Reading is by rules about the language and a ``Vocabulary``; it needs no network, and the same
/// text always gives the same result. A number is only reported where the words around it say of
/// what, of when, and in which direction it is; every other number of that kind is unresolved, with
/// the reason.
public struct NewsReader: Sendable {
  /// What is known of a text before it is read.
  public struct Given: Sendable {
    /// When it was published; nil: as the text says.
    public var published: CivilDate?
    /// Who published it; nil: as the text says.
    public var publisher: String?
    /// The currency that rates of growth of trade are in where the text names none; nil: the one
    /// that the vocabulary takes for that.
    public var currency: String?
    /// The area that figures are about where the text names none at all.
    public var area: String?

    /// Makes what is known.
    public init(
      published: CivilDate? = nil, publisher: String? = nil, currency: String? = nil,
      area: String? = nil
    ) {
      self.published = published
      self.publisher = publisher
      self.currency = currency
      self.area = area
    }
  }

  /// How many paragraphs are read beforehand.
  private static let scoutedParagraphs = 6

  private let vocabulary: Vocabulary

  /// Makes a reader with a vocabulary.
  public init(_ vocabulary: Vocabulary = .builtIn) { self.vocabulary = vocabulary }

  /// Reads a text.
  ///
  /// Takes time in proportion to the length of the text, and memory for it and what is found.
  ///
  /// - Parameters:
  ///   - source: UTF-8, plain text or HTML.
  ///   - given: what is known of it.
  /// - Returns: what was read, in the order of the text.
  /// - Throws: ``LedgerError`` if the text is empty or is not English.
  public func read(_ source: [UInt8], given: Given = Given()) throws(LedgerError) -> TextReading {
    let text = CleanText(source)
    let paragraphs = Sentences.paragraphs(of: text.bytes)
    guard !paragraphs.isEmpty else {
      throw LedgerError(.malformed, "the text is empty; expected English prose or HTML")
    }
    if let problem = Language.problem(text, paragraphs, vocabulary) {
      throw LedgerError(
        .invalid, "this does not look like English: \(problem); only English is read")
    }
    let facts = DocumentFacts(
      text, paragraphs: paragraphs, vocabulary: vocabulary, defaultHome: given.area)
    var pass = Pass(text: text, vocabulary: vocabulary, facts: facts, given: given)
    // What a title leaves unsaid stands in the paragraphs under it.
    var scout = pass
    for range in paragraphs.prefix(Self.scoutedParagraphs) { scout.read(range) }
    pass.context.learn(from: scout.context)
    for range in paragraphs { pass.read(range) }
    return pass.finished(title: title(text, paragraphs))
  }

  private func title(_ text: CleanText, _ paragraphs: [Range<Int>]) -> String? {
    if let title = text.page.title { return title }
    guard let first = paragraphs.first, first.count <= 140 else { return nil }
    let line = text.text(first)
    return line.hasSuffix(".") || line.contains("\n") ? nil : line
  }
}

/// One reading of one text.
private struct Pass {
  let text: CleanText
  let vocabulary: Vocabulary
  let given: NewsReader.Given
  let facts: DocumentFacts
  var context: ReadingContext
  var speakers: SpeakerReader
  var reading = TextReading()

  init(text: CleanText, vocabulary: Vocabulary, facts: DocumentFacts, given: NewsReader.Given) {
    self.text = text
    self.vocabulary = vocabulary
    self.given = given
    self.facts = facts
    context = ReadingContext(
      date: given.published ?? facts.date, home: facts.home,
      currency: facts.currency ?? given.currency ?? vocabulary.assumedCurrency,
      textCurrency: facts.currency)
    context.lastCurrency = facts.firstCurrency
    context.isHomeTold = facts.isHomeTold
    context.agencies = facts.agencies
    context.agencyAreas = facts.agencyAreas
    speakers = SpeakerReader(
      vocabulary: vocabulary,
      passages: { _ in Passage(excerpt: "", offset: 0, length: 0, place: 0..<0) })
    reading.published = given.published ?? facts.date
    reading.publisher = given.publisher ?? facts.publisher
    reading.address = text.page.address
    reading.agencies = facts.agencies
  }

  mutating func read(_ range: Range<Int>) {
    context.startParagraph()
    let tokens = Tokenizer.tokens(of: text.bytes, in: range)
    // The place and day before the dash are no part of the sentence.
    let prose = Array(tokens.dropFirst(facts.start(of: range)))
    for sentence in Sentences.split(prose, vocabulary) { read(Row(sentence)) }
  }

  private mutating func read(_ sentence: Row<Token>) {
    context.sentence += 1
    // A bullet is no part of what it points at.
    let tokens = sentence.drop {
      $0.kind == .mark && $0.text != "\"" && $0.text != "(" && $0.text != "$"
    }
    .dropEnumeration()
    let isBullet = tokens.count < sentence.count
    let items = ItemReader(tokens, vocabulary).items(home: context.home)
    guard !items.isEmpty else { return }
    let text = text
    let passages: (Range<Int>) -> Passage = { range in
      let first = tokens[range.lowerBound].range.lowerBound
      let bytes = first..<max(first, tokens[range.upperBound - 1].range.upperBound)
      let start = text.sourceOffset(of: bytes.lowerBound)
      let end = text.sourceOffset(of: bytes.upperBound - 1) + 1
      return Passage(
        excerpt: words(text.text(bytes)), offset: start, length: max(0, end - start), place: bytes)
    }
    var sentence = SentenceReader(items: items, context: context, passages: passages)
    sentence.isBullet = isBullet && !items[0].isCapital
    sentence.read()
    context = sentence.context
    speakers.passages = passages
    speakers.text = { text.text($0) }
    speakers.lastAgency = context.agency
    let statement = speakers.read(items, tokens)
    context.speakerArea = speakers.turnSpeaker?.organization.flatMap {
      $0.utf8.count == 2 ? $0 : nil
    }
    if let statement { reading.statements.append(statement) }
    reading.figures += sentence.figures
    reading.targets += sentence.targets
    reading.unresolved += sentence.unresolved
    reading.claims += sentence.claims.map { claim in
      var claim = claim
      claim.speaker = statement?.speaker ?? speakers.turnSpeaker
      return claim
    }
  }

  func finished(title: String?) -> TextReading {
    var reading = reading
    reading.title = title
    return reading
  }
}

extension Row<Token> {
  /// Without the "1/" or "2)" of an item of a list.
  fileprivate func dropEnumeration() -> Self {
    guard count > 2, self[startIndex].kind == .number,
      ["/", ")"].contains(self[startIndex + 1].text)
    else { return self }
    return dropFirst(2)
  }
}

/// A text with single spaces.
private func words(_ text: String) -> String {
  text.split { $0.isWhitespace }.joined(separator: " ")
}
