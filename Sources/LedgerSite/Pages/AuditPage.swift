import Drawing
import LedgerModel
import LedgerProjections

/// The pages of all findings, a table a kind.
struct AuditPage {
  private let audit: AuditTimelines

  init(_ audit: AuditTimelines) { self.audit = audit }

  /// How many findings of a kind a page has at most.
  static let size = 500

  /// The first page: of each kind the newest findings.
  func body() -> Markup {
    audit.counts.map { kind, _ -> Markup in
      section(kind, audit.rows(of: kind), pages(of: kind).newest)
    }.joined()
  }

  /// The pages of older findings, for kinds of which there are many.
  func olderPages() -> [(file: String, title: String, body: Markup)] {
    audit.counts.flatMap { kind, _ in
      let (rows, pages) = (audit.rows(of: kind), pages(of: kind))
      return (0..<pages.newest).map { page in
        (
          pages.file(page), "What does not agree: \(Self.name(of: kind))",
          section(kind, rows, page)
        )
      }
    }
  }

  private func pages(of kind: AuditFinding.Kind) -> Paging {
    Paging(
      "audit-\(kind.rawValue)", first: "audit.html#\(kind.rawValue)", size: Self.size,
      count: audit.rows(of: kind).count)
  }

  private func section(
    _ kind: AuditFinding.Kind, _ rows: [AuditTimelines.Row], _ page: Int
  ) -> Markup {
    let pages = pages(of: kind)
    let count = audit.counts.first { $0.kind == kind }?.timeline
    let own = rows[pages.entries(page)]
    let links = pages.links(on: page) { page in
      let days = rows[pages.entries(page)].compactMap { $0.finding.published.last?.text }
      return "\(days.first ?? "") – \(days.last ?? "")"
    }
    return """
      <section id=\(Markup(escaping: kind.rawValue))><h2><span data-z data-t="\(count.map { .timeline($0) { ["\($0)"] } })">\
      <b class=t>\(count?.last ?? 0)</b></span> \(Self.name(of: kind))</h2>\
      <p>\(Self.meaning(of: kind))\(links)<div><table class=audit><thead><tr><th>Found<th>Series<th>Period\
      <th>What was found<th>Events<tbody>
      \(own.reversed().map(row).joined(separator: "\n"))</table></div></section>
      """
  }

  private func row(_ row: AuditTimelines.Row) -> Markup {
    let finding = row.finding
    let severity: Markup =
      switch finding.severity {
      case .note: ""
      case .warning: " class=warn"
      case .error: " class=bad"
      }
    return """
      <tr data-k=\(row.span.markup)\(severity)><td>\(finding.published.last?.text ?? "")<td>\(finding.series)\
      <td>\(finding.period?.description ?? "")<td>\(finding.message)<td>\
      \(finding.events.map(String.init).joined(separator: " "))
      """
  }

  static func name(of kind: AuditFinding.Kind) -> String {
    switch kind {
    case .revision: "revisions"
    case .impliedRevision: "implied revisions"
    case .identity: "sums that do not add up"
    case .misquote: "misquotes"
    case .claim: "claims that do not hold"
    case .contradiction: "contradictions"
    case .correction: "corrections"
    case .withdrawal: "withdrawals"
    case .stale: "overdue releases"
    }
  }

  private static func meaning(of kind: AuditFinding.Kind) -> String {
    switch kind {
    case .revision: "A later release gives a value that the earlier one excludes."
    case .impliedRevision:
      "Published growth does not follow from the levels on record: the base was revised in silence."
    case .identity: "A published total lies outside what its published parts leave open."
    case .misquote: "Somebody printed another value than the agency or most others of that day."
    case .claim: "The figures contradict it, or what is known since has changed the verdict."
    case .contradiction: "What was said on one day cannot all be true."
    case .correction: "The keeper of the ledger repaired an error of transcription."
    case .withdrawal: "The agency took something back."
    case .stale: "A release that is overdue by the agency's own habit."
    }
  }
}
