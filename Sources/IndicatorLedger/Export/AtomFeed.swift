import Drawing
import LedgerModel
import LedgerProjections

/// A feed of revisions (RFC 4287), the newest first.
package struct AtomFeed {
  private let findings: [AuditFinding]
  private let known: Known

  /// - Parameters:
  ///   - known: what was known.
  ///   - limit: how many entries there are at most.
  ///   - isWanted: which series.
  package init(_ known: Known, limit: Int, where isWanted: (String) -> Bool) {
    self.known = known
    findings = known.audit(
      only: [.revision, .impliedRevision, .correction, .withdrawal], series: isWanted
    ).reversed().prefix(limit).map(\.self)
  }

  /// The feed as XML.
  package var text: String {
    let updated = findings.first.map { Self.time($0) } ?? "1970-01-01T00:00:00Z"
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <title>Revisions of official figures</title>
      <id>urn:x-indicator-ledger:revisions</id>
      <updated>\(updated)</updated>
      <author><name>Indicator ledger</name></author>
      \(findings.map(entry).joined())</feed>

      """
  }

  private func entry(_ finding: AuditFinding) -> String {
    let period = finding.period.map { " \($0)" } ?? ""
    let events = finding.events.map(String.init).joined(separator: "-")
    let name = known.definition(finding.series)?.title ?? finding.series
    return """
      <entry>
      <title>\(Markup.escaped("\(name)\(period): \(finding.message)"))</title>
      <id>urn:x-indicator-ledger:\(finding.kind.rawValue):\(Markup.escaped(finding.series)):\
      \(Markup.escaped(finding.period?.description ?? "")):\(events)</id>
      <updated>\(Self.time(finding))</updated>
      <category term="\(finding.kind.rawValue)"/>
      <summary>\(Markup.escaped("\(finding.series)\(period), events \(events): \(finding.message)"))</summary>
      </entry>

      """
  }

  private static func time(_ finding: AuditFinding) -> String {
    "\(finding.published.last?.day ?? CivilDate(dayNumber: 0))T00:00:00Z"
  }
}
