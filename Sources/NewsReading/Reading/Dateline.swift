/// Where a text says that it was written: "HANOI, June 6 (Agency) -", "Seoul (Agency) —".
struct Dateline {
  enum Place: Hashable {
    /// A place that the vocabulary has an area for.
    case area(String)
    /// Any other: of which country it is is not told.
    case unknown
  }

  let place: Place
  /// The index of the token after it.
  let end: Int

  /// How many tokens a dateline has at most.
  private static let longest = 24
  private static let dashes: Set<String> = ["—", "–", "-"]

  /// Finds a dateline at the beginning of a paragraph; nil if there is none.
  ///
  /// It is a capitalised place, then at most dates, names in capitals or in brackets, and then a
  /// dash; or a line of its own that ends with the date.
  init?(_ tokens: Row<Token>, _ text: CleanText, _ vocabulary: Vocabulary) {
    guard let run = Self.placeRun(tokens, vocabulary) else { return nil }
    var (index, hasMore) = (run.end, false)
    let isShouted = text.bytes[tokens[0].range].allSatisfy { (65...90).contains($0) }
    let periods = PeriodReader(tokens: tokens, vocabulary: vocabulary)
    while index < min(tokens.endIndex, Self.longest) {
      let token = tokens[index]
      if Self.dashes.contains(token.text) {
        // "Exports — the best": without a date or a name only what is written in capitals, and only
        // before prose; "MORNING BRIEF - Tuesday, 8 August" is a title.
        guard hasMore || isShouted, tokens.count > index + (hasMore ? 3 : 8) else { return nil }
        (place, end) = (run.place, index + 1)
        return
      }
      if [",", ".", "/", "|"].contains(token.text) {
        index += 1
      } else if token.text == "(" {
        guard let end = Self.endOfName(tokens, from: index, vocabulary) else { return nil }
        (index, hasMore) = (end, true)
      } else if index > run.end, tokens.indices.contains(index),
        let period = periods.read(at: index)
      {
        (index, hasMore) = (period.end, true)
      } else if index > run.end, token.isCapital || token.kind == .number {
        index += 1
      } else {
        return nil
      }
      // "MOSCOW, February 8, 2019. /Agency/." has no dash.
      if hasMore, tokens[index - 1].text == "/", tokens[index].text == "." {
        (place, end) = (run.place, index)
        return
      }
    }
    guard hasMore, index >= tokens.endIndex else { return nil }
    (place, end) = (run.place, index)
  }

  /// The index after a name in brackets; nil for "(23%)" and "(Dec)", which are no names.
  private static func endOfName(
    _ tokens: Row<Token>, from open: Int, _ vocabulary: Vocabulary
  ) -> Int? {
    guard let close = tokens[open...].prefix(8).firstIndex(where: { $0.text == ")" }) else {
      return nil
    }
    let isName = tokens[from: open + 1, upTo: close].allSatisfy { token in
      token.kind != .number
        && !vocabulary.terms(of: token.text).contains {
          switch $0 {
          case .month, .percent, .basis: true
          default: false
          }
        }
    }
    return isName ? close + 1 : nil
  }

  /// The capitalised words that a paragraph begins with, if they can name a place.
  private static func placeRun(
    _ tokens: Row<Token>, _ vocabulary: Vocabulary
  ) -> (place: Place, end: Int)? {
    var (index, place) = (tokens.startIndex, Place.unknown)
    while index < tokens.endIndex, index < 6, tokens[index].kind == .word {
      guard tokens[index].isCapital else { return nil }
      guard let match = vocabulary.match(tokens, at: index) else {
        index += 1
        continue
      }
      var isPlace = false
      for term in match.terms {
        if case .area(let code) = term { (place, isPlace) = (.area(code), true) }
        if term == .place { isPlace = true }
      }
      guard isPlace else { return nil }
      index += match.count
    }
    // Nothing else may stand between a place and what follows it.
    let follows = tokens[index].text
    guard index > tokens.startIndex,
      [",", ".", "(", "/", "|"].contains(follows)
        || dashes.contains(follows)
    else { return nil }
    return (place, index)
  }
}
