import LedgerModel

/// Reads numbers with their units: "$240 billion", "over 41.76 trillion yuan", "11.6 percent".
struct QuantityReader {
  let tokens: Row<Token>
  let vocabulary: Vocabulary

  /// The quantity that starts at a token, and the index after it; nil if none does.
  func read(at start: Int) -> (quantity: Quantity, end: Int)? {
    var index = start
    var sign: String?
    // "+$68.36bn"
    if ["+", "-"].contains(tokens[start].text), tokens[start].kind == .mark,
      start + 1 < tokens.endIndex,
      tokens[start + 1].isGlued, self.currency(at: start + 1) != nil
    {
      (sign, index) = (tokens[start].text, start + 1)
    }
    var currency: String?
    if let (code, end) = self.currency(at: index) {
      // "USD/CNY 7.5" is a rate of exchange.
      guard
        start < tokens.startIndex + 2 || tokens[start - 1].text != "/"
          || self.currency(at: start - 2) == nil
      else { return nil }
      (currency, index) = (code, end)
    }
    if currency == nil, let half = halfPercent(at: start) { return half }
    // "$-75 billion"
    guard index < tokens.endIndex, tokens[index].kind == .number else { return nil }
    var quantity = Quantity(unit: .bare, digits: tokens[index].text)
    quantity.isSigned = tokens[index].isSigned || sign != nil
    if sign == "-", !quantity.digits.hasPrefix("-") { quantity.digits = "-" + quantity.digits }
    index += 1
    if let end = rangeEnd(at: index) {
      quantity.isRange = true
      index = end
    }
    if let (power, end) = multiplier(at: index) { (quantity.scale, index) = (power, end) }
    if currency == nil, let (code, end) = self.currency(at: index), !startsAmount(at: end) {
      (currency, index) = (code, end)
    }
    if let currency {
      quantity.unit = .money(currency)
    } else if let (unit, end) = unit(at: index) {
      (quantity.unit, index) = (unit, end)
      // "2%–3%"
      if index < tokens.endIndex,
        ["–", "-", "to"].contains(tokens[index].text) || tokens[index].followsHyphen
      {
        let next = tokens[index].kind == .number ? index : index + 1
        if next < tokens.endIndex, tokens[next].kind == .number,
          let second = self.unit(at: next + 1), second.0 == unit
        {
          (quantity.isRange, index) = (true, second.1)
        }
      }
    } else if quantity.scale != nil {
      quantity.unit = .money(nil)
    } else if isYear(tokens[index - 1]) {
      return nil
    }
    return qualified(quantity, from: start, upTo: index)
  }

  private func match(at index: Int) -> Vocabulary.Match? {
    index < tokens.endIndex ? vocabulary.match(tokens, at: index) : nil
  }

  private func currency(at index: Int) -> (String, Int)? {
    guard let match = match(at: index) else { return nil }
    for case .currency(let code) in match.terms { return (code, index + match.count) }
    return nil
  }

  private func multiplier(at index: Int) -> (Int, Int)? {
    guard let match = match(at: index) else { return nil }
    // "m" and "b" alone are units only where they touch the number.
    guard tokens[index].text.utf8.count > 1 || tokens[index].isGlued else { return nil }
    for case .multiplier(let power) in match.terms { return (power, index + match.count) }
    return nil
  }

  /// Whether a currency at an index belongs to a number that follows: "3 percent, $5".
  private func startsAmount(at index: Int) -> Bool {
    index < tokens.endIndex && tokens[index].kind == .number && tokens[index].isGlued
  }

  private func unit(at index: Int) -> (Quantity.Unit, Int)? {
    guard let match = match(at: index) else { return nil }
    let end = index + match.count
    if match.terms.contains(.points) {
      // "5 points" of an index are as little a growth rate as percentage points.
      return (.points, end)
    }
    if match.terms.contains(.percent) {
      if let next = self.match(at: end), next.terms.contains(.points) {
        return (.points, end + next.count)
      }
      return (.percent, end)
    }
    if match.terms.contains(.otherUnit) { return (.other, end) }
    return nil
  }

  /// "to 6" after "5", as in "5-6 percent", "5 to 6 percent".
  private func rangeEnd(at index: Int) -> Int? {
    guard index < tokens.endIndex else { return nil }
    if tokens[index].kind == .number, tokens[index].followsHyphen { return index + 1 }
    guard index + 1 < tokens.endIndex, tokens[index].text == "to" || tokens[index].text == "and",
      tokens[index + 1].kind == .number, unit(at: index + 2) != nil,
      index >= 2, tokens.indices.contains(index - 2),
      tokens[index].text == "to" || tokens[index - 2].text == "between"
    else { return nil }
    return index + 2
  }

  private func isYear(_ token: Token) -> Bool {
    Int(token.text).map { (1900...2100).contains($0) } ?? false && token.text.utf8.count == 4
  }

  private func halfPercent(at start: Int) -> (quantity: Quantity, end: Int)? {
    guard tokens[start].text == "half", start + 2 < tokens.endIndex,
      ["a", "of"].contains(tokens[start + 1].text)
    else { return nil }
    var index = start + 2
    if ["one", "a", "1"].contains(tokens[index].text), index + 1 < tokens.endIndex { index += 1 }
    guard let (unit, end) = unit(at: index), unit == .percent || unit == .points else { return nil }
    return (Quantity(unit: unit, digits: "0.5", qualifier: qualifier(before: start)), end)
  }

  /// The quantity at some tokens with the qualifier before or after it.
  private func qualified(
    _ quantity: Quantity, from start: Int, upTo end: Int
  ) -> (quantity: Quantity, end: Int) {
    var quantity = quantity
    quantity.qualifier = qualifier(before: start)
    guard quantity.qualifier == nil, let (qualifier, last) = qualifier(after: end) else {
      return (quantity, end)
    }
    quantity.qualifier = qualifier
    return (quantity, last)
  }

  /// The qualifier directly after a quantity: "5 percent or more".
  private func qualifier(after index: Int) -> (Figure.Qualifier, Int)? {
    guard tokens[index].text == "or", let match = match(at: index),
      tokens[index + match.count].text != "than"
    else { return nil }
    for case .qualifier(let qualifier) in match.terms { return (qualifier, index + match.count) }
    return nil
  }

  /// The qualifier in the words directly before an index: "more than", "nearly", "a record over".
  private func qualifier(before start: Int) -> Figure.Qualifier? {
    for first in tokens.places(from: start - 4, upTo: start) {
      guard let match = match(at: first) else { continue }
      guard first + match.count == start else { continue }
      for case .qualifier(let qualifier) in match.terms {
        // "rose from under", "no more than": the longest phrase that ends here comes first.
        return qualifier
      }
    }
    return nil
  }
}
