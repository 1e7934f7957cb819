package import LedgerModel

/// Valid events with random content: every key is there or not, texts hold what is hard to write.
package struct RandomEvents {
  package var generator: SeededGenerator
  /// Whether only what the first version of the schema can say is made.
  private let isOfFirstSchema: Bool

  package init(seed: UInt64, ofFirstSchema: Bool = false) {
    generator = SeededGenerator(seed: seed)
    isOfFirstSchema = ofFirstSchema
  }

  /// The kinds of events that the first version of the schema has.
  package static let kindsOfFirstSchema = Event.kinds.filter { $0 != "amendment" }

  /// An event of one of the kinds in ``Event/kinds``.
  package mutating func event(_ kind: String) throws -> Event {
    switch kind {
    case "series":
      var series = SeriesDefinition(key: key(), title: text(), area: maybe("CN"))
      series.measure = chance() ? .level : .yoy
      series.of = series.measure == .level ? nil : key()
      series.scale = Int.random(in: -18...18, using: &generator)
      series.agency = text()
      series.details.equals = chance() ? identities(1) : []
      if !isOfFirstSchema, number(3) == 0 { series.details = try details() }
      if !isOfFirstSchema, number(5) == 0 { series.measure = .qoq }
      return .series(series)
    case "amendment":
      var details = try details()
      if details.isEmpty { details.minimum = try value() }
      return .amendment(Amendment(id: text(), series: key(), details: details, note: text()))
    case "release":
      return .release(
        Release(
          id: text(), agency: try some(), title: try some(), published: try published(),
          edition: text(), source: try source(),
          figures: try (0...number(3)).map { _ in try figure() }))
    case "statement":
      return .statement(
        Statement(
          id: text(), agency: try some(), speaker: text(), role: text(), occasion: text(),
          published: try published(), summary: try some(), source: try source(),
          claims: try (0..<number(3)).map { _ in try claim() }))
    case "target":
      let aim = TargetFigure(
        series: key(), value: try value(), scale: chance() ? number(18) : nil,
        qualifier: qualifier())
      return .target(
        Target(
          id: text(), figure: aim, period: chance() ? period() : nil, published: try published(),
          by: text(), summary: text(), source: try source()))
    case "correction":
      return .correction(
        Correction(id: text(), corrects: number(999), figure: try figure(), reason: try some()))
    default:
      let series = maybe(key())
      return .withdrawal(
        Withdrawal(
          id: text(), agency: try some(), published: try published(), withdraws: number(999),
          series: series, period: series == nil ? nil : period(), reason: try some(),
          source: try source()))
    }
  }

  /// A text that is hard to write, or nil.
  package mutating func text() -> String? { chance() ? nil : try? some() }

  /// A text that is hard to write: quotes, backslashes, every width of UTF-8, combining marks.
  package mutating func some() throws -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "7", " ", "\"", "\\", "/", "–", "é", "\u{301}", "中", "国", "😀", "\u{7FF}",
      "\u{FFFD}", "\u{10FFFF}", "\u{2028}", "{", "}", ",", ":", "<", "&", "'", "\u{200D}",
    ]
    var text = String.UnicodeScalarView(["x"])
    for _ in 0..<number(20) { text.append(try pick(scalars)) }
    return String(text)
  }

  /// A decimal with up to 18 digits.
  package mutating func value() throws -> ExactDecimal {
    let digits = String(Int64.random(in: 0..<1_000_000_000_000_000_000, using: &generator))
    let kept = String(digits.prefix(number(17) + 1))
    let sign = chance() ? "-" : ""
    guard chance(), kept.utf8.count > 1 else { return try ExactDecimal(sign + kept) }
    let decimals = number(kept.utf8.count - 2) + 1
    return try ExactDecimal(sign + kept.dropLast(decimals) + "." + kept.suffix(decimals))
  }

  /// A period of any frequency.
  package mutating func period() -> Period {
    let year = 1900 + number(200)
    let month = 1 + number(11)
    switch number(5) {
    case 5: return .week(of: CivilDate(dayNumber: number(60_000) - 20_000))
    case 0: return .year(year)
    case 1: return .month(month, of: year)
    case 2: return .day(CivilDate(dayNumber: number(60_000) - 20_000))
    case 3: return (try? Period("\(year)-Q\(1 + number(3))")) ?? .year(year)
    default:
      return Period.range(from: .month(month, of: year), through: .year(year + number(2)))
        ?? .year(year)
    }
  }

  private mutating func figure() throws -> Figure {
    var figure = Figure(
      series: key(), period: period(), value: try value(), scale: chance() ? number(18) : nil,
      qualifier: qualifier(), status: maybe("P"), note: text())
    // Few: a release that has one is of the second schema as a whole.
    switch isOfFirstSchema ? 2 : number(20) {
    case 0: figure.basis = try pick(Figure.Basis.allCases)
    case 1:
      (figure.isNil, figure.qualifier) = (true, nil)
      figure.value = try ExactDecimal("0" + (chance() ? "" : ".00"))
    default: break
    }
    return figure
  }

  private mutating func details() throws -> SeriesDetails {
    var details = SeriesDetails(equals: chance() ? identities(number(3)) : [])
    for language in ["de", "en", "zh-Hans"] where chance() {
      details.names[language] = try (0...number(2)).map { "\($0) " + (try some()) }
    }
    details.adjustment = chance() ? nil : try pick(SeriesDetails.Adjustment.allCases)
    details.base = chance() ? period() : nil
    details.minimum = chance() ? try value() : nil
    return details
  }

  /// So many different ones.
  private mutating func identities(_ count: Int) -> [SeriesDefinition.Identity] {
    (0..<count).compactMap { SeriesDefinition.Identity("A.B\($0) + C_1 - \(key())") }
  }

  private mutating func claim() throws -> Claim {
    let kind = try pick(Claim.Kind.allCases)
    let isSinceNeeded = [.firstDeclineSince, .firstRiseSince, .decliningSince].contains(kind)
    let period = period()
    return Claim(
      kind, series: key(), period: period,
      since: isSinceNeeded ? .year(1800 + number(50)) : nil, value: try value(),
      scale: chance() ? -number(18) : nil, qualifier: qualifier(),
      direction: try pick(Direction.allCases), length: 1 + number(20), note: text())
  }

  private mutating func source() throws -> Source? {
    guard chance() else { return nil }
    return Source(
      publisher: text(), title: text(), url: maybe("https://example.org/?a=1&b=\"2\""),
      retrieved: chance() ? CivilDate(dayNumber: number(30_000)) : nil,
      sha256: maybe(String(repeating: "0f", count: 32)), isSecondary: chance())
  }

  private mutating func published() throws -> PublicationTime {
    let day = CivilDate(dayNumber: number(19_000))
    let text = try pick([
      "\(day)", "2019-06", "\(day)T10:00:00+08:00", "\(day)T23:59Z", "\(day)T00:00:59-05:30",
    ])
    guard let time = PublicationTime(text) else { throw NothingToPick() }
    return time
  }

  private mutating func qualifier() -> Figure.Qualifier? {
    chance() ? nil : Figure.Qualifier.allCases.randomElement(using: &generator)
  }

  private mutating func key() -> String {
    number(4) > 0 ? "CN.TRADE_\(number(99)).usd" : "CN.出口-\(number(99)).été~n\u{93F}@26"
  }

  private mutating func maybe(_ text: String) -> String? { chance() ? text : nil }

  private mutating func chance() -> Bool { Bool.random(using: &generator) }

  private mutating func number(_ most: Int) -> Int { Int.random(in: 0...most, using: &generator) }

  private mutating func pick<Value>(_ values: [Value]) throws -> Value {
    guard let value = values.randomElement(using: &generator) else { throw NothingToPick() }
    return value
  }

  private struct NothingToPick: Error {}
}
