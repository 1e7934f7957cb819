import LedgerModel

/// What a text tells about itself: when and by whom it was published, its title, its language, its
/// country and currency.
struct DocumentFacts {
  var date: CivilDate?
  var publisher: String?
  var home: String?
  /// Whether what names no country is of ``home``.
  var isHomeTold = false
  var currency: String?
  /// The currency of the first amount.
  var firstCurrency: String?
  var agencies: Set<String> = []
  /// The areas whose own agencies it names.
  var agencyAreas: Set<String> = []

  /// How many paragraphs a dateline or publication date is looked for in, from either end.
  private static let datelineDepth = 6

  private let text: CleanText
  private let vocabulary: Vocabulary
  private var areas: [String: Int] = [:]
  /// The areas that are named otherwise than as whom somebody trades with.
  private var actors: Set<String> = []
  /// Whether an office is named that many countries have under that name, and none is known of.
  private var namesInstitution = false
  /// Where it says that it was written, and the paragraph that begins with that.
  private var dateline: (place: Dateline.Place, end: Int, paragraph: Range<Int>)?
  private var currencies: [String: Int] = [:]

  init(
    _ text: CleanText, paragraphs: [Range<Int>], vocabulary: Vocabulary, defaultHome: String?
  ) {
    self.text = text
    self.vocabulary = vocabulary
    date = text.page.published.flatMap { PublicationTime($0)?.day ?? Self.day(in: $0, vocabulary) }
    publisher = text.page.site
    for range in paragraphs.prefix(Self.datelineDepth) { readHead(range) }
    if date == nil, let last = paragraphs.last { readHead(last) }
    for range in paragraphs.prefix(Self.datelineDepth) where dateline == nil {
      dateline = Dateline(Row(Tokenizer.tokens(of: text.bytes, in: range)), text, vocabulary)
        .map { ($0.place, $0.end, range) }
    }
    // The first part of a long text tells what it is about.
    for (index, range) in paragraphs.prefix(400).enumerated() {
      count(range, weight: index < 2 ? 5 : 1)
    }
    home = mainArea(preferring: defaultHome)
    isHomeTold = isTold(home, paragraphs)
    currency = currencies.count == 1 ? currencies.keys.first : nil
  }

