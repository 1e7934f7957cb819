/// The words after the name of an indicator: with whom, in which currency, of what.
extension SubjectReader {
  /// Reads the words after the name, and gives the index of the last that belongs to it.
  func readAfter(_ index: Int, into subject: inout Subject) -> Int {
    var last = index
    while items.indices.contains(last + 1) {
      guard let end = readTail(after: last, into: &subject) else { break }
      last = end
    }
    return last
  }

  func readTail(after last: Int, into subject: inout Subject) -> Int? {
    let preposition = items[last + 1].text
    guard ["to", "with", "from", "between", "of", "in", "for", "by"].contains(preposition) else {
      return nil
    }
    if preposition == "in" || preposition == "by", let end = terms(after: last + 1, into: &subject)
    {
      return end
    }
    var next = last + 2
    while items.indices.contains(next), isArticle(items[next]) { next += 1 }
    guard items.indices.contains(next) else { return nil }
    if let end = partners(preposition, at: next, into: &subject) { return end }
    if let end = contextPartner(preposition, from: last + 2, into: &subject) { return end }
    if items[next].text.hasSuffix("rest of the world") { return next }
    if items[next].has(.place), preposition == "in" {
      subject.narrowedBy = items[next].text
      return next
    }
    if items[next].has(.place), ["to", "with", "from", "of"].contains(preposition) {
      subject.partner = .unknown
      subject.narrowedBy = items[next].text
      return next
    }
    let isNoun = items[next].isUnknown || items[next].has(.otherUnit)
    let isNarrowing =
      isNoun && ["to", "with", "from", "of", "between"].contains(preposition)
      && subject.partner == .none
    if isNarrowing, let end = listedPartners(from: next, into: &subject) { return end }
    if isNarrowing || (preposition == "of" && items[next].has(.otherSubject)) {
      // "exports of cars", "exports to emerging markets"; "imports of goods" is in the vocabulary.
      subject.narrowedBy = items[next].text
      return next
    }
    return nil
  }

  /// "with its three largest partners – ASEAN, the EU and the US –".
  func listedPartners(from start: Int, into subject: inout Subject) -> Int? {
    guard
      let partners = items[start...].prefix(5).firstIndex(where: {
        $0.text.hasPrefix("partner") || $0.text == "trading partners"
      }),
      items.indices.contains(partners + 2), items[partners + 1].mark != nil
    else { return nil }
    var first = partners + 2
    if items[first].text == "the", items.indices.contains(first + 1) { first += 1 }
    guard let area = items[first].area else { return nil }
    var (areas, end) = ([area], first)
    while let next = nextArea(after: end, "between"), let code = items[next].area {
      areas.append(code)
      end = next
    }
    guard areas.count > 1 else { return nil }
    setPartner(areas, of: &subject)
    return end
  }

  func isArticle(_ item: Item) -> Bool {
    ["the", "its", "both", "neighbouring", "neighboring", "a", "their", "our"].contains(item.text)
  }

  /// "in dollar terms", "in terms of US dollars", "denominated in yuan".
  func terms(after index: Int, into subject: inout Subject) -> Int? {
    if items[index].text == "in", items.indices.contains(index + 1),
      let code = currency(items[index + 1]),
      !items.indices.contains(index + 2)
        || !["terms", "term", "denominated", "value"].contains(items[index + 2].text)
    {
      subject.currency = code
      return index + 1
    }
    guard items.indices.contains(index + 2) else { return nil }
    if let code = currency(items[index + 1]), items[index + 2].text == "denominated",
      items.indices.contains(index + 3), items[index + 3].text == "terms"
    {
      subject.currency = code
      return index + 3
    }
    if let code = currency(items[index + 1]),
      ["terms", "term", "value"].contains(items[index + 2].text)
    {
      subject.currency = code
      return index + 2
    }
    if items[index + 1].text == "terms", items[index + 2].text == "of",
      items.indices.contains(index + 3), let code = currency(items[index + 3])
    {
      subject.currency = code
      return index + 3
    }
    return nil
  }

  func partners(
    _ preposition: String, at index: Int, into subject: inout Subject
  ) -> Int? {
    guard let area = items[index].area else { return nil }
    var end = index
    var areas = [area]
    // "with ASEAN, the EU and the US", "between China and Russia"
    while let next = nextArea(after: end, preposition), let code = items[next].area {
      areas.append(code)
      end = next
    }
    switch preposition {
    case "between":
      guard areas.count == 2 else { return nil }
      subject.area = areas[0]
      subject.partner = .area(areas[1])
    case "to" where subject.indicator == "imports" && subject.partner != .none:
      // "deliveries from Russia to China"
      subject.area = area
    case "to", "with": setPartner(areas, of: &subject)
    case "of"
    where subject.indicator == "imports" && items.indices.contains(end + 1)
      && ["goods", "products", "origin"].contains(items[end + 1].text):
      setPartner(areas, of: &subject)
      return end + 1
    case "from":
      if subject.indicator == "exports" {
        subject.area = area
      } else {
        setPartner(areas, of: &subject)
      }
    case "of", "by", "in":
      guard subject.area == nil else { return nil }
      subject.area = area
    default: return nil
    }
    // "with Russia's Far East", "to China's neighbours"
    if items.indices.contains(end + 1), items[end + 1].mark == "'s" {
      subject.narrowedBy = items[end].text
    }
    return end
  }

  /// The next area of a list, if what follows it is not the start of another clause, as in "… and
  /// Russia exported".
  func nextArea(after end: Int, _ preposition: String) -> Int? {
    var next = end + 1
    var hasComma = false
    while items.indices.contains(next), ["and", ",", "the", "or"].contains(items[next].text) {
      if items[next].text == "," { hasComma = true }
      next += 1
    }
    guard next > end + 1, items.indices.contains(next), items[next].area != nil else { return nil }
    if preposition == "between" { return next }
    guard items.indices.contains(next + 1) else { return next }
    let after = items[next + 1]
    if after.indicator != nil || after.mark == "'s" { return nil }
    // "to Russia, China said": a list goes on or ends with "and".
    return hasComma && items[next - 1].text == "," && after.text != "," && after.text != "and"
      ? nil : next
  }

  func setPartner(_ areas: [String], of subject: inout Subject) {
    subject.partner = .area(areas[0])
    subject.morePartners = Array(areas.dropFirst())
  }

  /// "between the two countries", "with the country", "from its neighbour".
  func contextPartner(
    _ preposition: String, from start: Int, into subject: inout Subject
  ) -> Int? {
    guard preposition != "of", preposition != "in", preposition != "by", preposition != "for" else {
      return nil
    }
    var end = start
    while items.indices.contains(end), end < start + 7,
      isArticle(items[end])
        || [
          "two", "sides", "neighbors", "neighbours", "world", "world's", "'s", "largest", "biggest",
          "world 's",
          "trading", "trade", "partner", "partners", "them", "there",
        ].contains(items[end].text)
        || ["country", "countries", "nation", "nations", "economies", "bloc", "group"].contains(
          items[end].text)
    {
      end += 1
    }
    let words = items[from: start, upTo: min(end, items.count)].map(\.text)
    let isPair = words.contains("two") || words.contains("both") || words.last == "partners"
    let isOne =
      ["country", "nation", "bloc", "group"].contains(words.last ?? "") && words.first == "the"
      || words.last == "partner"
    guard words.count > 1 && (isPair || isOne) || words == ["them"] || words == ["there"] else {
      return nil
    }
    subject.partner = .context
    return end - 1
  }
}
