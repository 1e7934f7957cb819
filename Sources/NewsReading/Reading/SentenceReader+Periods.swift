import LedgerModel

/// Which period a number or claim is for.
extension SentenceReader {
  /// A period with how it was found.
  struct Found {
    let period: Period
    /// Percent to take from the confidence.
    let doubt: Int
  }

  enum PeriodOutcome {
    case found(Found)
    case unknown(String)
  }

  /// The period of the number or claim at an item.
  ///
  /// - Parameters:
  ///   - index: the item.
  ///   - isClaim: whether it is a claim, which is never of an earlier value.
  /// - Returns: the period, or why it is not told.
  func period(at index: Int, isClaim: Bool = false) -> PeriodOutcome {
    let isPrevious = !isClaim && (mode(at: index) == .previous || followsFrom(index))
    let main = runningPeriod ?? fronted(index) ?? context.period
    if let whenPeriod { return outcome(whenPeriod, main: main, doubt: 5) }
    if let phrase = periodAfter(index) ?? periodBefore(index) ?? periodOfPair(index) {
      let told = outcome(phrase, main: main, doubt: 0)
      // "got off to a good start in 2021, growing 5 percent to 10 billion in January and February".
      if case .unknown = told, let later = laterPeriod(index), later != phrase {
        return outcome(later, main: main, doubt: 6)
      }
      return told
    }
    // "prev. -14.5%" in a list is the value of the release before.
    if isPrevious, isPriorRelease(index), let main {
      return .found(Found(period: main.previous, doubt: 10))
    }
    // "narrowed to 5 billion from 7 billion": from the period before.
    if isPrevious, let main, main.frequency == .month || main.frequency == .year,
      comesFromLast(index)
    {
      return .found(Found(period: main.previous, doubt: 20))
    }
    if isPrevious { return .unknown("the period of the earlier value is not told") }
    if let phrase = clauseFronted(index) { return outcome(phrase, main: main, doubt: 3) }
    if let fronted = fronted(index) { return .found(Found(period: fronted, doubt: 2)) }
    if let runningPeriod { return .found(Found(period: runningPeriod, doubt: 4)) }
    if let phrase = anyPeriod(before: index) {
      let told = outcome(phrase, main: main, doubt: 6)
      if case .unknown = told, let later = laterPeriod(index) {
        return outcome(later, main: main, doubt: 8)
      }
      return told
    }
    if context.period == nil, let phrase = onlyPeriod() {
      return outcome(phrase, main: main, doubt: 10)
    }
    if context.period == nil, let phrase = laterPeriod(index) {
      return outcome(phrase, main: main, doubt: 12)
    }
    if context.period == nil, let expected = context.expectedPeriod {
      return .found(Found(period: expected, doubt: 25))
    }
    guard let carried = context.period else { return .unknown("for which period is not told") }
    return .found(
      Found(period: carried, doubt: context.periodParagraph == context.paragraph ? 10 : 20))
  }

  func comesFromLast(_ index: Int) -> Bool {
    let cue = items[from: index - 6, upTo: index].last { $0.has(.previous) }
    return [
      "from", "up from", "down from", "after", "following", "slowing from", "easing from",
      "narrowing from",
    ].contains(cue?.text ?? "")
  }

  func isPriorRelease(_ index: Int) -> Bool {
    items[from: index - 3, upTo: index].contains { ["prev", "prior", "last"].contains($0.text) }
  }

  func outcome(_ phrase: PeriodPhrase, main: Period?, doubt: Int) -> PeriodOutcome {
    switch context.resolve(phrase, main: main) {
    case .unknown(let reason): return .unknown(reason)
    case .period(let period):
      if let date = context.date, date < period.lastDay {
        return .unknown("the period was not over when the text was published")
      }
      return .found(Found(period: period, doubt: doubt))
    }
  }

  func mode(at index: Int) -> Mode { snapshot(at: index).mode }

  /// "from $68.39 billion": an earlier value.
  func followsFrom(_ index: Int) -> Bool {
    if lastQuantity >= 0, isPossessed(index) { return true }
    return items[from: index - 3, upTo: index].last {
      !$0.has(.adverb) && $0.text != "a" && $0.text != "an"
    }
    .map { $0.has(.previous) && $0.text != "than" } ?? false
  }

  /// The period in the words after a number, up to the next boundary or number.
  func periodAfter(_ index: Int) -> PeriodPhrase? {
    for next in items.places(from: index + 1, upTo: items.endIndex) {
      let item = items[next]
      if let period = item.period {
        if isBase(next) || isSince(next) { continue }
        if case .date = period { continue }
        return period
      }
      if item.quantity != nil || item.has(.previous) && !isBasePrefix(next)
        || [";", "—", ":"].contains(item.mark)
      {
        return nil
      }
      if item.mark == "," || item.mark == "(" || item.mark == ")" {
        // ", in December," belongs to the number still.
        guard item.mark == ",", next + 2 < items.count, items[next + 1].text == "in",
          items[next + 2].period != nil,
          next + 3 >= items.count || items[next + 3].mark != nil
        else { return nil }
        continue
      }
      if ["while", "whereas", "but", "and", "although", "which"].contains(item.text) { return nil }
      if next > index + 1, !["been", "was", "were"].contains(items[next - 1].text),
        item.has(.experience) || item.move?.form == .verb
      {
        return nil
      }
      if item.has(.say), item.text != "according to" { return nil }
    }
    return nil
  }

