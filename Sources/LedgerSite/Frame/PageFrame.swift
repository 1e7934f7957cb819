import Drawing

/// What all pages have around them.
///
/// Optional end tags and quotes are left out, as the HTML standard allows: of a large ledger there
/// are many pages.
struct PageFrame: Sendable {
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
