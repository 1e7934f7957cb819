import LedgerModel

/// Words of the vocabulary, and what they change: conjunctions, forecasts, comparisons.
extension SentenceReader {
  mutating func readPhrase(_ terms: [Term], at index: Int) {
    let item = items[index]
    if let agency = item.agency {
      context.agencies.insert(agency.key)
      context.agency = agency.key
      context.agencyArea = agencyArea(at: index)
    }
    if item.has(.record), isBelow(index) { (mode, modeIndex) = (.previous, index) }
    if item.has(.record) || ["high", "peak", "low"].contains(item.text), index > 0,
      ["previous", "earlier", "old", "prior"].contains(items[index - 1].text)
    {
      (mode, modeIndex) = (.previous, index)
    }
    if item.has(.negation) { isNegated = true }
    // "from a decrease of 0.2 percent to an increase": what follows is the new value.
    if item.text == "to", mode == .previous, lastQuantity > modeIndex { mode = .actual }
    if let area = item.area, area != context.home { context.partner = area }
    if item.has(.otherSubject) {
      (topic, topicIndex, move) = (.other(item.text), index, nil)
      return
    }
    switch item.text {
    case "while", "whereas", "but", "although", "though":
      leaveRelativeClause()
      startClause(at: index, keepsMove: true)
    case "with" where index > 0 && items[index - 1].mark != ",": break
    case "and", "or", "as", "with":
      if !(item.text == "and" && isBetweenSubjects(index)) { segmentStart = index + 1 }
      if item.text == "and" { leaveRelativeClause() }
    case "on" where isUpOn(index): (mode, modeIndex) = (.previous, index)
    case "having": (mode, modeIndex) = (.previous, index)
    case "when":
      segmentStart = index
      whenPeriod = items[from: index - 2, upTo: index].last { $0.period != nil }?.period
    case "which", "that", "who":
      segmentStart = index
      enterRelativeClause(at: index)
    default: break
    }
    if item.text == "last", items.indices.contains(index + 1),
      items[index + 1].quantity?.isSigned ?? false
    {
      (mode, modeIndex) = (.previous, index)
    }
    if let movement = item.move { readMove(movement.move, movement.form, at: index) }
    if item.has(.experience) || (item.has(.reach) && isVerb(item)) { readVerb(at: index) }
    if item.has(.reach) || item.has(.exceed) { reachIndex = index }
    if item.has(.forecast), isForecast(at: index) { (mode, modeIndex) = (.forecast, index) }
    if item.has(.previous),
      mode != .forecast || modeIndex < segmentStart || !item.text.hasSuffix("from"),
      quantityFollows(index)
    {
      (mode, modeIndex) = (.previous, index)
    }
  }

  /// The area whose figures an agency publishes: one whose name others share is that of the agency
  /// that was named before, or of the country that the text is of.
  func agencyArea(at index: Int) -> String? {
    guard let agency = items[index].agency else { return nil }
    if items[index - 1].text == "our", let area = context.speakerArea { return area }
    let owner = items[from: index - 3, upTo: index].last { $0.area != nil || $0.mark == "," }?.area
    if let owner { return owner }
    guard agency.isShared else { return agency.area ?? context.agencyArea }
    if isOfStranger(index) { return nil }
    return context.agencyArea
      ?? (context.isHomeTold && context.home == agency.area ? agency.area : nil)
  }

  /// "the Ruritania National Bureau of Statistics", "the Ministry of Trade": an agency of which the
  /// vocabulary does not know the country.
  func isOfStranger(_ index: Int) -> Bool {
    if items[index].has(.institution) {
      return items[index].isCapital
        && !items[from: index - 3, upTo: index].contains { $0.area != nil }
    }
    let before = items[index - 1].mark == "'s" ? items[index - 2] : items[index - 1]
    return before.isStranger
  }

  /// "less than the record", "below a record".
  func isBelow(_ index: Int) -> Bool {
    guard index > 1, ["the", "a"].contains(items[index - 1].text) else { return false }
    return items[index - 2].text.hasSuffix("than") || items[index - 2].text == "below"
  }

  /// "up on the 1.8 percent of December".
  func isUpOn(_ index: Int) -> Bool {
    index > 0 && items[index - 1].move?.form == .adverb && items.indices.contains(index + 2)
      && items[index + 1].text == "the" && items[index + 2].quantity != nil
  }

  func isVerb(_ item: Item) -> Bool {
    !["at", "worth", "valued", "be", "been", "to reach", "equal to", "equivalent to"].contains(
      item.text)
  }

  func isBetweenSubjects(_ index: Int) -> Bool {
    items.indices.contains(index + 1) && items[index + 1].subject != nil && index > 0
      && items[index - 1].subject != nil
  }

  /// "faster than expected" and "as expected" forecast nothing.
  func isForecast(at index: Int) -> Bool {
    guard index > 0 else { return true }
    if ["than", "as"].contains(items[index - 1].text) || items[index - 1].text.hasSuffix(" than") {
      return false
    }
    if items[index].month != nil, items[index].isCapital { return false }
    return !isBeaten(index)
  }

  /// "beat forecasts with 10.9 percent growth": what follows was not forecast.
  func isBeaten(_ index: Int) -> Bool {
    let next = items.indices.contains(index + 1) ? items[index + 1] : nil
    guard Self.forecastNouns.contains(items[index].text), next?.quantity == nil,
      !["of", "for", "that", "at"].contains(next?.text ?? "")
    else { return false }
    return items[from: index - 3, upTo: index].contains {
      $0.has(.exceed) || ["missed", "missing", "miss", "defied", "defying"].contains($0.text)
    }
  }

  static let forecastNouns: Set<String> = [
    "consensus", "estimate", "estimates", "expectation", "expectations", "forecast", "forecasts",
    "prediction", "predictions", "projections",
  ]

  /// Whether a number comes before the next boundary, so that "after" means a comparison.
  func quantityFollows(_ index: Int) -> Bool {
    for item in items[(index + 1)...].prefix(9) {
      if item.mark == "," || item.mark == ";" || item.subject?.form == .verb { return false }
      if item.has(.forecast), item.month == nil { return false }
      if item.quantity != nil { return true }
    }
    return false
  }
}