  /// The area that the text is about: that which it names most; the ledger's own if that is named
  /// nearly as often, or no area is.
  private func mainArea(preferring own: String?) -> String? {
    if let own, dateline?.place == .area(own) { return own }
    guard let most = areas.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
      if case .area(let code)? = dateline?.place { return code }
      return own
    }
    if let own, areas[own, default: 0] >= 5 || areas[own, default: 0] * 2 >= most.value {
      return own
    }
    return most.key
  }

  /// Whether the text tells that what names no country is of `home`: it comes from there, or from
  /// nowhere in particular and speaks of it, or names it before it gives the first figure.
  private func isTold(_ home: String?, _ paragraphs: [Range<Int>]) -> Bool {
    guard let home else { return false }
    guard let dateline else {
      if areas[home] == nil { return !namesInstitution }
      return actors.contains(home)
    }
    if dateline.place == .area(home) { return true }
    return FirstSubject(text, paragraphs: paragraphs, vocabulary, from: start(of:)).isOf(home)
  }

  /// The first token of a paragraph that is no part of the dateline.
  func start(of paragraph: Range<Int>) -> Int {
    dateline?.paragraph == paragraph ? dateline?.end ?? 0 : 0
  }

  private static func day(in text: String, _ vocabulary: Vocabulary) -> CivilDate? {
    let bytes = Array(text.utf8)
    // Of "2024-01-12T03:04:05+00:00" the day counts as written.
    if let time = PublicationTime(String(text.prefix(10))) { return time.day }
    let tokens = Tokenizer.tokens(of: bytes, in: 0..<bytes.count)
    return firstDate(Row(tokens), vocabulary)?.date
  }

  private static func firstDate(
    _ tokens: Row<Token>, _ vocabulary: Vocabulary
  ) -> (date: CivilDate, range: Range<Int>)? {
    let reader = PeriodReader(tokens: tokens, vocabulary: vocabulary)
    for index in tokens.indices {
      if case (.date(let month, let day, let year?), let end)? = reader.read(at: index),
        let date = CivilDate(year: year, month: month, day: day)
      {
        return (date, index..<end)
      }
    }
    return nil
  }

  /// A date counts as the text's own in a short line, or before the dash of a dateline.
  private mutating func readHead(_ range: Range<Int>) {
    let tokens = Row(Tokenizer.tokens(of: text.bytes, in: range))
    let head = tokens.prefix(24)
    if date == nil, let found = Self.firstDate(head, vocabulary), isDateline(tokens, found.range) {
      date = found.date
    }
    if publisher == nil {
      for index in head.indices {
        guard let match = vocabulary.match(head, at: index) else { continue }
        for case .publisher(let name) in match.terms
        where isByline(tokens, index..<(index + match.count)) {
          publisher = name
        }
      }
    }
  }

  private func isDateline(_ tokens: Row<Token>, _ range: Range<Int>) -> Bool {
    if tokens.count <= 14, range.lowerBound <= 8 {
      return !tokens.contains { $0.text == "since" || $0.text == "%" || $0.text == "percent" }
    }
    let after = tokens[range.upperBound...].prefix(8)
    return range.lowerBound <= 6
      && after.contains { ["—", "-", "–", "(", ":", "|", "/"].contains($0.text) }
  }

  /// "(Reuters)", "By AFP", "according to the French news agency".
  private func isByline(_ tokens: Row<Token>, _ range: Range<Int>) -> Bool {
    let before = range.lowerBound > 0 ? tokens[range.lowerBound - 1].text : ""
    let after = range.upperBound < tokens.count ? tokens[range.upperBound].text : ""
    return before == "(" || after == ")" || ["—", "|"].contains(before)
      || ["—", "|"].contains(after)
      || ["by", "source"].contains(before) && range.lowerBound <= 2 || tokens.count <= 14
  }

  /// Counts the areas, agencies and currencies that a paragraph names.
  private mutating func count(_ range: Range<Int>, weight: Int) {
    let tokens = Row(Tokenizer.tokens(of: text.bytes, in: range))
    let quantities = QuantityReader(tokens: tokens, vocabulary: vocabulary)
    let labelEnd = labelEnd(tokens)
    // Where it was written is not what it is about.
    var index = start(of: range)
    while index < tokens.endIndex {
      if let (quantity, end) = quantities.read(at: index) {
        let isConversion = tokens[..<index].suffix(3).contains { $0.text == "(" }
        if case .money(let code?) = quantity.unit, !isConversion {
          currencies[code, default: 0] += 1
          firstCurrency = firstCurrency ?? code
        }

        index = end
        continue
      }
      guard let match = vocabulary.match(tokens, at: index) else {
        index += 1
        continue
      }
      for term in match.terms {
        switch term {
        case .area(let code) where index >= labelEnd || match.count == labelEnd:
          areas[code, default: 0] += weight
          if !tokens.isPartner(at: index) { actors.insert(code) }
        case .agency(let key, let area, let isShared):
          agencies.insert(key)
          // One whose name others have, too, tells nothing of the country.
          guard !isShared else { continue }
          if let area { agencyAreas.insert(area) }
          if let area, match.count > 2, tokens[index].isCapital {
            areas[area, default: 0] += weight
            actors.insert(area)
          }
        case .institution: namesInstitution = true
        default: break
        }
      }
      index += match.count
    }
  }

  /// The index of the colon after a name in capitals, "Macao Evening Herald:", which says who speaks
  /// and not what of; else 0.
  private func labelEnd(_ tokens: Row<Token>) -> Int {
    guard let colon = tokens.prefix(9).firstIndex(where: { $0.text == ":" }) else { return 0 }
    return tokens[..<colon].allSatisfy(\.isCapital) ? colon : 0
  }
}

/// Whether a text is English.
enum Language {
  /// Words that are frequent in English and rare in other languages of the Latin script.
  private static let english: Set<String> = [
    "the", "of", "and", "to", "in", "from", "by", "for", "with", "was", "were", "that", "as", "its",
    "on", "at", "is", "are", "an", "has", "had", "it",
  ]
  private static let foreign: Set<String> = [
    "der", "die", "das", "und", "den", "von", "zu", "mit", "im", "des", "le", "la", "les", "et",
    "du", "une", "un", "dans", "pour", "que", "el", "los", "las", "del", "en", "por", "para", "con",
    "il", "di", "che", "della", "per", "het", "een", "van", "og", "av", "och", "dos", "da", "ao",
    "em", "na", "nie", "się", "na", "są", "um", "est", "sur", "au", "aux", "ist", "um", "auf",
  ]

  /// What the text seems to be written in: nil for English, else words for the reader.
  ///
  /// Looks at the first 2,000 words. A list of headlines has few small words, and passes.
  static func problem(_ text: CleanText, _ paragraphs: [Range<Int>], _ vocabulary: Vocabulary)
    -> String?
  {
    var (words, latin, other, english, foreign, known) = (0, 0, 0, 0, 0, 0)
    for range in paragraphs where words < 2000 {
      let part = range.lowerBound..<min(range.upperBound, range.lowerBound + 20_000)
      for scalar in text.text(part).unicodeScalars where scalar.properties.isAlphabetic {
        if scalar.value < 0x250 { latin += 1 } else { other += 1 }
      }
      for token in Tokenizer.tokens(of: text.bytes, in: part) where token.kind == .word {
        words += 1
        if Self.english.contains(token.text) { english += 1 }
        if Self.foreign.contains(token.text) { foreign += 1 }
        if !vocabulary.terms(of: token.text).isEmpty { known += 1 }
      }
    }
    if other > latin { return "most of its letters are not Latin" }
    guard words >= 12 else { return nil }
    if foreign > english, foreign * 20 > words { return "its small words are not English ones" }
    if english * 50 < words, known * 5 < words { return "hardly any of its words are English ones" }
    return nil
  }
}
