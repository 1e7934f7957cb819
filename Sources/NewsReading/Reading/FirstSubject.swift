/// What a text speaks of first, and of which country: in its title, or in the first sentence that
/// names something that is measured.
///
/// A text from elsewhere that begins with "China's exports fell" is on China's exports, and goes on
/// with them; one that begins with "Exports rose" is not, whomever they go to.
struct FirstSubject {
  private var title = Row<Item>()
  private var sentence = Row<Item>()
  private let vocabulary: Vocabulary

  /// How many paragraphs are looked through.
  private static let depth = 40

  /// Looks through a text; `start` gives the first token of a paragraph after a dateline.
  init(
    _ text: CleanText, paragraphs: [Range<Int>], _ vocabulary: Vocabulary,
    from start: (Range<Int>) -> Int
  ) {
    self.vocabulary = vocabulary
    if let words = text.page.title {
      let bytes = Array(words.utf8)
      title = items(Row(Tokenizer.tokens(of: bytes, in: 0..<bytes.count)))
    }
    for range in paragraphs.prefix(Self.depth) {
      let tokens = Tokenizer.tokens(of: text.bytes, in: range)
      let start = start(range)
      let isTitle = title.isEmpty && start == 0 && range == paragraphs.first
      for part in Sentences.split(Array(tokens.dropFirst(start)), vocabulary) {
        let items = items(Row(part))
        if isTitle { title = items }
        guard Self.tells(items) else { continue }
        sentence = items
        return
      }
    }
  }

  /// Whether a sentence says something of what is measured, and is no "Home | Economy | Trade".
  private static func tells(_ items: Row<Item>) -> Bool {
    guard let subject = items.lazy.compactMap(\.subject).first else { return false }
    return subject.area != nil
      || items.contains { $0.isActing || $0.move != nil || $0.quantity != nil }
  }

  private func items(_ tokens: Row<Token>) -> Row<Item> {
    ItemReader(tokens, vocabulary).items(home: nil)
  }

  /// Whether it is of an area: its first subject is, or an agency of the area alone tells it, or
  /// the title names that area and no other.
  func isOf(_ area: String) -> Bool {
    for items in [title, sentence] {
      guard let place = items.firstIndex(where: { $0.subject != nil }) else { continue }
      if let own = items[place].subject?.area { return own == area }
      if items.actor(before: place) == area { return true }
      if items.contains(where: { isAgency($0, of: area) }) { return true }
    }
    let named = title.indices.filter { title[$0].area != nil }
    return !named.isEmpty
      && named.allSatisfy { title[$0].area == area && !title.isPartner(at: $0) }
  }

  private func isAgency(_ item: Item, of area: String) -> Bool {
    guard let agency = item.agency else { return false }
    return agency.area == area && !agency.isShared
  }
}
