#if Web
  import Foundation
  import IndicatorLedger
  import TestSupport
  import Testing

  /// Whatever stands in events is shown as text, and nothing of it runs.
  @Suite(.serialized, .enabled(if: Browser.program != nil, "there is a Chromium"))
  struct `Texts of events in the pages` {
    private static let texts = [
      "<script>alert(1)</script>", "</title><script>alert(2)</script>",
      "\"><img src=x onerror=alert(3)>", "' onmouseover='alert(4)' x='",
      "</table></main><svg onload=alert(5)>", "<!-- <b>", "&lt;i&gt;&amp;#60;",
      "{{7*7}} ${alert(6)}",
      "]]></script>", "javascript:alert(7)",
    ]

    @Test func `are harmless wherever they stand`() throws {
      let folder = try TemporaryFolder()
      let ledger = try Ledger.create(at: folder.path("ledger")).ledger
      _ = try ledger.append(try Self.events())
      let site = folder.path("site")
      let written = try CommandRunner()(
        "report", site, "--ledger", folder.path("ledger"), "--title", Self.texts[1])
      #expect(written.status == 0, "\(written.error)")
      let browser = try Browser()
      let pages = try ["index", "claims", "audit", "log", "series/A", "series/B"].map { page in
        try browser.open("file://\(site)/\(page).html")
        #expect(browser.problems == [], "\(page)")
        #expect(
          browser.requests.allSatisfy { $0.hasPrefix("file://\(site)/") || $0.hasPrefix("data:") })
        for day in ["2024-01-01", "2024-02-01", "2025-01-01"] {
          _ = try browser.evaluate("location.hash = 'as-of=\(day)'")
          _ = try browser.evaluate("new Promise((done) => setTimeout(done, 60))")
        }
        let strange = """
          [...document.querySelectorAll("*")].filter((e) => e.tagName === "IMG" || (e.tagName === "SCRIPT" &&
            !/\\/(page|days-\\d+)\\.js$/.test(e.src)) || [...e.attributes].some((a) => a.name.startsWith("on")) ||
            (e.href && !/^(file|https?):/.test(e.href.baseVal ?? e.href))).map((e) => e.outerHTML).join()
          """
        #expect(try browser.text(strange) == "", "\(page)")
        #expect(browser.problems == [], "\(page)")
        return try browser.text("document.documentElement.textContent")
      }
      // They are not left out: each can be read somewhere.
      let all = pages.joined()
      for text in Self.texts { #expect(all.contains(text), "\(text)") }
    }

    /// Events of every kind with such texts wherever they take one.
    private static func events() throws -> [Event] {
      var events: [Event] = [
        .series(
          SeriesDefinition(
            key: "A", title: texts[0], area: texts[2], indicator: texts[3], unit: texts[4],
            agency: texts[5])),
        .series(
          SeriesDefinition(key: "A.YOY", title: texts[2], measure: .yoy, of: "A", unit: "percent")),
        .series(SeriesDefinition(key: "B", title: texts[3])),
      ]
      for (index, text) in texts.enumerated() {
        let day = try #require(PublicationTime("2024-0\(1 + index % 9)-1\(index % 9)"))
        let source = Source(
          publisher: text, title: text, url: index % 2 == 0 ? text : "https://x.example/\(text)")
        let figures = try ["A", "B"].map { key in
          Figure(
            series: key, period: .month(1 + index % 12, of: 2020 + index / 4),
            value: try ExactDecimal("\(100 + index).\(index)"), note: text)
        }
        events.append(
          .release(
            Release(
              agency: text, title: text, published: day, source: source, figures: figures)))
        let claim = Claim(
          .level, series: "A", period: .month(1, of: 2020), value: try ExactDecimal("5"))
        events.append(
          .statement(
            Statement(
              agency: text, speaker: text, role: text, occasion: text, published: day,
              summary: text,
              source: source, claims: [claim])))
        events.append(
          .target(
            Target(
              figure: TargetFigure(series: "A", value: try ExactDecimal("\(index + 1)")),
              period: nil,
              published: day, by: text, summary: text, source: source)))
      }
      return events
    }
  }
#endif
