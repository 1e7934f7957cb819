import LedgerModel

/// Reads how a text names a period: "December 2023", "the first 11 months", "last year".
struct PeriodReader {
  let tokens: Row<Token>
  let vocabulary: Vocabulary

  /// The period that starts at a token, and the index after it; nil if none does.
  func read(at start: Int) -> (phrase: PeriodPhrase, end: Int)? {
    guard mayStart(tokens[start]) else { return nil }
    return yearToDate(at: start) ?? isoDate(at: start) ?? monthLed(at: start) ?? dayLed(at: start)
      ?? rangeLed(at: start)
      ?? partOfYear(at: start) ?? yearLed(at: start) ?? relative(at: start)
  }

  /// Most words start no period, and need not be tried.
  private func mayStart(_ token: Token) -> Bool {
    token.isCapital || token.kind == .number || token.kind == .ordinal
      || Self.starters.contains(token.text)
  }

  private static let starters: Set<String> = [
    "a", "all", "between", "calendar", "closing", "corresponding", "eight", "eighth", "eleven",
    "entire", "final", "first", "five", "following", "four", "fourth", "from", "full", "h", "last",
    "next", "nine", "one", "opening", "past", "preceding", "previous", "prior", "q", "same",
    "second", "seven", "six", "so", "ten", "that", "the", "third", "this", "three", "two", "whole",
    "year", "ytd",
  ]

  // MARK: words

  private func text(_ index: Int) -> String {
    index < tokens.endIndex && index >= tokens.startIndex ? tokens[index].text : ""
  }

  private func number(_ index: Int) -> Int? {
    guard index < tokens.endIndex else { return nil }
    let token = tokens[index]
    if token.kind == .number, !token.isSigned { return Int(token.text) }
    for case .cardinal(let number) in vocabulary.terms(of: token.text) { return number }
    return nil
  }

  private func ordinal(_ index: Int) -> Int? {
    guard index < tokens.endIndex else { return nil }
    if tokens[index].kind == .ordinal { return Int(tokens[index].text) }
    for case .ordinal(let number) in vocabulary.terms(of: tokens[index].text) { return number }
    return nil
  }

  private func year(_ index: Int) -> Int? {
    guard index < tokens.endIndex, tokens[index].kind == .number, !tokens[index].isSigned,
      tokens[index].text.utf8.count == 4, tokens[index].range.count == 4,
      let year = Int(tokens[index].text), (1900...2100).contains(year)
    else { return nil }
    return year
  }

  private func month(_ index: Int) -> Int? {
    guard index < tokens.endIndex else { return nil }
    for case .month(let month) in vocabulary.terms(of: tokens[index].text) {
      // "may", "march" are words too.
      guard tokens[index].isCapital else { return nil }
      return month
    }
    return nil
  }

  private func unit(_ index: Int) -> TimeUnit? {
    guard index < tokens.endIndex else { return nil }
    for case .unitOfTime(let unit) in vocabulary.terms(of: tokens[index].text) { return unit }
    return nil
  }

  /// The index after a full stop that ends an abbreviation.
  private func skipStop(_ index: Int) -> Int {
    text(index) == "." && index + 1 < tokens.endIndex && tokens[index].isGlued
      && (tokens[index + 1].kind != .word || !tokens[index + 1].isCapital) ? index + 1 : index
  }

  /// "last year", "of 2022", "this year", "a year earlier" after a month or part of a year.
  private func yearSuffix(at index: Int) -> (YearPhrase, Int) {
    var next = index
    if text(next) == "," { next += 1 }
    if text(next) == "of" || text(next) == "in" { next += 1 }
    if let year = year(next) {
      let isAmount = next + 1 < tokens.endIndex && isUnitWord(next + 1)
      if !isAmount { return (.number(year), next + 1) }
    }
    if text(next) == "the", text(next + 1) == "year" || text(next + 1) == "same" {
      return text(next + 1) == "year" && text(next + 2) != "before" && text(next + 2) != "earlier"
        ? (.unsaid, next + 2) : (.unsaid, index)
    }
    guard text(index) != ",", text(next + 1) == "year" else { return (.unsaid, index) }
    switch text(next) {
    case "last": return (.relative(-1), next + 2)
    case "this": return (.relative(0), next + 2)
    default: return (.unsaid, index)
    }
  }

  private func isUnitWord(_ index: Int) -> Bool {
    vocabulary.match(tokens, at: index)?.terms.contains {
      switch $0 {
      case .percent, .points, .multiplier, .currency, .otherUnit: true
      default: false
      }
    } ?? false
  }

  // MARK: forms

  /// "year to date", "so far this year", "ytd".
  private func yearToDate(at start: Int) -> (PeriodPhrase, Int)? {
    for words in [["ytd"], ["year", "to", "date"], ["so", "far", "this", "year"]] {
      let isSame = words.indices.allSatisfy { text(start + $0) == words[$0] }
      if isSame { return (.yearToDate, start + words.count) }
    }
    return nil
  }

