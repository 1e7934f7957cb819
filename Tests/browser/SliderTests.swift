#if Web
  import Foundation
  import TestSupport
  import Testing

  /// What the pages show of a day is what the commands say with `--as-of` that day.
  @Suite(.serialized, .enabled(if: Browser.program != nil, "there is a Chromium"))
  struct `The slider of the pages` {
    private let folder: String
    private let browser: Browser
    private let program = CommandRunner()

    init() throws {
      folder = try ShippedSite.shared.get().folder.path
      browser = try Browser()
    }

    private func open(_ file: String, _ day: String) throws {
      try browser.open("file://\(folder)/\(file)#as-of=\(day)")
      try browser.wait(forDay: day)
      #expect(browser.problems == [])
    }

    private func rows(_ command: String..., asOf day: String) throws -> [[String: Any]] {
      let arguments = command + ["--as-of", day, "--format", "json"]
      let line = "indicators " + arguments.map { "'\($0)'" }.joined(separator: " ")
      let output = try program.shell(line).output
      return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
    }

    /// The texts of the cells of the rows that are shown.
    private func cells(_ selector: String) throws -> [[String]] {
      let script = """
        [...document.querySelectorAll("\(selector)")].filter((row) => !row.hidden)
          .map((row) => [...row.cells].map((cell) => cell.textContent.trim()))
        """
      return try browser.evaluate(script) as? [[String]] ?? []
    }

    private static let days = [
      "2012-03-31", "2019-01-14", "2024-01-12", "2024-01-18", "2025-01-13",
    ]

    @Test(arguments: days) func `shows the totals, growth and runs of a day`(day: String) throws {
      try open("index.html", day)
      let shown =
        try browser.evaluate(
          """
          [...document.querySelectorAll(".current tbody tr")].filter((row) => !row.hidden).map((row) =>
            [row.querySelector("a").getAttribute("href").replace(/series\\/|\\.html.*/g, ""),
             ...[...row.cells].slice(1).map((cell) => cell.textContent.trim())])
          """) as? [[String]] ?? []
      var values: [String: String] = [:]
      var growth: [String: String] = [:]
      for row in shown {
        values["\(row[0]) \(row[1])"] = row[2]
        growth["\(row[0]) \(row[1])"] = row[4]
      }
      #expect(shown.count > 2)
      // Every total that the command prints as published, if no later period is there.
      var compared = 0
      for total in try rows("totals", asOf: day) {
        let (series, period) = (total["series"] as? String ?? "", total["period"] as? String ?? "")
        guard let value = values["\(series) \(period)"], total["derived"] as? Bool == false,
          !value.isEmpty
        else { continue }
        #expect(value.replacing("−", with: "-").hasSuffix(total["value"] as? String ?? "?"))
        compared += 1
      }
      for row in try rows("growth", asOf: day) {
        let (series, period) = (row["series"] as? String ?? "", row["period"] as? String ?? "")
        // Of a level that has no figures the growth stands in the value's place.
        guard
          let shown = growth["\(series) \(period)"] ?? values["\(series).YOY \(period)"],
          !shown.isEmpty, let published = row["published"] as? String
        else { continue }
        #expect(
          shown.replacing("−", with: "-").replacing("+", with: "").hasSuffix(published), "\(row)")
        compared += 1
      }
      #expect(compared >= shown.count / 2)
    }

    @Test(arguments: days) func `shows the runs of a day`(day: String) throws {
      let streaks = try rows("streaks", asOf: day)
      for key in ["CN.CPI.YOY", "CN.PPI.YOY", "CN.EXPORTS.USD"] {
        try open("series/\(key).html", day)
        let shown =
          try browser.evaluate(
            """
            [...document.querySelectorAll(".runs li")].filter((item) => !item.hidden)
              .map((item) => item.textContent.replace(/\\s+/g, " ").trim())
            """) as? [String] ?? []
        let rate = key.hasSuffix(".YOY") ? key : key + ".YOY"
        let expected = streaks.filter { $0["series"] as? String == rate }.map { row -> String in
          let exact = row["exact"] as? Bool == true ? "" : "at least "
          let since = (row["firstSince"] as? String).map { ", first since \($0)" } ?? ""
          let (from, to) = (row["from"] as? String ?? "", row["to"] as? String ?? "")
          let unit = from.count == 4 ? "year" : "month"
          return
            "\(row["direction"] ?? ""), \(unit) \(exact)\(row["length"] ?? "") in a row, \(from) to "
            + "\(to)\(since)"
        }
        #expect(Set(shown) == Set(expected), "\(key)")
      }
    }

    @Test(arguments: days) func `shows the findings of a day`(day: String) throws {
      try open("audit.html", day)
      let shown = try cells(".audit tbody tr").map { $0[0...3].joined(separator: "|") }
      let expected = try rows("audit", asOf: day).map { row in
        let published = (row["published"] as? [String])?.last ?? ""
        return [published, row["series"], row["period"], row["message"]].map { $0 as? String ?? "" }
          .joined(separator: "|")
      }
      #expect(shown.sorted() == expected.sorted())
      let counts =
        try browser.evaluate(
          "[...document.querySelectorAll('h2 .t')].reduce((sum, b) => sum + +b.textContent, 0)")
        as? Int
      #expect(counts == expected.count)
    }

    @Test(arguments: days) func `shows the verdicts of a day`(day: String) throws {
      try open("claims.html", day)
      let shown =
        try browser.evaluate(
          """
          [...document.querySelectorAll("article:not([hidden]) tbody tr:not([hidden])")].map((row) =>
            [row.cells[1], row.cells[2], row.cells[3], row.cells[4]].map((c) => c.textContent.trim()).join("|"))
          """) as? [String] ?? []
      let expected = try rows("claims", asOf: day).map { row -> String in
        let coverage = (row["coverage"] as? String).map { " (\($0))" } ?? ""
        // A claim for which there is no evidence names itself in JSON.
        let evidence = row["events"] as? [Int] ?? []
        let events =
          evidence == [row["event"] as? Int] ? "" : evidence.map(String.init).joined(separator: " ")
        return
          "\(row["asSaid"] ?? "")|\(row["asKnownNow"] ?? "")|\(row["because"] ?? "")\(coverage)|\(events)"
      }
      #expect(shown.sorted() == expected.sorted())
    }

    @Test(arguments: days) func `shows the figures of a day`(day: String) throws {
      for key in ["CN.EXPORTS.USD", "CN.CPI.YOY"] {
        try open("series/\(key).html", day)
        let shown =
          try browser.evaluate(
            """
            Object.fromEntries([...document.querySelectorAll("table.grid tbody")].flatMap((body) =>
              [...body.rows].flatMap((row) => [...row.cells].slice(1).map((cell, index) =>
                [`${body.closest("section").id} ${body.closest("table").dataset.f} ` +
                   `${row.cells[0].textContent.trim()} ${index + 1}`,
                 cell.textContent.trim()])).filter(([, text]) => text)))
            """) as? [String: String] ?? [:]
        for series in key.hasSuffix("YOY") ? [key] : [key, key + ".YOY"] {
          let all = try rows("history", series, asOf: day)
          let periods = Set(all.compactMap { $0["period"] as? String }.compactMap(Self.place))
          #expect(
            Set(shown.keys.filter { $0.hasPrefix(series + " ") })
              == Set(periods.map { "\(series) \($0)" }))
          // Each of the last, and some of the others.
          let sample =
            all.suffix(6) + all.enumerated().filter { $0.offset % 29 == 0 }.map(\.element)
          for period in Set(sample.compactMap { $0["period"] as? String }) {
            guard let place = Self.place(period) else { continue }
            let line = "indicators show \(series) \(period) --as-of \(day) --format json"
            let answer =
              try JSONSerialization.jsonObject(
                with: Data(try program.shell(line).output.utf8)) as? [String: Any]
            let value = answer?["value"] as? String ?? "?"
            #expect(shown["\(series) \(place)"] == value.replacing("-", with: "−"), "\(period)")
          }
        }
      }
    }

    /// Where a period stands on its grid; nil if on none.
    private static func place(_ period: String) -> String? {
      let year = period.prefix(4)
      if period.count == 4 { return "year \(year) 1" }
      guard period.contains("/") else {
        return period.contains("Q")
          ? "quarter \(year) \(period.suffix(1))" : "month \(year) \(Int(period.suffix(2)) ?? 0)"
      }
      return period.contains("-01/") ? "range \(year) \((Int(period.suffix(2)) ?? 0) - 1)" : nil
    }

    @Test func `goes through the days by keys, and its day is in every address`() throws {
      try open("index.html", "2024-01-12")
      let day = "document.querySelector('#asof output').textContent"
      #expect(try browser.text(day) == "12 January 2024")
      try browser.press("ArrowRight")
      #expect(try browser.text(day) == "19 January 2024")
      try browser.press("ArrowLeft")
      try browser.press("ArrowLeft")
      #expect(try browser.text(day) == "31 December 2023")
      Thread.sleep(forTimeInterval: 0.4)
      #expect(try browser.text("location.hash") == "#as-of=2023-12-31")
      // The same day on the page that a link leads to.
      let href = "document.querySelector('.current a')"
      _ = try browser.evaluate(
        "\(href).dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))")
      #expect(try browser.text("\(href).getAttribute('href')").hasSuffix(".html#as-of=2023-12-31"))
      // From the end it begins again, and stops there.
      _ = try browser.evaluate("document.activeElement.blur()")
      try browser.press(" ")
      Thread.sleep(forTimeInterval: 0.7)
      try browser.press(" ")
      let stopped = try browser.text(day)
      #expect(stopped != "31 December 2023")
      Thread.sleep(forTimeInterval: 0.4)
      #expect(try browser.text(day) == stopped)
      #expect(browser.problems == [])
    }
  }
#endif
