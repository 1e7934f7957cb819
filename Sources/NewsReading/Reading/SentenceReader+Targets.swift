import LedgerModel

/// Goals that a text names, and whether they were exceeded.
extension SentenceReader {
  /// "the target of $200 billion": notes a target; whether it is one.
  mutating func readTarget(_ quantity: Quantity, _ currency: String?, at index: Int) -> Bool {
    let before = items[from: index - 6, upTo: index]
    let next = items.indices.contains(index + 1) ? items[index + 1] : nil
    var cue = before.lastIndex { $0.has(.target) }
    if cue == nil, let next, next.has(.target) { cue = index + 1 }
    if cue == nil, let next, next.has(.modifier) || next.subject != nil,
      items.indices.contains(index + 2), items[index + 2].has(.target)
    {
      cue = index + 2
    }
    if cue == nil { cue = targetClause(after: index) }
    let isAim = isAim(index)
    guard let cue = isAim ? cue ?? index : cue,
      isAim
        || !items[from: min(cue, index), upTo: max(cue, index)].contains(where: {
          $0.mark == "," || ($0.quantity != nil && $0.tokens != items[index].tokens)
        })
    else { return false }
    if isAim { takeAimedAt(index) }
    if case .none = topic { carryTopic() }
    guard case .known(let subjects) = topic, subjects.count == 1 else {
      refuse("what the target is for is not told", at: index)
      return true
    }
    var doubt = isCarried ? 15 : 0
    guard let digits = try? ExactDecimal(quantity.digits),
      let dimensions = dimensions(
        of: shared(subjects[0]), .level, currency, at: index, doubt: &doubt)
    else { return true }
    let orientation = Orientation(of: subjects[0])
    let amount = orientation.amount(digits, quantity.qualifier)
    targets.append(
      TargetMention(
        dimensions: dimensions, period: targetPeriod(around: index), value: amount.value,
        scale: quantity.scale, qualifier: amount.qualifier, setBy: setter(after: index),
        confidence: 90 - doubt, passage: passages(excerptRange(of: index))))
    if let exceed = exceedCue(before: min(cue, index)) {
      noteExceeded(
        orientation, dimensions, digits, quantity, from: exceed, to: index, doubt: doubt)
    }
    return true
  }

  /// A goal for the trade of two countries is as much the one's as the other's.
  private func shared(_ subject: Subject) -> Subject {
    guard subject.indicator == "trade", subject.area == nil, let home = context.home,
      context.partner(of: home) != nil
    else { return subject }
    var subject = subject
    subject.area = home
    return subject
  }

  /// "intend to bring it to $200 billion by 2024": an aim without the word.
  func isAim(_ index: Int) -> Bool {
    if isWantedLater(index) { return true }
    guard items.indices.contains(index + 2), case .year = items[index + 2].period else {
      return false
    }
    let before = items[from: index - 16, upTo: index]
    switch items[index + 1].text {
    case "by": return before.contains { $0.has(.target) || Self.aims.contains($0.text) }
    case "in": return before.contains { Self.pledges.contains($0.text) }
    default: return false
    }
  }

  /// "the $200 billion a year that the two sides want to see by 2024".
  func isWantedLater(_ index: Int) -> Bool {
    let tail = items[(index + 1)...].prefix(20)
    guard let that = tail.prefix(3).firstIndex(where: { $0.text == "that" || $0.text == "which" }),
      let by = tail[that...].firstIndex(where: { $0.text == "by" }), items.indices.contains(by + 1),
      case .year = items[by + 1].period
    else { return false }
    return tail[from: that, upTo: by].contains { Self.aims.contains($0.text) }
  }

  static let pledges: Set<String> = ["agreed", "pledge", "pledged", "vowed"]
  static let aims: Set<String> = [
    "agreed", "aim", "aimed", "aims", "bring", "bringing", "intend", "intends", "pledge", "pledged",
    "plan", "plans", "raise", "raising", "vowed", "want", "wants",
  ]

  /// "bring it to": what was spoken of before.
  mutating func takeAimedAt(_ index: Int) {
    if case .known = topic, !isCarried { return }
    guard !context.subjects.isEmpty,
      items[..<index].contains(where: { $0.has(.anaphor) || $0.has(.target) })
    else { return }
    (topic, isCarried) = (.known(context.subjects), true)
  }

