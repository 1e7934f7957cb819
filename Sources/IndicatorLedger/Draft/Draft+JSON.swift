import EventCoding
import LedgerModel
import NewsReading
package import StrictJSON

extension Draft {
  /// The events as `append` reads them, with the review keys `excerpt`, `offset` and `confidence`
  /// that it ignores, and what is unresolved.
  package var json: [JSONValue] {
    entries.map { json($0) } + unresolved.map(\.json)
  }

  private func json(_ entry: Entry) -> JSONValue {
    var event = entry.event.json
    if published == nil { event = event.without("published") }
    switch entry.event {
    case .release: event = event.annotating("figures", entry.notes)
    case .statement: event = event.annotating("claims", entry.notes)
    default: entry.notes.first.map { event = event.adding($0) }
    }
    return entry.ownNote.map { event.adding($0) } ?? event
  }
}

extension Unresolved {
  /// The passage as an object that `append` skips.
  package var json: JSONValue {
    .members([
      "kind": .string("unresolved"), "reason": .string(reason),
      "excerpt": .string(passage.excerpt), "offset": .integer(passage.offset),
    ])
  }
}

extension JSONValue {
  fileprivate func without(_ key: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key })
  }

  fileprivate func adding(_ note: Draft.Note) -> JSONValue {
    let added = JSONValue.members([
      "excerpt": .string(note.passage.excerpt), "offset": .integer(note.passage.offset),
      "confidence": .string(note.confidenceText),
    ])
    guard case .object(let members) = self, case .object(let more) = added else { return self }
    return .object(members + more)
  }

  fileprivate func annotating(_ key: String, _ notes: [Draft.Note]) -> JSONValue {
    guard case .object(var members) = self,
      let index = members.firstIndex(where: { $0.key == key }),
      case .array(let elements) = members[index].node.value
    else { return self }
    members[index].node.value = .array(
      zip(elements, notes).map { element, note in
        var element = element
        element.value = element.value.adding(note)
        return element
      })
    return .object(members)
  }
}

extension Draft.Note {
  /// The confidence from 0 to 1, such as `0.95`.
  package var confidenceText: String {
    let percent = max(0, min(99, confidence))
    return "0." + (percent < 10 ? "0" : "") + String(percent)
  }
}
