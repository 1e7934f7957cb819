import TestSupport
import Testing

/// Appends whose words do not get through: the exit code still tells whether they were done.
struct OutputTests {
  private let run = CommandRunner()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try run("init", folder.path)
    try folder.write(#"{"kind":"series","key":"A"}"#, to: "good.jsonl")
    try folder.write(#"{"kind":"serious","key":"A"}"#, to: "bad.jsonl")
  }

  private func eventCount() throws -> Int {
    let csv = try run("events", "--ledger", folder.path, "--format", "csv").output
    return max(0, csv.count { $0 == "\n" } - 1)
  }

  @Test(arguments: [
    (">/dev/full", 5, "error: the output could not be written: No space left on device"),
    (">&-", 5, "error: the output could not be written: Bad file descriptor"),
    (">&- 2>&-", 5, ""), ("<&- >&- 2>&-", 5, ""), ("2>/dev/full", 0, ""), ("2>&-", 0, ""),
    ("<&-", 0, ""),
  ])
  func `an append is done before its words are lost`(
    redirection: String, status: Int32, error: String
  ) throws {
    let line = "indicators append good.jsonl --ledger . \(redirection)"
    let done = try run.shell(line, in: folder)
    #expect(done.status == status)
    #expect(done.error == (error.isEmpty ? "" : error + "; all else was done\n"))
    #expect(try eventCount() == 1)
    // None of the words went into a file of the ledger.
    #expect(try run("verify", "--ledger", folder.path).status == 0)
    let lock = String(decoding: try folder.read("EventLog/.lock"), as: UTF8.self)
    #expect(lock.hasPrefix("process ") && lock.hasSuffix("Z\n"))

    let refused = try run.shell("indicators append bad.jsonl --ledger . \(redirection)", in: folder)
    #expect(refused.status == 3)
    let missing = try run.shell(
      "indicators append none.jsonl --ledger . \(redirection)", in: folder)
    #expect(missing.status == 4)
    #expect(try eventCount() == 1)
  }

  @Test(arguments: [("append good.jsonl", "141"), ("append bad.jsonl", "3"), ("replay", "141")])
  func `a reader that has gone away ends the program after its work`(
    command: String, status: String
  ) throws {
    // The file is fed only when the reader has gone.
    let result = try run.shell(
      """
      { sleep 0.1; indicators \(command) --ledger .; echo $? > status; } 2> error | true
      cat status
      """, in: folder)
    #expect(result.output == status + "\n")
    #expect(try eventCount() == (command == "append good.jsonl" ? 1 : 0))
  }

  @Test func `a head that has read enough takes nothing from the append`() throws {
    let lines = (0..<3_000).map { #"{"kind":"series","key":"S.\#($0)","title":"T"}"# + "\n" }
    try folder.write(lines.joined(), to: "many.jsonl")
    let result = try run.shell(
      "indicators append many.jsonl --format json --ledger . | head -n 1 > /dev/null", in: folder)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(try eventCount() == 3_000)
  }
}
