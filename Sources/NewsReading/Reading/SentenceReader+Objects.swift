import LedgerModel

/// What the words right around a number say that it is of.
extension SentenceReader {
  /// What the words right around a number say that it is of, where that is not the topic.
  mutating func settleTopic(at index: Int, object: Int?) {
    if let object { return take(object) }
    // "Of that, 10 billion were exports"
    if items.indices.contains(index + 2), ["was", "were"].contains(items[index + 1].text),
      items[index + 2].subject != nil
    {
      return take(index + 2)
    }
    takeOwner(before: index)
    takeListedPartner(before: index)
    if let words = strangerBefore(index) {
      (topic, topicIndex, isCarried) = (.other(words), index, false)
    }
  }

  /// "China's exports fell 4.6 percent, Vietnam's 4.4 percent": the same of another country.
  private mutating func takeOwner(before index: Int) {
    guard items[index - 1].mark == "'s", let area = items[index - 2].area, index - 2 > topicIndex,
      case .known(let subjects) = topic, subjects.count == 1, var subject = subjects.first
    else { return }
    (subject.area, subject.partner) = (area, .none)
    topic = .known([subject])
  }

  /// An unknown noun in a part of the sentence without a verb: "pork down 26 percent, vegetables up
  /// 17".
  func strangerBefore(_ index: Int) -> String? {
    let start = max(min(segmentStart, index), lastQuantity + 1)
    guard verbIndex < start, topicIndex < start else { return nil }
    if index > 1, items[index - 1].mark == "'s", items[index - 2].period != nil { return nil }
    // "inflation, a sleepy 0.7 percent"
    if index > 1, items[index - 1].isUnknown, ["a", "an"].contains(items[index - 2].text) {
      return nil
    }
    let part = items[from: start, upTo: index]
    guard
      let first = part.first(where: { !$0.has(.adverb) && !$0.has(.function) && $0.mark == nil })
    else { return nil }
    if first.text == "prices", case .known(let subjects) = topic, isPrices(subjects[0]) {
      return nil
    }
    if let place = part.firstIndex(where: { $0.tokens == first.tokens }), place + 1 < index,
      first.isUnknown, items[place + 1].move?.form == .noun
    {
      // "a significant jump from 0.7 percent"
      return nil
    }
    let isNoun = first.isUnknown && first.isContent && !first.text.hasSuffix("ed")
    return isNoun || first.text == "goods" ? first.text : nil
  }

  /// "in exports" or "of trade" after a number or its noun; the number's subject follows it.
  func objectAfter(_ index: Int) -> Int? {
    var next = index + 1
    var steps = 0
    while items.indices.contains(next), steps < 7 {
      let item = items[next]
      if item.text == "in" || item.text == "of" {
        if items.indices.contains(next + 1),
          items[next + 1].text == "the" || items[next + 1].text == "its",
          items.indices.contains(next + 2), items[next + 2].subject != nil
        {
          return next + 2
        }
        if items.indices.contains(next + 1), items[next + 1].subject != nil { return next + 1 }
        // "in December in exports"
        guard items.indices.contains(next + 1), items[next + 1].period != nil else { return nil }
        next += 1
      } else if !(item.move?.form == .noun || item.basis != nil || item.has(.modifier)
        || item.has(.adverb) || item.text == "worth"
        || item.isUnknown && items[next - 1].quantity != nil)
      {
        return nil
      }
      next += 1
      steps += 1
    }
    return nil
  }

  /// "$75 billion trade surplus".
  func subjectDirectlyAfter(_ index: Int) -> Int? {
    let next = index + 1
    guard items.indices.contains(next), items[next].subject != nil else { return nil }
    return next
  }

  /// "a deficit of 38 billion in trade with Russia": what is told of the trade is the balance.
  func takeBalance(into subject: inout Subject) {
    guard subject.indicator == "trade", case .known(let named) = topic, named.count == 1,
      named[0].indicator == "balance", !isCarried
    else { return }
    (subject.indicator, subject.form) = (named[0].indicator, named[0].form)
  }

  mutating func take(_ index: Int) {
    guard var subject = items[index].subject else { return }
    takeBalance(into: &subject)
    (topic, topicIndex, isCarried) = (.known([subject]), index, false)
    noteArea(of: subject)
  }

  /// The subjects that the number at an index is of; notes why there are none.
  mutating func subjects(of index: Int, isMoney: Bool) -> [Subject]? {
    if case .none = topic, startsWithAnaphor(index) { carryTopic() }
    switch topic {
    case .none:
      refuse("what it is a number of is not told", at: index)
      return nil
    case .other(let words):
      refuse("it is a number of \"\(words)\"", at: index)
      return nil
    case .known(let subjects):
      guard subjects.count > 1 else {
        if isOneOfSeveral(index, isMoney: isMoney) {
          refuse("which of several things it is a number of is not told", at: index)
          return nil
        }
        return subjects
      }
      return share(of: subjects, at: index, isMoney: isMoney)
    }
  }

  /// "imports 2 percent and 4 percent respectively": of one subject there is one value.
  func isOneOfSeveral(_ index: Int, isMoney: Bool) -> Bool {
    guard
      let end = items[index...].firstIndex(where: {
        $0.text == "respectively" || $0.mark == "." || $0.subject != nil
      }),
      items[end].text == "respectively"
    else { return false }
    let start = max(0, topicIndex)
    return items[from: min(start, index), upTo: end].count {
      $0.quantity != nil && ($0.quantity?.unit == .percent) == !isMoney
    } > 1
  }

  func startsWithAnaphor(_ index: Int) -> Bool {
    let before = items[..<index]
    return before.contains { $0.has(.anaphor) && !["its", "their"].contains($0.text) }
      && !before.contains { $0.isUnknown && !$0.text.hasSuffix("ing") && !$0.text.hasSuffix("ed") }
  }

  /// Of several subjects named together, those that one number of several is of.
  mutating func share(of subjects: [Subject], at index: Int, isMoney: Bool) -> [Subject]? {
    let isSame: (Item) -> Bool = { item in
      switch item.quantity?.unit {
      case .money: isMoney
      case .percent: !isMoney
      default: false
      }
    }
    let start = max(0, topicIndex)
    let end = items[index...].firstIndex { $0.subject != nil || $0.mark == ";" } ?? items.endIndex
    let group = items[from: start, upTo: end].indices.filter { isSame(items[$0]) }
    if group.count == subjects.count, let place = group.firstIndex(of: index) {
      return [subjects[place]]
    }
    let isEach = items.contains { ["both", "each"].contains($0.text) }
    if group.count == 1, isEach, !isMoney { return subjects }
    if isMoney, group.count == 1, Set(subjects.map(\.indicator)) == ["exports", "imports"] {
      var total = subjects[0]
      total.indicator = "trade"
      topic = .known([total])
      return [total]
    }
    refuse("which of the things named before it is a number of is not told", at: index)
    return nil
  }
}
