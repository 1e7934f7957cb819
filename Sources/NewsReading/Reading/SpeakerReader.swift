import LedgerModel

/// Finds who says what: "Wang Lingjun, vice minister of customs, said that …", "he emphasized".
struct SpeakerReader {
  let vocabulary: Vocabulary
  var passages: (Range<Int>) -> Passage
  var text: (Range<Int>) -> String = { _ in "" }
  /// The persons that were named, by surname and by last word of the name.
  private var known: [String: Speaker] = [:]
  /// The agency that the text named last, for officials whose own it does not name.
  var lastAgency: String?
  /// Who spoke last, for "he" and "she".
  private(set) var last: Speaker?

  init(vocabulary: Vocabulary, passages: @escaping (Range<Int>) -> Passage) {
    self.vocabulary = vocabulary
    self.passages = passages
  }

  /// Whose turn it is in a transcript, and whether the turn has said anything yet.
  private var turn: (speaker: Speaker, isNew: Bool)?

  /// Who speaks where the sentence names nobody: whose turn it is.
  var turnSpeaker: Speaker? { turn?.speaker }

  /// The statement that a sentence reports; nil if nobody in particular speaks.
  mutating func read(_ items: Row<Item>, _ tokens: Row<Token>) -> StatementMention? {
    introduce(items, tokens)
    if let spoken = readTurn(items, tokens) { return spoken }
    guard let verb = items.firstIndex(where: { $0.has(.say) }),
      let speaker = speaker(in: items, tokens, verb: verb)
    else { return readInTurn(items) }
    last = speaker
    guard !isObserver(speaker) else { return nil }
    let whole = items.tokens(from: 0, through: items.count - 1)
    return StatementMention(
      speaker: speaker, occasion: occasion(items), summary: summary(items, verb: verb),
      confidence: speaker.role == nil ? 75 : 85, passage: passages(whole))
  }

  /// "Lyu Daliang:" begins a turn, on a line of its own or before the words; so does "Reuters:",
  /// which ends that of the official.
  private mutating func readTurn(_ items: Row<Item>, _ tokens: Row<Token>) -> StatementMention? {
    guard let colon = items.firstIndex(where: { $0.mark == ":" || $0.mark == "]" }),
      (1...9).contains(colon)
    else { return nil }
    let before = tokens[from: items[0].tokens.lowerBound, upTo: items[colon].tokens.lowerBound]
    let isNamed = items[..<colon].allSatisfy {
      $0.isCapital || $0.mark != nil || $0.has(.office) || $0.agency != nil
        || ["of", "for", "at", "the", "and"].contains($0.text)
    }
    guard isNamed else { return nil }
    guard let (name, range) = names(before).first, let speaker = resolved(name, items[..<colon]),
      speaker.role != nil || range.count == before.count
    else {
      let isQuestion = items[..<colon].allSatisfy { item in
        item.text == "q" || item.text == "question" || item.text == "reporter"
          || item.text == "journalist"
          || item.terms.contains { if case .publisher = $0 { true } else { false } }
      }
      if isQuestion { turn = nil }
      return nil
    }
    turn = (speaker, true)
    guard items.count > colon + 3 else { return nil }
    return readInTurn(Row(Array(items[(colon + 1)...])))
  }

  /// The first sentence of a turn stands for the turn.
  private mutating func readInTurn(_ items: Row<Item>) -> StatementMention? {
    guard let current = turn, current.isNew, items.count > 4 else { return nil }
    turn = (current.speaker, false)
    last = current.speaker
    let whole = items.tokens(from: 0, through: items.count - 1)
    return StatementMention(
      speaker: current.speaker, occasion: nil, summary: passages(whole).excerpt, confidence: 80,
      passage: passages(whole))
  }

  /// Notes the persons who are named with an office, whether they speak or not.
  private mutating func introduce(_ items: Row<Item>, _ tokens: Row<Token>) {
    guard items.contains(where: { $0.has(.office) }) else { return }
    for (name, range) in names(tokens) where name.contains(" ") && known[name] == nil {
      let first = items.firstIndex { $0.tokens.contains(range.lowerBound) } ?? 0
      let last = items.lastIndex { $0.tokens.contains(range.upperBound - 1) } ?? first
      let before = items[from: first - 9, upTo: first]
      let after = items[from: last + 1, upTo: last + 9]
      // "Wang Lingjun, vice minister of …" or "customs spokesman Lyu Daliang".
      let isAfter = after.first?.mark == "," && after.prefix(6).contains { $0.has(.office) }
      let around = isAfter ? after : before.suffix(6)
      guard around.contains(where: { $0.has(.office) }) else { continue }
      guard var speaker = resolved(name, around) else { continue }
      // "and Lyu Daliang, its spokesperson": of the organisation before.
      if speaker.organization == nil, around.contains(where: { $0.text == "its" }) {
        speaker.organization = items[..<first].last { $0.agency != nil }?.agency?.key
        note(speaker, name)
      }
    }
  }

