import LedgerModel
import LedgerProjections
import NewsReading
package import StrictJSON

extension TextCheck {
  /// The check as one object: the verdicts, what contradicts inside the text, and what is
  /// unresolved.
  package var json: JSONValue {
    .members([
      "published": .orNull(draft.published?.description), "publisher": .orNull(draft.publisher),
      "title": .orNull(draft.title), "contradicted": .bool(isContradicted),
      "checked": .list(items.map(\.json)), "findings": .list(findings.map { json($0) }),
      "unresolved": .list(draft.unresolved.map(\.json)),
    ])
  }

  /// A finding whose events are only those of the ledger: the draft's have no position.
  private func json(_ finding: AuditFinding) -> JSONValue {
    .members([
      "finding": .string(finding.kind.rawValue), "severity": .string(finding.severity.rawValue),
      "series": .string(finding.series), "period": .orNull(finding.period?.description),
      "message": .string(finding.message),
      "events": .positions(finding.events.filter { $0 < firstDrafted }),
    ])
  }
}

extension TextCheck.Item {
  /// The figure or claim with its verdicts as a row.
  package var json: JSONValue {
    .members([
      "kind": .string(isFigure ? "figure" : claim.kind.rawValue),
      "series": .string(claim.series), "period": .string(claim.period.description),
      "value": .orNull(claim.value?.text), "words": .string(claim.words),
      "speaker": .orNull(speaker),
      "asSaid": .orNull(asSaid?.outcome.rawValue),
      "asKnownNow": .string(asKnownNow.outcome.rawValue),
      "because": .string(asKnownNow.because), "coverage": .orNull(asKnownNow.coverage),
      "events": .positions(asKnownNow.events),
      "excerpt": .string(note.passage.excerpt), "offset": .integer(note.passage.offset),
      "confidence": .string(note.confidenceText),
    ])
  }
}