  /// The first period after a number that says when, whatever stands between.
  func laterPeriod(_ index: Int) -> PeriodPhrase? {
    for place in items.indices.dropFirst(index + 1) {
      if items[place].mark == ";" { return nil }
      guard let period = items[place].period, !isBase(place), !isSince(place),
        ["in", "during", "for", "the"].contains(items[place - 1].text)
      else { continue }
      switch period {
      case .date, .yearEarlier, .monthEarlier, .other, .sameMonth, .samePeriod: continue
      default: return period
      }
    }
    return nil
  }

  /// "exports rose 11 percent and imports 5 percent in May": the period after the second is that of
  /// both.
  func periodOfPair(_ index: Int) -> PeriodPhrase? {
    var quantities = 0
    for item in items[(index + 1)...].prefix(8) {
      if item.quantity != nil {
        quantities += 1
        if quantities > 1 { return nil }
      } else if item.period != nil {
        // A period before the second number is another's, such as the base of the first.
        guard quantities == 1 else { return nil }
        let next = items[(index + 1)...].firstIndex { $0.quantity != nil }
        return next.flatMap { periodAfter($0) }
      } else if !(item.subject != nil || item.has(.adverb)
        || ["and", "by", "in", "for", "with", "that", "of", "to"].contains(item.text)
        || item.move?.form == .verb || item.isQualifier)
      {
        return nil
      }
    }
    return nil
  }

  /// The period between the start of the part of the sentence, or the number before, and a number.
  func periodBefore(_ index: Int) -> PeriodPhrase? {
    let start = max(min(segmentStart(of: index), index), lastQuantity(before: index) + 1)
    return items[from: start, upTo: index].indices.last { place in
      if isYearAgoOfClause(place, index) { return true }
      guard let period = items[place].period, !isBase(place), !isSince(place),
        mode(at: place) == mode(at: index)
      else { return false }
      if case .date = period { return false }
      return true
    }.flatMap { items[$0].period }
  }

  /// "a year ago exports slumped": a clause about that time, and no comparison with it.
  func isYearAgoOfClause(_ place: Int, _ index: Int) -> Bool {
    guard case .yearEarlier = items[place].period, place + 1 < index,
      items[place + 1].subject != nil
    else { return false }
    return place == 0 || items[place - 1].mark != nil
  }

  func lastQuantity(before index: Int) -> Int {
    items[..<index].lastIndex { $0.quantity != nil } ?? -1
  }

  func segmentStart(of index: Int) -> Int {
    let start = items[..<index].lastIndex {
      [",", ";", "—", ":", "("].contains($0.mark)
        || ["while", "whereas", "but", "and"].contains($0.text)
    }
    guard let start else { return 0 }
    // "(October: -2.6%)"
    if items[start].mark == ":", start > 1, items[start - 1].period != nil,
      items[start - 2].mark == "("
    {
      return start - 1
    }
    return start + 1
  }

  /// The period that a sentence begins with: "In December, …".
  func fronted(_ index: Int) -> Period? {
    for (place, item) in items[..<index].enumerated() {
      if let phrase = item.period, !isBase(place), !isSince(place) {
        if case .date = phrase { return nil }
        return context.resolve(phrase, main: context.period).period
      }
      let isLeading =
        [
          "in", "for", "during", "over", "through", "throughout", "the", "course", "of", "on",
          "meanwhile", "and", "but", "however", ",", "-", "•", "*",
        ].contains(item.text)
        || item.basis != nil || item.has(.adverb) || item.has(.modifier)
      if !isLeading { return nil }
    }
    return nil
  }

  /// "…; 2nd quarter, exports fell", "…, and in March trade grew": the period that a part of the
  /// sentence begins with.
  func clauseFronted(_ index: Int) -> PeriodPhrase? {
    let start = lastQuantity(before: index) + 1
    guard start > 0, start < index else { return nil }
    let place = items[from: start, upTo: index].indices.last { place in
      guard let period = items[place].period, !isBase(place), !isSince(place) else { return false }
      switch period {
      case .date, .yearEarlier, .monthEarlier, .other: return false
      default: break
      }
      var before = place - 1
      while before >= start, ["in", "for", "during", "over", "the"].contains(items[before].text) {
        before -= 1
      }
      return before >= start
        && ([",", ";"].contains(items[before].mark)
          || ["and", "while", "whereas", "but"].contains(items[before].text))
    }
    return place.flatMap { items[$0].period }
  }

  /// "inflation, 0.7 percent in September, rose to": September is that of the number before it.
  func isOfEarlierNumber(_ place: Int) -> Bool {
    guard items[from: place - 3, upTo: place].contains(where: { $0.quantity != nil }),
      let phrase = items[place].period, let current = context.period,
      let period = context.resolve(phrase, main: current).period
    else { return false }
    return period.isBefore(current)
  }

  func anyPeriod(before index: Int) -> PeriodPhrase? {
    items[..<index].indices.last { place in
      guard let period = items[place].period, !isBase(place), !isSince(place),
        !isOfEarlierNumber(place)
      else { return false }
      switch period {
      case .date, .yearEarlier, .monthEarlier, .other: return false
      default: return mode(at: place) == .actual
      }
    }.flatMap { items[$0].period }
  }

  /// The only period of the sentence, wherever it stands.
  func onlyPeriod() -> PeriodPhrase? {
    let all = items.indices.compactMap { place -> PeriodPhrase? in
      guard let period = items[place].period, !isBase(place), !isSince(place) else { return nil }
      switch period {
      case .date, .yearEarlier, .monthEarlier, .other: return nil
      default: return period
      }
    }
    return all.count == 1 ? all[0] : nil
  }
}
