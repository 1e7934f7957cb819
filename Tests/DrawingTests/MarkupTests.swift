import Testing

@testable import Drawing

@Suite struct `Text in markup` {
  @Test func `escapes what is inserted, and nothing else`() {
    let title = "<b>\"A\" & 'B'</b>"
    let cell: Markup = "<td title=\"\(title)\">\(title)"
    let escaped = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;"
    #expect(cell.text == "<td title=\"\(escaped)\">\(escaped)")
  }

  @Test func `takes markup and numbers as they are`() {
    let inner: Markup = "<i>x</i>"
    let none: Markup? = nil
    #expect(("<b>\(inner)\(7)\(none)</b>" as Markup).text == "<b><i>x</i>7</b>")
    #expect([inner, inner].joined(separator: ", ").text == "<i>x</i>, <i>x</i>")
  }

  @Test func `replaces what no page can have, and what turns writing around`() {
    #expect(
      Markup.escaped("a\u{0}b\u{1B}c\u{85}d\u{202E}e\u{2066}f\u{FFFF}g\th\n").map(String.init)
        .joined()
        == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g\th\n")
    // Other writing stays: Chinese, Arabic, emoji of several scalars.
    for text in ["国家统计局", "الصين", "👩‍👩‍👧", "−4.6 %"] { #expect(Markup.escaped(text) == text) }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript://x", "data:text/html,x", "//x.example", "http:x", "",
    "ftp://x",
    " https://x.example", "https:/x",
  ])
  func `follows no address but the web's`(address: String) {
    #expect(Markup.address(address) == nil)
  }

  @Test func `escapes an address of the web`() {
    #expect(
      Markup.address("HTTPS://x.example/?a=1&b=\"2\"")?.text
        == "HTTPS://x.example/?a=1&amp;b=&quot;2&quot;")
  }
}
