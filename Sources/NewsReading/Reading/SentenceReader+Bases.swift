import LedgerModel

/// What a rate is compared with, and which periods are no reference periods.
extension SentenceReader {
  /// "from" and "compared to" before a period make it what is compared with.
  func isBasePrefix(_ index: Int) -> Bool {
    items.indices.contains(index + 1) && items[index + 1].period != nil
      && !(items.indices.contains(index + 2) && items[index + 2].mark == "'s")
      || items.indices.contains(index + 2) && items[index + 1].text == "the"
        && items[index + 2].period != nil
      || items.indices.contains(index + 2) && items[index + 1].text == "in"
        && items[index + 2].period != nil
  }

  /// Whether the period at an item is what is compared with: "than in 2022", "from November".
  func isBase(_ index: Int) -> Bool {
    // "better than December's 9.9% decline": that of the value.
    if items.indices.contains(index + 1), items[index + 1].mark == "'s" { return false }
    switch items[index].period {
    case .yearEarlier, .monthEarlier: return !isOfEarlierValue(index)
    default: break
    }
    var before = index - 1
    while before >= 0,
      ["the", "in", "that", "of", "level", "same month", "during"].contains(items[before].text)
        || items[before].isUnknown && index - before <= 4
          && items[from: (before + 1), upTo: index].contains(where: { $0.text == "level" })
    { before -= 1 }
    guard before >= 0 else { return false }
    let item = items[before]
    if item.text == "over" || item.text == "on" {
      // "rose 5 percent over 2022"; "over 2023 as a whole" begins a sentence.
      return before == index - 1 && before > 0 && items[before - 1].mark == nil
        && isYearBefore(index)
    }
    if item.basis != nil {
      return item.text.hasSuffix("period")
        || item.text.hasSuffix("month") && before < index - 1 && items[index - 1].text == "of"
    }
    let isComparison =
      item.has(.previous) || item.text.hasSuffix("than") || item.text == "below"
      || item.text == "above"
    return isComparison && !["after", "following", "followed", "follows"].contains(item.text)
  }

  /// "after a 0.5 percent drop the month before": the period of the earlier value itself.
  func isOfEarlierValue(_ index: Int) -> Bool {
    guard mode(at: index) == .previous else { return false }
    if items[..<index].contains(where: { $0.text == "having" }) { return true }
    let quantity = items[..<index].lastIndex { $0.quantity != nil } ?? -1
    let cue = items[..<index].lastIndex { $0.has(.previous) } ?? -1
    return quantity > cue
  }

  func isYearBefore(_ index: Int) -> Bool {
    if case .year = items[index].period { true } else { false }
  }

  func isTelling(_ item: Item) -> Bool {
    item.has(.say) || ["reported", "published", "released", "issued"].contains(item.text)
  }

  /// Whether the period at an item is a bound or the time of telling, "since 2019", "by 2024".
  func isSince(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    // "reported in January that": when it was told.
    if index > 1, items[index - 1].text == "in", isTelling(items[index - 2]) { return true }
    // "since the height of the crisis in 2009"
    if let since = items[from: index - 10, upTo: index].lastIndex(where: { $0.text == "since" }),
      !items[from: since, upTo: index].contains(where: { $0.mark != nil || $0.quantity != nil }),
      !items[from: (since + 1), upTo: index].contains(where: {
        $0.period != nil || $0.subject != nil
      })
    {
      return true
    }
    let stop = items[..<index].lastIndex { $0.mark != nil || $0.period != nil }.map { $0 + 1 } ?? 0
    let start = max(stop, index - 3)
    return items[from: start, upTo: index].contains {
      ["since", "until", "till", "before", "by", "until then"].contains($0.text)
    }
      && !items[from: start, upTo: index].contains {
        $0.mark == "," || $0.quantity != nil || $0.text == "in"
      }
  }

  /// "Of which, …", "Among them, …": parts of what the sentence before told.
  private var isOfWhich: Bool {
    guard items.count > 2 else { return false }
    let start = items[0].text + " " + items[1].text
    return ["of which", "among them", "among which", "of these", "of them", "among these"].contains(
      start)
  }

  /// Whether a rate is on a year or a month earlier.
  mutating func basis(at index: Int) -> Basis {
    let start = max(segmentStart(of: index), lastQuantity(before: index) + 1)
    let after = items[(index + 1)...].prefix { item in
      item.quantity == nil && ![";", "—"].contains(item.mark)
        && !["while", "whereas", "but"].contains(item.text)
        && item.subject == nil
    }
    let found =
      after.first { $0.basis != nil }?.basis ?? baseOfComparison(after) ?? frontedBase(index)
      ?? items[from: min(start, index), upTo: index].last { $0.basis != nil }?.basis
      ?? items[..<index].last { $0.basis != nil && lastQuantity(before: index) < 0 }?.basis
    let basis =
      found ?? runningBasis ?? (isSameIndicator ? context.basis : nil)
      ?? (isOfWhich ? context.lastBasis : nil) ?? .yoy
    runningBasis = basis
    let isFronted = items.prefix(4).contains { $0.basis == .mom }
    // "Of which, food prices rose" goes on with the basis of the whole.
    context.basis = isFronted || (context.basis == .mom && isOfWhich) ? .mom : nil
    context.lastBasis = basis
    return basis
  }

  /// Whether the sentence goes on with what the sentence before was about.
  var isSameIndicator: Bool {
    if items.count > 1,
      items[0].text == "of"
        && ["which", "these", "those", "them", "that"]
          .contains(items[1].text)
        || items[0].text == "among"
    {
      return true
    }
    guard case .known(let subjects) = topic, let before = context.subjects.first else {
      return true
    }
    return subjects[0].indicator == before.indicator
  }

  /// "Compared with February, prices fell".
  func frontedBase(_ index: Int) -> Basis? {
    guard items.first?.has(.previous) ?? false, lastQuantity < 0 else { return nil }
    return baseOfComparison(items[..<min(index, 4)])
  }

  /// Whether a rate is told against another time than a year before: "20 percent more than in 2019".
  func isAgainstOtherBase(at index: Int, main: Period) -> Bool {
    let after = items[(index + 1)...].prefix { item in
      item.quantity == nil && ![";", "—"].contains(item.mark)
        && !["while", "whereas", "but"].contains(item.text) && item.subject == nil
    }
    // "Compared with 2019, exports rose" too.
    let front =
      items.first?.has(.previous) ?? false ? items.indices.prefix(4) : items.indices.prefix(0)
    for place in Array(after.indices) + Array(front) {
      guard let phrase = items[place].period, isBase(place) else { continue }
      switch phrase {
      case .year(.number), .month(_, ofYear: .number), .months(_, _, ofYear: .number),
        .quarter:
        guard let base = context.resolve(phrase, main: main).period else { return true }
        return base != main.yearBefore
          && !(base.frequency == .year && base.contains(main.yearBefore))
      default: continue
      }
    }
    return false
  }

  /// "from November" after a number for December; "from 2022".
  func baseOfComparison(_ after: Row<Item>) -> Basis? {
    for place in after.indices {
      if items[place].mark == "," { return nil }
      guard let phrase = items[place].period, isBase(place),
        !items.indices.contains(place + 1) || items[place + 1].mark != "'s"
      else { continue }
      switch phrase {
      case .year, .yearEarlier: return .yoy
      case .monthEarlier, .relativeMonth: return .mom
      case .month(_, let year): return year == .unsaid ? .mom : .yoy
      default: return nil
      }
    }
    return nil
  }
}
