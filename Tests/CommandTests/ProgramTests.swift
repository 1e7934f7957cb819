import Foundation
import TestSupport
import Testing

/// The program from outside: help, exit codes, formats, what reaches the terminal.
struct ProgramTests {
  private let run = CommandRunner()

  @Test(arguments: [
    "init", "append", "show", "totals", "growth", "streaks", "claims", "history", "replay",
    "audit", "verify", "events", "series", "completion",
  ])
  func `every command has help with an example`(command: String) throws {
    let result = try run(command, "--help")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Usage: indicators \(command)"))
    #expect(result.output.contains("$ indicators \(command)"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    arguments: [
      (["audit", "--only", "identity"], 1), (["audit", "--only", "withdrawal"], 0),
      (["verify"], 0), (["totals", "--as-of", "yesterday"], 2), (["tottals"], 2),
      (["show", "CN.CPI.YOY", "1066"], 2), (["append", "/nowhere"], 4),
      (["append", "-", "--dry-run"], 3), (["verify", "--ledger", "/"], 4),
    ] as [([String], Int32)])
  func `the exit code tells how it went`(arguments: [String], status: Int32) throws {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    #expect(try run.shell("indicators \(words) < /dev/null").status == status)
  }

  @Test func `a misspelt command or series is guessed`() throws {
    #expect(try run("tottals").error.contains("totals"))
    #expect(
      try run("totals", "CN.TRADE.RX.USD").error
        == "indicators: No series is called CN.TRADE.RX.USD. Did you mean CN.TRADE.RU.USD?\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion knows every command`(shell: String) throws {
    let script = try run("completion", shell).output
    for command in ["append", "totals", "streaks", "audit"] { #expect(script.contains(command)) }
  }

  @Test func `what a large batch changes is worked out only if all is asked for`() throws {
    let folder = try TemporaryFolder()
    _ = try run("init", folder.path)
    let definition =
      #"{"kind":"series","key":"P","area":"CN","indicator":"p","unit":"PC","agency":"NBS"}"#
    let figures = (1...8).map { #"{"series":"P","period":"200\#($0)","value":"\#($0)"}"# }
    // More than a megabyte: each release has a long title.
    let releases = (1...2).map { release in
      #"{"kind":"release","agency":"NBS","published":"2024-01-0\#(release)","title":""#
        + String(repeating: "x", count: 600_000)
        + #"","figures":[\#(figures.joined(separator: ","))]}"#
    }
    let text = ([definition] + releases).joined(separator: "\n")
    let some = try run("append", "-", "--dry-run", "--ledger", folder.path, input: text)
    #expect(some.output == "would append 3 events: 0 to 2\n")
    #expect(some.error.contains("--all"))
    let all = try run("append", "-", "--all", "--ledger", folder.path, input: text)
    #expect(all.output.contains("restated"))
    #expect(all.error.isEmpty)
  }

  @Test func `nothing is coloured where no terminal is`() throws {
    #expect(try !run("audit", "--only", "identity").output.contains("\u{1b}"))
  }

  @Test func `every row of every reading command names its events`() throws {
    for command in ["totals", "growth", "streaks", "claims", "history", "audit"] {
      let rows = try Row.all(run(command, "--format", "json"))
      #expect(!rows.isEmpty)
      #expect(rows.allSatisfy { !$0.positions("events").isEmpty }, "\(command)")
    }
  }

  @Test func `CSV has a header and one line a row`() throws {
    let csv = try run("streaks", "CN.CPI.YOY", "--format", "csv").output
    let lines = csv.split(separator: "\n")
    #expect(lines.first?.hasPrefix("series,direction,length,exact,from,to") ?? false)
    #expect(lines.count == 3)
  }

  @Test func `a title that a spreadsheet would run is defused in CSV and kept in JSON`() throws {
    let folder = try TemporaryFolder()
    _ = try run("init", folder.path)
    let statement =
      #"{"kind":"statement","agency":"X","published":"2024-01-01","summary":"=HYPERLINK(\"x\")"}"#
    _ = try run("append", "-", "--ledger", folder.path, input: statement)
    let csv = try run("events", "--ledger", folder.path, "--format", "csv").output
    #expect(csv.contains(#""'=HYPERLINK(""x"")""#))
    let json = try run("events", "--ledger", folder.path, "--format", "json").output
    #expect(json.contains(#""summary":"=HYPERLINK(\"x\")""#))
  }

  @Test func `no escape sequence of the input reaches the terminal`() throws {
    let key = #"{"kind":"series","\u001b[31mkey":"X"}"#
    let result = try run("append", "-", "--dry-run", input: key)
    #expect(result.status == 3)
    #expect(!result.error.utf8.contains(0x1b))
    #expect(result.error.contains(#"\u{1b}[31mkey"#))
  }

  @Test func `appending the next month changes the answers and only once`() throws {
    let folder = try TemporaryFolder()
    let manifest = try ShippedManifest()
    _ = try manifest.build(at: folder.path, throughMonth: "2024-01")
    let next = try #require(manifest.batches.first { $0.file.contains("2024-02") })
    let first = try run("append", manifest.path(next), "--ledger", folder.path)
    #expect(first.output.contains("CN.CPI.YOY  2024-01  contraction number 4 in a row"))
    let log = try folder.read("EventLog/000000000000.jsonl")
    let again = try run("append", manifest.path(next), "--ledger", folder.path)
    #expect(again.output == "6 events already there: 688 to 693\nnothing to append\n")
    #expect(try folder.read("EventLog/000000000000.jsonl") == log)
    let streaks = try Row.all(
      run("streaks", "CN.CPI.YOY", "--ledger", folder.path, "--format", "json"))
    #expect(streaks.first { $0["frequency"] == "month" }?["length"] == "4")
  }

  @Test func `nothing is replayed that was recorded later`() throws {
    #expect(try run("replay", "--recorded-by", "2000-01-01").output.hasPrefix("0 events"))
    #expect(try run("events", "--recorded-by", "2000-01-01").output == "no events\n")
  }

  @Test func `replay to an event gives the state after it`() throws {
    let part = try run("replay", "--to", "118", "--format", "json").output
    #expect(part.contains(#""events":119,"figures":5"#))
    let steps = try run("replay", "--step", "--to", "118").output
    #expect(steps.contains("#118 2012-03 release: Consumer prices, February 2012\n"))
  }

  @Test func `damage is told with segment, line, byte and event`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.path + "EventLog", toPath: folder.path("EventLog"))
    var log = try folder.read("EventLog/000000000000.jsonl")
    let start = log.indices.filter { log[$0] == UInt8(ascii: "\n") }[9] + 1
    log[start + 60] ^= 1
    try Data(log).write(to: URL(filePath: folder.path("EventLog/000000000000.jsonl")))
    let result = try run("verify", "--ledger", folder.path)
    #expect(result.status == 4)
    #expect(
      result.error.hasPrefix(
        "indicators: \(folder.path)/EventLog/000000000000.jsonl:11: event 10, at byte \(start): "
          + "the checksum says "))
  }
}
