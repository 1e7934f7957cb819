import LedgerModel

extension LineCursor {
  /// The rest of a time of recording, as ``Timestamp`` writes it, with its closing quote.
  mutating func timestamp() -> Timestamp {
    let (word, rest) = (next(), next(after: 8))
    let date = date(from: word, rest)
    let hour = number(rest >> 24)
    let minute = number(rest >> 48)
    require(
      date != nil && number(word) >= 10 && byte(2, of: rest) == UInt8(ascii: "T") && hour < 24
        && byte(5, of: rest) == UInt8(ascii: ":") && minute < 60)
    advance(16)
    take(":")
    let second = number(next())
    require(second < 60)
    advance(2)
    take("Z")
    return Timestamp(
      seconds: (date?.dayNumber ?? 0) &* 86_400 &+ hour &* 3600 &+ minute &* 60 &+ second)
  }

  /// A publication time that must come next, with its key; the bytes of the text.
  @inline(__always) @discardableResult
  mutating func publicationTime(_ key: StaticString) -> Range<Int> {
    take(key)
    return publicationTime()
  }

  /// The rest of a publication time with its closing quote: ``PublicationTime`` has the rules.
  private mutating func publicationTime() -> Range<Int> {
    let first = offset
    let word = next()
    if byte(7, of: word) == UInt8(ascii: "\"") {
      require(isMonth(word))
      advance(8)
    } else {
      let rest = next(after: 8)
      require(date(from: word, rest) != nil && number(word) >= 10)
      if byte(2, of: rest) == UInt8(ascii: "\"") {
        advance(11)
      } else {
        advance(10)
        timeWithZone()
      }
    }
    return first..<max(first, offset &- 1)
  }

