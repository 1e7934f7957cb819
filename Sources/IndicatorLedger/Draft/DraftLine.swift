package import LedgerModel
import PlainText

/// A figure, claim or target on one line, as people type it: `figure CN.CPI.YOY 2023-12 -0.3`,
/// `claim streak CN.CPI.YOY 2023-12 contraction 3`, `target CN.TRADE.RU.USD 2024 200 billion`.
package enum DraftLine: Hashable, Sendable {
  case figure(Figure)
  case claim(Claim)
  /// Without a period where `-` stands for it.
  case target(TargetFigure, Period?)

  private static let multipliers = [3: "thousand", 6: "million", 9: "billion", 12: "trillion"]

  // MARK: writing

  /// The line; values are written with a word for the power of ten that their series counts in.
  package func text(scale: (String) -> Int) -> String {
    switch self {
    case .figure(let figure):
      "figure \(figure.series) \(figure.period) "
        + Self.amount(figure.value, figure.scale ?? scale(figure.series), figure.qualifier)
    case .target(let target, let period):
      "target \(target.series) \(period?.description ?? "-") "
        + Self.amount(target.value, target.scale ?? scale(target.series), target.qualifier)
    case .claim(let claim): "claim " + Self.text(claim, scale)
    }
  }

  private static func text(_ claim: Claim, _ scale: (String) -> Int) -> String {
    var words = [claim.kind.rawValue, claim.series, claim.period.description]
    if let direction = claim.direction { words.append(direction.rawValue) }
    if let length = claim.length { words.append(String(length)) }
    if let value = claim.value {
      words.append(amount(value, claim.scale ?? scale(claim.series), claim.qualifier))
    }
    if let since = claim.since { words += ["since", since.description] }
    return words.joined(separator: " ")
  }

  private static func amount(
    _ value: ExactDecimal, _ scale: Int, _ qualifier: Figure.Qualifier?
  ) -> String {
    let words = [
      qualifier?.rawValue, value.text,
      scale == 0 ? nil : multipliers[scale] ?? "e\(scale)",
    ]
    return words.compactMap(\.self).joined(separator: " ")
  }

  // MARK: reading

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: `figure`, `claim` or `target` with its parts, parted by spaces.
  ///   - scale: the power of ten that a series counts in; nil if there is no such series.
  /// - Throws: ``LedgerError`` that says which word was not understood.
  package init(_ line: String, scale: (String) -> Int?) throws(LedgerError) {
    var words = Words(line)
    let kind = try words.next("figure, claim or target")
    switch kind {
    case "figure":
      let series = try words.series(scale)
      let period = try words.period()
      let amount = try words.amount(of: series, scale)
      self = .figure(
        Figure(
          series: series, period: period, value: amount.value, scale: amount.scale,
          qualifier: amount.qualifier))
    case "target":
      let series = try words.series(scale)
      let period = try words.optionalPeriod()
      let amount = try words.amount(of: series, scale)
      self = .target(
        TargetFigure(
          series: series, value: amount.value, scale: amount.scale, qualifier: amount.qualifier),
        period)
    case "claim": self = .claim(try words.claim(scale))
    default:
      throw LedgerError(.malformed, "\"\(kind)\" is not figure, claim or target")
    }
    try words.requireEnd()
  }
}

/// The words of a line, taken one by one.
private struct Words {
  private var words: ArraySlice<String>

  init(_ line: String) { words = line.split(separator: " ").map(String.init)[...] }

  var isAtEnd: Bool { words.isEmpty }

  func requireEnd() throws(LedgerError) {
    guard let word = words.first else { return }
    throw LedgerError(.malformed, "\"\(word)\" follows; expected the end of the line")
  }

  mutating func next(_ expected: String) throws(LedgerError) -> String {
    guard let word = words.popFirst() else {
      throw LedgerError(.malformed, "the line ends; expected \(expected)")
    }
    return word
  }

  mutating func series(_ scale: (String) -> Int?) throws(LedgerError) -> String {
    let key = try next("the key of a series")
    guard scale(key) != nil else {
      throw LedgerError(.unknown, "no series is called \(key)")
    }
    return key
  }

  mutating func period() throws(LedgerError) -> Period {
    let text = try next("a period such as 2023-12")
    do { return try Period(text) } catch { throw LedgerError(.invalid, error.message) }
  }

  mutating func optionalPeriod() throws(LedgerError) -> Period? {
    guard words.first == "-" else { return try period() }
    words.removeFirst()
    return nil
  }

  mutating func amount(
    of series: String, _ scale: (String) -> Int?
  ) throws(LedgerError) -> (value: ExactDecimal, scale: Int?, qualifier: Figure.Qualifier?) {
    let qualifier = words.first.flatMap(Figure.Qualifier.init)
    if qualifier != nil { words.removeFirst() }
    let value = try decimal()
    let power = multiplier()
    let own = scale(series) ?? 0
    return (value, (power ?? 0) == own ? nil : power ?? 0, qualifier)
  }

  private mutating func decimal() throws(LedgerError) -> ExactDecimal {
    let text = try next("a value")
    do { return try ExactDecimal(text) } catch { throw LedgerError(.invalid, error.message) }
  }

  /// "billion", "e9"; nil if the next word is no power of ten.
  private mutating func multiplier() -> Int? {
    let names = ["thousand": 3, "million": 6, "billion": 9, "trillion": 12]
    guard let word = words.first else { return nil }
    guard let power = names[word] ?? (word.hasPrefix("e") ? Int(word.dropFirst()) : nil) else {
      return nil
    }
    words.removeFirst()
    return power
  }

  mutating func claim(_ scale: (String) -> Int?) throws(LedgerError) -> Claim {
    let name = try next("a kind of claim")
    guard let kind = Claim.Kind(rawValue: name) else {
      let kinds = Claim.Kind.allCases.map(\.rawValue)
      let hint = nearest(to: name, in: kinds).map { "; did you mean \($0)?" } ?? ""
      throw LedgerError(.unknown, "\"\(name)\" is no kind of claim\(hint)")
    }
    var claim = Claim(kind, series: try series(scale), period: try period())
    if kind == .streak {
      let direction = try next("contraction or expansion")
      claim.direction = Direction(rawValue: direction)
      claim.length = Int(try next("a length"))
    }
    if [.growth, .level, .exceeds, .exceedsTarget].contains(kind), !isAtEnd {
      let amount = try amount(of: claim.series, scale)
      (claim.value, claim.scale, claim.qualifier) = (amount.value, amount.scale, amount.qualifier)
    }
    if words.first == "since" {
      words.removeFirst()
      claim.since = try period()
    }
    return claim
  }
}
