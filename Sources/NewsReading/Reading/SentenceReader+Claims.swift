import LedgerModel

/// Assertions: what each is about, and which kinds are looked for where.
extension SentenceReader {
  mutating func readClaims() {
    for index in items.indices {
      let item = items[index]
      if item.has(.record), item.text != "on record" { readRecord(at: index) }
      if item.extreme != nil || item.text == "most" { readExtreme(at: index) }
      if ["high", "low", "peak", "trough"].contains(item.text) { readYearsHigh(at: index) }
      if item.ordinal == 1 { readFirst(at: index) }
      if item.has(.consecutive) || isCountedMonth(index) { readStreak(at: index) }
      if item.text == "for",
        items[from: index - 4, upTo: index].contains(where: { $0.text == "been" })
      {
        readDuration(at: index)
      }
      if item.text == "since" { readSince(at: index) }
      if item.has(.exceed) || isRiseAbove(index) { readExceeds(at: index) }
    }
  }

  /// The subject of a claim at an item: the nearest one named before or directly after.
  mutating func subject(at index: Int) -> Subject? {
    let after = items[(index + 1)...].prefix(6)
    if let object = after.firstIndex(where: { $0.subject != nil }),
      !after[..<object].contains(where: { $0.mark != nil && $0.mark != "'s" }),
      object == index + 1 || ["in", "of", "for", "the"].contains(items[object - 1].text)
        || isListOfWords(index + 1, object)
    {
      return items[object].subject
    }
    switch snapshot(at: index).topic {
    case .known(let subjects): return subjects.count == 1 ? subjects[0] : nil
    case .other: return nil
    case .none:
      let isAnaphoric = items[..<index].contains { $0.has(.anaphor) }
      return isAnaphoric
        || context.subjectSentence == context.sentence - 1
          && context.periodParagraph == context.paragraph
        ? context.subjects.first : nil
    }
  }

  /// "Exports and imports both fell for the first time since": each of them; else the one that
  /// ``subject(at:)`` finds, as nil.
  func subjectsOfClaim(at index: Int) -> [Subject?] {
    guard case .known(let subjects) = snapshot(at: index).topic, subjects.count == 2,
      subjects.allSatisfy(\.isOfTrade),
      !items[index...].prefix(5).contains(where: { $0.subject != nil })
    else { return [nil] }
    return subjects
  }

  func isListOfWords(_ start: Int, _ end: Int) -> Bool {
    items[from: start, upTo: end].allSatisfy {
      $0.has(.modifier) || $0.move?.form == .noun || $0.has(.function)
    }
  }

  /// What a claim is about, and which way its words count.
  struct About {
    var dimensions: Dimensions
    var orientation: Orientation
    var period: Period
    var confidence: Int
  }

  mutating func about(
    _ index: Int, _ measure: SeriesDefinition.Measure, _ given: Subject? = nil
  ) -> About? {
    guard snapshot(at: index).mode != .forecast, !isOfOtherTime(index) else { return nil }
    guard let subject = given ?? subject(at: index) else {
      noteUnresolved("what the claim is about is not told", at: index)
      return nil
    }
    var doubt = snapshot(at: index).isCarried ? 15 : 0
    let noted = unresolved.count
    let monthly = measure == .yoy && isMonthly(index)
    guard
      let dimensions = dimensions(
        of: subject, monthly ? .mom : measure, nil, at: index, doubt: &doubt)
    else {
      // The reason is told once, for the claim.
      if unresolved.count > noted + 1 { unresolved.removeLast() }
      return nil
    }
    switch period(at: index, isClaim: true) {
    case .unknown(let reason):
      noteUnresolved(reason, at: index)
      return nil
    case .found(let found):
      let period = annual(found.period, near: index)
      if found.doubt == 0 { noteClaimed(period) }
      return About(
        dimensions: dimensions, orientation: Orientation(of: subject), period: period,
        confidence: 90 - doubt - found.doubt)
    }
  }

  /// "in the three months when prices were at their highest": another time than that of the text.
  private func isOfOtherTime(_ index: Int) -> Bool {
    guard let when = items[..<index].lastIndex(where: { $0.text == "when" }), when > 0,
      index - when < 12
    else { return false }
    return !items[from: when, upTo: index].contains { $0.mark == ";" || $0.period != nil }
  }

