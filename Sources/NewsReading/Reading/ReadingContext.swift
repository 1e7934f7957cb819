import LedgerModel

/// What is carried from sentence to sentence.
struct ReadingContext {
  /// When the text was published; nil: not known, and relative periods cannot be resolved.
  var date: CivilDate?
  /// The area that figures are about where none is named.
  var home: String?
  /// Whether what names no country is of ``home``: not in a text from elsewhere.
  var isHomeTold = true
  /// The currency of rates of growth where the sentence names none.
  var currency: String?
  /// The only currency that the text names amounts in; nil: none or several.
  var textCurrency: String?
  /// The currency that was named last.
  var lastCurrency: String?
  /// What a heading says of the lines under it: "In yuan terms", "Russia".
  var headingCurrency: String?
  var headingPartner: String?
  var headingSubject: Subject?
  /// What the sentences before spoke of last.
  var subjects: [Subject] = []
  /// And before that.
  var earlierSubjects: [Subject] = []
  /// The sentence that it was in, by number.
  var subjectSentence = -1
  var subjectParagraph = -1
  /// The partner that was named last.
  var partner: String?
  /// The kind of prices that was spoken of last.
  var prices: Subject?
  /// The periods of the sentences before, the last that a figure was for.
  var period: Period?
  var periodParagraph = -1
  /// The period that the text, or the part under a heading, is mainly about.
  var mainPeriod: Period?
  /// Whether only the title told it, so that the first sentence knows better.
  var isMainOfTitle = false
  /// Whether the sentence is one, and not a line of a list.
  var isProse = false
  /// The main period that a first look at the text found, for what stands before it is told.
  var expectedPeriod: Period?
  /// The one partner whose trade the first paragraphs are about.
  var mainPartner: String?
  /// How often trade with each partner was named, and trade with the world.
  var tradePartners: [String: Int] = [:]
  var worldTrade = 0
  /// The period of the rows under the head of a table, which prose does not share.
  var tablePeriod: Period?
  /// The main period before a heading gave another, and how many short lines followed the heading.
  var periodBeforeHeading: Period?
  var linesUnderHeading = 0
  var month: Period?
  /// The last that a figure was told for.
  var figurePeriod: Period?
  /// What the rates of the paragraph are on, if it said so.
  var basis: Basis?
  /// What the last rate was on.
  var lastBasis: Basis?
  /// Whether the last rate of the sentence before was negative; nil: it told none.
  var lastSign: Bool?
  var year: Int?
  var sentence = 0
  var paragraph = 0
  var agencies: Set<String> = []
  /// The areas whose own agencies the text names.
  var agencyAreas: Set<String> = []
  /// The agency that was named last, and the area that its figures are about.
  var agency: String?
  var agencyArea: String?
  /// The area that whoever speaks is of, for "our customs".
  var speakerArea: String?
  /// The two areas whose trade with each other was spoken of last.
  var pair: (String, String)?

  /// The other one of the pair.
  func partner(of area: String) -> String? {
    guard let pair else { return nil }
    return pair.0 == area ? pair.1 : pair.1 == area ? pair.0 : nil
  }

  /// The month that was over when the text was published.
  var lastMonth: Period? {
    guard let date else { return nil }
    let (year, month, _) = date.components
    return Period.month(month, of: year).previous
  }

  var publishedYear: Int? { date.map { $0.components.year } }

  /// Resolves how the text names a period.
  ///
  /// - Parameters:
  ///   - phrase: the words.
  ///   - main: the period that "a year earlier" looks back from.
  /// - Returns: the period, or why it cannot be told.
  func resolve(_ phrase: PeriodPhrase, main: Period?) -> Resolution {
    switch phrase {
    case .absolute(let period): return .period(period)
    case .month(let month, let year): return resolve(month, month, year)
    case .months(let first, let last, let year): return resolve(first, last, year)
    case .quarter(let number, let year): return part(number, months: 3, year)
    case .half(let number, let year): return part(number, months: 6, year)
    case .year(let year): return resolve(year)
    case .yearToDate: return yearToDate
    case .relativeMonth(let distance): return relativeMonth(distance)
    case .sameMonth: return month.map { .period($0) } ?? .unknown("no month was named before")
    case .samePeriod:
      return (figurePeriod ?? period).map { .period($0) } ?? .unknown("no period was named before")
    case .yearEarlier:
      return main.map { .period($0.yearBefore) } ?? .unknown("the period it precedes is not told")
    case .monthEarlier:
      guard let main, main.frequency == .month else {
        return .unknown("the month it precedes is not told")
      }
      return .period(main.previous)
    case .monthLater:
      return month.map { .period($0.next) } ?? .unknown("no month was named before")
    case .date: return .unknown("a day is no reference period of these series")
    case .other: return .unknown("the stretch of time is no reference period")
    }
  }

