import LedgerModel

/// Figures written down, with the dimensions that the words give them.
extension SentenceReader {
  /// Notes a figure, or why it is none.
  mutating func record(
    _ subject: Subject, _ quantity: Quantity, _ orientation: Orientation,
    measure: SeriesDefinition.Measure, currency: String? = nil, at index: Int
  ) {
    guard let digits = try? ExactDecimal(quantity.digits) else {
      return refuse("the number is longer than a figure may be", at: index)
    }
    let amount = orientation.amount(digits, quantity.qualifier)
    var doubt = isCarried ? 15 : 0
    guard
      let dimensions = dimensions(of: subject, measure, currency, at: index, doubt: &doubt)
    else { return }
    switch period(at: index) {
    case .unknown(let reason): refuse(reason, at: index)
    case .found(let found):
      if measure == .mom, found.period.frequency != .month {
        return refuse("a monthly rate needs a month", at: index)
      }
      if measure == .yoy, isAgainstOtherBase(at: index, main: found.period) {
        return refuse("it is a change on another time than a year before", at: index)
      }
      let isPrevious =
        mode == .previous || followsFrom(index) || isExceeded(found.period, at: index)
      let isEarlier =
        (runningPeriod ?? context.period).map {
          found.period.frequency == $0.frequency && found.period < $0
        } ?? false
      if !isPrevious, !isEarlier {
        runningPeriod = found.period
        context.note(found.period)
        context.figurePeriod = found.period
      }
      figures.append(
        FigureMention(
          dimensions: dimensions, period: found.period, value: amount.value, scale: quantity.scale,
          qualifier: amount.qualifier, confidence: 95 - doubt - found.doubt,
          passage: passages(excerptRange(of: index))))
    }
  }

  /// "surpassing the 32.16 trillion of 2020": what is exceeded is of an earlier time.
  func isExceeded(_ period: Period, at index: Int) -> Bool {
    guard let current = context.period, period.lastDay < current.lastDay else { return false }
    return items[from: index - 4, upTo: index].contains { $0.has(.exceed) }
  }

  /// The dimensions of a subject; notes why they cannot be told.
  mutating func dimensions(
    of subject: Subject, _ measure: SeriesDefinition.Measure, _ currency: String?, at index: Int,
    doubt: inout Int
  ) -> Dimensions? {
    if let part = subject.narrowedBy {
      refuse("it is of a part only (\(part))", at: index)
      return nil
    }
    guard let sides = sides(of: subject, at: index, doubt: &doubt) else { return nil }
    if sides.isForeign {
      return Dimensions(
        indicator: sides.indicator, area: sides.area, counterpart: sides.partner,
        currency: currency ?? subject.currency ?? currencyNearby(index) ?? context.currency,
        measure: measure)
    }
    let isPrice = isPrices(subject)
    var unit = isPrice ? nil : currency ?? subject.currency
    if !isPrice, unit == nil {
      let own = currencyNearby(index) ?? context.headingCurrency
      doubt += own == nil ? (context.textCurrency == nil ? 20 : 8) : 3
      unit = own ?? context.textCurrency ?? context.lastCurrency ?? context.currency
      // A record needs none to be believed; the amount itself does.
      let isAmount = measure == .level && items[index].quantity != nil
      if isAmount, own == nil, context.textCurrency == nil, context.lastCurrency == nil {
        refuse("in which currency is not told", at: index)
        return nil
      }
    }
    return Dimensions(
      indicator: sides.indicator, area: sides.area, counterpart: sides.partner, currency: unit,
      measure: measure)
  }

  /// Whose figure it is, with which partner, and what of, seen from the reporting side.
  struct Sides {
    var indicator: String
    var area: String
    var partner: String?
    /// Whether another country's own agency is the source.
    var isForeign = false
  }

  mutating func sides(of subject: Subject, at index: Int, doubt: inout Int) -> Sides? {
    var partner: String?
    switch completed(subject).partner {
    case .none: break
    case .area(let code): partner = code
    case .context, .unknown:
      refuse("with which partner is not told", at: index)
      return nil
    }
    if subject.partner == .context { doubt += 10 }
    let home = sentenceHome ?? context.home
    if subject.area == nil, home != nil { doubt += 1 }
    if partner == nil, subject.area == nil, let teller = teller(before: index), teller != home {
      refuse("it is a figure of \(teller)", at: index)
      return nil
    }
    // What another country's text says of its trade with ours is seen from the other side.
    let isWithHome = partner != nil && partner == home
    guard let area = subject.area ?? toldArea(before: index) ?? (isWithHome ? home : nil) else {
      refuse("of which country it is is not told", at: index)
      return nil
    }
    let sides = Sides(indicator: subject.indicator, area: area, partner: partner)
    guard let home, area != home else { return withPartner(of: sides, subject, at: index, &doubt) }
    if context.agencyAreas.contains(area) {
      // Its own agency is read from: its figures are its own.
      let other = partner ?? context.home
      return Sides(
        indicator: subject.indicator, area: area, partner: other == area ? nil : other,
        isForeign: true)
    }
    return mirrored(sides, to: home, at: index, &doubt).flatMap {
      withPartner(of: $0, subject, at: index, &doubt)
    }
  }

