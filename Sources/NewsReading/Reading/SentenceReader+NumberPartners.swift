import LedgerModel

/// Partners that stand beside a number: "fell 13 percent to the United States".
extension SentenceReader {
  /// "The EU ranked second with 5.19 trillion yuan": of trade with it.
  mutating func takeRankedPartner(before index: Int) {
    let start = lastQuantity + 1
    guard start < index, items[index - 1].text == "with" else { return }
    let part = items[from: start, upTo: index]
    let areas = part.compactMap(\.area).filter { $0 != context.home }
    let isRanked = part.contains {
      $0.ordinal != nil || $0.text == "ranked" || $0.text.hasSuffix("partner")
    }
    guard areas.count == 1, isRanked, !part.contains(where: { $0.subject != nil }),
      (context.subjects + context.earlierSubjects).contains(where: {
        $0.indicator == "trade" && $0.partner != .none
      })
    else { return }
    let trade = Subject(indicator: "trade", form: .name, partner: .area(areas[0]))
    (topic, topicIndex, isCarried) = (.known([trade]), index - 1, true)
  }

  /// "exports to the US fell 15 percent, the EU 11 percent".
  mutating func takeListedPartner(before index: Int) {
    var place = index - 1
    if place >= 0, items[place].mark == "(" { place -= 1 }
    guard lastQuantity >= 0, place > lastQuantity, let area = items[place].area,
      area != context.home
    else { return }
    var before = place - 1
    while before > lastQuantity,
      ["the", "and", ",", "to", "from", "with", ";", ")", "(", "!"].contains(items[before].text)
    { before -= 1 }
    guard before == lastQuantity || before < place - 1 && items[before].basis != nil,
      case .known(let subjects) = topic, subjects.count == 1,
      var subject = subjects.first, subject.isOfTrade, case .area = subject.partner
    else {
      if case .known(let subjects) = topic, subjects.first?.isOfTrade ?? false,
        before == lastQuantity
      {
        topic = .other(items[place].text)
      }
      return
    }
    subject.partner = .area(area)
    topic = .known([subject])
  }

  /// "fell 13.1 percent to the United States": the partner follows the number; "to the EU 10.2
  /// percent": it stands before.
  mutating func overridePartner(at index: Int) {
    guard case .known(let subjects) = topic, subjects.count == 1, var subject = subjects.first,
      subject.isOfTrade
    else { return }
    let prepositions = subject.indicator == "balance" ? ["with"] : ["to", "with", "from"]
    let after = partner(in: items[(index + 1)...].prefix(5), prepositions)
    guard let code = after ?? partnerBefore(index, prepositions) else { return }
    guard code != context.home, code != subject.area,
      subject.partner == .none || topicIndex < segmentStart
    else { return }
    subject.partner = .area(code)
    topic = .known([subject])
  }

  func partner(in following: Row<Item>, _ prepositions: [String]) -> String? {
    var expectsArea = false
    for item in following {
      if expectsArea {
        if let area = item.area { return area }
        if item.text != "the" { return nil }
        continue
      }
      if prepositions.contains(item.text) {
        expectsArea = true
        continue
      }
      let isSkipped =
        item.basis != nil || item.has(.adverb) || (item.text != "in" && item.period != nil)
        || item.text == "in" || item.text == "worth"
        || item.text == "of" || item.text == "goods"
      if !isSkipped { return nil }
    }
    return nil
  }

  func partnerBefore(_ index: Int, _ prepositions: [String]) -> String? {
    var start = min(segmentStart, index)
    // "to the US, by 2.2 percent"
    if start > 0, items[start - 1].mark == ",",
      items[from: start, upTo: index].allSatisfy({ $0.text == "by" })
    {
      start =
        items[..<(start - 1)].lastIndex { $0.mark == "," || $0.quantity != nil }.map { $0 + 1 } ?? 0
    }
    let part = items[from: start, upTo: index]
    guard let place = part.lastIndex(where: { $0.area != nil }), place > part.startIndex else {
      return nil
    }
    let before =
      items[place - 1].text == "the" && place - 1 > part.startIndex
      ? items[place - 2] : items[place - 1]
    let after = items[from: (place + 1), upTo: index]
    let isAdjacent = after.allSatisfy {
      $0.text == "by" || $0.has(.adverb) || $0.move != nil || $0.text == "were" || $0.text == ","
    }
    return isAdjacent && prepositions.contains(before.text) ? items[place].area : nil
  }

  mutating func noteArea(of subject: Subject) {
    if case .area(let code) = subject.partner { context.partner = code }
  }
}
