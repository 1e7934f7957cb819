import LedgerModel
import LedgerProjections
package import StrictJSON

extension Streak {
  /// The streak as a row.
  package var json: JSONValue {
    .members([
      "series": .string(series), "direction": .string(run.direction.rawValue),
      "length": .integer(run.length), "exact": .bool(run.isExact),
      "from": .string(run.from.description), "to": .string(run.to.description),
      "frequency": .string(frequency.rawValue),
      "previous": previous.map { previous in
        .members([
          "direction": .string(previous.direction.rawValue),
          "length": .integer(previous.length), "exact": .bool(previous.isExact),
          "from": .string(previous.from.description), "to": .string(previous.to.description),
        ])
      } ?? .null,
      "firstSince": .orNull(firstSince?.description), "derived": .bool(run.isDerived),
      "events": .positions(run.events),
    ])
  }
}

extension AuditFinding {
  /// The finding as a row.
  package var json: JSONValue {
    .members([
      "finding": .string(kind.rawValue), "severity": .string(severity.rawValue),
      "series": .string(series), "period": .orNull(period?.description), "from": .orNull(from),
      "to": .orNull(to), "change": .orNull(change),
      "published": .list(published.map { .string($0.text) }),
      "days": days.map(JSONValue.integer) ?? .null, "signFlip": .bool(isSignFlip),
      "events": .positions(events), "message": .string(message),
    ])
  }
}

extension JudgedClaim {
  /// The claim with its verdicts as a row.
  package var json: JSONValue {
    .members([
      "event": .integer(event), "by": .string(statement.voice),
      "speaker": .orNull(statement.speaker), "agency": .string(statement.agency),
      "publisher": .orNull(statement.source?.publisher),
      "published": .string(statement.published.text), "claim": .string(claim.kind.rawValue),
      "series": .string(claim.series), "period": .string(claim.period.description),
      "words": .string(claim.words), "asSaid": .string(asSaid.outcome.rawValue),
      "asKnownNow": .string(asKnownNow.outcome.rawValue),
      "because": .string(asKnownNow.because), "coverage": .orNull(asKnownNow.coverage),
      // Without evidence there is still the statement itself.
      "events": .positions(asKnownNow.events.isEmpty ? [event] : asKnownNow.events),
    ])
  }
}

extension Effect {
  /// The effect as a row.
  package var json: JSONValue {
    .members([
      "effect": .string(kind.rawValue), "event": .integer(event), "series": .string(series),
      "period": .orNull(period?.description), "message": .string(message),
    ])
  }
}

extension AppendOutcome {
  /// The outcome as one object, with the effects if they were worked out.
  package func json(effects: [Effect]) -> JSONValue {
    .members([
      "appended": .positions(appended), "already": .positions(already),
      "effects": .list(effects.map(\.json)),
      "movedAside": movedAside.map { .string($0.file) } ?? nil,
    ])
  }
}