  // MARK: who

  private mutating func speaker(in items: Row<Item>, _ tokens: Row<Token>, verb: Int)
    -> Speaker?
  {
    let isReversed = items[verb].text == "according to" || isInverted(items, verb)
    let around = isReversed ? clauseAfter(items, verb) : clauseBefore(items, verb)
    guard !around.isEmpty else { return nil }
    let part = tokens[
      from: around[around.startIndex].tokens
        .lowerBound, upTo: around[around.index(before: around.endIndex)].tokens.upperBound]
    for (name, range) in names(part).reversed() where isSubject(range, items, verb, isReversed) {
      return resolved(name, around)
    }
    let pronoun = around.last { ["he", "she"].contains($0.text) }
    return pronoun == nil ? nil : last
  }

  /// Whether a name is what the verb is said of: beside it, or with an apposition between commas.
  private func isSubject(
    _ name: Range<Int>, _ items: Row<Item>, _ verb: Int, _ isReversed: Bool
  ) -> Bool {
    guard !isReversed,
      let last = items.lastIndex(where: { $0.tokens.contains(name.upperBound - 1) }), last < verb
    else { return isReversed }
    return verb - last <= 4 || items[last + 1].mark != nil
  }

  /// "said Wang Lingjun": the verb comes first.
  private func isInverted(_ items: Row<Item>, _ verb: Int) -> Bool {
    guard items.indices.contains(verb + 1) else { return false }
    let next = items[verb + 1]
    return (next.isCapital && next.isUnknown || next.has(.office) || next.agency != nil) && verb > 0
      && items[verb - 1].mark != nil
  }

  private func clauseAfter(_ items: Row<Item>, _ verb: Int) -> Row<Item> {
    let end =
      items[(verb + 1)...].firstIndex { $0.mark == "." || $0.mark == "\"" } ?? items.endIndex
    return items[from: (verb + 1), upTo: min(end, verb + 22)]
  }

  private func clauseBefore(_ items: Row<Item>, _ verb: Int) -> Row<Item> {
    let start =
      items[..<verb].lastIndex { $0.mark == "\"" || $0.mark == ";" || $0.mark == "—" }.map {
        $0 + 1
      } ?? 0
    return items[from: max(start, verb - 24), upTo: verb]
  }

  /// The names of persons in a part: two to four capitalised words that nothing else is known of.
  private func names(_ part: Row<Token>) -> [(name: String, range: Range<Int>)] {
    var names: [(String, Range<Int>)] = []
    var index = part.startIndex
    while index < part.endIndex {
      var end = index
      while end < part.endIndex, isNamePart(part, at: end, isFirst: end == index) { end += 1 }
      if end > index {
        let words = part[from: index, upTo: end].map(written)
        let isKnown = known[words.joined(separator: " ")] != nil
        let isMedium = words.last.map { Self.media.contains($0.lowercased()) } ?? false
        if (2...4).contains(words.count) && !isMedium || isKnown {
          names.append((words.joined(separator: " "), index..<end))
        }
      }
      index = max(end, index + 1)
    }
    return names
  }

  /// "WHAT DESKS SAY" names nobody.
  private func isShouted(_ token: Token) -> Bool {
    let text = written(token)
    return text.utf8.count > 1 && text.allSatisfy(\.isUppercase)
  }

  private func written(_ token: Token) -> String { text(token.range) }

  private func isNamePart(_ part: Row<Token>, at index: Int, isFirst: Bool) -> Bool {
    let token = part[index]
    guard token.kind == .word, token.isCapital, token.text.utf8.count > 1,
      !token.text.hasSuffix("."), !isShouted(token)
    else { return false }
    guard let match = vocabulary.match(part, at: index) else {
      return !vocabulary.isTitle(token.text)
    }
    // "May Tan", "Li Qiang": a word that is also something else may be a later part of a name.
    let isOther = match.terms.contains {
      switch $0 {
      case .function, .office, .agency, .area, .indicator, .publisher, .place, .weekday, .month,
        .otherSubject, .anaphor, .say, .abbreviation, .ordinal, .basis, .previous, .modifier,
        .cardinal:
        true
      default: false
      }
    }
    return !isOther && !isFirst
  }

