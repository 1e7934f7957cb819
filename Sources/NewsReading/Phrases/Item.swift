import LedgerModel

/// A piece of a sentence that means something to the reader.
struct Item: Sendable {
  enum Kind: Sendable {
    // Apart, so that an item is small: the rules look at it, and so copy it, very often.
    indirect case quantity(Quantity)
    indirect case period(PeriodPhrase)
    indirect case subject(Subject)
    /// A phrase of the vocabulary.
    case phrase([Term])
    /// A word that the vocabulary does not know.
    case unknown
    case mark(String)
    /// Outside of the sentence.
    case nothing
  }

  var kind: Kind
  /// The indices of its tokens in the sentence.
  var tokens: Range<Int>
  /// Its text, in lower case, with single spaces.
  var text: String
  /// Whether its first word starts with a capital.
  var isCapital = false

  var terms: [Term] { if case .phrase(let terms) = kind { terms } else { [] } }
  var quantity: Quantity? { if case .quantity(let quantity) = kind { quantity } else { nil } }
  var subject: Subject? { if case .subject(let subject) = kind { subject } else { nil } }
  var period: PeriodPhrase? { if case .period(let period) = kind { period } else { nil } }
  var mark: String? { if case .mark(let mark) = kind { mark } else { nil } }
  var isUnknown: Bool { if case .unknown = kind { true } else { false } }

  func has(_ term: Term) -> Bool { terms.contains(term) }

  var move: (move: Move, form: MoveForm)? {
    for case .move(let move, let form) in terms { return (move, form) }
    return nil
  }

  var indicator: (name: String, form: IndicatorForm)? {
    for case .indicator(let name, let form) in terms { return (name, form) }
    return nil
  }

  var area: String? {
    for case .area(let code) in terms { return code }
    return nil
  }

  var basis: Basis? {
    for case .basis(let basis) in terms { return basis }
    return nil
  }

  var agency: (key: String, area: String?, isShared: Bool)? {
    for case .agency(let key, let area, let isShared) in terms { return (key, area, isShared) }
    return nil
  }

  var ordinal: Int? {
    for case .ordinal(let number) in terms { return number }
    return nil
  }

  var cardinal: Int? {
    for case .cardinal(let number) in terms { return number }
    return nil
  }

  var extreme: Extreme? {
    for case .extreme(let extreme) in terms { return extreme }
    return nil
  }

  var timeUnit: TimeUnit? {
    for case .unitOfTime(let unit) in terms { return unit }
    return nil
  }

  var isQualifier: Bool {
    terms.contains { if case .qualifier = $0 { true } else { false } }
  }

  var month: Int? {
    for case .month(let number) in terms { return number }
    return nil
  }
}

/// A number with what it counts.
struct Quantity: Hashable, Sendable {
  enum Unit: Hashable, Sendable {
    case percent
    case points
    /// Money; nil: a currency is not named.
    case money(String?)
    /// Something that no series counts, such as tonnes.
    case other
    case bare
  }

  var unit: Unit
  /// The digits as written, with a minus sign if there is one.
  var digits: String
  var isSigned = false
  /// The power of ten that a word such as "billion" stands for.
  var scale: Int?
  var qualifier: Figure.Qualifier?
  /// Whether it is one end of a range, such as "5-6 percent".
  var isRange = false
}

/// How a text names a reference period.
enum PeriodPhrase: Hashable, Sendable {
  case absolute(Period)
  /// A month without a year, or with "last" or "this".
  case month(Int, ofYear: YearPhrase)
  case quarter(Int, ofYear: YearPhrase)
  case half(Int, ofYear: YearPhrase)
  /// From one month through another.
  case months(Int, Int, ofYear: YearPhrase)
  case year(YearPhrase)
  /// "so far this year", "year to date".
  case yearToDate
  /// "last month" is -1, "this month" 0.
  case relativeMonth(Int)
  /// "the month", "the same month".
  case sameMonth
  /// "the period", "the quarter".
  case samePeriod
  /// "a year earlier", "the previous year".
  case yearEarlier
  /// "a month earlier", "the previous month".
  case monthEarlier
  /// "the following month".
  case monthLater
  /// A day, as "12 January 2024", or without the year.
  case date(month: Int, day: Int, year: Int?)
  /// A stretch that is no reference period here, such as "the past decade".
  case other
}

/// How a text names a year.
enum YearPhrase: Hashable, Sendable {
  case number(Int)
  /// "last year" is -1.
  case relative(Int)
  /// "the year", or nothing said.
  case unsaid
}

/// What a sentence speaks of.
struct Subject: Hashable, Sendable {
  enum Partner: Hashable, Sendable {
    case none
    case area(String)
    /// "the country", "the two sides": whom the sentences before named.
    case context
    /// A partner or product that no code is known for.
    case unknown
  }

  var indicator: String
  var form: IndicatorForm
  var area: String?
  var partner = Partner.none
  /// More partners of a list, "with ASEAN, the EU and the US", each with a value of its own.
  var morePartners: [String] = []
  var currency: String?
  /// Why it is not the whole indicator: a product, a province.
  var narrowedBy: String?
  /// Whether a name that the vocabulary does not know owns it: "Ruritania's exports".
  var isOfStranger = false
  /// The preposition of "those to the EU": the thing that was spoken of before, with another partner.
  var anaphora: String?

  /// Whether it is of trade, and so may have a partner.
  var isOfTrade: Bool { ["exports", "imports", "trade", "balance"].contains(indicator) }

  /// One subject for each partner.
  var each: [Subject] {
    guard !morePartners.isEmpty, case .area(let first) = partner else { return [self] }
    return ([first] + morePartners).map { code in
      var one = self
      (one.partner, one.morePartners) = (.area(code), [])
      return one
    }
  }
}
