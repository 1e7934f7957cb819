public import LedgerModel

/// Events written one a line, so that a test shows its history at a glance.
///
///     series CN.TRADE scale 9 = CN.EXPORTS + CN.IMPORTS
///     series CN.TRADE.YOY yoy CN.TRADE
///     CN.TRADE 2023 240.11, CN.TRADE 2023 over 0.24e12 @2024-01-12 by GACC via Reuters
///     CN.TRADE 2023 240.1 @2024-01-18 edition bulletin
///     target CN.TRADE 2024 200 @2019-06-05 by Xi
///     say record-high CN.TRADE 2023 since 2013, level CN.TRADE 2023 240 @2024-01-12 by Wang
///     correct 2 CN.TRADE 2023 240.12 because a typing slip
///     withdraw 3 CN.TRADE 2023 @2024-02-01 because it was wrong
///
/// A release `via` somebody is a secondary source (`via ?` names nobody); without `by`, the
/// agency is NBS. A target of the period `-` has none. Positions count from 0 or from where
/// the caller says, and each event is recorded a second after the one before.
public func events(_ text: String, from seq: Int = 0) throws -> [RecordedEvent] {
  let lines = text.split(separator: "\n")
    .map { String($0.drop { $0 == " " }) }
    .filter { !$0.isEmpty }
  return try lines.enumerated().map { index, line in
    var notation = LedgerNotation(line)
    guard let start = Timestamp("2026-01-01T00:00:00Z") else {
      throw NotationProblem(line: line, message: "the clock does not start")
    }
    return RecordedEvent(
      seq: seq + index, recorded: Timestamp(seconds: start.seconds + seq + index),
      event: try notation.event())
  }
}

/// What is wrong with a line of a test.
public struct NotationProblem: Error, CustomStringConvertible {
  /// The line.
  public let line: String
  /// What is wrong.
  public let message: String
  /// Both.
  public var description: String { "\(message) in \"\(line)\"" }
}

/// One line, read word by word.
private struct LedgerNotation {
  private let line: String
  private var words: ArraySlice<String>
  private let reason: String?

  init(_ line: String) {
    self.line = line
    let parts = line.split(separator: " because ", maxSplits: 1)
    reason = parts.count == 2 ? String(parts[1]) : nil
    words =
      parts[0].replacing(",", with: " , ").replacing("@", with: "@ ")
      .split(separator: " ").map(String.init)[...]
  }

  mutating func event() throws -> Event {
    let event: Event
    switch words.first {
    case "series": event = .series(try definition())
    case "target": event = .target(try target())
    case "say": event = .statement(try statement())
    case "correct": event = .correction(try correction())
    case "withdraw": event = .withdrawal(try withdrawal())
    case "amend": event = .amendment(try amendment())
    default: event = .release(try release())
    }
    guard words.isEmpty else { throw problem("\"\(words.joined(separator: " "))\" is too much") }
    return event
  }

  private mutating func definition() throws -> SeriesDefinition {
    words.removeFirst()
    var definition = SeriesDefinition(key: try next("a key"))
    while let word = words.popFirst() {
      switch word {
      case "scale": definition.scale = try number()
      case "yoy", "mom", "qoq":
        definition.measure = SeriesDefinition.Measure(rawValue: String(word)) ?? .level
        definition.of = try next("a level's key")
      case "=":
        definition.details.equals =
          SeriesDefinition.Identity.all(in: words.joined(separator: " ")) ?? []
        words = []
      default: throw problem("\"\(word)\" says nothing of a series")
      }
    }
    return definition
  }

  /// `amend T = A + B; C + D`.
  private mutating func amendment() throws -> Amendment {
    words.removeFirst()
    let key = try next("a key")
    guard take("="),
      let identities = SeriesDefinition.Identity.all(in: words.joined(separator: " "))
    else { throw problem("an amendment adds identities: amend T = A + B") }
    words = []
    return Amendment(series: key, details: SeriesDetails(equals: identities))
  }

