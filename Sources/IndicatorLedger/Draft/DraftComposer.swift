import LedgerModel
import NewsReading

/// Makes events of what was read: one release for each agency, targets, and statements by speaker.
struct DraftComposer {
  private let catalogue: SeriesCatalogue
  private var plausibility: Plausibility
  private let reading: TextReading
  private let url: String?
  private let digest: String
  private var made = Draft()

  init(
    catalogue: SeriesCatalogue, plausibility: Plausibility, reading: TextReading, url: String?,
    digest: String
  ) {
    self.catalogue = catalogue
    self.plausibility = plausibility
    self.reading = reading
    self.url = url
    self.digest = digest
  }

  mutating func draft() -> Draft {
    made.published = reading.published
    made.publisher = reading.publisher
    made.title = reading.title
    made.unresolved = reading.unresolved
    addReleases()
    addTargets()
    addStatements()
    made.unresolved.sort { $0.passage.offset < $1.passage.offset }
    return made
  }

  private var published: PublicationTime {
    PublicationTime(reading.published ?? CivilDate(dayNumber: 0))
  }

  private func source(_ agency: String) -> Source {
    Source(
      publisher: reading.publisher, title: reading.title, url: url, sha256: digest,
      isSecondary: reading.publisher != agency)
  }

  /// The key of the series; notes that there is none.
  private mutating func key(_ dimensions: Dimensions, _ passage: Passage) -> String? {
    if let key = catalogue.key(dimensions) { return key }
    made.unresolved.append(
      Unresolved(
        reason: "the ledger has no series of \(SeriesCatalogue.words(dimensions))",
        passage: passage))
    return nil
  }

  // MARK: releases

  private mutating func addReleases() {
    var agencies: [String] = []
    var figures: [String: SurestNotes<Figure>] = [:]
    var refused: [FigureMention] = []
    for mention in reading.figures {
      guard let key = key(mention.dimensions, mention.passage) else { continue }
      let scale = mention.dimensions.measure == .level ? mention.scale ?? 0 : nil
      let figure = Figure(
        series: key, period: mention.period, value: mention.value,
        scale: scale == catalogue.scale(key) ? nil : scale, qualifier: mention.qualifier)
      if let problem = plausibility.problem(figure) ?? problem(mention, beside: refused) {
        refused.append(mention)
        made.unresolved.append(Unresolved(reason: problem, passage: mention.passage))
        continue
      }
      let agency = catalogue.agency(key) ?? mention.dimensions.area
      if figures[agency] == nil { agencies.append(agency) }
      figures[agency, default: SurestNotes()].add(
        figure, mention.passage, confidence: mention.confidence)
    }
    for agency in agencies {
      let own = figures[agency]?.parts ?? []
      let release = Release(
        agency: agency, title: reading.title ?? releaseTitle(agency), published: published,
        source: source(agency), figures: own.map(\.0))
      made.entries.append(Draft.Entry(event: .release(release), notes: own.map(\.1)))
    }
  }

  /// Where the level cannot be what it was taken for, the growth told beside it cannot either.
  private func problem(_ mention: FigureMention, beside refused: [FigureMention]) -> String? {
    let isBeside = refused.suffix(4).contains { other in
      var dimensions = other.dimensions
      dimensions.measure = mention.dimensions.measure
      return dimensions == mention.dimensions && other.period == mention.period
        && abs(other.passage.offset - mention.passage.offset) < 300
    }
    return isBeside ? "the level told beside it is not plausible; it may be of something else" : nil
  }

  private func releaseTitle(_ agency: String) -> String {
    "Figures of \(agency)" + (reading.publisher.map { ", as reported by \($0)" } ?? "")
  }

  // MARK: targets

  private mutating func addTargets() {
    var seen: Set<TargetFigure> = []
    for mention in reading.targets {
      guard let key = key(mention.dimensions, mention.passage) else { continue }
      let scale = mention.dimensions.measure == .level ? mention.scale ?? 0 : nil
      let period = mention.period
      let figure = TargetFigure(
        series: key, value: mention.value,
        scale: scale == catalogue.scale(key) ? nil : scale, qualifier: mention.qualifier)
      guard seen.insert(figure).inserted else { continue }
      let target = Target(
        figure: figure, period: period, published: published, by: mention.setBy,
        source: source(catalogue.agency(key) ?? ""))
      let note = Draft.Note(passage: mention.passage, confidence: mention.confidence)
      made.entries.append(Draft.Entry(event: .target(target), notes: [note]))
    }
  }

  // MARK: statements

  private mutating func addStatements() {
    let (bySpeaker, ofText) = claimsBySpeaker()
    for (index, mention) in reading.statements.enumerated() {
      let agency = mention.speaker.organization ?? reading.publisher ?? "unknown"
      var statement = Statement(
        agency: agency, speaker: mention.speaker.name, role: mention.speaker.role,
        occasion: mention.occasion, published: published, summary: mention.summary,
        source: source(agency))
      let own = drafted(bySpeaker[index])
      statement.claims = own.map(\.0)
      made.entries.append(
        Draft.Entry(
          event: .statement(statement), notes: own.map(\.1),
          ownNote: Draft.Note(passage: mention.passage, confidence: mention.confidence)))
    }
    addClaimsOfText(ofText)
  }

  /// The claims of each statement, and those that the text itself makes, in one pass.
  ///
  /// A claim belongs to the last statement of its speaker before it; both come in the order of the
  /// text.
  private func claimsBySpeaker() -> (byStatement: [[ClaimMention]], ofText: [ClaimMention]) {
    var byStatement = [[ClaimMention]](repeating: [], count: reading.statements.count)
    var ofText: [ClaimMention] = []
    var last: [Speaker: Int] = [:]
    var next = 0
    for claim in reading.claims {
      while next < byStatement.count,
        reading.statements[next].passage.offset <= claim.passage.offset
      {
        last[reading.statements[next].speaker] = next
        next += 1
      }
      if let speaker = claim.speaker, let statement = last[speaker] {
        byStatement[statement].append(claim)
      } else {
        ofText.append(claim)
      }
    }
    return (byStatement, ofText)
  }

  /// What the text itself asserts, for each agency whose figures it is about.
  private mutating func addClaimsOfText(_ mentions: [ClaimMention]) {
    var agencies: [String] = []
    var byAgency: [String: [(Claim, Draft.Note)]] = [:]
    for entry in drafted(mentions) {
      let agency = catalogue.agency(entry.0.series) ?? reading.publisher ?? "unknown"
      if byAgency[agency] == nil { agencies.append(agency) }
      byAgency[agency, default: []].append(entry)
    }
    for agency in agencies {
      let own = byAgency[agency] ?? []
      let statement = Statement(
        agency: agency, published: published,
        summary: "What the text says of the figures of \(agency).", source: source(agency),
        claims: own.map(\.0))
      made.entries.append(Draft.Entry(event: .statement(statement), notes: own.map(\.1)))
    }
  }

  private mutating func drafted(_ mentions: [ClaimMention]) -> [(part: Claim, note: Draft.Note)] {
    var claims = SurestNotes<Claim>()
    for mention in mentions {
      guard let key = key(mention.dimensions, mention.passage) else { continue }
      let scale = mention.value == nil ? nil : mention.scale
      let claim = Claim(
        mention.kind, series: key, period: mention.period, since: mention.since,
        value: mention.value, scale: scale == catalogue.scale(key) ? nil : scale,
        qualifier: mention.qualifier, direction: mention.direction, length: mention.length)
      claims.add(claim, mention.passage, confidence: mention.confidence)
    }
    return claims.parts
  }
}
