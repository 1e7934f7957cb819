import TestSupport
import Testing

/// `triangle`, `stats`, `calendar`, `show` of all periods, and drawings, as a user types them.
@Suite struct `Commands of vintages` {
  private let run = CommandRunner()

  @Test func `as-of answers have one row for each period`() throws {
    for day in ["2023-08-10", "2024-01-12", "2025-01-31"] {
      for choice in ["first", "latest", "1", "final"] {
        let rows = try Row.all(
          run(
            "show", "CN.EXPORTS.USD", "--release", choice, "--frequency", "month", "--as-of", day,
            "--format", "json"))
        let periods = rows.compactMap { $0["period"] }
        #expect(periods.count == rows.count && Set(periods).count == periods.count)
        #expect(periods == periods.sorted())
        #expect(!rows.isEmpty || choice == "1" || choice == "final")
      }
    }
  }

  @Test func `first and latest release are the ends of what was published`() throws {
    func value(_ release: String) throws -> String? {
      try Row.all(
        run(
          "show", "CN.EXPORTS.USD", "--release", release, "--frequency", "year", "--format", "json")
      ).first { $0["period"] == "2022" }?["value"]
    }
    #expect(try value("first") == "3593.601500")
    #expect(try value("latest") == "3544.4")
  }

  @Test func `a triangle in JSON and CSV has the same values`() throws {
    let rows = try Row.all(
      run("triangle", "CN.EXPORTS.USD", "--frequency", "year", "--format", "json"))
    let csv = try run("triangle", "CN.EXPORTS.USD", "--frequency", "year", "--format", "csv")
      .output.split(separator: "\n")
    #expect(csv.count == rows.count + 1 && rows.count > 5)
    for (row, line) in zip(rows, csv.dropFirst()) {
      #expect(line.hasPrefix(try #require(row["period"]) + ","))
    }
  }

  @Test(arguments: 1...4)
  func `each of ALFRED's shapes has a header and rows`(type: Int) throws {
    let lines = try run(
      "triangle", "CN.EXPORTS.USD", "--frequency", "year", "--output-type", String(type),
      "--format", "csv"
    ).output.split(separator: "\n")
    let header = try #require(lines.first)
    #expect(lines.count > 5)
    let isByVintage = type == 2 || type == 3
    #expect(header.contains("CN.EXPORTS.USD_2") == isByVintage, "\(header)")
    #expect(header.contains("realtime_start") == !isByVintage, "\(header)")
    let fields = header.count { $0 == "," }
    for line in lines { #expect(line.count { $0 == "," } == fields) }
  }

  @Test func `statistics have the counts that the triangle has`() throws {
    let row = try #require(
      try Row.all(run("stats", "CN.EXPORTS.USD", "--frequency", "month", "--format", "json"))
        .first)
    #expect(row["n"] == "48")
    #expect(abs((row.nested("bias")?.number("mean") ?? 0) + 1.960) < 0.001, "\(row.values)")
  }

  @Test func `the calendar tells what is due from what is late`() throws {
    func rows(_ day: String) throws -> [Row] {
      try Row.all(run("calendar", "--as-of", day, "--format", "json"))
        .filter { $0["agency"] == "NBS" && $0["frequency"] == "month" }
    }
    #expect(try rows("2024-02-20").map { $0["status"] } == ["upcoming"])
    let late = try rows("2025-06-30")
    #expect(late.map { $0["status"] } == ["overdue"])
    let stale = try Row.all(
      run("audit", "--only", "stale", "--as-of", "2025-06-30", "--format", "json"))
    #expect(stale.contains { $0["message"]?.contains("NBS") == true })
  }

  @Test(arguments: [
    "show CN.CPI.YOY", "growth CN.TRADE.USD", "streaks CN.CPI.YOY", "triangle CN.EXPORTS.USD",
  ])
  func `drawings fit the width, in plain characters if asked`(command: String) throws {
    for width in [40, 80, 132] {
      let drawn = try run.shell("COLUMNS=\(width) indicators \(command) --plot --as-of 2024-12-31")
      #expect(drawn.status == 0, "\(drawn.error)")
      let lines = drawn.output.split(separator: "\n")
      #expect(lines.contains { $0.contains("┤") || $0.contains("▀") })
      let plain = try run.shell(
        "COLUMNS=\(width) indicators \(command) --plot --ascii --as-of 2024-12-31")
      let art = plain.output.split(separator: "\n").filter {
        $0.contains("|") || $0.contains("+++")
      }
      #expect(!art.isEmpty && art.allSatisfy { $0.count <= width }, "\(plain.output)")
      #expect(art.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    }
  }

  @Test(arguments: [
    (["triangle", "CN.CPI.YOY", "--plot", "--format", "json"], "--plot"),
    (["triangle", "CN.CPI.YOY", "--units", "percent"], "'percent'"),
    (["triangle", "CN.CPI.YOY", "--aggregation", "mean"], "'mean'"),
    (["triangle", "CN.CPI.YOY", "--output-type", "5"], "'5'"),
    (["triangle", "NONE"], "NONE"), (["triangle"], "SERIES"),
    (["stats", "CN.CPI.YOY", "--from", "best"], "best"),
    (["show", "CN.CPI.YOY", "--release", "-1"], "-1"),
    (["calendar", "--agency", "NONE"], "NONE"),
  ])
  func `what is not known is an error that names it`(arguments: [String], word: String) throws {
    let result = try run.shell(
      (["indicators"] + arguments).map { "'\($0)'" }.joined(separator: " "))
    #expect(result.status == 2, "\(result.error)")
    #expect(result.error.contains(word), "\(result.error)")
    #expect(result.output.isEmpty)
  }
}