  /// The sentences that follow may be about the period of a claim, if it is no earlier one.
  mutating func noteClaimed(_ period: Period) {
    if let current = context.period, period.isBefore(current) {
      if period.frequency == .month { context.month = period }
    } else {
      context.note(period)
    }
  }

  /// "the first annual decline" of a December is the year's.
  func annual(_ period: Period, near index: Int) -> Period {
    let near = items[from: index - 6, upTo: index + 4]
    guard period.frequency == .month,
      near.contains(where: { $0.text.contains("annual") || $0.text.contains("yearly") })
    else { return period }
    let (year, month, _) = period.lastDay.components
    return month == 12 ? .year(year) : period
  }

  func isMonthly(_ index: Int) -> Bool {
    items.contains { $0.basis == .mom } && !items.contains { $0.basis == .yoy }
  }

  mutating func noteUnresolved(_ reason: String, at index: Int) {
    unresolved.append(Unresolved(reason: reason, passage: passages(words(around: index))))
  }

  func words(around index: Int) -> Range<Int> {
    let first = items[..<index].lastIndex { $0.mark == ";" || $0.mark == "," }.map { $0 + 1 } ?? 0
    let last =
      items[index...].firstIndex { $0.mark == ";" || $0.mark == "," || $0.mark == "." }
      ?? items.endIndex
    return items.tokens(
      from: max(first, index - 14), through: max(index, min(last, index + 10) - 1))
  }

  mutating func claim(
    _ kind: Claim.Kind, _ about: About, since: Period? = nil, value: ExactDecimal? = nil,
    scale: Int? = nil,
    direction: Direction? = nil, length: Int? = nil, at index: Int
  ) {
    if let since, !since.isBefore(about.period) { return }
    let claim = ClaimMention(
      kind: kind, dimensions: about.dimensions, period: about.period, since: since, value: value,
      scale: scale, direction: direction, length: length,
      confidence: about.confidence, passage: passages(words(around: index)))
    if let turned = about.orientation.claim(claim) { claims.append(turned) }
  }

  /// "since 2016", "in four years", in the words after an item.
  func since(after index: Int, from period: Period) -> Period? {
    for place in items.places(from: index + 1, upTo: index + 9) {
      let item = items[place]
      if item.mark == ";" || item.mark == "." { return nil }
      if item.text == "since" { return sincePeriod(after: place) }
      if ["in", "for"].contains(item.text), let back = span(at: place + 1, from: period) {
        return back
      }
    }
    return nil
  }

  func sincePeriod(after since: Int) -> Period? {
    for place in items.places(from: since + 1, upTo: since + 6) {
      if let phrase = items[place].period {
        return context.resolve(phrase, main: runningPeriod ?? context.period).period
      }
      if ![
        "at", "least", "the", "early", "late", "around", "middle", "start", "end", "beginning",
        "of",
      ].contains(items[place].text),
        !items[place].has(.adverb), !items[place].isQualifier
      {
        return nil
      }
    }
    return nil
  }

  /// "four years", "nearly three years", "18 months" before a period.
  func span(at index: Int, from period: Period) -> Period? {
    var place = index
    while items.indices.contains(place),
      ["more", "than", "over", "at", "least", "the", "past", "last"].contains(items[place].text)
    { place += 1 }
    guard items.indices.contains(place), items.indices.contains(place + 1) else { return nil }
    let item = items[place]
    var count = item.cardinal
    if let quantity = item.quantity, quantity.unit == .bare { count = Int(quantity.digits) }
    var unit = items[place + 1].timeUnit
    if ["a", "an"].contains(item.text) { count = 1 }
    if unit == .decade { (count, unit) = (count.map { $0 * 10 }, .year) }
    guard let count, (1...60).contains(count) else { return nil }
    switch unit {
    case .year:
      guard
        period.frequency == .year || period.frequency == .month || period.frequency == .quarter
          || period.frequency == .range
      else { return nil }
      return (0..<count).reduce(period) { earlier, _ in earlier.yearBefore }
    case .quarter where period.frequency == .quarter:
      return (0..<count).reduce(period) { earlier, _ in earlier.previous }
    case .month where period.frequency == .month:
      return (0..<count).reduce(period) { earlier, _ in earlier.previous }
    default: return nil
    }
  }

  func isNegatedNear(_ index: Int) -> Bool {
    items[from: index - 4, upTo: index].contains { $0.has(.negation) }
  }
}
