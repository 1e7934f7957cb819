import LedgerModel

/// Where parts of a sentence begin and end: marks, relative clauses, appositions.
extension SentenceReader {
  mutating func readMark(_ mark: String, at index: Int) {
    switch mark {
    case "."
    where index > 0 && (items[index - 1].has(.forecast) || items[index - 1].has(.previous)): break
    case ";", "—", "•", "|", ".": startClause(at: index, keepsMove: false)
    case ":":
      segmentStart = index + 1
    case "–", "-": if index > 0 { startClause(at: index, keepsMove: false) }
    case ",":
      segmentStart = index + 1
      if index + 1 < items.count, items[index + 1].text != "when" { whenPeriod = nil }
      leaveRelativeClause()
      if mode == .previous || mode == .forecast && isBareForecast { mode = .actual }
      isNegated = false
    case "(":
      brackets += 1
      modeOutside = mode
    case ")":
      brackets = max(0, brackets - 1)
      if mode != modeOutside { mode = modeOutside }
    default: break
    }
  }

  /// "beat expectations in May, growing": no number was expected.
  var isBareForecast: Bool {
    modeIndex > lastQuantity && modeIndex >= 0
      && Self.forecastNouns.contains(items[modeIndex].text)
  }

  mutating func enterRelativeClause(at index: Int) {
    guard index > 0 else { return }
    let before = items[index - 1]
    guard before.quantity != nil || before.subject != nil || before.mark == "," else { return }
    outerTopic = topic
    isRelative = before.mark == "," && items[index].text != "that"
    // "the renminbi, which lost": not what the sentence speaks of.
    if isRelative, index > 1,
      items[index - 2].isUnknown || isCurrency(items[index - 2])
        || items[index - 2].has(.otherSubject)
    {
      (topic, topicIndex) = (.other(items[index - 2].text), index)
    }
  }

  func isCurrency(_ item: Item) -> Bool {
    item.terms.contains { if case .currency = $0 { true } else { false } }
  }

  mutating func leaveRelativeClause() {
    if let outerTopic, isRelative || !isKnown { topic = outerTopic }
    outerTopic = nil
    isRelative = false
  }

  mutating func startClause(at index: Int, keepsMove: Bool) {
    segmentStart = index + 1
    mode = .actual
    isNegated = false
    if !keepsMove { move = nil }
    noun = nil
  }

  /// The comma that ends an apposition which begins with one: "CPI, a main gauge of inflation,
  /// fell" still speaks of the CPI.
  func endOfApposition(at comma: Int) -> Int? {
    guard topicIndex >= 0, comma - topicIndex <= 3, items.indices.contains(comma + 2),
      items[from: topicIndex, upTo: comma].allSatisfy({ $0.subject != nil || $0.mark != nil }),
      ["a", "an", "the", "one"].contains(items[comma + 1].text),
      let end = items[(comma + 1)...].prefix(22).firstIndex(where: {
        $0.mark != nil && $0.mark != "'s" || $0.quantity != nil
      }), items[end].mark == ",", items.indices.contains(end + 1)
    else { return nil }
    let next = items[(end + 1)...].first { !$0.has(.adverb) }
    let isVerb = next?.move?.form == .verb || next?.has(.reach) ?? false
    return isVerb ? end : nil
  }
}