  enum Resolution {
    case period(Period)
    case unknown(String)

    var period: Period? { if case .period(let period) = self { period } else { nil } }
  }

  private static let needsDate =
    "the period depends on when the text was published, which it does not tell"

  private func number(_ year: YearPhrase) -> Int? {
    switch year {
    case .number(let number): number
    case .relative(let distance): publishedYear.map { $0 + distance }
    case .unsaid: nil
    }
  }

  private func resolve(_ year: YearPhrase) -> Resolution {
    if let number = number(year) { return .period(.year(number)) }
    guard case .unsaid = year else { return .unknown(Self.needsDate) }
    // "the year", "the full year": that which was spoken of, else that which has just ended.
    if let known = self.year { return .period(.year(known)) }
    guard let date else { return .unknown(Self.needsDate) }
    let (published, month, _) = date.components
    return month <= 3 ? .period(.year(published - 1)) : .unknown("which year is meant is not told")
  }

  /// Months without a year are the last ones that were over.
  private func resolve(_ first: Int, _ last: Int, _ year: YearPhrase) -> Resolution {
    if let number = number(year) {
      return Period.range(from: .month(first, of: number), through: .month(last, of: number))
        .map { .period($0) } ?? .unknown("the months are in the wrong order")
    }
    guard let over = lastMonth, first <= last else { return .unknown(Self.needsDate) }
    guard let published = publishedYear else { return .unknown(Self.needsDate) }
    for candidate in [published, published - 1] where Period.month(last, of: candidate) <= over {
      return Period.range(from: .month(first, of: candidate), through: .month(last, of: candidate))
        .map { .period($0) } ?? .unknown(Self.needsDate)
    }
    return .unknown("that month was not over when the text was published")
  }

  private func part(_ number: Int, months: Int, _ year: YearPhrase) -> Resolution {
    let last = number * months
    var known = self.number(year)
    if known == nil {
      guard let over = lastMonth, let published = publishedYear else {
        return .unknown(Self.needsDate)
      }
      known = Period.month(last, of: published) <= over ? published : published - 1
    }
    guard let known else { return .unknown(Self.needsDate) }
    // Customs and papers give half years as ranges of months.
    let isQuarter = months == 3
    let period =
      isQuarter
      ? try? Period("\(known)-Q\(number)")
      : Period.range(from: .month(last - 5, of: known), through: .month(last, of: known))
    return period.map { .period($0) } ?? .unknown(Self.needsDate)
  }

  private func relativeMonth(_ distance: Int) -> Resolution {
    guard let date else { return .unknown(Self.needsDate) }
    let (year, month, _) = date.components
    let current = Period.month(month, of: year)
    return .period(distance == 0 ? current : current.previous)
  }

  /// From January through the month that was spoken of, else the last that was over.
  private var yearToDate: Resolution {
    guard let last = month ?? lastMonth else { return .unknown(Self.needsDate) }
    let first = Period.month(1, of: last.lastDay.components.year)
    return Period.range(from: first, through: last).map { .period($0) }
      ?? .unknown("the year had no month yet")
  }

  /// Takes what a first look at the text found.
  mutating func learn(from scout: ReadingContext) {
    expectedPeriod = scout.mainPeriod
    let counts = scout.tradePartners.values
    guard let most = scout.tradePartners.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value >= 2, most.value > counts.reduce(0, +) - most.value,
      most.value > scout.worldTrade
    else { return }
    mainPartner = most.key
  }

  /// A new paragraph is about what the text is mainly about, until it says otherwise.
  mutating func startParagraph() {
    paragraph += 1
    basis = nil
    if let main = tablePeriod ?? mainPeriod { period = main }
  }

  /// Prose after the rows of a table is no more about the period in the table's head.
  mutating func leaveTable() {
    if let before = periodBeforeHeading, linesUnderHeading > 3 {
      (mainPeriod, period) = (before, before)
    }
    if tablePeriod != nil { period = mainPeriod }
    (tablePeriod, periodBeforeHeading) = (nil, nil)
  }

  /// Notes a period that was spoken of.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - isHeading: whether the lines that follow are about it.
  mutating func note(_ period: Period, isHeading: Bool = false) {
    if isHeading, period != mainPeriod {
      (periodBeforeHeading, linesUnderHeading) = (mainPeriod, 0)
    }
    if mainPeriod == nil || isHeading || (isMainOfTitle && isProse) {
      mainPeriod = period
      isMainOfTitle = isHeading && paragraph == 1
    }
    self.period = period
    periodParagraph = paragraph
    if period.frequency == .month { month = period }
    year = period.lastDay.components.year
  }
}