  private func isoDate(at start: Int) -> (PeriodPhrase, Int)? {
    // "the 2008-09 crisis" is of two years.
    guard let year = year(start), let month = number(start + 1), (1...12).contains(month),
      tokens[start + 1].followsHyphen, text(start - 1) != "the"
    else { return nil }
    if let day = number(start + 2), tokens[start + 2].followsHyphen, (1...31).contains(day) {
      return (.date(month: month, day: day, year: year), start + 3)
    }
    return (.absolute(.month(month, of: year)), start + 2)
  }

  private func monthLed(at start: Int) -> (PeriodPhrase, Int)? {
    var index = start
    var isLast = false
    if text(index) == "last", month(index + 1) != nil { (index, isLast) = (index + 1, true) }
    guard let first = month(index) else { return nil }
    index = skipStop(index + 1)
    // "January 12, 2024"
    if !isLast, let day = dayNumber(index) {
      let next = text(index + 1) == "," ? index + 2 : index + 1
      if let year = year(next) { return (.date(month: first, day: day, year: year), next + 1) }
      return (.date(month: first, day: day, year: nil), index + 1)
    }
    if let (second, end) = rangeMonth(after: index) {
      let (year, next) = yearSuffix(at: end)
      return (.months(first, second, ofYear: year), skipPeriodWord(next))
    }
    let (year, end) = yearSuffix(at: index)
    return (.month(first, ofYear: isLast && year == .unsaid ? .unsaid : year), end)
  }

  private func dayNumber(_ index: Int) -> Int? {
    guard index < tokens.endIndex, let day = Int(tokens[index].text), (1...31).contains(day),
      tokens[index].kind == .ordinal || tokens[index].kind == .number,
      tokens[index].range.count <= 4,
      !tokens[index].followsHyphen, index + 1 >= tokens.endIndex || !isUnitWord(index + 1)
    else { return nil }
    return day
  }

  /// The month that a range ends with: "-November", "to November", "through November".
  private func rangeMonth(after index: Int) -> (Int, Int)? {
    if index < tokens.endIndex, tokens[index].followsHyphen, let month = month(index) {
      return (month, skipStop(index + 1))
    }
    if ["–", "-", "/"].contains(text(index)), let month = month(index + 1) {
      return (month, skipStop(index + 2))
    }
    if ["to", "through", "till"].contains(text(index)), let month = month(index + 1) {
      return (month, skipStop(index + 2))
    }
    // "January and February" are published together.
    if text(index) == "and", month(index + 1) == 2, month(index - 1) == 1 { return (2, index + 2) }
    return nil
  }

  /// "period" after "the January-February".
  private func skipPeriodWord(_ index: Int) -> Int { text(index) == "period" ? index + 1 : index }

  private func dayLed(at start: Int) -> (PeriodPhrase, Int)? {
    guard start < tokens.endIndex, let day = Int(tokens[start].text), (1...31).contains(day),
      tokens[start].kind != .mark, !tokens[start].isSigned
    else { return nil }
    let next = text(start + 1) == "of" ? start + 2 : start + 1
    guard let month = month(next) else { return nil }
    let end = skipStop(next + 1)
    if let year = year(text(end) == "," ? end + 1 : end) {
      return (.date(month: month, day: day, year: year), text(end) == "," ? end + 2 : end + 1)
    }
    return (.date(month: month, day: day, year: nil), end)
  }

  /// "between January and November".
  private func rangeLed(at start: Int) -> (PeriodPhrase, Int)? {
    guard text(start) == "between" || text(start) == "from", let first = month(start + 1) else {
      return nil
    }
    let index = skipStop(start + 2)
    guard ["and", "to", "through"].contains(text(index)), let second = month(index + 1) else {
      return nil
    }
    let (year, end) = yearSuffix(at: skipStop(index + 2))
    return (.months(first, second, ofYear: year), end)
  }

  /// "first 11 months of 2023", "the fourth quarter", "Q4", "the first half".
  private func partOfYear(at start: Int) -> (PeriodPhrase, Int)? {
    if let quarter = shortQuarter(at: start) { return quarter }
    let skipped = text(start) == "the" ? start + 1 : start
    let isFinal = ["final", "closing"].contains(text(skipped))
    if ["first", "opening"].contains(text(skipped)), let count = number(skipped + 1),
      unit(skipped + 2) == .month, (1...12).contains(count)
    {
      let (year, end) = yearSuffix(at: skipPeriodWord(skipped + 3))
      return (.months(1, count, ofYear: year), end)
    }
    if ["first", "opening"].contains(text(skipped)), let count = number(skipped + 1),
      unit(skipped + 2) == .quarter, (2...3).contains(count)
    {
      let (year, end) = yearSuffix(at: skipped + 3)
      return (.months(1, count * 3, ofYear: year), end)
    }
    if isFinal || text(skipped) == "last", text(skipped + 1) == "month",
      ["of"].contains(text(skipped + 2))
    {
      let (year, end) = yearSuffix(at: skipped + 2)
      if year != .unsaid { return (.month(12, ofYear: year), end) }
    }
    if let count = number(start), (2...11).contains(count), unit(start + 1) == .month,
      ["of", "in"].contains(text(start + 2)), let year = year(start + 3)
    {
      return (.months(1, count, ofYear: .number(year)), start + 4)
    }
    guard let part = isFinal ? 0 : ordinal(skipped), let unit = unit(skipped + 1) else {
      return nil
    }
    let (year, end) = yearSuffix(at: skipped + 2)
    switch (unit, part) {
    case (.quarter, 0): return (.quarter(4, ofYear: year), end)
    case (.quarter, 1...4): return (.quarter(part, ofYear: year), end)
    case (.half, 0): return (.half(2, ofYear: year), end)
    case (.half, 1...2): return (.half(part, ofYear: year), end)
    default: return nil
    }
  }

