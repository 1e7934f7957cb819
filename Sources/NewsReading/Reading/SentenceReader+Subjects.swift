import LedgerModel

/// What a sentence speaks of, as it names it.
extension SentenceReader {
  /// Takes a subject as what the sentence speaks of from here on.
  mutating func readSubject(_ subject: Subject, at index: Int) {
    guard var subject = named(subject) else {
      (topic, topicIndex, isCarried) = (.other(items[index].text), index, false)
      return
    }
    if isCause(index) { return }
    if index == topicIndex + 2, items[index - 1].text == "in" { takeBalance(into: &subject) }
    narrow(&subject, at: index)
    noteAreas(of: subject)
    if isShareOf(index) {
      (topic, topicIndex, isCarried) = (.other("share"), index, false)
      return
    }
    defer { (topicIndex, isCarried) = (index, false) }
    if takeCore(subject) { return }
    let isObject =
      index > 0 && ["in", "of"].contains(items[index - 1].text) && followsNounOrQuantity(index)
    if isObject {
      topic = .known(subject.each)
    } else if let joined = joined(subject, at: index) {
      topic = .known(joined)
    } else if !isStillCore(subject, at: index) {
      takeAnew(subject, at: index)
    }
  }

  /// "exports fell 4.6% and imports 5.5%": the verb stays; else the subject starts anew.
  mutating func takeAnew(_ subject: Subject, at index: Int) {
    let isElliptic = lastQuantity >= 0 && startsQuantity(after: index)
    if !isElliptic { (move, noun) = (nil, nil) }
    if subject.form == .verb { reachIndex = index }
    if case .known(let others) = topic, isElliptic, let first = others.first {
      topic = .known(withPartner(inheriting(subject, from: first), before: index).each)
    } else {
      topic = .known(withPartner(subject, before: index).each)
    }
  }

  /// "due to surging inflation", "amid deflation": why something was so, and not what is told of.
  private func isCause(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = items[index - 1].text
    let isCue =
      ["amid", "despite", "due to"].contains(before)
      || index > 1 && before == "of" && ["because", "fears"].contains(items[index - 2].text)
    guard isCue else { return false }
    return !items[(index + 1)...].prefix(4).contains {
      $0.quantity != nil || $0.move?.form == .verb
    }
  }

  /// Notes that the words before a subject make it a part of the whole.
  func narrow(_ subject: inout Subject, at index: Int) {
    if case .other(let owner) = topic, isObject(index), subject.area == nil {
      subject.narrowedBy = subject.narrowedBy ?? owner
    }
    if topicIndex < 0, let part = frontedPart(before: index) {
      subject.narrowedBy = subject.narrowedBy ?? part
    }
    followOwner(&subject, before: index)
    guard index > 1, items[index - 1].text == "whose", subject.area == nil else { return }
    if let area = items[index - 2].area {
      subject.area = area
    } else if !["country", "nation"].contains(items[index - 2].text) {
      subject.narrowedBy = items[index - 2].text
    }
  }

  /// Takes the owner that the words before name, if that is another country: "In Vietnam, exports
  /// rose", "Vietnam's trade was weak; exports fell".
  private func followOwner(_ subject: inout Subject, before index: Int) {
    guard subject.area == nil, topicIndex < 0, let home = context.home,
      !items.contains(where: { $0.area == home })
    else { return }
    let place = items[1].text == "the" ? 2 : 1
    if items[0].text == "in", place < index {
      if let area = items[place].area { subject.area = area }
      if items[place].isStranger { subject.narrowedBy = items[place].text }
    }
    guard context.subjectSentence == context.sentence - 1,
      context.subjectParagraph == context.paragraph, let before = context.subjects.first
    else { return }
    if before.isOfStranger { subject.narrowedBy = subject.narrowedBy ?? before.narrowedBy }
    if let area = before.area, area != home, before.partner == .none, subject.partner == .none {
      subject.area = area
    }
  }

  /// "Core inflation, which leaves out food and energy," and "CPI, excluding food and energy,".
  mutating func takeCore(_ subject: Subject) -> Bool {
    guard subject.indicator == "cpi-core", case .known(let others) = outerTopic ?? topic,
      topicIndex > lastQuantity, others.allSatisfy({ $0.indicator.hasPrefix("cpi") })
    else { return false }
    topic = .known([subject.indicator == others[0].indicator ? others[0] : subject])
    if outerTopic != nil { outerTopic = topic }
    return true
  }

  /// "Excluding food and energy, consumer prices rose": the core index still.
  func isStillCore(_ subject: Subject, at index: Int) -> Bool {
    guard subject.indicator == "cpi", subject.narrowedBy == nil, case .known(let others) = topic,
      others.first?.indicator == "cpi-core", topicIndex >= 0, topicIndex > lastQuantity
    else { return false }
    return items[topicIndex].text.hasSuffix("energy")
      && !items[from: topicIndex, upTo: index].contains { $0.mark == ";" }
  }

