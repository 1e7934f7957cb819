/// Turns the tokens of a sentence into items: quantities, periods, subjects, phrases.
struct ItemReader {
  let tokens: Row<Token>
  let vocabulary: Vocabulary
  private let quantities: QuantityReader
  private let periods: PeriodReader

  init(_ tokens: Row<Token>, _ vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    quantities = QuantityReader(tokens: tokens, vocabulary: vocabulary)
    periods = PeriodReader(tokens: tokens, vocabulary: vocabulary)
  }

  /// The items of the sentence, in order, with their subjects put together.
  ///
  /// - Parameter home: the area that the text is about.
  /// - Returns: the items, which cover all tokens.
  func items(home: String?) -> Row<Item> {
    var items = Row<Item>()
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if isShortWith(index) {
        items.append(Item(kind: .phrase([.function]), tokens: index..<(index + 2), text: "with"))
        index += 2
        continue
      }
      let (kind, end) = item(at: index)
      items.append(
        Item(
          kind: kind, tokens: index..<end,
          text: tokens[from: index, upTo: end].map(\.text).joined(separator: " "),
          isCapital: tokens[index].isCapital))
      index = end
    }
    shareUnits(&items)
    nameQuarters(&items)
    return SubjectReader(items: items, home: home).read()
  }

  /// "19.7, 19.1 and 20.2 percent": the unit after the last number is that of all.
  private func shareUnits(_ items: inout Row<Item>) {
    var following: Quantity?
    var distance = 0
    for index in items.indices.reversed() {
      guard var quantity = items[index].quantity else {
        distance += 1
        if ![",", "and", "or", "to"].contains(items[index].text) || distance > 2 {
          following = nil
        }
        continue
      }
      if quantity.unit == .bare, quantity.scale == nil, let shared = following,
        !quantity.isSigned || shared.unit == .percent
      {
        (quantity.unit, quantity.scale) = (shared.unit, shared.scale)
        items[index].kind = .quantity(quantity)
      }
      following = quantity.unit == .bare || quantity.unit == .other ? nil : quantity
      distance = 0
    }
  }

  /// "w/".
  private func isShortWith(_ index: Int) -> Bool {
    tokens[index].text == "w" && index + 1 < tokens.endIndex && tokens[index + 1].text == "/"
      && tokens[index + 1].isGlued
  }

  /// "Looking at the quarters, the second came to": that quarter.
  private func nameQuarters(_ items: inout Row<Item>) {
    guard tokens.contains(where: { $0.text == "quarters" || $0.text == "quarter" }) else { return }
    for index in items.indices.dropFirst().dropLast() {
      guard let number = items[index].ordinal, (1...4).contains(number),
        items[index - 1].text == "the" || items[index - 1].period != nil
          || ["and", ","].contains(items[index - 1].text) && index > 1
            && items[index - 2].period != nil
      else { continue }
      let next = items[index + 1]
      let isAlone =
        next.move?.form == .verb || next.has(.reach) || next.mark != nil
        || next.text == "and" || next.quantity != nil
      if isAlone { items[index].kind = .period(.quarter(number, ofYear: .unsaid)) }
    }
  }

  private func item(at index: Int) -> (Item.Kind, Int) {
    var match = vocabulary.match(tokens, at: index)
    if let found = match, found.count > 2, index + found.count < tokens.endIndex,
      tokens[index + found.count].text == "'s", found.terms.contains(where: \.isBasis)
    {
      // "compared to the previous month's 0.1 percent": the month owns the number.
      match =
        vocabulary.match(tokens[..<(index + 2)], at: index)
        ?? vocabulary.match(tokens[..<(index + 1)], at: index)
    }
    let period = periods.read(at: index)
    if let period, period.end - index >= match?.count ?? 0 {
      return (.period(period.phrase), period.end)
    }
    if let quantity = quantities.read(at: index), quantity.end > index {
      return (.quantity(quantity.quantity), quantity.end)
    }
    if let match {
      // "percent of" is a share; "percent" alone belongs to its number.
      return (.phrase(match.terms), index + match.count)
    }
    switch tokens[index].kind {
    case .mark: return (.mark(tokens[index].text), index + 1)
    case .number: return (.unknown, index + 1)
    case .ordinal:
      guard let number = Int(tokens[index].text) else { return (.unknown, index + 1) }
      return (.phrase([.ordinal(number)]), index + 1)
    case .word: return (wordKind(tokens[index]), index + 1)
    }
  }

  /// Adverbs are known by their ending.
  private func wordKind(_ token: Token) -> Item.Kind {
    token.text.hasSuffix("ly") && !token.isCapital && token.text.utf8.count > 4
      ? .phrase([.adverb]) : .unknown
  }
}
