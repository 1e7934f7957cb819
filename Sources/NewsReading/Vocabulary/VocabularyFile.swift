public import LedgerModel

/// The form of a vocabulary file: one line for each meaning, `CATEGORY ARGUMENTS: phrase, phrase`.
extension Vocabulary {
  /// Adds what a vocabulary file says.
  ///
  /// - Parameters:
  ///   - text: lines of `CATEGORY ARGUMENTS: phrase, phrase`; `#` starts a remark.
  ///   - file: the name of the file, for messages.
  /// - Throws: ``LedgerError`` with the line that is not understood.
  public mutating func read(_ text: String, file: String) throws(LedgerError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.prefix { $0 != "#" }
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      guard let colon = line.firstIndex(of: ":") else {
        throw Self.problem(
          "expected CATEGORY: phrase, phrase, such as area AU: australia, australian", file, index)
      }
      let head = line[..<colon].split(separator: " ").map(String.init)
      let phrases = line[line.index(after: colon)...].split(separator: ",")
        .map { $0.split(separator: " ").joined(separator: " ") }
      guard let category = head.first, phrases.contains(where: { !$0.isEmpty }) else {
        throw Self.problem("a category or its phrases are missing", file, index)
      }
      guard let term = Self.term(category, Array(head.dropFirst())) else {
        throw Self.problem(
          "\"\(head.joined(separator: " "))\" is no category; those to add to are "
            + "indicator NAME, area CODE, place, agency NAME in CODE [shared], institution, "
            + "publisher NAME, currency CODE [assumed], other-unit, other-subject, modifier", file,
          index)
      }
      for phrase in phrases where !phrase.isEmpty { add(phrase.lowercased(), term) }
      if case .currency(let code) = term, head.last == Self.assumed { assumedCurrency = code }
    }
  }

  /// Behind the currency that is meant where a text names none.
  private static let assumed = "assumed"

  private static func problem(_ message: String, _ file: String, _ index: Int) -> LedgerError {
    LedgerError(.malformed, message).located(file: file, line: index + 1, column: nil)
  }

  private static func term(_ category: String, _ arguments: [String]) -> Term? {
    let parts = category.split(separator: "-", maxSplits: 1).map(String.init)
    if let move = Move(rawValue: parts[0]) {
      return MoveForm(rawValue: parts.count > 1 ? parts[1] : "verb").map { .move(move, $0) }
    }
    if let simple = simple[category] { return arguments.isEmpty ? simple : nil }
    if category == "publisher", !arguments.isEmpty {
      return .publisher(arguments.joined(separator: " "))
    }
    guard let first = arguments.first else { return nil }
    switch (category, arguments.count) {
    case ("indicator", 1): return .indicator(first, form: .name)
    case ("indicator", 2):
      return IndicatorForm(rawValue: arguments[1]).map { .indicator(first, form: $0) }
    case ("area", 1): return .area(first)
    case ("agency", 1): return .agency(first, area: nil, isShared: false)
    case ("agency", 3) where arguments[1] == "in":
      return .agency(first, area: arguments[2], isShared: false)
    case ("agency", 4) where arguments[1] == "in" && arguments[3] == "shared":
      return .agency(first, area: arguments[2], isShared: true)
    case ("currency", 1): return .currency(first)
    case ("currency", 2) where arguments[1] == assumed: return .currency(first)
    case ("qualifier", 1): return Figure.Qualifier(rawValue: first).map { .qualifier($0) }
    case ("basis", 1): return Basis(rawValue: first).map { .basis($0) }
    case ("extreme", 1): return Extreme(rawValue: first).map { .extreme($0) }
    case ("time", 1): return TimeUnit(rawValue: first).map { .unitOfTime($0) }
    default: return numbered(category, first)
    }
  }

  private static func numbered(_ category: String, _ argument: String) -> Term? {
    guard let number = Int(argument) else { return nil }
    switch category {
    case "multiplier": return .multiplier(number)
    case "ordinal": return .ordinal(number)
    case "cardinal": return .cardinal(number)
    case "month": return (1...12).contains(number) ? .month(number) : nil
    case "weekday": return (1...7).contains(number) ? .weekday(number) : nil
    default: return nil
    }
  }

  private static let simple: [String: Term] = [
    "place": .place, "institution": .institution, "percent": .percent, "points": .points,
    "other-unit": .otherUnit,
    "other-subject": .otherSubject, "reach": .reach, "experience": .experience,
    "forecast": .forecast, "previous": .previous, "share": .share, "target": .target,
    "exceed": .exceed, "record": .record, "consecutive": .consecutive, "say": .say,
    "office": .office, "anaphor": .anaphor, "modifier": .modifier, "function": .function,
    "adverb": .adverb, "negation": .negation, "abbreviation": .abbreviation,
  ]
}
