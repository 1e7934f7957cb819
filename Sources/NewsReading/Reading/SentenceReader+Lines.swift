import LedgerModel

/// Lists and headings, and the period that a sentence without figures tells.
extension SentenceReader {
  /// "Japan: 2.4 trillion yuan" in a list goes on with what was spoken of.
  mutating func startListItem() {
    if items.count > 2, ["total", "overall"].contains(items[0].text), items[1].mark == ":",
      context.prices == nil
    {
      let total = Subject(indicator: "trade", form: .name)
      (topic, topicIndex, isCarried) = (.known([total]), 0, true)
      return
    }
    if isBullet, isContinuation(items[0]) { return carryTopic() }
    guard items.count > 2, let area = items[0].area, area != context.home,
      let colon = items.prefix(6).firstIndex(where: {
        [":", "—", "–", "-"].contains($0.mark) || $0.quantity != nil
      }),
      !items.contains(where: { $0.subject != nil })
    else { return }
    let isOne = !items[from: 1, upTo: colon].contains { $0.area != nil }
    let previous = context.subjects.first { $0.indicator == "trade" || $0.partner != .none }
    guard isOne, var subject = context.headingSubject ?? previous, subject.isOfTrade else {
      topic = .other(items[0].text)
      return
    }
    (subject.area, subject.partner) = (nil, .area(area))
    (topic, topicIndex, isCarried) = (.known([subject]), 0, true)
  }

  /// Whether a line begins with words that need something before them: "m/m -1.2%", "lowest since".
  func isContinuation(_ item: Item) -> Bool {
    item.basis != nil || item.has(.forecast) || item.has(.previous) || item.extreme != nil
      || item.ordinal != nil || item.has(.consecutive) || item.has(.record)
      || item.move?.form == .adverb
  }

  /// A sentence without figures tells the period of those that follow: "… slowed in December".
  mutating func notePeriod() {
    guard runningPeriod == nil, !items.contains(where: { $0.has(.target) }) else { return }
    for (index, item) in items.enumerated() {
      guard let phrase = item.period, !isBase(index), !isSince(index), mode(at: index) == .actual,
        isLocative(index) || isHeading, !isOfOther(index)
      else { continue }
      switch phrase {
      case .date, .yearEarlier, .monthEarlier, .other, .samePeriod, .sameMonth: continue
      default: break
      }
      guard let period = context.resolve(phrase, main: context.period).period else { continue }
      if let date = context.date, date < period.lastDay { continue }
      guard isHeading, isTableHead, context.mainPeriod != nil else {
        return context.note(period, isHeading: isHeading)
      }
      context.note(period)
      context.tablePeriod = period
      return
    }
  }

  /// "the holiday fell in January" tells nothing of the figures, once their period is known.
  func isOfOther(_ index: Int) -> Bool {
    guard context.mainPeriod != nil else { return false }
    if case .other = snapshot(at: index).topic { return true }
    return false
  }

  /// "First five months, USD bn, y/y".
  var isTableHead: Bool {
    items.contains { item in
      item.basis != nil
        || item.terms.contains {
          switch $0 {
          case .multiplier, .percent: true
          default: false
          }
        }
    }
  }

  /// A short line without numbers and verbs.
  var isHeading: Bool {
    items.count <= 10 && !items.contains { $0.quantity != nil || $0.mark == "." }
  }

  /// "In dollar terms, the surplus grew.": the numbers of the sentences that follow are in dollars.
  mutating func takeLeadingTerms() {
    guard items[0].text == "in", !items.contains(where: { $0.quantity != nil }) else { return }
    for place in items.indices.prefix(4) {
      for case .currency(let code) in items[place].terms where isTerms(place) {
        (context.headingCurrency, context.lastCurrency) = (code, code)
      }
    }
  }

  /// Takes what a heading says of the lines under it.
  mutating func readHeading() {
    takeLeadingTerms()
    guard isHeading else { return }
    if items.contains(where: { $0.text.contains("partner") }) {
      context.headingSubject = Subject(indicator: "trade", form: .name)
    }
    let currencies = items.compactMap { item -> String? in
      for case .currency(let code) in item.terms { return code }
      return item.subject?.currency
    }
    let partners = items.compactMap(\.area).filter { $0 != context.home }
    let startsAnew =
      currencies.count == 1 || partners.count == 1 || items.contains { $0.period != nil }
    guard startsAnew else { return }
    context.headingCurrency = currencies.count == 1 ? currencies[0] : nil
    if let code = context.headingCurrency { context.lastCurrency = code }
    if !items.contains(where: { $0.text.contains("partner") }) { context.headingSubject = nil }
    context.headingPartner =
      partners.count == 1 && items.count <= 4 && !items.contains { $0.subject != nil }
      ? partners[0] : nil
  }

  /// "in December", "for 2023", "December exports": when something happened, not a name.
  func isLocative(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch items[index].period {
    case .year(.relative), .relativeMonth: return true
    // "None of that rescued the year." tells of what the next sentences are.
    case .year(.unsaid): return items.count <= 9
    default: break
    }
    return ["in", "for", "during", "over", "of", "the", "this", "throughout", "last", "through"]
      .contains(
        items[index - 1].text)
      || items.indices.contains(index + 1)
        && (items[index + 1].subject != nil || items[index + 1].mark == "'s")
  }
}
