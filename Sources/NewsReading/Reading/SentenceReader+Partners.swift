import LedgerModel

/// With whom a country trades, where its name stands away from the subject.
extension SentenceReader {
  /// The subject with the partner that the words before it, the heading or the text gives.
  func withPartner(_ subject: Subject, before index: Int) -> Subject {
    if items[index].text.hasSuffix(" them") { return withListedPartners(subject, before: index) }
    if let partner = partnerOfSameBalance(subject) { return with(partner, subject) }
    if subject.indicator == "trade", items[index].text.hasPrefix("total "),
      subject.partner == .none,
      withPartnerOfSentenceBefore(subject) != nil
    {
      // "Total turnover" after a sentence on one partner: of that partner, or of all?
      var subject = subject
      subject.narrowedBy = "perhaps with one partner"
      return subject
    }
    guard subject.partner == .none, subject.area == nil, subject.isOfTrade, !isTotal(index) else {
      return subject
    }
    if let area = areaOfSentence(before: index) {
      var subject = subject
      subject.area = area
      return subject
    }
    if let partner = partnerOfTopic, !isCarried || context.subjectSentence == context.sentence - 1 {
      // "Trade with Russia rose 26 percent, with exports up 47 percent": exports to Russia.
      return with(partner, subject)
    }
    if index > 1, let area = items[0].area, area != context.home,
      [":", "—", "–", "-"].contains(items[1].mark)
    {
      return with(.area(area), subject)
    }
    if subject.form == .verb, let partner = frontedPartner(before: index, subject) {
      return with(.area(partner), subject)
    }
    if let heading = context.headingPartner { return with(.area(heading), subject) }
    if let before = withPartnerOfSentenceBefore(subject) { return before }
    guard subject.indicator == "trade" else { return subject }
    if let partner = context.mainPartner { return with(.area(partner), subject) }
    if isOfTwo { return with(.context, subject) }
    return withNamedPartner(subject, before: index)
  }

  /// The partner of the sentence before, as in "Trade with Russia rose" and then "turnover was …".
  ///
  /// Exports may be those to the world, and are then of a part only.
  func withPartnerOfSentenceBefore(_ subject: Subject) -> Subject? {
    guard context.subjectSentence == context.sentence - 1,
      context.subjectParagraph == context.paragraph, context.subjects.count == 1,
      case .area(let area) = context.subjects[0].partner
    else { return nil }
    if subject.indicator == "trade" || subject.indicator == "balance" {
      return with(.area(area), subject)
    }
    var subject = subject
    subject.narrowedBy = "perhaps with \(area)"
    return subject
  }

  /// "ASEAN, the EU and the US were the largest partners, with trade of …": they stand before.
  func withNamedPartner(_ subject: Subject, before index: Int) -> Subject {
    if index > 1,
      let place = items[..<index].indices.last(where: {
        items[$0].area != nil && isPartnerPhrase($0)
      }),
      index - place <= 3, let area = items[place].area, area != context.home
    {
      return with(.area(area), subject)
    }
    let areas = items[..<index].compactMap(\.area).filter { $0 != context.home }
    guard !areas.isEmpty else { return subject }
    var subject = subject
    if areas.count > 1, items.contains(where: { $0.text == "respectively" }) {
      subject.partner = .area(areas[0])
      subject.morePartners = Array(areas.dropFirst())
    } else if areas.count == 1, items[..<index].contains(where: { $0.text.contains("partner") }) {
      subject.partner = .area(areas[0])
    } else if items[index].text == "trade" || items[index].text == "trade volume" {
      subject.narrowedBy = "perhaps with \(areas[0])"
    }
    return subject
  }

  /// "To the US we exported".
  func frontedPartner(before index: Int, _ subject: Subject) -> String? {
    let wanted = subject.indicator == "exports" ? "to" : "from"
    let start = items[0].text == wanted ? 1 : items.count
    return items[from: min(start, index), upTo: index].prefix(2).lazy.compactMap(\.area).first
  }

  /// The same surplus, as in "The surplus with the US narrowed; China's surplus came in at …".
  func partnerOfSameBalance(_ subject: Subject) -> Subject.Partner? {
    guard subject.indicator == "balance", subject.partner == .none,
      subject.area == nil || subject.area == context.home,
      context.subjectSentence == context.sentence - 1,
      context.subjectParagraph == context.paragraph, context.subjects.count == 1,
      context.subjects[0].indicator == "balance", case .area = context.subjects[0].partner
    else { return nil }
    return context.subjects[0].partner
  }

  /// "The EU, the US and ASEAN were its largest partners, trade with them rising …".
  func withListedPartners(_ subject: Subject, before index: Int) -> Subject {
    let areas = items[..<index].compactMap(\.area).filter { $0 != context.home }
    guard areas.count > 1 else { return subject }
    var subject = subject
    (subject.partner, subject.morePartners) = (.area(areas[0]), Array(areas.dropFirst()))
    return subject
  }

  /// "the two countries": whose trade is spoken of.
  var isOfTwo: Bool {
    items.indices.dropLast().contains { place in
      ["two", "both"].contains(items[place].text)
        && ["countries", "sides", "nations", "neighbours", "neighbors", "governments", "leaders"]
          .contains(items[place + 1].text)
    }
  }

  /// Another country that the sentence speaks of: "German output rose 1.5 percent; exports fell".
  func areaOfSentence(before index: Int) -> String? {
    switch topic {
    case .other:
      let areas = items[..<index].indices.filter { items[$0].area != nil && !isPartnerPhrase($0) }
        .compactMap { items[$0].area }
      guard let first = areas.first, !areas.contains(where: { $0 == context.home }) else {
        return nil
      }
      return first
    case .known(let subjects):
      guard !isCarried, let area = subjects.first?.area, area != context.home,
        subjects.first?.partner == Subject.Partner.none
      else { return nil }
      return area
    case .none:
      // "South Korea votes; April exports rose 24 percent".
      guard let semicolon = items[..<index].lastIndex(where: { $0.mark == ";" }) else { return nil }
      let areas = items[..<semicolon].compactMap(\.area)
      return areas.contains { $0 == context.home } ? nil : areas.first
    }
  }

  /// The one partner of what the sentence spoke of so far.
  var partnerOfTopic: Subject.Partner? {
    guard case .known(let subjects) = topic, subjects.count == 1, subjects[0].isOfTrade else {
      return nil
    }
    let partner = completed(subjects[0]).partner
    if case .area = partner { return partner }
    return nil
  }

  func with(_ partner: Subject.Partner, _ subject: Subject) -> Subject {
    var subject = subject
    subject.partner = partner
    return subject
  }

  /// "overall exports", "total trade": not of the partner that was spoken of.
  func isTotal(_ index: Int) -> Bool {
    let words = items[index].text.split(separator: " ")
    return words.contains {
      ["total", "overall", "foreign", "global", "aggregate", "country", "nation"].contains($0)
    }
  }

  /// "to the EU": whom it is with, not what it is.
  func isPartnerPhrase(_ index: Int) -> Bool {
    items[index].area != nil && items.isPartner(at: index)
  }

  /// Exports go to a partner and imports come from one; another topic is not what is meant.
  mutating func setPartner(_ area: String, isFrom: Bool) {
    let wanted = isFrom ? ["imports"] : ["exports", "trade"]
    guard case .known(let subjects) = topic, area != context.home,
      var subject = (subjects + context.earlierSubjects).first(where: {
        wanted.contains($0.indicator)
      })
    else {
      topic = .other("to or from \(area)")
      return
    }
    subject.partner = .area(area)
    topic = .known([subject])
    context.partner = area
  }
}
