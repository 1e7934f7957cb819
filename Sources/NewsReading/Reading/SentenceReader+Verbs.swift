import LedgerModel

/// Verbs and movements, and what they are said of.
extension SentenceReader {
  mutating func readMove(_ found: Move, _ form: MoveForm, at index: Int) {
    if form == .verb || (form == .noun && isInfinitive(index)) { readVerb(at: index) }
    if index > 0, mode == .actual,
      ["had", "had been"].contains(items[index - 1].text)
        || items[index - 1].text == "been" && index > 1 && items[index - 2].text == "had"
    {
      (mode, modeIndex) = (.previous, index)
    }
    if found == .turn {
      // Which way a rate turned is not its sign.
      if let before = move?.move, before != .turn, noun == nil { noun = before }
      move = (.turn, index)
      return
    }
    // "a negative growth of 0.6 percent"
    let isTurned = index > 0 && items[index - 1].text == "negative" && found == .rise
    let found = isTurned ? .fall : found
    if form == .noun { noun = found }
    if isGrowthAlone(index) { (topic, topicIndex) = (.other("growth"), index) }
    move = (found, index)
    if found == .flat { readFlat(at: index) }
  }

  /// "while growth, at 4.9 percent, slowed": of the economy, and not of what was spoken of.
  private func isGrowthAlone(_ index: Int) -> Bool {
    guard items[index].text == "growth", index > 0, index + 1 < items.count,
      ["while", "whereas", "but"].contains(items[index - 1].text)
    else { return false }
    return !["of", "in"].contains(items[index + 1].text)
  }

  /// "to rise", "will grow".
  func isInfinitive(_ index: Int) -> Bool {
    index > 0 && (items[index - 1].text == "to" || items[index - 1].has(.forecast))
  }

  /// Settles what a verb is said of: the subject of its part of the sentence, that of the part
  /// before if the part begins with the verb, or something else.
  mutating func readVerb(at index: Int) {
    defer { verbIndex = index }
    leaveMode(at: index)
    let part = items[from: min(segmentStart, index), upTo: index]
    if let place = part.lastIndex(where: { $0.subject != nil }) {
      if let word = strangerBetween(place, index) { (topic, topicIndex) = (.other(word), index) }
      return
    }
    let contents = part.indices.filter { items[$0].isContent && !isPartnerPhrase($0) }
    let isAnaphoric = part.contains { $0.has(.anaphor) && !["its", "their"].contains($0.text) }
    if isAnaphoric, contents.isEmpty { return takeAnaphor(part) }
    guard let content = contents.last.map({ items[$0] }) else {
      if isPeriodSubject(part), amountFollows(index) { carryMainTopic() }
      if part.isEmpty || part.allSatisfy({ $0.has(.adverb) || $0.has(.function) }),
        let words = strayWords(before: segmentStart)
      {
        (topic, topicIndex, isCarried) = (.other(words), index, false)
      }
      return
    }
    // "China posted …": what it posted comes later.
    if part.allSatisfy({ !$0.isUnknown }), content.area != nil {
      if items[index].move?.form == .verb { topic = .other(content.text) }
      return
    }
    if content.agency != nil || content.has(.say) || content.has(.office) { return }
    if content.text == "prices", let prices = context.prices, part.count(where: \.isContent) == 1 {
      // "prices" alone are those that were spoken of before.
      (topic, isCarried) = (.known([prices]), true)
      return
    }
    (topic, topicIndex, isCarried) = (.other(content.text), index, false)
  }

  /// A verb of its own ends a comparison or an expectation that the words before it began.
  mutating func leaveMode(at index: Int) {
    guard !items[index].text.hasSuffix("ing") else { return }
    // "shipments from the world's workshop rose": that "from" compared nothing.
    let isRelease = modeIndex >= 0 && ["prev", "prior"].contains(items[modeIndex].text)
    if mode == .previous, lastQuantity < modeIndex, !isRelease { mode = .actual }
    // What follows "and fell" after an expectation is no longer expected.
    if mode == .forecast, modeIndex < segmentStart, !isInfinitive(index) { mode = .actual }
  }

  /// "exports of the plant's rivals fell": the word between a subject and a verb that is not of it.
  func strangerBetween(_ subject: Int, _ verb: Int) -> String? {
    let between = items[from: (subject + 1), upTo: verb]
    guard let word = between.last(where: { !$0.has(.adverb) }), word.isUnknown,
      between.contains(where: {
        $0.isUnknown && !$0.text.hasSuffix("ed") && !$0.text.hasSuffix("ing")
      }),
      !between.contains(where: { $0.mark == "(" })
    else { return nil }
    return word.text
  }

