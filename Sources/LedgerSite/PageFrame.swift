import Markup

/// What all pages have around them.
///
/// Optional end tags and quotes are left out, as the HTML standard allows: of a large ledger there
/// are many pages.
struct PageFrame {
  /// What the site is called.
  let site: String
  /// Whether the pages come from a server that tells them of changes.
  let isLive: Bool
  /// The newest day, to which the pages are set when they are opened, as text.
  let newest: String

  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: the page's title.
  ///   - kind: a word for the script and the style sheet: which page it is.
  ///   - depth: how many folders below the front page it lies.
  ///   - body: what stands in it.
  /// - Returns: the page.
  func page(_ title: String, _ kind: Markup, depth: Int = 0, _ body: Markup) -> Markup {
    let up = Markup(trusting: String(repeating: "../", count: depth))
    return """
      <!doctype html><html lang=en><meta charset=utf-8>\
      <meta name=viewport content="width=device-width,initial-scale=1">\
      <meta name=referrer content=no-referrer><meta http-equiv=Content-Security-Policy content="\(policy)">\
      <title>\(title) – \(site)</title><link rel=stylesheet href=\(up)page.css>\
      <script defer src=\(up)page.js></script><body class=\(kind)>\
      <header><nav><a href=\(up)index.html>Overview</a> <a href=\(up)claims.html>Claims</a> \
      <a href=\(up)audit.html>Audit</a> <a href=\(up)log.html>Log</a></nav>\
      <p id=asof>As known on <b>\(newest)</b></header><main><h1>\(title)</h1>
      \(body)</main>

      """
  }

  /// Nothing comes from elsewhere, and nothing that is written in a page runs or styles it.
  private var policy: Markup {
    isLive
      ? "default-src 'none';style-src 'self';script-src 'self';connect-src 'self'"
      : "default-src 'none';style-src 'self';script-src 'self'"
  }
}

extension Markup {
  /// A text as one field of a timeline: on one line and without tabs.
  static func field(_ text: String) -> Markup {
    Markup(escaping: String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }))
  }

  /// A timeline for the script: a line a step, with the number of the day and behind it the fields,
  /// separated by tabs.
  ///
  /// Little is said twice: an empty field is as it was in the line before, `+` the next number or
  /// period, `-` nothing. A line of a day alone says that there is nothing from then on, and `*` that
  /// from then on it is as the page has it.
  static func timeline<Value>(_ timeline: Timeline<Value>, _ fields: (Value) -> [Markup])
    -> Markup
  {
    var before: [String] = []
    return timeline.steps.enumerated().map { index, step -> Markup in
      guard let value = step.value else {
        before = []
        return "\(step.day)"
      }
      guard index + 1 < timeline.steps.count else { return "\(step.day)*" }
      let now = fields(value).map(\.text)
      defer { before = now }
      let short = now.enumerated().map { place, text in
        guard place < before.count else { return text.isEmpty ? "-" : text }
        if text == before[place] { return "" }
        if text == successor(of: before[place]) { return "+" }
        return text.isEmpty ? "-" : text
      }
      return "\(step.day)\t\(Markup(trusting: short.joined(separator: "\t")))"
    }.joined(separator: "\n")
  }

  /// The text with the number at its end one higher; nil if there is no number.
  ///
  /// December is followed by January of the next year. The script knows the same rule.
  static func successor(of text: String) -> String? {
    let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard (1...9).contains(digits), let number = Int(text.suffix(digits)) else { return nil }
    if text.utf8.count == 7, text.hasSuffix("-12"), let year = Int(text.prefix(4)) {
      return "\(year + 1)-01"
    }
    let next = String(number + 1)
    return text.dropLast(digits) + String(repeating: "0", count: max(0, digits - next.count)) + next
  }
}

extension DaySpan {
  /// For the script: `12`, or `12-40` if it goes away again.
  var markup: Markup { until.map { "\(from)-\($0)" } ?? "\(from)" }
}

/// A number as typography has it, with a real minus.
func typographic(_ number: String) -> String {
  number.hasPrefix("-") ? "−" + number.dropFirst() : number
}

/// A rate with its sign, as typography has it.
func signedText(_ number: String) -> String {
  number.first?.isNumber == true ? "+" + number : typographic(number)
}
