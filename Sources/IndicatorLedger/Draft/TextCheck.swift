public import LedgerModel
public import LedgerProjections
import NewsReading

/// A text held against the ledger, with nothing recorded.
public struct TextCheck: Sendable {
  /// A figure or claim of the text with its verdicts.
  public struct Item: Sendable {
    /// What the text says, as a claim: of a figure its level or growth.
    public let claim: Claim
    /// Whether the text gives it as a figure.
    public let isFigure: Bool
    /// Who says so, if not the text itself.
    public let speaker: String?
    /// The words that it rests on, and how sure the reading is.
    public let note: Draft.Note
    /// The verdict by what was known on the day of the text; nil where that day is not known.
    public let asSaid: Finding<Verdict>?
    /// The verdict by what is known now.
    public let asKnownNow: Finding<Verdict>
  }

  /// How findings call the text.
  static let ownName = "the text"

  /// What was drafted from the text.
  public let draft: Draft
  /// The figures and claims with their verdicts, in the order of the text.
  public let items: [Item]
  /// What the text says that cannot all be true, and what its growth implies for the levels beside
  /// it.
  public let findings: [AuditFinding]
  /// The position from which on the events of findings are those of the draft, not of the ledger.
  public let firstDrafted: Int

  /// What the text claims and then says otherwise.
  public var insideText: [AuditFinding] {
    findings.filter { $0.kind == .contradiction && $0.events.allSatisfy(isDrafted) }
  }

  /// Figures that the text gives twice, differently: one of the two may be of something else.
  public var doubled: [AuditFinding] {
    findings.filter { $0.kind == .misquote && $0.events.allSatisfy(isDrafted) }
  }

  /// What the text says and another source of its day says otherwise, where the figures do not
  /// tell who is right.
  public var againstOthers: [AuditFinding] {
    let open = Set(items.filter { $0.asKnownNow.outcome == .undetermined }.map(\.claim.words))
    return findings.filter { finding in
      finding.kind != .impliedRevision && !finding.events.allSatisfy(isDrafted)
        && [finding.from, finding.to].contains { $0.map(open.contains) ?? false }
    }
  }

  /// What the text's growth implies for levels on record.
  public var implied: [AuditFinding] { findings.filter { $0.kind == .impliedRevision } }

  private func isDrafted(_ event: Int) -> Bool { event >= firstDrafted }

  /// Whether the ledger or the text itself contradicts something in the text.
  public var isContradicted: Bool {
    items.contains { $0.isContradicted } || !insideText.isEmpty
  }
}

extension TextCheck.Item {
  /// Whether the figures contradict it, now or on its day.
  public var isContradicted: Bool {
    asKnownNow.outcome == .contradicted || asSaid?.outcome == .contradicted
  }
}

extension LedgerState {
  /// Drafts the events of a text and holds them against the ledger; nothing is recorded.
  ///
  /// - Parameters:
  ///   - text: UTF-8, plain text or HTML.
  ///   - options: what is known of the text.
  /// - Returns: every figure and claim with its verdicts, and what contradicts inside the text.
  /// - Throws: ``LedgerError`` if the text is empty or is not English.
  public func check(
    _ text: [UInt8], _ options: DraftOptions = DraftOptions()
  ) throws(LedgerError) -> TextCheck {
    let draft = try draft(text, options)
    let now = known()
    let then = draft.published.map { known(asOf: PublicationTime($0)) }
    let doubled = DoubledFigures(
      draft.assertions.filter(\.isFigure).map(\.claim), scale: scale(of:))
    let items = draft.assertions.map { part in
      let others =
        part.isFigure ? doubled.others(than: part.claim, scale: scale(of: part.claim.series)) : []
      return TextCheck.Item(
        claim: part.claim, isFigure: part.isFigure, speaker: part.speaker, note: part.note,
        asSaid: (then?.judge(part.claim)).map { DoubledFigures.doubted($0, beside: others) },
        asKnownNow: DoubledFigures.doubted(now.judge(part.claim), beside: others))
    }
    return TextCheck(
      draft: draft, items: items.sorted { $0.note.passage.offset < $1.note.passage.offset },
      findings: findings(with: draft), firstDrafted: eventCount)
  }

  /// The findings that recording the draft would make, but for those that the verdicts tell.
  private func findings(with draft: Draft) -> [AuditFinding] {
    var state = self
    let first = eventCount
    let recorded = lastRecorded ?? Timestamp(seconds: 0)
    for (index, entry) in draft.entries.enumerated() {
      state.apply(
        RecordedEvent(seq: first + index, recorded: recorded, event: entry.event.ofTheText))
    }
    let keys = Set(draft.assertions.flatMap { [$0.claim.series, definedOf($0.claim.series)] })
    let told = Set(
      draft.assertions.filter {
        $0.isFigure && defined($0.claim.series)?.definition.measure == .yoy
      }
      .map { "\(definedOf($0.claim.series)) \($0.claim.period)" })
    return state.known().audit(only: [.misquote, .contradiction, .impliedRevision]) {
      keys.contains($0)
    }.filter { finding in
      switch finding.kind {
      // Whoever printed the growth first, the text repeats what it implies.
      case .impliedRevision: told.contains("\(finding.series) \(finding.period?.description ?? "")")
      // Against the ledger's figures there is a verdict already.
      case .misquote: finding.events.allSatisfy { $0 >= first }
      default: finding.events.contains { $0 >= first }
      }
    }
  }

  private func definedOf(_ key: String) -> String { defined(key)?.definition.of ?? key }
}

extension Event {
  /// The event with the text as its publisher, so that findings speak of "the text".
  fileprivate var ofTheText: Event {
    switch self {
    case .release(var release):
      release.source?.publisher = TextCheck.ownName
      return .release(release)
    case .statement(var statement):
      statement.source?.publisher = TextCheck.ownName
      return .statement(statement)
    default: return self
    }
  }
}

extension Draft {
  /// A figure or claim of the draft.
  struct Part {
    let claim: Claim
    let isFigure: Bool
    let speaker: String?
    let note: Note
  }

  /// The figures and claims, as claims.
  var assertions: [Part] {
    entries.flatMap { entry -> [Part] in
      switch entry.event {
      case .release(let release):
        zip(release.figures, entry.notes).map { figure, note in
          Part(claim: Claim(figure), isFigure: true, speaker: nil, note: note)
        }
      case .statement(let statement):
        zip(statement.claims, entry.notes).map { claim, note in
          Part(claim: claim, isFigure: false, speaker: statement.speaker, note: note)
        }
      default: []
      }
    }
  }
}

extension Claim {
  /// The claim that a figure is what it is.
  fileprivate init(_ figure: Figure) {
    self.init(
      .level, series: figure.series, period: figure.period, value: figure.value,
      scale: figure.scale, qualifier: figure.qualifier)
  }
}
