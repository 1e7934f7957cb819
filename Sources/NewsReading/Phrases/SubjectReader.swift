import LedgerModel

/// Puts the words around the name of an indicator together: "China's exports to Russia in dollar
/// terms", "bilateral trade between the two countries".
///
/// What narrows the indicator to a product, a province or an unknown partner is noted, so that such
/// a part is never taken for the whole.
struct SubjectReader {
  var items: Row<Item>

  /// The area that the text is about.
  let home: String?

  /// The items with each indicator's words merged into one subject.
  consuming func read() -> Row<Item> {
    var index = 0
    while index < items.count {
      if let indicator = items[index].indicator {
        index = build(indicator, at: index)
      } else {
        buildAnaphor(at: index)
      }
      index += 1
    }
    return items
  }

  /// "those to the EU and Russia": a subject whose name the words before give.
  mutating func buildAnaphor(at index: Int) {
    guard ["that", "those"].contains(items[index].text), items.indices.contains(index + 2),
      ["with", "to", "from", "of"].contains(items[index + 1].text)
    else { return }
    let place = items[index + 2].text == "the" ? index + 3 : index + 2
    guard items.indices.contains(place),
      items[place].area != nil || items[place].has(.place)
        || items[place].isUnknown && (items[place].isCapital || items[index + 1].text == "of")
    else { return }
    var subject = Subject(indicator: "", form: .name)
    subject.anaphora = items[index + 1].text
    let end = readTail(after: index, into: &subject) ?? place
    if subject.partner == .none { subject.narrowedBy = subject.narrowedBy ?? items[place].text }
    merge(index...end, into: .subject(subject))
  }

  /// Merges the words around an indicator, and gives the index of the subject that they become.
  mutating func build(
    _ indicator: (name: String, form: IndicatorForm), at index: Int
  ) -> Int {
    if indicator.name == "trade", items.indices.contains(index + 1),
      items[index + 1].indicator?.name == "balance"
    {
      items[index].kind = .phrase([.modifier])
      return index
    }
    var subject = Subject(indicator: indicator.name, form: indicator.form)
    var last = index
    if indicator.form == .stem || indicator.form == .name, let growth = growthNoun(after: index) {
      subject.form = growth
      last = index + 1
    } else if indicator.form == .stem {
      guard isFreeStem(at: index) else { return index }
      subject.form = .name
    } else if indicator.form == .verb, index > 0,
      ["was", "were", "been", "be", "is", "are", "being"].contains(items[index - 1].text)
    {
      // "tonnes of ore were imported"
      items[index].kind = .phrase([.otherSubject])
      return index
    }
    let first = readBefore(index, into: &subject)
    if first > 0, subject.area == nil, isOthers(first - 1) {
      subject.narrowedBy = items[first - 1].text
    }
    if items[index].text.hasSuffix("and energy") || items[index].text.contains("and energy "),
      !isExcluded(index)
    {
      items[index].kind = .phrase([.otherSubject])
      return index
    }
    // "imports and exports" is one subject with a number of its own, or two; the reader decides.
    last = readAfter(last, into: &subject)
    merge(first...last, into: .subject(subject))
    return first
  }

  /// Whether food and energy are left out, rather than spoken of.
  func isExcluded(_ index: Int) -> Bool {
    items[from: index - 4, upTo: index].contains {
      [
        "exclude", "excludes", "excluding", "excluded", "strip", "strips", "stripping", "leave",
        "leaves", "leaving", "without", "take", "taking", "minus", "ex", "omits", "removing",
        "ignoring", "out", "deducting", "deducts", "stripped", "net", "barring", "disregarding",
      ].contains($0.text)
    }
  }

  /// "growth" directly after the name: what follows is a rate.
  func growthNoun(after index: Int) -> IndicatorForm? {
    guard items.indices.contains(index + 1), let move = items[index + 1].move, move.form == .noun,
      ["growth", "growth rate", "expansion"].contains(items[index + 1].text)
    else { return nil }
    return .growth
  }

  /// A stem that is compounded with an unknown noun, as in "trade war", is no indicator.
  func isFreeStem(at index: Int) -> Bool {
    guard items.indices.contains(index + 1) else { return true }
    let next = items[index + 1]
    if let preposition = [
      "sales": "to", "purchases": "from", "deliveries": "from", "business": "with",
      "goods sold": "to", "goods shipped": "to", "goods bought": "from", "goods purchased": "from",
    ][items[index].text] {
      // "sales to America" are exports; "sales" alone may be anybody's.
      if items[index].text == "purchases", next.text == "of" { return isGoods(at: index + 2) }
      guard next.text == preposition, items.indices.contains(index + 2) else { return false }
      let place =
        items[index + 2].text == "the" && items.indices.contains(index + 3) ? index + 3 : index + 2
      return items[place].area != nil || items[place].text == "there"
    }
    if items[index].text == "food" || items[index].text == "non food" {
      // "food went down", and not "food and energy".
      let isFirst =
        index == 0 || [",", ";", "—", ":"].contains(items[index - 1].mark)
        || ["and", "while", "whereas", "but", "yet", "though", "still"].contains(
          items[index - 1].text)
      return isFirst
        && (next.move != nil || next.has(.reach) || next.has(.adverb) || next.quantity != nil
          || next.text == "by" || next.text == "cost" || next.text == "as")
    }
    if next.isUnknown { return next.text.hasSuffix("ed") }
    if next.has(.otherSubject) || next.agency != nil || next.indicator != nil { return false }
    return true
  }