  /// "Russian exports to China" are China's imports from Russia, in China's own figures.
  ///
  /// Trade is the same from both sides. Whose figures they are, the named agency tells.
  mutating func mirrored(
    _ sides: Sides, to home: String, at index: Int, _ doubt: inout Int
  ) -> Sides? {
    guard sides.partner == home || sides.partner == nil && sides.indicator == "trade" else {
      refuse("it is a figure of \(sides.area)", at: index)
      return nil
    }
    let mirrors = ["exports": "imports", "imports": "exports", "trade": "trade"]
    guard let indicator = mirrors[sides.indicator] else {
      refuse("it is a \(sides.indicator) of \(sides.area)", at: index)
      return nil
    }
    if indicator != "trade" { doubt += 10 }
    return Sides(indicator: indicator, area: home, partner: sides.area)
  }

  /// Where the partner is the reporting side itself, another one is meant.
  mutating func withPartner(
    of sides: Sides, _ subject: Subject, at index: Int, _ doubt: inout Int
  ) -> Sides? {
    var sides = sides
    if sides.partner == sides.area, subject.partner == .context,
      let other = context.partner(of: sides.area)
    {
      sides.partner = other
    }
    guard sides.partner == sides.area else { return sides }
    if let reporter = context.agencyArea, reporter != sides.area {
      // "Imports from China", told by Russia's customs.
      return Sides(
        indicator: sides.indicator, area: reporter, partner: sides.area, isForeign: true)
    }
    // Another country's trade with the text's own: that of the partner spoken of.
    guard sides.indicator == "trade", let other = context.partner, other != sides.area else {
      refuse("whose trade with \(sides.area) it is is not told", at: index)
      return nil
    }
    sides.partner = other
    doubt += 15
    return sides
  }

  /// The area whose agency the sentence names: its own figures are meant.
  var sentenceHome: String? {
    items.indices.lazy.compactMap { agencyArea(at: $0) ?? ownCount(at: $0) }.first
  }

  /// "Vietnam said exports fell": the country that tells it.
  private func teller(before index: Int) -> String? {
    items[..<index].indices.last { place in
      items[place + 1].has(.say) && items[place].area != nil && !items.isPartner(at: place)
    }.flatMap { items[$0].area }
  }

  /// The area that a figure without one is of; nil where neither the sentence nor the text tells.
  private func toldArea(before index: Int) -> String? {
    if let sentenceHome { return sentenceHome }
    let isOfStranger = items.indices.contains {
      (items[$0].agency != nil || items[$0].has(.institution)) && self.isOfStranger($0)
    }
    return context.isHomeTold && !isOfStranger ? context.home : items.actor(before: index)
  }

  /// "by Moscow's count": the area whose own figures are meant.
  private func ownCount(at index: Int) -> String? {
    guard let area = items[index].area, items.indices.contains(index + 2),
      items[index + 1].mark == "'s",
      ["count", "data", "figures", "statistics", "numbers"].contains(items[index + 2].text)
    else { return nil }
    return area
  }

  /// The currency of the amount or "terms" nearest to a number in its sentence.
  func currencyNearby(_ index: Int) -> String? {
    let named = items.indices.compactMap { place -> (distance: Int, code: String)? in
      if case .money(let code?) = items[place].quantity?.unit, !isConversion(place) {
        return (abs(place - index), code)
      }
      if let code = items[place].subject?.currency { return (abs(place - index), code) }
      for case .currency(let code) in items[place].terms where isTerms(place) {
        return (abs(place - index), code)
      }
      return nil
    }
    return named.min { $0.distance < $1.distance }?.code
  }

  func isConversion(_ index: Int) -> Bool {
    index > 0
      && (items[index - 1].text == "("
        || ["or", "about"].contains(items[index - 1].text) && index > 1
          && items[index - 2].text == "(")
  }

  /// "in dollar terms", "dollar-denominated", "expressed in yuan", "(USD)".
  func isTerms(_ index: Int) -> Bool {
    let next = items.indices.contains(index + 1) ? items[index + 1].text : ""
    let before = index > 0 ? items[index - 1].text : ""
    if ["terms", "denominated", "term", "count", "basis"].contains(next) || before == "in" {
      return true
    }
    if before == "(", next == ")" { return true }
    return items[from: index - 4, upTo: index].contains {
      ["denominated", "measured", "calculated", "priced", "expressed", "terms"].contains($0.text)
    }
  }
}