  private func shortQuarter(at start: Int) -> (PeriodPhrase, Int)? {
    let first = text(start)
    guard first == "q" || first == "h", start + 1 < tokens.endIndex, tokens[start + 1].isGlued,
      let number = Int(text(start + 1))
    else { return nil }
    let (year, end) = yearSuffix(at: start + 2)
    if first == "q", (1...4).contains(number) { return (.quarter(number, ofYear: year), end) }
    if first == "h", (1...2).contains(number) { return (.half(number, ofYear: year), end) }
    return nil
  }

  /// "2023", "the year 2023", "full-year 2023", "the whole of 2023".
  private func yearLed(at start: Int) -> (PeriodPhrase, Int)? {
    if let year = year(start), start + 1 >= tokens.endIndex || !isUnitWord(start + 1) {
      let isRange = start + 1 < tokens.endIndex && tokens[start + 1].followsHyphen
      return isRange ? nil : (.year(.number(year)), start + 1)
    }
    let skipped = text(start) == "the" ? start + 1 : start
    if ["full", "whole", "entire", "calendar"].contains(text(skipped)), text(skipped + 1) == "year"
    {
      let next = text(skipped + 2) == "of" ? skipped + 3 : skipped + 2
      if let year = year(next) { return (.year(.number(year)), next + 1) }
      return (.year(.unsaid), skipped + 2)
    }
    if ["all", "whole"].contains(text(skipped)), text(skipped + 1) == "of" {
      if text(skipped + 2) == "last", text(skipped + 3) == "year" {
        return (.year(.relative(-1)), skipped + 4)
      }
      if let year = year(skipped + 2) { return (.year(.number(year)), skipped + 3) }
    }
    guard text(start) == "the" else { return nil }
    if text(start + 1) == "year" {
      if let year = year(start + 2) { return (.year(.number(year)), start + 3) }
      if ["before", "earlier"].contains(text(start + 2)) { return (.yearEarlier, start + 3) }
      let isWhole = text(start + 2) == "as" && text(start + 4) == "whole"
      return (.year(.unsaid), isWhole ? start + 5 : start + 2)
    }
    return nil
  }

  /// "last year", "the previous month", "a year earlier", "the same period".
  private func relative(at start: Int) -> (PeriodPhrase, Int)? {
    var index = start
    let hasArticle = ["the", "a", "that", "one"].contains(text(index))
    if hasArticle { index += 1 }
    let word = text(index)
    if word == "same", ["time", "stage", "point"].contains(text(index + 1)) {
      let (year, end) = yearSuffix(at: index + 2)
      if year != .unsaid { return (.yearEarlier, end) }
    }
    if word == "same" || (word == "corresponding"), let unit = unit(index + 1) {
      let (year, end) = yearSuffix(at: index + 2)
      if year != .unsaid || text(end) == "a" { return (.yearEarlier, end) }
      return (unit == .month ? .sameMonth : .samePeriod, index + 2)
    }
    if ["last", "previous", "prior", "preceding", "this", "following", "next"].contains(word),
      let unit = unit(index + 1)
    {
      return (named(word, unit, hasArticle), index + 2)
    }
    if ["last", "past", "previous"].contains(word), number(index + 1) != nil, unit(index + 2) != nil
    {
      return (.other, index + 3)
    }
    guard hasArticle, let unit = unit(index) else { return nil }
    if ["earlier", "ago", "before", "prior"].contains(text(index + 1)) {
      return (unit == .year ? .yearEarlier : unit == .month ? .monthEarlier : .other, index + 2)
    }
    if unit == .month, text(start) != "a", text(start) != "one" { return (.sameMonth, index + 1) }
    if unit == .quarter || unit == .period, text(start) != "a" { return (.samePeriod, index + 1) }
    return nil
  }

  private func named(_ word: String, _ unit: TimeUnit, _ hasArticle: Bool) -> PeriodPhrase {
    switch (word, unit) {
    case ("last", .year): hasArticle ? .other : .year(.relative(-1))
    case ("last", .month): .relativeMonth(-1)
    case ("this", .year): .year(.relative(0))
    case ("this", .month): .relativeMonth(0)
    case ("this", .period): .samePeriod
    case ("previous", .year), ("prior", .year), ("preceding", .year): .yearEarlier
    case ("previous", .month), ("prior", .month), ("preceding", .month): .monthEarlier
    case ("following", .month): .monthLater
    case ("next", .year): .year(.relative(1))
    default: .other
    }
  }
}
