import LedgerModel

/// Claims of streaks, of first times, and of thresholds.
extension SentenceReader {
  /// "fell for the first time since 2019", "the first annual decline since 2016".
  mutating func readFirst(at index: Int) {
    let tail = items[(index + 1)...].prefix(7)
    guard !isNegatedNear(index) else { return }
    var move = tail.prefix { $0.mark == nil && $0.text != "since" && $0.text != "in" }.first {
      $0.move != nil
    }?.move?.move
    let isTime = tail.first?.text == "time"
    if isTime, let that = items[(index + 1)...].prefix(8).firstIndex(where: { $0.text == "that" }) {
      // "the first time since March that imports were negative"
      move = items[that...].prefix(8).first { $0.move != nil }?.move?.move
    } else if isTime, move == nil {
      move = snapshot(at: index).move
    }
    guard let move, move == .rise || move == .fall, isTime || hasSince(tail) else { return }
    for subject in subjectsOfClaim(at: index) {
      guard let about = about(index, .yoy, subject),
        let since = since(after: index, from: about.period)
      else { continue }
      claim(move == .fall ? .firstDeclineSince : .firstRiseSince, about, since: since, at: index)
    }
  }

  func hasSince(_ tail: Row<Item>) -> Bool {
    tail.contains { $0.text == "since" || $0.text == "in" }
  }

  /// "for the third consecutive month", "three straight months of decline", "a 15th month in a row".
  mutating func readStreak(at index: Int) {
    let near = items[max(0, index - 3)...min(items.count - 1, index + 3)]
    guard near.contains(where: isCounting),
      let length = near.compactMap({ $0.ordinal ?? $0.cardinal ?? bareNumber($0) }).first,
      length > 1, length < 1000,
      !isNegatedNear(index), !near.contains(where: { $0.text == "previous" })
    else { return }
    let after = items[index...].prefix(6).first { $0.move != nil && $0.move?.move != .turn }?.move?
      .move
    let before = items[..<index].last { $0.move != nil && $0.move?.move != .turn }?.move?.move
    guard let move = moveInSubject(after: index) ?? after ?? before, move == .rise || move == .fall
    else { return }
    guard let about = about(index, .yoy, subject(at: index)) else { return }
    claim(
      .streak, about, direction: move == .fall ? .contraction : .expansion, length: length,
      at: index)
  }

  /// "the 14th consecutive month of falling producer prices".
  func moveInSubject(after index: Int) -> Move? {
    guard let item = items[index...].prefix(6).first(where: { $0.subject != nil }),
      let subject = item.subject
    else { return nil }
    if subject.form == .decline { return .fall }
    let first = item.text.prefix { $0 != " " }
    if ["falling", "declining", "shrinking", "slumping"].contains(first) { return .fall }
    return ["rising", "growing", "surging"].contains(first) ? .rise : nil
  }

  /// "a third month of decline", "shrank for a third month".
  func isCountedMonth(_ index: Int) -> Bool {
    guard index > 1, items[index].timeUnit != nil, items[index].timeUnit != .day,
      (items[index - 1].ordinal ?? 0) > 1
    else { return false }
    let next = items.indices.contains(index + 1) ? items[index + 1] : nil
    if next?.text == "of", items.indices.contains(index + 2) {
      return items[index + 2].move?.form == .noun || items[index + 2].subject?.form == .decline
    }
    let before = items[index - 2].text
    return before == "for"
      || (["a", "the"].contains(before) && index > 2 && items[index - 3].text == "for")
  }

  /// What a streak is counted in: months, or falls.
  func isCounting(_ item: Item) -> Bool {
    [.month, .quarter, .year].contains(item.timeUnit) || item.text == "monthly"
      || item.text == "annual"
      || item.period != nil || item.move?.form == .noun
  }

  func bareNumber(_ item: Item) -> Int? {
    item.quantity?.unit == .bare ? item.quantity.flatMap { Int($0.digits) } : nil
  }

  /// "have been falling for 17 months".
  mutating func readDuration(at index: Int) {
    guard items.indices.contains(index + 2), items[index + 2].timeUnit == .month,
      let length = items[index + 1].cardinal ?? bareNumber(items[index + 1]), length > 1,
      length < 1000, let move = items[from: index - 3, upTo: index].last?.move?.move,
      move == .rise || move == .fall, let about = about(index, .yoy)
    else { return }
    claim(
      .streak, about, direction: move == .fall ? .contraction : .expansion, length: length,
      at: index)
  }

  /// "has been falling since September".
  mutating func readSince(at index: Int) {
    let before = items[from: index - 6, upTo: index]
    guard before.contains(where: { $0.move?.move == .fall }),
      !before.contains(where: { $0.ordinal == 1 || $0.extreme != nil || $0.quantity != nil }),
      !isNegatedNear(index), snapshot(at: index).move != .rise
    else { return }
    let isContinued = items[from: index - 9, upTo: index].contains {
      ["continued", "continue", "been", "continues", "every", "each", "kept", "have", "has"]
        .contains($0.text) || $0.has(.experience) && $0.text == "has"
    }
    guard isContinued, let since = sincePeriod(after: index) else { return }
    guard var about = about(index, .yoy) else { return }
    // The decline goes on until the last period that a figure was told for.
    if !since.isBefore(about.period), let last = context.figurePeriod { about.period = last }
    claim(.decliningSince, about, since: since, at: index)
  }

  /// Whether the sentence says that something happened for the first time.
  var isFirstTime: Bool {
    items.indices.dropLast().contains { items[$0].ordinal == 1 && items[$0 + 1].text == "time" }
  }

  /// "rose above", "climbed over".
  func isRiseAbove(_ index: Int) -> Bool {
    index > 0 && ["above", "over", "past"].contains(items[index].text)
      && items[index - 1].move?.move == .rise
  }

  /// "topped 4 trillion dollars for the first time".
  mutating func readExceeds(at index: Int) {
    guard let place = items[(index + 1)...].prefix(5).firstIndex(where: { $0.quantity != nil }),
      let quantity = items[place].quantity, case .money(let currency) = quantity.unit,
      !items[from: (index + 1), upTo: place].contains(where: {
        $0.has(.target) || $0.has(.forecast)
      }),
      isFirstTime,
      let value = try? ExactDecimal(quantity.digits), var about = about(index, .level)
    else { return }
    about.dimensions.currency = currency ?? about.dimensions.currency
    claim(.exceeds, about, value: value, scale: quantity.scale, at: index)
  }
}
