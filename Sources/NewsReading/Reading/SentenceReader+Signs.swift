import LedgerModel

/// Whether a percentage is of a rise or a fall.
extension SentenceReader {
  /// Which way a percentage counts: against the growth of its series for a decline; nil if the
  /// words do not tell.
  func orientation(of quantity: Quantity, subject: Subject, at index: Int) -> Orientation? {
    if quantity.isSigned { return isFallBy(quantity, at: index) ? .against : .along }
    return isDecline(subject: subject, at: index).map { $0 ? .against : .along }
  }

  /// "fell more than -5 percent": the sign says again what the verb does.
  private func isFallBy(_ quantity: Quantity, at index: Int) -> Bool {
    guard quantity.digits.hasPrefix("-"), let move, move.index > lastQuantity else { return false }
    return move.move == .fall && !isRate(index)
  }

  /// "fell to 5 percent", "at 5 percent": the rate itself, and not by how much it moved.
  private func isRate(_ index: Int) -> Bool {
    ["to", "at"].contains(wordBefore(index)?.text ?? "")
  }

  /// Whether a percentage without a sign is of a decline; nil if the words do not tell.
  private func isDecline(subject: Subject, at index: Int) -> Bool? {
    let isRate = isRate(index)
    if let after = moveAfter(index) { return after == .fall ? true : after == .rise ? false : nil }
    let isRateName = subject.form == .growth || subject.form == .decline
    if isRateName {
      if let move = move, move.move == .fall, move.index > topicIndex, !isRate { return nil }
      if noun == .fall { return true }
      return subject.form == .decline
    }
    if isEarlierValue(index) { return signOfEarlier(at: index) }
    if let move, move.index > lastQuantity || !hasOwnSubject(after: lastQuantity) {
      switch move.move {
      case .turn:
        if subject.indicator == "balance", let moved = movedBalance(move.index) {
          return moved == .fall
        }
        if let noun { return noun == .fall }
        return isRate && isPrices(subject) ? false : nil
      case .fall: return isRate && noun == nil ? nil : true
      case .rise: return isRate && noun == nil && !isPrices(subject) ? nil : false
      case .flat: return false
      }
    }
    // "and imports 5.5 percent"
    if lastQuantity >= 0, topicIndex > lastQuantity, let lastSign { return lastSign }
    // "CPI was 0.2 percent": the rate itself.
    if isPrices(subject), reachIndex > topicIndex || isBesideName(index) { return false }
    return nil
  }

  /// "from April's 0.9 percent", "and of August's 0.5%", "April 8.4%": a value without a direction.
  func isEarlierValue(_ index: Int) -> Bool {
    if lastQuantity < 0, isCarried { return mode == .previous && followsFrom(index) }
    guard lastQuantity >= 0, lastQuantity > topicIndex else { return false }
    let next = items.indices.contains(index + 1) ? items[index + 1] : nil
    if ["pace", "clip"].contains(next?.text ?? "") { return true }
    return isPossessed(index) || wordBefore(index)?.period != nil && brackets > 0
      || mode == .previous && followsFrom(index)
  }

  /// "August's 0.5%", "the previous month's 0.5%".
  func isPossessed(_ index: Int) -> Bool {
    guard let mark = items[..<index].lastIndex(where: { !$0.has(.adverb) && !$0.has(.record) }),
      mark > 0,
      items[mark].mark == "'s" || items[mark].mark == "'"
    else { return false }
    return items[mark - 1].period != nil
  }

  /// An earlier value has the sign of the new one, unless the words say that it turned.
  func signOfEarlier(at index: Int) -> Bool? {
    guard let lastSign = lastSign ?? (isCarried ? context.lastSign : nil) else { return nil }
    let cue = items[..<index].lastIndex { $0.has(.previous) } ?? index
    let verb = cue > 0 ? items[cue - 1].move : nil
    // "a fall of 0.3 percent from 0.2 percent" may have been a rise.
    if lastSign, verb?.move == .rise || verb?.form == .noun && verb?.move == .fall { return nil }
    return lastSign
  }

  /// "CPI 4.3% y/y", "CPI (Dec): 0.2%": the rate stands beside its name.
  func isBesideName(_ index: Int) -> Bool {
    topicIndex >= 0 && topicIndex < index
      && items[from: (topicIndex + 1), upTo: index].allSatisfy {
        $0.basis != nil || $0.period != nil || ["(", ")", ":", "=", "at", "of"].contains($0.text)
      }
  }

  /// A surplus that "narrowed by 18 percent" fell.
  func movedBalance(_ index: Int) -> Move? {
    if items[index].text.hasPrefix("narrow") { return .fall }
    return items[index].text.hasPrefix("widen") ? .rise : nil
  }

  func hasOwnSubject(after index: Int) -> Bool { topicIndex > index }

  func isPrices(_ subject: Subject) -> Bool {
    subject.indicator.hasPrefix("cpi") || subject.indicator == "ppi"
  }

  /// "5 percent rise", "5 percent higher".
  func moveAfter(_ index: Int) -> Move? {
    for item in items[(index + 1)...].prefix(4) {
      if let move = item.move, move.form != .verb, move.move != .turn { return move.move }
      if ["more", "more than", "above", "dearer", "bigger", "larger"].contains(item.text) {
        return .rise
      }
      if ["less", "less than", "below", "cheaper", "smaller", "fewer"].contains(item.text) {
        return .fall
      }
      if item.text == "year on year" || item.basis != nil || item.has(.modifier)
        || item.has(.adverb)
        || item.isUnknown && item.text.utf8.count > 3 && !item.isCapital
      {
        continue
      }
      return nil
    }
    return nil
  }

  func wordBefore(_ index: Int) -> Item? {
    items[..<index].last { item in
      !item.has(.adverb) && item.text != "." && item.text != "a" && item.text != "an"
        && item.text != "the"
        && !item.has(.record) && !item.isQualifier
    }
  }
}
