import Foundation
import TestSupport
import Testing

/// Appends that do not fit.
struct FullDiskTests {
  private let run = CommandRunner()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try run("init", folder.path)
    try folder.write(KillBatch(writer: 0, number: 0).text, to: "small.jsonl")
    try folder.write(KillBatch(writer: 0, number: 1, length: 4_000).text, to: "large.jsonl")
  }

  private var segment: String { folder.path("EventLog/000000000000.jsonl") }

  private func append(_ file: String, after preparation: String = "") throws -> CommandOutput {
    try run.shell("\(preparation)\nindicators append -q \(file) --ledger .", in: folder)
  }

  @Test(arguments: ["", "trap '' XFSZ; "])
  func `a file at its size limit keeps its events and takes more when there is room`(
    signal: String
  ) throws {
    #expect(try append("small.jsonl").status == 0)
    let before = try folder.read("EventLog/000000000000.jsonl")
    // In units of 512 or 1024 bytes: the first line of the large batch fits, the last does not.
    let result = try append("large.jsonl", after: signal + "ulimit -f 8")
    #expect(result.status == 4)
    #expect(result.output.isEmpty)
    #expect(
      result.error
        == "indicators: cannot write to ./EventLog/000000000000.jsonl: File too large\n")
    #expect(try folder.read("EventLog/000000000000.jsonl") == before)
    #expect(try run("verify", "--ledger", folder.path).output.hasPrefix("3 events in 1 segment"))
    let again = try append("large.jsonl")
    #expect(again.status == 0 && again.error.isEmpty)
    #expect(again.output == "appended 3 events: 3 to 5\n")
  }

  @Test func `where no file may grow an append is refused and one that is there already is not`()
    throws
  {
    #expect(try append("small.jsonl").status == 0)
    let before = try folder.read("EventLog/000000000000.jsonl")
    #expect(try append("large.jsonl", after: "ulimit -f 0").status == 4)
    #expect(try folder.read("EventLog/000000000000.jsonl") == before)
    #expect(try append("small.jsonl > /dev/null", after: "ulimit -f 0").status == 0)
  }

  @Test(
    .enabled(if: Surroundings.ownMounts != nil, "needs the right to mount a folder (unshare -rm)"))
  func `a full disk keeps the log, and the tail of an earlier crash, until there is room`() throws {
    let script = """
      mount -t tmpfs -o size=64k none '\(folder.path)' && cd '\(folder.path)' || exit 99
      indicators init . > /dev/null
      echo '{"kind":"series","key":"A"}' | indicators append -q - --ledger .
      cp EventLog/000000000000.jsonl first
      try() { indicators append -q "$1" --ledger . 2>&1; echo "status $?"; }
      awk 'BEGIN { for (i = 0; i < 60; i++) printf("{\\"kind\\":\\"series\\",\\"key\\":\\"S.%d\\",\\"title\\":\\"%01000d\\"}\\n", i, i) }' > "$OUT/large"
      try "$OUT/large"
      cmp first EventLog/000000000000.jsonl && echo unchanged
      head -c 20000 "$OUT/large" >> EventLog/000000000000.jsonl
      dd if=/dev/zero of=filler bs=4096 2> /dev/null
      head -n 2 "$OUT/large" > "$OUT/two"
      try "$OUT/two"
      try "$OUT/two"
      indicators verify --ledger . | tail -n 1
      ls EventLog | grep -c '^torn-'
      rm filler
      try "$OUT/two"
      head -c 20000 "$OUT/large" | cmp - EventLog/torn-*.bytes && echo kept
      dd if=/dev/zero of=filler bs=4096 2> /dev/null
      echo '{"kind":"series","key":"B"}' > "$OUT/one"
      try "$OUT/one"
      indicators verify --ledger . | tail -n 1
      rm filler
      try "$OUT/one"
      indicators verify --ledger . | tail -n 1
      """
    let out = try TemporaryFolder()
    try out.write(script, to: "script")
    let result = try run.shell(
      "OUT='\(out.path)' \(Surroundings.ownMounts ?? "")sh '\(out.path)/script'")
    let log = "./EventLog/000000000000.jsonl"
    let torn = "./EventLog/torn-000000000001.bytes"
    let noRoom = "cannot write to ./EventLog/.torn-000000000001.bytes.new: No space left on device"
    #expect(
      result.output == """
        appended 1 event: 0
        indicators: cannot write to \(log): No space left on device
        status 4
        unchanged
        indicators: \(noRoom)
        status 4
        indicators: \(noRoom)
        status 4
        after event 0, 000000000000.jsonl has 20000 bytes of an append that is under way or was cut off; the next append moves them aside
        0
        indicators: an earlier append was cut off; its 20000 unfinished bytes are kept in \(torn)
        appended 2 events: 1, 2
        status 0
        kept
        appended 1 event: 3
        status 0
        as the checkpoint of indicators vouches for 3 events
        1 event already there: 3
        nothing to append
        status 0
        as the checkpoint of indicators vouches for 4 events

        """)
    #expect(result.error.isEmpty)
  }
}