  /// "it rose", "to the US they fell": what was spoken of, perhaps with another partner.
  mutating func takeAnaphor(_ part: Row<Item>) {
    // "the renminbi, which lost": of the renminbi.
    if outerTopic != nil, case .other = topic, part.first?.text == "which" { return }
    carryTopic()
    if let place = part.indices.first(where: { isPartnerPhrase($0) }), let area = items[place].area
    {
      setPartner(area, isFrom: part.contains { $0.text == "from" })
    }
  }

  /// Whether a number comes before any other subject.
  func amountFollows(_ index: Int) -> Bool {
    for item in items[(index + 1)...].prefix(6) {
      if item.quantity != nil { return true }
      if item.mark != nil || item.subject != nil { return false }
    }
    return false
  }

  /// What a part of a year is compared by is what the text is about: all trade, if it is trade.
  mutating func carryMainTopic() {
    carryTopic()
    guard case .known(let subjects) = topic, subjects.allSatisfy(\.isOfTrade) else { return }
    let main = (subjects + context.earlierSubjects).first { $0.indicator == "trade" }
    if let main { topic = .known([main]) }
  }

  /// "October was up", "the second came to": the same thing in that period.
  func isPeriodSubject(_ part: Row<Item>) -> Bool {
    guard case .none = topic, let place = part.lastIndex(where: { !$0.has(.adverb) }) else {
      return false
    }
    guard items[place].period != nil, place > 0 else { return items[place].period != nil }
    return items[place - 1].mark != nil || items[place - 1].text == "the"
      || items[place - 1].text == "and"
  }

  /// The words between the last number and a verb that could be the verb's subject: "…, vegetables,
  /// on the other hand, were 17 percent dearer".
  func strayWords(before end: Int) -> String? {
    guard lastQuantity >= 0, lastQuantity + 1 < end, topicIndex < lastQuantity else { return nil }
    let between = items[from: (lastQuantity + 1), upTo: end]
    guard
      !between.contains(where: {
        $0.subject != nil || $0.has(.anaphor) || $0.agency != nil || $0.has(.say)
      })
    else { return nil }
    return between.indices.first { place in
      items[place].isUnknown && items[place].isContent && place > lastQuantity + 1
        && !items[place].text.hasSuffix("ed") && items[place - 1].mark != nil
    }.map { items[$0].text }
  }

  /// "it", "the figure": what was spoken of before, in this sentence or those before.
  mutating func carryTopic() {
    if case .known = topic { return }
    // "Brazil, South Africa: both down" is not of what was spoken of.
    if let area = items.first?.area, area != context.home { return }
    var subjects = context.subjects
    for case .known(let own) in snapshots.reversed().lazy.map(\.topic) {
      subjects = own
      break
    }
    guard !subjects.isEmpty else { return }
    if items.prefix(14).contains(where: { $0.has(.anaphor) && $0.text.contains("total") }) {
      subjects = total(of: subjects)
    }
    if items.prefix(6).contains(where: {
      ["the index", "the headline", "the gauge", "the headline figure"].contains($0.text)
    }) {
      // "the index" after a sentence on pork is the whole index.
      let wholes = (subjects + context.subjects + context.earlierSubjects)
      let whole = wholes.first { $0.indicator == "cpi" || $0.indicator == "ppi" }
      if let whole, subjects.contains(where: { $0.indicator.hasPrefix("cpi-") }) {
        subjects = [whole]
      }
    }
    (topic, isCarried) = (.known(subjects), true)
  }

  /// "the total": all trade, or trade with the partner that the text is about.
  func total(of subjects: [Subject]) -> [Subject] {
    let all = subjects + context.subjects + context.earlierSubjects
    guard var total = all.first(where: { $0.indicator == "trade" }) ?? all.first else { return [] }
    if total.isOfTrade { (total.indicator, total.form) = ("trade", .name) }
    if context.mainPartner == nil { (total.partner, total.area) = (.none, nil) }
    return [total]
  }

  /// The subject with the partner that the context names.
  func completed(_ subject: Subject) -> Subject {
    var subject = subject
    if subject.partner == .context {
      subject.partner = context.partner.map { .area($0) } ?? .unknown
    }
    return subject
  }
}
