package import LedgerModel
import NewsReading

/// A draft taken apart for review: each figure, claim, target and statement by itself.
extension Draft {
  /// The place of a part in the draft.
  package struct PartPlace: Hashable, Sendable {
    let entry: Int
    /// The figure or claim; nil for a target, or for what a statement says.
    let index: Int?
  }

  /// The places of all parts, in the order of the text.
  package var places: [PartPlace] {
    entries.indices.flatMap { index -> [PartPlace] in
      let entry = entries[index]
      let own = entry.ownNote == nil ? [] : [PartPlace(entry: index, index: nil)]
      switch entry.event {
      case .release, .statement:
        return own + entry.notes.indices.map { PartPlace(entry: index, index: $0) }
      default: return [PartPlace(entry: index, index: nil)]
      }
    }.sorted { note($0).passage.offset < note($1).passage.offset }
  }

  /// The words that a part rests on.
  package func note(_ place: PartPlace) -> Note {
    let entry = entries[place.entry]
    if let index = place.index { return entry.notes[index] }
    return entry.ownNote ?? entry.notes[0]
  }

  /// The part as a line to read or edit; nil for what a statement says.
  package func line(_ place: PartPlace) -> DraftLine? {
    switch (entries[place.entry].event, place.index) {
    case (.release(let release), let index?): .figure(release.figures[index])
    case (.statement(let statement), let index?): .claim(statement.claims[index])
    case (.target(let target), _): .target(target.figure, target.period)
    default: nil
    }
  }

  /// Who says what a statement says; nil for other parts.
  package func statement(_ place: PartPlace) -> Statement? {
    guard place.index == nil, case .statement(let statement) = entries[place.entry].event else {
      return nil
    }
    return statement
  }

  /// Puts another figure, claim or target in the place of a part.
  ///
  /// - Returns: whether the line is of the kind that belongs there.
  package mutating func replace(_ place: PartPlace, with line: DraftLine) -> Bool {
    switch (entries[place.entry].event, place.index, line) {
    case (.release(var release), let index?, .figure(let figure)):
      release.figures[index] = figure
      entries[place.entry].event = .release(release)
    case (.statement(var statement), let index?, .claim(let claim)):
      statement.claims[index] = claim
      entries[place.entry].event = .statement(statement)
    case (.target(var target), _, .target(let figure, let period)):
      (target.figure, target.period) = (figure, period)
      entries[place.entry].event = .target(target)
    default: return false
    }
    return true
  }

  /// The draft with only the parts that were kept; events without any part are gone.
  package func keeping(_ kept: Set<PartPlace>) -> Draft {
    var draft = self
    draft.entries = entries.indices.compactMap { index in
      var entry = entries[index]
      let isKept = entry.notes.indices.map { kept.contains(PartPlace(entry: index, index: $0)) }
      let isOwnKept = kept.contains(PartPlace(entry: index, index: nil))
      switch entry.event {
      case .release(var release):
        release.figures = filtered(release.figures, isKept)
        entry.event = .release(release)
        guard !release.figures.isEmpty else { return nil }
      case .statement(var statement):
        statement.claims = filtered(statement.claims, isKept)
        if entry.ownNote != nil, !isOwnKept { (entry.ownNote, statement.summary) = (nil, nil) }
        entry.event = .statement(statement)
        guard !statement.claims.isEmpty || isOwnKept else { return nil }
      default: return isOwnKept ? entry : nil
      }
      entry.notes = filtered(entry.notes, isKept)
      return entry
    }
    return draft
  }
}

private func filtered<Element>(_ elements: [Element], _ isKept: [Bool]) -> [Element] {
  zip(elements, isKept).filter(\.1).map(\.0)
}
