#if Web
  import Foundation
  import TestSupport
  import Testing

  /// The shipped ledger's pages in a real browser.
  @Suite(.serialized, .enabled(if: Browser.program != nil, "there is a Chromium"))
  struct `The pages of a ledger` {
    private let folder: String
    private let files: [String]
    private let browser: Browser

    init() throws {
      let site = try ShippedSite.shared.get()
      (folder, files) = (site.folder.path, site.files)
      browser = try Browser()
    }

    private func address(_ file: String) -> String { "file://\(folder)/\(file)" }

    @Test func `show themselves without an error and ask for nothing from elsewhere`() throws {
      for file in files {
        try browser.open(address(file))
        #expect(browser.problems == [], "\(file)")
        // The browser's own pictures, of the calendar, are data and no requests.
        let elsewhere = browser.requests.filter {
          !$0.hasPrefix("file://\(folder)/") && !$0.hasPrefix("data:")
        }
        #expect(elsewhere == [], "\(file)")
        // The script ran to its end.
        #expect(try browser.text("document.documentElement.className") == "live", "\(file)")
      }
    }

    @Test func `draw the same with the script as without it`() throws {
      let paths = """
        [...document.querySelectorAll("svg path:not(.cross)")].map((p) => p.getAttribute("d")).join("\\n")
        """
      let texts = """
        [...document.querySelectorAll("td,th,li")].map((c) => c.textContent.trim()).join("\\n")
        """
      for file in files {
        try browser.allowScripts(false)
        try browser.open(address(file))
        let still = try (browser.text(paths), browser.text(texts))
        try browser.allowScripts(true)
        try browser.open(address(file))
        #expect(try browser.text(paths) == still.0, "\(file)")
        #expect(try browser.text(texts) == still.1, "\(file)")
        #expect(still.1.count > 20, "\(file)")
      }
    }

    @Test func `fit a phone, a tablet and a wide screen`() throws {
      for width in [360, 768, 1440] {
        try browser.show(width: width, height: 900, isDark: false)
        for file in files where !file.hasPrefix("series/") || file.contains(".USD.html") {
          try browser.open(address(file))
          let overhang =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
          #expect(try browser.evaluate(overhang) as? Int == 0, "\(file) at \(width)")
        }
      }
    }

    @Test(arguments: [false, true])
    func `can be read by everyone: contrast of WCAG AA`(isDark: Bool) throws {
      try browser.show(width: 1280, height: 900, isDark: isDark)
      for file in [
        "index.html", "claims.html", "audit.html", "log.html", "series/CN.EXPORTS.USD.html",
      ] {
        try browser.open(address(file))
        #expect(try browser.text(Self.faintTexts) == "", "\(file)")
        let unnamed = """
          [...document.querySelectorAll("button,input,a[href],svg[tabindex]")].filter((e) =>
            !(e.ariaLabel || e.textContent.trim() || e.getAttribute("aria-label"))).length
          """
        #expect(try browser.evaluate(unnamed) as? Int == 0, "\(file)")
        #expect(try browser.text("document.documentElement.lang") == "en")
      }
    }

    /// The texts whose contrast to what is behind them is below 4.5, as WCAG 2 computes it.
    private static let faintTexts = """
      (() => {
        const parse = (color) => color.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
          .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = (element) => {
          for (let e = element; e; e = e.parentElement) {
            const color = parse(getComputedStyle(e).backgroundColor);
            if (color.length < 4 || color[3] > 0) return color;
          }
          return [255, 255, 255];
        };
        const faint = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!walker.currentNode.textContent.trim() || !element.getClientRects().length) continue;
          const style = getComputedStyle(element);
          const front = parse(element.closest("svg") ? style.fill : style.color);
          const [a, b] = [light(front), light(behind(element))].sort((x, y) => y - x);
          if ((a + 0.05) / (b + 0.05) < 4.5) faint.add(element.tagName + "." + element.className + " " + style.color);
        }
        return [...faint].join("; ");
      })()
      """
  }

  /// The shipped ledger's pages, written once.
  struct ShippedSite {
    /// For all tests.
    static let shared = Result { try ShippedSite() }

    let folder: TemporaryFolder
    /// The names of all pages.
    let files: [String]

    init() throws {
      folder = try TemporaryFolder()
      let written = try CommandRunner()("report", folder.path)
      #expect(written.status == 0, "\(written.error)")
      let series = try folder.names(in: "series").sorted().map { "series/" + $0 }
      files = try folder.names().filter { $0.hasSuffix(".html") }.sorted() + series
    }
  }

  extension Browser {
    /// Waits until the page shows a day, or the last on which anything was published before it; the
    /// front page fetches a file for it.
    func wait(forDay day: String) throws {
      _ = try evaluate(
        """
        new Promise((done) => {
          const expected = DAYS.filter((one) => one <= "\(day)").pop() ?? DAYS[0];
          const look = () => document.querySelector("#asof input[type=date]").value === expected
            ? done() : setTimeout(look, 5);
          look();
        })
        """)
    }
  }
#endif