  /// A time of day after its date, `T10:00` or `T10:00:59`, with its zone and closing quote.
  private mutating func timeWithZone() {
    take("T")
    let time = next()
    require(
      number(time) < 24 && number(time >> 24) < 60
        && byte(2, of: time) == UInt8(ascii: ":"))
    advance(5)
    if skips(":") {
      require(number(next()) < 60)
      advance(2)
    }
    if skips(#"Z""#) { return }
    if !skips("+") { take("-") }
    let zone = next()
    let minutes = number(zone >> 24)
    require(
      byte(2, of: zone) == UInt8(ascii: ":") && minutes < 60
        && number(zone) * 60 + minutes <= 14 * 60)
    advance(5)
    take("\"")
  }

  /// The rest of a day, `2024-01-12`, with its closing quote.
  mutating func day() {
    let word = next()
    require(date(from: word, next(after: 8)) != nil && number(word) >= 10)
    advance(10)
    take("\"")
  }

  /// A period that must come next, with its key.
  @inline(__always) @discardableResult
  mutating func period(_ key: StaticString) -> Period {
    take(key)
    return period()
  }

  /// A period that may come next, with its key.
  @inline(__always) @discardableResult
  mutating func optionalPeriod(_ key: StaticString) -> Period? {
    skips(key) ? period() : nil
  }

  /// The rest of a period in the spelling that is stored, with its closing quote.
  private mutating func period() -> Period {
    let word = next()
    let place = Self.placeOfMonth(word)
    if word == lastMonths[place].word {
      advance(8)
      return Period(.month, first: lastMonths[place].month, last: lastMonths[place].month)
    }
    let period = newPeriod(word)
    let isMonth = period.frequency == .month && byte(7, of: word) == UInt8(ascii: "\"")
    if isMonth, !isWrong { lastMonths[place] = (word, period.first) }
    return period
  }

  /// Where among ``lastMonths`` the month is whose bytes a word has, `2024-01"`: sixteen months in a
  /// row get other places each, and so do a month and the same one a year before.
  @inline(__always)
  static func placeOfMonth(_ word: UInt64) -> Int {
    // The months since the year 0 without multiples of sixteen, such as the months of a century and
    // the code of `0`; of those of a decade eight are left.
    let years: UInt64 = (word &>> 16 & 0xFF) &* 8 &+ (word &>> 24 & 0xFF) &* 12
    let months: UInt64 = (word &>> 40 & 0xFF) &* 10 &+ (word &>> 48 & 0xFF)
    return Int(truncatingIfNeeded: (years &+ months) & 15)
  }

  private mutating func newPeriod(_ word: UInt64) -> Period {
    let year = self.year(word)
    var period = Period.year(year)
    let fifth = byte(4, of: word)
    let sixth = byte(5, of: word)
    let last = byte(7, of: word)
    if fifth == UInt8(ascii: "\"") {
      require(year >= 1000 && year <= 9999)
      advance(5)
    } else if sixth == UInt8(ascii: "Q") || sixth == UInt8(ascii: "S") {
      let months = sixth == UInt8(ascii: "Q") ? 3 : 6
      let part = Int(byte(6, of: word)) &- 0x30
      require(
        year >= 1000 && year <= 9999 && fifth == UInt8(ascii: "-") && part >= 1
          && part <= 12 / months && last == UInt8(ascii: "\""))
      if isWrong { return period }
      period = Period.part(part, of: year, months: months)
      advance(8)
    } else if sixth == UInt8(ascii: "W") {
      let number = number(word >> 48)
      require(fifth == UInt8(ascii: "-") && year >= 1000 && year <= 9999 && number <= 53)
      let week = isWrong ? nil : Period.week(number, of: year)
      require(week != nil && byte(0, of: next(after: 8)) == UInt8(ascii: "\""))
      if let week { period = week }
      advance(9)
    } else if last == UInt8(ascii: "-") {
      let rest = next(after: 8)
      let date = date(from: word, rest)
      require(
        date != nil && year >= 1000
          && byte(2, of: rest) == UInt8(ascii: "\""))
      if let date, !isWrong { period = .day(date) }
      advance(11)
    } else {
      require(isMonth(word))
      if isWrong { return period }
      period = .month(number(word >> 40), of: year)
      advance(8)
      if last == UInt8(ascii: "/") {
        period = range(from: period)
      } else {
        require(last == UInt8(ascii: "\""))
      }
    }
    return period
  }

  /// The second month of a range; wrong if the two have a simpler spelling: a month or a year.
  private mutating func range(from first: Period) -> Period {
    let word = next()
    require(isMonth(word) && byte(7, of: word) == UInt8(ascii: "\""))
    if isWrong { return first }
    advance(8)
    let last = Period.month(number(word >> 40), of: year(word))
    let range = Period.range(from: first, through: last) ?? first
    require(range.frequency == .range)
    return range
  }

  /// Whether a word begins with a month of a year from 1000: `2024-01`.
  @inline(__always)
  private func isMonth(_ word: UInt64) -> Bool {
    let year = year(word)
    let month = number(word >> 40)
    return year >= 1000 && year <= 9999 && month >= 1 && month <= 12
      && byte(4, of: word) == UInt8(ascii: "-")
  }

  /// The day `2024-01-12` in ten bytes of two words; nil where there is none.
  @inline(__always)
  private func date(from word: UInt64, _ rest: UInt64) -> CivilDate? {
    let year = year(word)
    guard year <= 9999, byte(4, of: word) == UInt8(ascii: "-"),
      byte(7, of: word) == UInt8(ascii: "-")
    else { return nil }
    return CivilDate(year: year, month: number(word >> 40), day: number(rest))
  }

  /// The number that the lowest four bytes spell, or one beyond 9,999.
  @inline(__always)
  private func year(_ word: UInt64) -> Int { number(word) &* 100 &+ number(word >> 16) }

  /// The number that the lowest two bytes spell, or one beyond 9,999 if they are no digits.
  @inline(__always)
  private func number(_ word: UInt64) -> Int {
    let tens = Int(word & 0xFF) &- 0x30
    let ones = Int(word >> 8 & 0xFF) &- 0x30
    guard tens >= 0, tens <= 9, ones >= 0, ones <= 9 else { return 100_000 }
    return tens &* 10 &+ ones
  }
}