  /// The person with the role and organisation that the words around the name give.
  private mutating func resolved(_ name: String, _ around: Row<Item>) -> Speaker? {
    if let speaker = known[name] { return speaker }
    guard name.contains(" ") else { return nil }
    var speaker = Speaker(name: name)
    if let office = around.firstIndex(where: { $0.has(.office) }) {
      let from = office > around.startIndex && isRoleWord(around[office - 1]) ? office - 1 : office
      speaker.role =
        passages(around.tokens(from: from, through: office)).excerpt
    }
    speaker.organization =
      around.first { $0.agency != nil }?.agency?.key ?? around.first { $0.area != nil }?.area
    if speaker.organization == nil { speaker.organization = organization(in: around, name) }
    if speaker.organization == nil, speaker.role != nil, !isObserver(speaker) {
      speaker.organization = lastAgency
    }
    note(speaker, name)
    return speaker
  }

  private mutating func note(_ speaker: Speaker, _ name: String) {
    let words = name.split(separator: " ").map(String.init)
    for key in [name, words[0], words[words.count - 1]] { known[key] = speaker }
  }

  private func isRoleWord(_ item: Item) -> Bool {
    ["assistant", "vice", "deputy", "chief", "senior", "acting", "first"].contains(item.text)
  }

  /// "an economist at Pinpoint Asset Management".
  private func organization(in around: Row<Item>, _ name: String) -> String? {
    guard
      let at = around.firstIndex(where: { ["at", "of", "for", "with", "from"].contains($0.text) }),
      around.indices.contains(at + 1),
      around[at + 1].isCapital
    else { return nil }
    var end = at + 1
    while around.indices.contains(end),
      around[end].isCapital || ["&", "of"].contains(around[end].text)
    { end += 1 }
    return passages(around.tokens(from: at + 1, through: end - 1)).excerpt
  }

  /// Whether somebody watches the figures for a bank or paper, and is no official.
  private func isObserver(_ speaker: Speaker) -> Bool {
    let words = (speaker.role ?? "").lowercased().split(separator: " ")
    return words.contains { Self.observers.contains(String($0)) }
  }

  private static let observers: Set<String> = [
    "analyst", "economist", "expert", "professor", "researcher", "strategist",
  ]

  private static let media: Set<String> = [
    "administration", "agency", "bank", "bureau", "commission", "committee", "council", "fund",
    "ministry", "organization", "union", "daily", "group", "herald", "journal", "media", "network",
    "news", "post",
    "press", "radio", "securities", "television", "times", "tv", "weekly",
  ]

  // MARK: what

  private func occasion(_ items: Row<Item>) -> String? {
    let text = items.map(\.text).joined(separator: " ")
    for occasion in [
      "press conference", "news conference", "briefing", "interview", "news briefing", "forum",
      "press briefing", "statement",
    ] where text.contains(occasion) {
      return occasion
    }
    return nil
  }

  /// The words after "that" or the verb, or before it.
  private func summary(_ items: Row<Item>, verb: Int) -> String {
    let end = items.last?.mark == "." ? items.count - 1 : items.count
    if items[verb].text != "according to", verb + 2 < end, !isInverted(items, verb),
      items[verb + 1].mark != "."
    {
      var start = verb + 1
      if items[start].text == "that" || items[start].mark == "," || items[start].mark == ":" {
        start += 1
      }
      if end - start > 2 {
        return passages(items.tokens(from: start, through: end - 1)).excerpt
      }
    }
    let before = items[..<verb].lastIndex { $0.mark == "," || $0.mark == "\"" } ?? verb
    guard before > 2 else {
      return passages(items.tokens(from: 0, through: max(0, end - 1))).excerpt
    }
    return passages(items.tokens(from: 0, through: before - 1)).excerpt
  }
}

extension Vocabulary {
  /// "Mr", "Ms" and the like stand before names and are no part of them.
  func isTitle(_ word: String) -> Bool { ["mr", "ms", "mrs", "dr", "prof"].contains(word) }
}
