import NewsReading
import Testing

@Suite struct `A text made plain` {
  @Test(
    arguments: [
      ("fell 4.6%", "fell 4.6%"), ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"),
      ("\u{202E}fell\u{202C} \u{2066}5\u{2069}", "fell 5"), ("4.6\u{A0}%", "4.6 %"),
      ("\u{2212}0.3", "-0.3"), ("China\u{2019}s \u{201C}word\u{201D}", "China's \"word\""),
      ("４.６％", "4.6%"), ("a\u{7}b\tc", "a b c"), ("a\r\nb", "a \nb"), ("año 中国", "año 中国"),
    ]) func `has no invisible characters`(source: String, clean: String)
  {
    let text = CleanText(Array(source.utf8))
    #expect(text.text(0..<text.bytes.count) == clean)
  }

  @Test(arguments: ["a\u{200B}bc", "\u{FEFF}abc", "ab\u{2212}c", "<p>ab &amp; c</p>"])
  func `knows where its bytes came from`(source: String) throws {
    let bytes = Array(source.utf8)
    let text = CleanText(bytes)
    let place = try #require(text.bytes.lastIndex(of: UInt8(ascii: "c")))
    #expect(bytes[text.sourceOffset(of: place)] == UInt8(ascii: "c"))
  }

  @Test(arguments: [
    [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0xED, 0xA0, 0x80],
  ])
  func `takes bytes that are no UTF-8 for spaces`(bytes: [UInt8]) {
    let text = CleanText([0x61] + bytes + [0x62])
    #expect(text.bytes.allSatisfy { $0 < 0x80 })
    #expect(text.bytes.first == 0x61 && text.bytes.last == 0x62)
  }
}

@Suite struct `A page` {
  private func words(_ html: String) -> [String] {
    let text = CleanText(Array(html.utf8))
    return text.text(0..<text.bytes.count).split { $0 == "\n" }
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  @Test func `has its paragraphs without markup, scripts and styles`() {
    let html = """
      <!DOCTYPE html><html><head><title>T</title><style>p { width: 5% }</style>
      <script>if (a < b) { x = "exports fell 9%" }</script></head>
      <body><h1>Trade</h1><p>Exports <b>fell</b>
      4.6&#37;</p><ul><li>one</li><li>two &amp; three</li></ul><!-- <p>5%</p> --></body></html>
      """
    #expect(words(html) == ["Trade", "Exports fell 4.6%", "one", "two & three"])
  }

  @Test func `tells its title, date and publisher in its head`() {
    let html = """
      <head><title>Trade &ndash; Paper</title>
      <meta property="og:site_name" content="The Paper">
      <meta content="2024-01-12T10:00:00+08:00" property="article:published_time"></head><p>x</p>
      """
    let page = CleanText(Array(html.utf8)).page
    #expect(page.title == "Trade – Paper" && page.site == "The Paper")
    #expect(page.published == "2024-01-12T10:00:00+08:00")
  }

  @Test(
    arguments: [
      "<p", "<p>a<", "<script>", "<!--", "<p title=\"", "&", "&#", "&#x;", "&#xFFFFFFFF;", "<a b=c",
      "<p>a</p", "</", "<>", "<p>growth < 5%</p>",
    ]) func `that is broken is read all the same`(html: String)
  {
    _ = words("<div>start</div>" + html)
    #expect(words("<div>start</div>" + html).first == "start")
  }
}
