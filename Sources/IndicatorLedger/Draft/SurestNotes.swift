import NewsReading

/// Figures or claims, each once, with the words that tell it most surely.
///
/// A headline and the sentence below it say the same; the sentence is what a reviewer wants to see.
struct SurestNotes<Part: Hashable> {
  /// The parts in the order in which they were first told, with their notes.
  private(set) var parts: [(part: Part, note: Draft.Note)] = []
  private var places: [Part: Int] = [:]

  /// Adds a part, or another place where it is told.
  mutating func add(_ part: Part, _ passage: Passage, confidence: Int) {
    let note = Draft.Note(passage: passage, confidence: confidence)
    guard let place = places[part] else {
      places[part] = parts.count
      parts.append((part, note))
      return
    }
    if parts[place].note.confidence < confidence { parts[place].note = note }
  }
}