  private mutating func release() throws -> Release {
    var figures = [try figure()]
    while take(",") { figures.append(try figure()) }
    let published = try publication()
    let agency = take("by") ? try next("an agency") : "NBS"
    let publisher = take("via") ? try next("a publisher") : nil
    let edition = take("edition") ? try next("an edition") : nil
    return Release(
      agency: agency, title: line, published: published, edition: edition,
      source: publisher.map { Source(publisher: $0 == "?" ? nil : $0, isSecondary: true) },
      figures: figures)
  }

  private mutating func figure() throws -> Figure {
    let (key, period) = (try next("a key"), try period())
    let amount = try amount()
    return Figure(
      series: key, period: period, value: amount.value, scale: amount.scale,
      qualifier: amount.qualifier)
  }

  private mutating func target() throws -> Target {
    words.removeFirst()
    let key = try next("a key")
    let period = take("-") ? nil : try period()
    let amount = try amount()
    return Target(
      figure: TargetFigure(
        series: key, value: amount.value, scale: amount.scale, qualifier: amount.qualifier),
      period: period, published: try publication(), by: take("by") ? try next("a name") : nil)
  }

  private mutating func statement() throws -> Statement {
    words.removeFirst()
    var claims = [try claim()]
    while take(",") { claims.append(try claim()) }
    let published = try publication()
    return Statement(
      agency: "NBS", speaker: take("by") ? try next("a speaker") : nil, published: published,
      claims: claims)
  }

  private mutating func claim() throws -> Claim {
    let word = try next("a claim")
    guard let kind = Claim.Kind(rawValue: word) else { throw problem("\(word) is no claim") }
    var claim = Claim(kind, series: try next("a key"), period: try period())
    while let word = words.first, word != ",", word != "@" {
      if take("since") {
        claim.since = try period()
      } else if let direction = Direction(rawValue: word) {
        words.removeFirst()
        claim.direction = direction
        claim.length = try number()
      } else {
        (claim.value, claim.scale, claim.qualifier) = try amount()
      }
    }
    return claim
  }

  private mutating func correction() throws -> Correction {
    words.removeFirst()
    return Correction(corrects: try number(), figure: try figure(), reason: reason ?? "a slip")
  }

  private mutating func withdrawal() throws -> Withdrawal {
    words.removeFirst()
    let position = try number()
    let key = words.first == "@" ? nil : try next("a key")
    let period = words.first == "@" ? nil : try period()
    return Withdrawal(
      agency: "NBS", published: try publication(), withdraws: position, series: key,
      period: period, reason: reason ?? "it was wrong")
  }
}

extension LedgerNotation {
  private mutating func amount() throws -> (
    value: ExactDecimal, scale: Int?, qualifier: Figure.Qualifier?
  ) {
    let qualifier = words.first.flatMap(Figure.Qualifier.init(rawValue:))
    if qualifier != nil { words.removeFirst() }
    let parts = try next("a value").split(separator: "e")
    let scale = parts.dropFirst().first.flatMap { Int($0) }
    return (try ExactDecimal(String(parts[0])), scale, qualifier)
  }

  private mutating func publication() throws -> PublicationTime {
    guard take("@"), let time = PublicationTime(try next("a date")) else {
      throw problem("no date after @")
    }
    return time
  }

  private mutating func period() throws -> Period { try Period(next("a period")) }

  private mutating func number() throws -> Int {
    let word = try next("a number")
    guard let number = Int(word) else { throw problem("\"\(word)\" is no whole number") }
    return number
  }

  private mutating func next(_ expected: String) throws -> String {
    guard let word = words.popFirst() else { throw problem("\(expected) is missing") }
    return word
  }

  private mutating func take(_ word: String) -> Bool {
    guard words.first == word else { return false }
    words.removeFirst()
    return true
  }

  private func problem(_ message: String) -> NotationProblem {
    NotationProblem(line: line, message: message)
  }
}
