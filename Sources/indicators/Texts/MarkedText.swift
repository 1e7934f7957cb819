import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerModel
import NewsReading

/// A text with the verdicts of a check marked in it, and what they rest on below.
struct MarkedText {
  private let check: TextCheck
  private let text: CleanText

  init(_ check: TextCheck, of source: [UInt8]) {
    self.check = check
    text = CleanText(source)
  }

  /// The text with `[✗ 3]` after the words that a verdict is about, and the verdicts by number.
  func text(colored: Bool) -> String {
    var marked = ""
    var position = 0
    let ends = check.items.enumerated().map { (number: $0 + 1, item: $1) }
      .sorted { $0.item.note.passage.place.upperBound < $1.item.note.passage.place.upperBound }
    for (number, item) in ends {
      let end = min(max(item.note.passage.place.upperBound, position), text.bytes.count)
      marked += text.text(position..<end)
      marked += styled(" [\(item.asKnownNow.outcome.mark) \(number)]", item, colored)
      position = end
    }
    marked += text.text(position..<text.bytes.count)
    let body = marked.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(into: [Substring]()) { lines, line in
        let isBlank = line.allSatisfy(\.isWhitespace)
        if !(isBlank && lines.last?.isEmpty ?? true) { lines.append(isBlank ? "" : line) }
      }
    return wrapped(body) + "\n" + footnotes(colored) + "\n" + CheckSummary.text(check) + "\n"
  }

  private func wrapped(_ lines: [Substring]) -> String {
    lines.joined(separator: "\n")
  }

  private func styled(_ mark: String, _ item: TextCheck.Item, _ colored: Bool) -> String {
    colored ? item.asKnownNow.outcome.style.applied(to: mark) : mark
  }

  private func footnotes(_ colored: Bool) -> String {
    check.items.enumerated().map { index, item in
      let outcome = item.asKnownNow.outcome
      let verdict = colored ? outcome.style.applied(to: outcome.rawValue) : outcome.rawValue
      let changed =
        item.asSaid.map { $0.outcome == outcome ? "" : ", \($0.outcome.rawValue) on its day" } ?? ""
      let events = item.asKnownNow.events.prefix(4).map(String.init).joined(separator: " ")
      return "[\(index + 1)] \(verdict)\(changed): \(item.claim.words) – "
        + item.asKnownNow.because + (events.isEmpty ? "" : " (events \(events))") + "\n"
    }.joined()
  }
}
