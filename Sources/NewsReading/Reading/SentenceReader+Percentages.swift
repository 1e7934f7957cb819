import LedgerModel

/// Percentages: of what they are rates, or why that cannot be told.
extension SentenceReader {
  mutating func readQuantity(_ quantity: Quantity, at index: Int) {
    switch quantity.unit {
    case .percent: readPercent(quantity, at: index)
    case .money(let currency): readMoney(quantity, currency, at: index)
    case .points: refuse("percentage points are no rate of growth", at: index)
    case .bare:
      // "CPI -0.3 y/y" in a list of headlines.
      let next = items.indices.contains(index + 1) ? items[index + 1] : nil
      let isListed = index > 0 && ["prev", "prior", "last"].contains(items[index - 1].text)
      if quantity.isSigned, next?.basis != nil || isListed && lastSign != nil {
        readPercent(quantity, at: index)
      }
    // What follows is of the vehicles or tonnes.
    case .other: if case .known = topic { (topic, topicIndex) = (.other(items[index].text), index) }
    }
  }

  mutating func readPercent(_ quantity: Quantity, at index: Int) {
    if isTarget(at: index), readRateTarget(quantity, at: index) { return }
    if let problem = problemOfPercent(quantity, at: index) { return refuse(problem, at: index) }
    settleTopic(at: index, object: objectAfter(index))
    overridePartner(at: index)
    guard let subjects = subjects(of: index, isMoney: false) else { return }
    let basis = basis(at: index)
    for subject in subjects {
      guard let orientation = orientation(of: quantity, subject: subject, at: index) else {
        refuse("whether it rose or fell is not told", at: index)
        continue
      }
      lastSign = orientation == .against || quantity.digits.hasPrefix("-")
      guard !(subject.form == .negative && subject.indicator == "balance") else {
        refuse("growth of a deficit has two readings", at: index)
        continue
      }
      record(
        subject, quantity, orientation, measure: basis == .mom ? .mom : .yoy, at: index)
    }
  }

  func problemOfPercent(_ quantity: Quantity, at index: Int) -> String? {
    if quantity.isRange { return "a range is no single value" }
    if isForecast(quantityAt: index) { return "a forecast is no figure" }
    if isNegated { return "the sentence says that it was not so" }
    if isAverage(at: index) { return "an average or total of several periods is no rate of one" }
    if isShare(at: index) { return "a share is no rate of growth" }
    if items.indices.contains(index + 1),
      items[index + 1].has(.otherSubject) || items[index + 1].has(.target)
    {
      return "it is a percentage of something else"
    }
    if isTarget(at: index) { return "a target for a rate is no figure" }
    if let place = placeAfter(index) { return "it is of a part only (\(place))" }
    return nil
  }

  /// "average annual growth of 8.8 percent", "8.8 percent since 2013".
  func isAverage(at index: Int) -> Bool {
    let before = items[from: index - 7, upTo: index]
    if before.contains(where: {
      ["average", "averaging", "averaged", "compound", "cumulative", "cumulatively"].contains(
        $0.text)
    }),
      !before.contains(where: { $0.mark == "," || $0.quantity != nil }),
      case .known(let subjects) = topic, subjects.contains(where: \.isOfTrade)
    {
      return true
    }
    guard items.indices.contains(index + 2) else { return false }
    return items[index + 1].text == "since"
      || (items[index + 1].text == "average" && items[index + 2].text != "increase")
  }

  /// "0.5 percent in the countryside", "in Vietnam", "in Ruritania".
  func placeAfter(_ index: Int) -> String? {
    for place in items.places(from: index + 1, upTo: index + 6) {
      if items[place].mark == "," || items[place].quantity != nil { return nil }
      let before = items[place - 1].text == "the" ? place - 2 : place - 1
      let isElsewhere =
        items[place].isStranger || items[place].area.map { $0 != context.home } ?? false
      if isElsewhere, items[before].text == "in" { return items[place].text }
      if items[place].has(.place), items[place - 1].text == "in" || items[place - 2].text == "in" {
        return items[place].text
      }
    }
    return nil
  }

  /// "accounting for 15 percent", "15 percent of all trade".
  func isShare(at index: Int) -> Bool {
    let before = items[from: index - 10, upTo: index].reversed()
    for item in before {
      if item.has(.share) { return true }
      if item.mark == "," || item.mark == ";" || item.quantity != nil { break }
    }
    guard items.indices.contains(index + 2),
      items[index + 1].text == "of" || items[index + 1].text == "share"
    else {
      return items.indices.contains(index + 1) && items[index + 1].has(.share)
    }
    return true
  }

  /// Whether the words around a number say that it was expected, polled or hoped for.
  func isForecast(quantityAt index: Int) -> Bool {
    if isPossessed(index) { return false }
    if mode == .forecast { return true }
    for item in items[(index + 1)...].prefix(11) {
      if item.mark == "," || item.mark == ";" || item.mark == ":" || item.mark == "("
        || item.quantity != nil
        || ["and", "than", "as"].contains(item.text)
      {
        break
      }
      if item.has(.previous) || item.has(.experience) || item.move?.form == .verb { break }
      if item.has(.forecast), item.month == nil { return true }
      if ["economists", "analysts", "market", "markets", "traders", "forecasters"].contains(
        item.text)
      {
        return true
      }
    }
    return false
  }

  func isTarget(at index: Int) -> Bool {
    if items.indices.contains(index + 1), items[index + 1].has(.target) { return true }
    // "a 3 percent consumer inflation target"
    if items.indices.contains(index + 2), items[index + 1].subject != nil,
      items[index + 2].has(.target)
    {
      return true
    }
    return items[from: index - 8, upTo: index].contains { $0.has(.target) }
      && !items[from: index - 4, upTo: index].contains { $0.mark == "," || $0.move != nil }
  }

  /// "was unchanged": a growth of zero, unless a level is said to stand where it stood.
  mutating func readFlat(at index: Int) {
    guard case .known(let subjects) = topic, subjects.count == 1, mode != .forecast, !isNegated,
      placeAfter(index) == nil,
      !items[(index + 1)...].prefix(3).contains(where: {
        $0.quantity != nil || $0.text == "at" || $0.text == "for"
      }),
      isPrices(subjects[0]), subjects[0].form == .name
    else { return }
    let measure: SeriesDefinition.Measure = basis(at: index) == .mom ? .mom : .yoy
    record(
      subjects[0], Quantity(unit: .percent, digits: "0"), .along, measure: measure, at: index)
  }
}
