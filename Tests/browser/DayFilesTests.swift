import Drawing

#if Web
  import Foundation
  import IndicatorLedger
  import LedgerSite
  import TestSupport
  import Testing

  @testable import indicators

  /// The front page fetches what it was on a day from files of some days each.
  @Suite(.serialized, .enabled(if: Browser.program != nil, "there is a Chromium"))
  struct `The front page in days gone by` {
    /// The shipped ledger's pages in files of 16 days each, made once.
    private static let site = Result {
      let folder = try TemporaryFolder()
      try write(asOf: nil, to: folder)
      return folder
    }

    private let browser: Browser

    init() throws { browser = try Browser() }

    /// Writes the front page with its files as known on a day.
    private static func write(asOf day: String?, to folder: TemporaryFolder) throws {
      let ledger = try Ledger(at: ".")
      let events = try ledger.events(recordedBy: nil)
      let known = try ledger.state(through: events.count - 1, recordedBy: nil).known(
        asOf: day.flatMap(PublicationTime.init))
      let site = Site(
        known, events: events,
        head: SiteHead(origin: "test", size: events.count, root: "00", howToCheck: ""),
        title: "Test", daysPerFile: 16
      ) { _ in true }
      try site.makeCommon { file, content throws(any Error) in try folder.write(content, to: file) }
    }

    /// What can be seen: the rows' texts, the drawings in order, and the numbers of what was found.
    private func seen() throws -> [String: [String]] {
      let seen = try browser.evaluate(
        """
        (() => {
          const texts = (selector) => [...document.querySelectorAll(selector)]
            .filter((e) => e.getClientRects().length).map((e) => [...e.cells ?? [e]]
              .map((cell) => cell.textContent.replace(/\\s+/g, " ").trim()).join("|"));
          return {
            // Of a level that came later, its growth was there before by itself.
            current: texts(".current tbody tr").map((row) => row.split("|")).map((cells) =>
              [cells[0].replace(", change on a year earlier", ""), cells[1], cells[2], cells[4],
                cells[5]].filter(Boolean).join("|")).sort(), latest: texts(".latest li"),
            strips: texts(".strips tbody tr").sort(), errors: texts(".errors li").sort(),
            counts: texts(".counts li").filter((text) => !text.startsWith("0 ")),
            drawings: [...document.querySelectorAll(".strips tbody tr")].filter((row) => !row.hidden)
              .map((row) => row.cells[0].textContent + ": " + [...row.querySelectorAll("path")]
                .map((path) => path.getAttribute("d")).join(";")).sort(),
          };
        })()
        """)
      return try #require(seen as? [String: [String]])
    }

    @Test(arguments: ["2019-01-14", "2024-01-12"])
    func `is what a report of that day has`(day: String) throws {
      let old = try TemporaryFolder()
      try Self.write(asOf: day, to: old)
      try browser.open("file://\(old.path)/index.html")
      let then = try seen()
      try browser.open("file://\(try Self.site.get().path)/index.html#as-of=\(day)")
      try browser.wait(forDay: day)
      let now = try seen()
      #expect(browser.problems == [])
      #expect(then.keys == now.keys)
      for (name, texts) in then {
        #expect(now[name] == texts, "\(name)")
      }
      for name in ["current", "latest", "strips", "drawings", "counts"] {
        #expect(then[name]?.count ?? 0 > 1, "\(name)")
      }
    }
  }
#endif
