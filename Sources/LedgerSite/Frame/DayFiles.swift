import Drawing

/// The files that tell the script what the front page shows on each day, so many days a file.
///
/// The front page itself has what is current, and stays small however long the history is; the
/// script fetches a file when the slider comes to its days. It is a script, too, for that is what a
/// page from the disk may load.
struct DayFiles: Sendable {
  /// The days of each file, by their numbers.
  let spans: [Range<Int>]

  /// - Parameters:
  ///   - dayCount: how many days the slider has.
  ///   - figureCount: how many figures the ledger has.
  ///   - subjectCount: how many subjects the front page has; a file begins with what held for each.
  ///   - daysPerFile: how many days a file has at most; nil: so many that files have about a hundred
  ///     kilobytes, or with a thousand series ten times that.
  init(dayCount: Int, figureCount: Int, subjectCount: Int, daysPerFile: Int?) {
    let fileCount = figureCount / max(4000, subjectCount * 10) + 1
    size = max(1, daysPerFile ?? ((dayCount + fileCount - 1) / fileCount))
    spans = stride(from: 0, to: dayCount, by: size).map { [size] in
      $0..<min(dayCount, $0 + size)
    }
  }

  /// How many days a file has, but for the last one.
  let size: Int

  /// The name of a file, by its place among all.
  func name(_ number: Int) -> String { "days-\(number).js" }

  /// A timeline in pieces, one a file.
  func texts<Value>(_ timeline: Timeline<Value>, _ fields: (Value) -> [String]) -> [String] {
    spans.map { timeline.text(in: $0, fields) }
  }

  /// What changes on the front page.
  struct Content {
    /// Of each row that changes, its timeline in pieces.
    private(set) var rows: [[String]] = []
    /// In each file, the strips.
    var strips: [[String]] = []
    /// In each file, a line for each day with releases.
    var latest: [[String]] = []

    /// Adds a row; its number for the page.
    mutating func add(_ texts: [String]) -> Int {
      rows.append(texts)
      return rows.count - 1
    }
  }

  /// The text of a file: a call with what the rows, the strips and the latest releases were.
  ///
  /// A row has a line a step, and rows have an empty line between them.
  func text(_ number: Int, of content: Content) -> String {
    let rows = content.rows.map { $0[number] }.joined(separator: "\n\n")
    let strips = content.strips.isEmpty ? [] : content.strips[number]
    let texts = [
      rows, strips.joined(separator: "\n"), content.latest[number].joined(separator: "\n"),
    ]
    return "takeDays(\(number),\(texts.map(Self.literal).joined(separator: ",")))\n"
  }

  /// A text as the script's language has it, in which lines and tabs need no more than a byte.
  private static func literal(_ text: String) -> String {
    let escaped = Markup.readable(text).replacing("\\", with: "\\\\").replacing("`", with: "\\`")
      .replacing("${", with: "\\${")
    return "`\(escaped)`"
  }
}
