import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerModel
import NewsReading
import PlainText

/// The review of a draft by a person: one part after the other, beside the words it rests on.
struct Review {
  /// Where questions are put and answered.
  struct Desk {
    var width: Int
    var isColored: Bool
    /// Shows text.
    var show: (String) -> Void
    /// The next answer; nil when the person is gone.
    var answer: () -> String?
  }

  private var draft: Draft
  private let text: CleanText
  private let state: LedgerState
  private let desk: Desk
  private var kept: Set<Draft.PartPlace> = []

  init(_ draft: Draft, of source: [UInt8], in state: LedgerState, at desk: Desk) {
    self.draft = draft
    text = CleanText(source)
    self.state = state
    self.desk = desk
  }

  /// Goes through all parts.
  ///
  /// - Returns: the draft with what was kept; nil if the person gave up.
  mutating func run() -> Draft? {
    let places = draft.places
    guard !places.isEmpty else {
      desk.show("Nothing was drafted.\n")
      showUnresolved()
      return draft
    }
    var index = 0
    while index < places.count {
      show(places[index], number: index + 1, of: places.count)
      switch ask(places[index]) {
      case .accept:
        kept.insert(places[index])
        index += 1
      case .drop:
        kept.remove(places[index])
        index += 1
      case .back: index = max(0, index - 1)
      case .acceptRest:
        kept.formUnion(places[index...])
        index = places.count
      case .quit: return nil
      }
    }
    showUnresolved()
    desk.show("\nkept \(kept.count) of \(places.count)\n")
    return draft.keeping(kept)
  }

  private enum Choice {
    case accept
    case drop
    case back
    case acceptRest
    case quit
  }

  private mutating func ask(_ place: Draft.PartPlace) -> Choice {
    let canEdit = draft.line(place) != nil
    while true {
      desk.show(
        styled(
          "\n[Enter] keep  [d]rop  \(canEdit ? "[e]dit  " : "")[b]ack  keep the [r]est  [q]uit > ",
          .dim))
      guard let answer = desk.answer() else { return .quit }
      switch answer.trimmed.lowercased() {
      case "", "k", "keep", "y": return .accept
      case "d", "drop", "n": return .drop
      case "b", "back": return .back
      case "r", "rest": return .acceptRest
      case "q", "quit": return .quit
      case "e",
        "edit" where canEdit:
        if edit(place) { return .accept }
      default: desk.show("'\(terminalSafe(answer))' is none of these.\n")
      }
    }
  }

  /// Asks for another line until one is right or the old one is kept.
  private mutating func edit(_ place: Draft.PartPlace) -> Bool {
    guard let line = draft.line(place) else { return false }
    desk.show("now: \(line.text { state.scale(of: $0) })\nnew line, or nothing to leave it: ")
    while let answer = desk.answer(), !answer.trimmed.isEmpty {
      do {
        let new = try DraftLine(answer) { state.isDefined($0) ? state.scale(of: $0) : nil }
        if draft.replace(place, with: new) { return true }
        desk.show("That is another kind of line. Again: ")
      } catch {
        desk.show("\(terminalSafe(error.message)). Again: ")
      }
    }
    return false
  }

  // MARK: showing

  private func show(_ place: Draft.PartPlace, number: Int, of count: Int) {
    let note = draft.note(place)
    desk.show(
      styled("\n── \(number) of \(count) ", .dim)
        + styled(String(repeating: "─", count: max(4, desk.width - 30)), .dim)
        + styled(" \(note.confidenceText)\n", note.confidence < 70 ? .warning : .dim))
    desk.show(context(note.passage) + "\n\n")
    if let line = draft.line(place) {
      desk.show(styled(line.text { state.scale(of: $0) }, .bold) + "\n")
      if let known = onRecord(line) { desk.show(styled(known, .dim) + "\n") }
    } else if let statement = draft.statement(place) {
      desk.show(styled("statement of \(terminalSafe(statement.voice))", .bold))
      if let role = statement.role { desk.show(", \(terminalSafe(role))") }
      desk.show("\n\(terminalSafe(statement.summary ?? ""))\n")
    }
  }

  /// The paragraph with the words standing out.
  private func context(_ passage: Passage) -> String {
    let bytes = text.bytes
    let newline = UInt8(ascii: "\n")
    let place = passage.place.clamped(to: 0..<bytes.count)
    let start = bytes[..<place.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[place.upperBound...].firstIndex(of: newline) ?? bytes.count
    // A paragraph may be a book.
    let first = max(start, place.lowerBound - 600)
    let last = min(end, place.upperBound + 600)
    return text.text(first..<place.lowerBound)
      + styled(text.text(place), .bold, else: "[", "]")
      + text.text(place.upperBound..<last)
  }

  /// What the ledger has for the series and period of a figure.
  private func onRecord(_ line: DraftLine) -> String? {
    guard case .figure(let figure) = line else { return nil }
    guard let known = state.known().current(figure.series, figure.period) else {
      return "nothing on record for this period"
    }
    return "on record: \(known.text), event \(known.seq), published \(known.published.text)"
  }

  private func showUnresolved() {
    guard !draft.unresolved.isEmpty else { return }
    desk.show(styled("\nNot drafted:\n", .dim))
    for passage in draft.unresolved {
      desk.show("  \(passage.reason): \(styled(terminalSafe(passage.passage.excerpt), .dim))\n")
    }
  }

  private func styled(
    _ text: String, _ style: Style, else open: String = "", _ close: String = ""
  ) -> String {
    desk.isColored ? style.applied(to: text) : open + text + close
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