  /// "exports and imports": two at once, or the total of both.
  func joined(_ subject: Subject, at index: Int) -> [Subject]? {
    guard case .known(let others) = topic, topicIndex >= 0, (2...3).contains(index - topicIndex),
      items[from: (topicIndex + 1), upTo: index].allSatisfy({
        ["and", ",", "its", "the"].contains($0.text)
      })
    else { return nil }
    let last = inheriting(subject, from: others[0])
    let isPair = topicIndex + 2 == index || items[index - 1].text == "and"
    guard others.count == 1, isTotalPair(others[0], last), isPair else { return others + [last] }
    var total = others[0]
    total.indicator = "trade"
    return [total]
  }

  /// The subject with the name that "those to the EU" stands for; nil if nothing fits.
  func named(_ subject: Subject) -> Subject? {
    guard let preposition = subject.anaphora else { return subject }
    var before = context.subjects + context.earlierSubjects
    if case .known(let subjects) = topic { before = subjects + before }
    let fitting =
      switch preposition {
      case "to": ["exports"]
      case "from": ["imports"]
      case "of": ["exports", "imports", "trade", "balance", "cpi", "ppi"]
      default: ["trade", "balance", "exports", "imports"]
      }
    guard let name = before.first(where: { fitting.contains($0.indicator) }) else { return nil }
    var found = subject
    (found.indicator, found.form, found.area) = (name.indicator, name.form, name.area)
    (found.currency, found.anaphora) = (subject.currency ?? name.currency, nil)
    return found
  }

  /// "In terms of the means of production, producer prices …", "Among food items, …".
  func frontedPart(before index: Int) -> String? {
    let start = items.starts(with: ["in", "terms", "of"]) { $0.text == $1 } ? 3 : 1
    guard start == 3 || items[0].text == "among",
      let comma = items[..<index].firstIndex(where: { $0.mark == "," }), start < comma
    else { return nil }
    return items[from: start, upTo: comma].first { $0.isUnknown || $0.has(.otherSubject) }?.text
  }

  /// "China's share in Russian trade": what follows is of the share.
  func isShareOf(_ index: Int) -> Bool {
    guard index > 1, ["in", "of"].contains(items[index - 1].text) else { return false }
    return items[index - 2].text == "share" || items[index - 2].text == "proportion"
  }

  /// "private firms registered imports of": what the subject of the verb has.
  func isObject(_ index: Int) -> Bool {
    guard verbIndex >= segmentStart, verbIndex < index, verbIndex >= 0,
      items[verbIndex].has(.experience)
    else { return false }
    return !["show", "shows", "showed", "showing", "showed a"].contains(
      items[verbIndex].text)
  }

  /// "imports and exports" in this order are the total, unless each has a number of its own.
  func isTotalPair(_ first: Subject, _ second: Subject) -> Bool {
    first.indicator == "imports" && second.indicator == "exports" && second.partner == .none
      && !items.contains { ["both", "each", "respectively"].contains($0.text) }
  }

  /// "exports to Russia and imports" are not both with Russia for certain; "China's exports and
  /// imports" are both China's.
  func inheriting(_ subject: Subject, from first: Subject) -> Subject {
    var subject = subject
    subject.area = subject.area ?? first.area
    subject.currency = subject.currency ?? first.currency
    return subject
  }

  func followsNounOrQuantity(_ index: Int) -> Bool {
    guard index >= 2 else { return false }
    for item in items[from: index - 5, upTo: (index - 1)].reversed() {
      if item.mark == "," { return false }
      if item.quantity != nil || item.move != nil { return true }
    }
    return false
  }

  func startsQuantity(after index: Int) -> Bool {
    for item in items[(index + 1)...].prefix(4) {
      if item.quantity != nil { return true }
      let isFiller =
        item.has(.adverb) || item.text == "by" || item.text == "at" || item.text == "of"
        || item.basis != nil || item.period != nil
        || item.isQualifier
      if !isFiller { return false }
    }
    return false
  }

  mutating func noteAreas(of subject: Subject) {
    if case .area(let code) = subject.partner, code != context.home { context.partner = code }
    noteTrade(subject)
    if case .area(let code) = subject.partner, let own = subject.area ?? context.home, own != code {
      context.pair = (own, code)
    }
    if subject.indicator.hasPrefix("cpi") || subject.indicator == "ppi" { context.prices = subject }
  }

  mutating func noteTrade(_ subject: Subject) {
    guard subject.isOfTrade, subject.narrowedBy == nil else { return }
    switch subject.partner {
    case .area(let code) where code != context.home:
      context.tradePartners[code, default: 0] += 1
    case .area, .context:
      // "Trade with China" in a text of China's customs: of the country that was named last.
      if let other = subject.area ?? context.partner, other != context.home {
        context.tradePartners[other, default: 0] += 1
      }
    case .unknown: break
    case .none:
      let isOpen = subject.indicator == "trade" && subject.area == nil
      if !isOpen { context.worldTrade += 1 }
    }
  }
}
