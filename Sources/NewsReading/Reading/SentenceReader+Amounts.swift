import LedgerModel

/// Amounts of money: levels, or why they are none.
extension SentenceReader {
  mutating func readMoney(_ quantity: Quantity, _ currency: String?, at index: Int) {
    settleTopic(at: index, object: objectAfter(index) ?? subjectDirectlyAfter(index))
    takeRankedPartner(before: index)
    overridePartner(at: index)
    if readTarget(quantity, currency, at: index) { return }
    // "topped 6 trillion for the first time" is a claim; what the value is, is not told.
    if exceedsNear(index), isFirstTime { return }
    if exceedsNear(index), context.period == nil, !items.contains(where: { $0.period != nil }) {
      return refuse("what was exceeded is told, but not the value", at: index)
    }
    if let problem = problemOfMoney(quantity, at: index) { return refuse(problem, at: index) }
    guard let subjects = subjects(of: index, isMoney: true) else { return }
    guard isTied(at: index) else {
      return refuse("what the amount is of is not told clearly", at: index)
    }
    for subject in subjects {
      guard !isPrices(subject), subject.form != .growth, subject.form != .decline else {
        refuse("an amount of money is no value of \(subject.indicator)", at: index)
        continue
      }
      var exact = quantity
      if exact.qualifier == nil, exceeds(before: index) { exact.qualifier = .over }
      record(
        subject, exact, Orientation(of: subject), measure: .level, currency: currency, at: index)
    }
  }

  func problemOfMoney(_ quantity: Quantity, at index: Int) -> String? {
    if quantity.isRange { return "a range is no single value" }
    if quantity.scale == nil, quantity.digits.prefix(while: { $0 != "." }).count < 7 {
      return "an amount without a word such as billion is too small"
    }
    let previous = wordBefore(index)
    if brackets > 0, hasOtherMoneyBefore(index, quantity) {
      return "a conversion in brackets is no figure of its own"
    }
    if let previous, ["or", "equivalent to", "equal to", "="].contains(previous.text) {
      return "a conversion is no figure of its own"
    }
    if isForecast(quantityAt: index) { return "a forecast is no figure" }
    if isNegated { return "the sentence says that it was not so" }
    let next = items.indices.contains(index + 1) ? items[index + 1].text : ""
    if ["less", "less than", "more", "more than", "fewer", "higher", "lower"].contains(next) {
      return "an amount of change is no level"
    }
    if let previous, previous.text == "by" || isChange(previous, at: index) {
      return "an amount of change is no level"
    }
    return nil
  }

  /// "fell $20 billion", "an increase of $20 billion".
  func isChange(_ previous: Item, at index: Int) -> Bool {
    if let found = previous.move, found.move != .turn { return true }
    guard previous.text == "of", index < 2 || !items[index - 2].text.hasSuffix("total"),
      let before = items[..<index].last(where: { $0.move != nil || $0.subject != nil })
    else {
      return false
    }
    return before.move?.form == .noun
  }

  func hasOtherMoneyBefore(_ index: Int, _ quantity: Quantity) -> Bool {
    items[from: index - 8, upTo: index].contains {
      if case .money = $0.quantity?.unit { $0.quantity?.unit != quantity.unit } else { false }
    }
  }

  /// "topped the mark of 100 billion".
  func exceedsNear(_ index: Int) -> Bool {
    items[from: index - 5, upTo: index].contains { $0.has(.exceed) }
  }

  func exceeds(before index: Int) -> Bool {
    wordBefore(index)?.has(.exceed) ?? false
  }

  /// Whether the words just before an amount tie it to the subject.
  func isTied(at index: Int) -> Bool {
    if topicIndex > index { return true }
    guard let previous = wordBefore(index) else { return false }
    if previous.subject != nil || previous.has(.reach) || previous.has(.exceed)
      || previous.has(.experience)
    {
      return true
    }
    if ["to", "of", "at", "from", ":", "and", "as", "with", ",", "(", "just", "-", "–"].contains(
      previous.text)
    {
      return true
    }
    if index > 0, items[index - 1].has(.record) { return true }
    if previous.has(.share) || previous.has(.previous) || previous.period != nil
      || previous.basis != nil
    {
      return true
    }
    return topicIndex == items.index(before: index)
  }
}
