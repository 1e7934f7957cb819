import LedgerModel

/// Claims of records and extremes: "an all-time high", "the fastest since 2009".
extension SentenceReader {
  mutating func readRecord(at index: Int) {
    // "the biggest on record" is an extreme; "record" as a verb or in "for the record" is none.
    let before = index > 0 ? items[index - 1].text : ""
    guard before != "the" || items[index].text != "record" || isRecordOfPeriod(index),
      before != "to", !isNegatedNear(index)
    else { return }
    if items[index].text == "record", before == "off" || before == "track" { return }
    if index > 0, items[index].text == "record", isNounBefore(index) { return }
    let next = items[(index + 1)...].prefix(4)
    let isLow = next.first?.text == "low" || next.first?.text == "lows"
    if next.contains(where: { $0.move?.form == .noun && $0.text != "growth" })
      && next.first?.move?.form == .noun
    {
      // "a record fall": of the rate.
      guard let move = next.first?.move?.move, move == .rise || move == .fall,
        let about = about(index, .yoy)
      else { return }
      return claim(move == .rise ? .recordHigh : .recordLow, about, at: index)
    }
    guard var about = about(index, .level) else { return }
    if ["the", "'s"].contains(before),
      let amount = items[index...].firstIndex(where: { $0.quantity != nil }),
      case .found(let found) = period(at: amount)
    {
      about.period = found.period
    }
    claim(isLow ? .recordLow : .recordHigh, about, at: index)
  }

  /// "the record of $878 billion that it posted in 2022".
  func isRecordOfPeriod(_ index: Int) -> Bool {
    let tail = items[(index + 1)...].prefix(8)
    guard let amount = tail.firstIndex(where: { $0.quantity != nil }), amount <= index + 2 else {
      return false
    }
    return tail[(amount + 1)...].contains { $0.period != nil }
  }

  /// "a transcript record", "the safety record": no highest value.
  func isNounBefore(_ index: Int) -> Bool {
    items[index - 1].isUnknown && items[index - 1].text != "fresh"
      && (index + 1 >= items.count
        || items[index + 1].quantity == nil && items[index + 1].text != "of"
          && items[index + 1].move == nil)
  }

  /// "the fastest decline since 2009", "the highest in three years".
  mutating func readExtreme(at index: Int) {
    guard let extreme = items[index].extreme ?? bareMost(index), !isNegatedNear(index) else {
      return
    }
    // "its largest trading partner", "the world's second largest": nothing follows that is measured.
    let tail = items[(index + 1)...].prefix(12)
    guard
      let end = tail.firstIndex(where: {
        ["since", "in"].contains($0.text) || $0.text == "on record" || $0.text == "ever"
      }),
      !items[from: (index + 1), upTo: end].contains(where: {
        $0.mark == "," || $0.isUnknown && $0.text == "partner"
      })
    else { return }
    var named = items[from: (index + 1), upTo: end].last { $0.move != nil }?.move?.move
    if named == nil, end == index + 1 {
      switch size(at: index) {
      case .ofValue: break
      case .ofChange(let move): named = move
      case .untold: return
      }
    }
    var move =
      named
      ?? (items[from: (index + 1), upTo: end].contains { $0.text == "pace" || $0.text == "rate" }
        ? snapshot(at: index).move : nil)

    // "the fourth fall and the steepest since": of the fall.
    let isElliptic = end == index + 1 && [.strongest, .weakest].contains(extreme)
    if move == nil, isElliptic { move = moveBefore(index) }
    let isOfLevel = move == nil && !isOfPace(index)
    if isOfLevel, extreme == .weakest || extreme == .strongest { return }
    let isSize = isOfLevel && extreme == .largest
    guard let about = about(index, isSize ? .level : isOfLevel ? levelMeasure(index) : .yoy) else {
      return
    }
    let since = since(after: end - 1, from: about.period)
    guard since != nil || items[end].text == "on record" || items[end].text == "ever" else {
      return
    }
    if let named, named == .rise || named == .fall {
      // "the smallest fall": of the size of what is named, whichever way that went.
      let kind: Claim.Kind = isLarge(extreme, named, at: index) ? .recordHigh : .recordLow
      return claim(named == .fall ? kind.mirrored ?? kind : kind, about, since: since, at: index)
    }
    switch (extreme, move) {
    case (.highest, _), (.largest, nil), (.largest, .rise), (.strongest, .rise), (.weakest, .fall):
      claim(.recordHigh, about, since: since, at: index)
    case (.lowest, _), (.largest, .fall), (.strongest, .fall), (.weakest, .rise):
      claim(.recordLow, about, since: since, at: index)
    default: break
    }
  }

  /// Whether an extreme of a rise or fall says that it was large: a worst fall was, a worst rise was
  /// not.
  private func isLarge(_ extreme: Extreme, _ move: Move, at index: Int) -> Bool {
    switch extreme {
    case .largest, .strongest: true
    case .weakest: false
    case .highest: !isOfPace(index) || move == .rise
    case .lowest: isOfPace(index) && move == .fall
    }
  }

  /// "a 26-year high", "a seven-month low".
  mutating func readYearsHigh(at index: Int) {
    guard index > 1, items[index - 1].timeUnit != nil,
      items[index - 2].cardinal != nil || items[index - 2].quantity?.unit == .bare,
      let about = about(index, levelMeasure(index)),
      let since = span(at: index - 2, from: about.period)
    else { return }
    let isLow = ["low", "trough"].contains(items[index].text)
    claim(isLow ? .recordLow : .recordHigh, about, since: since, at: index)
  }

  /// "fell 3.6 percent, the most since May 2020".
  func bareMost(_ index: Int) -> Extreme? {
    guard items[index].text == "most", items.indices.contains(index + 1),
      ["since", "in"].contains(items[index + 1].text), moveBefore(index) != nil
    else { return nil }
    return .strongest
  }

  /// Which way the last number before an item went, by its words or its sign.
  func moveBefore(_ index: Int) -> Move? {
    if let move = snapshot(at: index).move, move != .turn { return move }
    if let quantity = items[..<index].last(where: { $0.quantity != nil })?.quantity,
      quantity.isSigned
    {
      return quantity.digits.hasPrefix("-") ? .fall : .rise
    }
    if case .known(let subjects) = snapshot(at: index).topic, let form = subjects.first?.form {
      return form == .growth ? .rise : form == .decline ? .fall : nil
    }
    return nil
  }

  /// Whether "worst" or "best" is said of how something moved.
  func isOfPace(_ index: Int) -> Bool {
    ["worst", "best", "poorest"].contains(items[index].text)
  }

  /// The highest trade is of the level; the highest inflation is of the rate.
  mutating func levelMeasure(_ index: Int) -> SeriesDefinition.Measure {
    guard let subject = subject(at: index) else { return .level }
    // "the growth rate is the highest in six quarters"
    let rates = ["growth rate", "the growth rate", "the rate", "the pace", "the growth"]
    if items[..<index].contains(where: { rates.contains($0.text) }) { return .yoy }
    return subject.indicator.hasPrefix("cpi") || subject.indicator == "ppi"
      || subject.form == .growth ? .yoy : .level
  }
}