  /// "American goods".
  func isGoods(at index: Int) -> Bool {
    items.indices.contains(index + 1) && items[index].area != nil
      && ["goods", "products"].contains(items[index + 1].text)
  }

  mutating func merge(_ range: ClosedRange<Int>, into kind: Item.Kind) {
    let merged = Item(
      kind: kind,
      tokens: items.tokens(from: range.lowerBound, through: range.upperBound),
      text: items[range].map(\.text).joined(separator: " "),
      isCapital: items[range.lowerBound].isCapital)
    items.replaceSubrange(range, with: [merged])
  }

  /// Reads the words before the name, and gives the index of the first that belongs to it.
  func readBefore(_ index: Int, into subject: inout Subject) -> Int {
    var first = index
    var areas: [String] = []
    while first > 0 {
      let item = items[first - 1]
      if let area = item.area {
        areas.insert(area, at: 0)
      } else if item.has(.place) || item.has(.otherSubject) || item.subject != nil {
        subject.narrowedBy = item.text
        if !item.has(.place) { break }
      } else if item.mark == "'s" || item.mark == "'" {
        guard first > 1 else { break }
        let owner = items[first - 2]
        let isCountry =
          owner.area != nil || owner.has(.modifier)
          || owner.text == "government" && subject.indicator.hasPrefix("cpi") || owner.has(.anaphor)
          || owner.timeUnit != nil
        if owner.period != nil { break }
        if !isCountry {
          (subject.narrowedBy, subject.isOfStranger) = (owner.text, owner.isStranger)
          break
        }
      } else if isCurrencyWord(at: first - 1) {
        subject.currency = currency(items[first - 1]) ?? subject.currency
      } else if item.has(.modifier) || item.has(.record) || item.extreme != nil {
        if ["bilateral", "mutual", "two way"].contains(item.text) { subject.partner = .context }
      } else if item.text == "terms", first > 1, let code = currency(items[first - 2]) {
        // "in yuan terms exports rose"
        subject.currency = code
        break
      } else if item.isUnknown, first > 1, items[first - 2].has(.adverb) {
        // "politically sensitive": said of the whole.
        first -= 1
      } else if item.isUnknown, isNarrowing(at: first - 1) {
        subject.narrowedBy = item.text
        break
      } else {
        break
      }
      first -= 1
    }
    take(areas, into: &subject, areOfTrade: subject.indicator == "trade")
    return first
  }

  /// "their exports" are those of firms or of several countries; "its exports" those of a country
  /// that the sentence names, if that is not the one which the text is about.
  func isOthers(_ index: Int) -> Bool {
    if items[index].text == "their" { return true }
    guard items[index].text == "its",
      let area = items[..<index].first(where: { $0.area != nil })?.area
    else { return false }
    return area != home
  }

  /// "dollar-denominated", "yuan-denominated".
  func isCurrencyWord(at index: Int) -> Bool {
    currency(items[index]) != nil && items.indices.contains(index + 1)
      && (items[index + 1].text == "denominated" || items[index + 1].indicator != nil)
  }

  func currency(_ item: Item) -> String? {
    for case .currency(let code) in item.terms { return code }
    return nil
  }

  /// Whether an unknown word narrows the name after it, as in "steel exports".
  ///
  /// A verb does not: "showed exports".
  func isNarrowing(at index: Int) -> Bool {
    let item = items[index]
    let verbs = [
      "boosting", "helping", "pushing", "lifting", "hurting", "sending", "leaving",
      "boost", "bring", "double", "doubling", "expand", "increase", "increasing", "lift", "raise",
      "tripling",
    ]
    if verbs.contains(item.text) || item.text.hasSuffix("ed") { return false }
    return item.text.utf8.count > 1
  }

  /// "China-Russia trade" names both; "Chinese exports" one.
  func take(_ areas: [String], into subject: inout Subject, areOfTrade: Bool) {
    var rest = areas
    if let first = areas.first, areas.count == 1 {
      subject.area = first
    } else if areas.count >= 2 {
      subject.area = rest.removeFirst()
      subject.partner = rest.count == 1 ? .area(rest[0]) : .unknown
    }
  }
}
