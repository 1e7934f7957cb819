import LedgerModel
import LedgerProjections
package import StrictJSON

// The JSON of what the ledger answers. Keys are stable; numbers are decimal
// strings; every row names the events that it rests on.

extension Known {
  /// A total as a row.
  package func json(_ total: Total) -> JSONValue {
    // What was published for the same months under another name is shown as it was.
    let derived =
      total.derivation == .sameMonths ? total.found.text : total.found.number.number()
    return .members([
      "series": .string(total.series), "period": .string(total.period.description),
      "value": .orNull(total.value ?? derived),
      "low": .orNull(total.interval.lowText(decimals: 12)),
      "high": .orNull(total.interval.highText(decimals: 12)),
      "published": .orNull(total.observation?.published.text),
      "events": .positions(total.events), "derived": .bool(total.isDerived),
      "derivation": .orNull(total.derivation?.rawValue), "from": .orNull(total.found.origin),
      "unit": .orNull(definition(total.series)?.unit),
      "scale": .integer(state.scale(of: total.series)),
      "record": total.record?.json ?? .null, "targets": .list(total.targets.map(\.json)),
    ])
  }

  /// A growth comparison as a row.
  package func json(_ growth: Growth) -> JSONValue {
    .members([
      "series": .string(growth.series), "period": .string(growth.period.description),
      "published": .orNull(growth.published?.text),
      "computed": .orNull(growth.computedNumber),
      "low": .orNull(growth.computed?.interval.lowText(decimals: 4)),
      "high": .orNull(growth.computed?.interval.highText(decimals: 4)),
      "consistent": growth.isConsistent.map(JSONValue.bool) ?? .null,
      "signFlip": .bool(growth.isSignFlip),
      "base": .orNull(growth.base?.text),
      "impliedBase": growth.implied.map { $0.base.spread(decimals: 4) } ?? .null,
      "impliedRevision": growth.implied.map { $0.revisionInPercent.spread(decimals: 4) } ?? .null,
      "confirmedBy": growth.implied?.confirmedBy.first.map { .integer($0.seq) } ?? .null,
      "date": .orNull((growth.published ?? growth.level?.observations.first)?.published.text),
      "events": .positions(growth.events),
    ])
  }

  /// One step of a figure's history as a row.
  package func json(_ step: FigureHistory.Step, _ series: String) -> JSONValue {
    let observation = step.observation
    return .members([
      "series": .string(series), "period": .string(observation.figure.period.description),
      "published": .string(step.date.text), "change": .string(step.change.rawValue),
      "value": .string(observation.text),
      "low": .orNull(observation.interval.lowText(decimals: 12)),
      "high": .orNull(observation.interval.highText(decimals: 12)),
      "previous": .orNull(step.previous?.text),
      "status": .string(observation.figure.status ?? "A"),
      "source": .orNull(observation.publisher), "secondary": .bool(observation.isSecondary),
      "edition": .orNull(observation.edition), "note": .orNull(observation.figure.note),
      "events": .positions(
        (step.event == observation.seq ? [] : [step.event]) + [observation.seq]
          + (step.previous.map { [$0.seq] } ?? []) + observation.corrections),
    ])
  }
}

extension Record {
  package var json: JSONValue {
    .members([
      "kind": .string(isHigh ? "high" : "low"), "from": .string(from.description),
      "to": .string(to.description), "compared": .integer(compared), "complete": .bool(isComplete),
    ])
  }
}

extension TargetOutcome {
  package var json: JSONValue {
    .members([
      "value": .string(target.figure.value.text), "period": .orNull(target.period?.description),
      "by": .orNull(target.by), "exceeded": isExceeded.map(JSONValue.bool) ?? .null,
      "published": .string(target.published.text), "event": .integer(event),
    ])
  }
}

extension WorkedOut {
  /// What the printed digits give between its bounds.
  fileprivate func spread(decimals: Int) -> JSONValue {
    .members([
      "low": .orNull(interval.lowText(decimals: decimals)),
      "mid": .orNull(number()),
      "high": .orNull(interval.highText(decimals: decimals)),
    ])
  }
}

extension JSONValue {
  static func positions(_ events: [Int]) -> JSONValue { .list(events.map(JSONValue.integer)) }
}