  /// "a target of around 3 percent for inflation": notes a target for a rate of growth.
  mutating func readRateTarget(_ quantity: Quantity, at index: Int) -> Bool {
    var subject: Subject?
    let near = items[from: index - 8, upTo: index + 6]
    if let named = near.last(where: { $0.subject != nil })?.subject {
      subject = named
    } else if case .known(let subjects) = topic, subjects.count == 1 {
      subject = subjects[0]
    }
    let isOfOther =
      items[from: index - 8, upTo: index].contains { $0.has(.otherSubject) }
      || items.indices.contains(index + 1) && items[index + 1].has(.otherSubject)
    guard !isOfOther, let subject,
      !quantity.isRange
    else {
      return false
    }
    var doubt = 10
    guard let digits = try? ExactDecimal(quantity.digits),
      let dimensions = dimensions(of: subject, .yoy, nil, at: index, doubt: &doubt)
    else { return true }
    guard let period = rateTargetPeriod(around: index) else {
      refuse("the year of the target is not told", at: index)
      return true
    }
    let amount = Orientation(of: subject).amount(digits, quantity.qualifier)
    targets.append(
      TargetMention(
        dimensions: dimensions, period: period, value: amount.value, qualifier: amount.qualifier,
        setBy: setter(after: index), confidence: 90 - doubt,
        passage: passages(excerptRange(of: index))))
    return true
  }

  /// A target for a rate is one for a year: that which is named, else that of the text.
  func rateTargetPeriod(around index: Int) -> Period? {
    if let told = targetPeriod(around: index) { return told }
    for place in items.places(from: index - 12, upTo: index).reversed() {
      guard let phrase = items[place].period, case .year(let year) = phrase, year != .unsaid else {
        continue
      }
      return context.resolve(phrase, main: nil).period
    }
    let near = runningPeriod ?? context.period
    return (near.map { $0.lastDay.components.year } ?? context.publishedYear).map { .year($0) }
  }

  /// "the $200 billion that the two sides had set themselves as a goal".
  func targetClause(after index: Int) -> Int? {
    guard items.indices.contains(index + 1) else { return nil }
    if ["that", "which"].contains(items[index + 1].text) {
      return items[(index + 1)...].prefix(14).firstIndex { $0.has(.target) }
    }
    // "the $200 billion the two governments had aimed to reach"
    guard ["the", "both", "they", "its"].contains(items[index + 1].text), index > 0,
      items[index - 1].text == "the"
    else { return nil }
    let clause = items[(index + 1)...].prefix(10).prefix { $0.mark == nil && $0.quantity == nil }
    return clause.firstIndex { $0.has(.target) }
  }

  /// "the $200 billion target for 2024", "by 2024".
  func targetPeriod(around index: Int) -> Period? {
    for place in items.places(from: index + 1, upTo: index + 20)
    where place < index + 8 || items[place - 1].text == "by" {
      // "at around 3 percent, down from 3.5 percent in 2014": the year of the other number.
      if items[place].quantity != nil { return nil }
      guard let phrase = items[place].period else { continue }
      let isTold = ["for", "by", "in", "of"].contains(items[place - 1].text) && !isBase(place)
      switch phrase {
      case .year(.number), .year(.unsaid):
        return isTold ? context.resolve(phrase, main: nil).period : nil
      case .year(.relative(let distance)) where distance >= 0:
        return context.resolve(phrase, main: nil).period
      default: break
      }
      return nil
    }
    return nil
  }

  /// Who set the target: the words after "set by".
  func setter(after index: Int) -> String? {
    guard
      let set = items[index...].prefix(10).firstIndex(where: {
        ["set", "agreed", "fixed"].contains($0.text)
      }),
      items.indices.contains(set + 2), items[set + 1].text == "by"
    else { return nil }
    let end =
      items[(set + 2)...].firstIndex { $0.mark != nil || $0.period != nil || $0.text == "in" }
      ?? items.endIndex
    guard end > set + 2 else { return nil }
    return passages(items.tokens(from: set + 2, through: end - 1)).excerpt
  }

  func exceedCue(before cue: Int) -> Int? {
    items[from: cue - 6, upTo: cue].indices.last { place in
      items[place].has(.exceed)
        || items[place].terms.contains(.qualifier(.over)) && items[place].text != "over"
    }
  }

  mutating func noteExceeded(
    _ orientation: Orientation, _ dimensions: Dimensions, _ value: ExactDecimal,
    _ quantity: Quantity, from cue: Int, to index: Int, doubt: Int
  ) {
    guard mode != .forecast, !isNegated, case .found(let found) = period(at: cue, isClaim: true)
    else { return }
    let claim = ClaimMention(
      kind: .exceedsTarget, dimensions: dimensions, period: found.period, value: value,
      scale: quantity.scale, confidence: 90 - doubt - found.doubt,
      passage: passages(items.tokens(from: cue, through: index)))
    if let turned = orientation.claim(claim) { claims.append(turned) }
  }
}
