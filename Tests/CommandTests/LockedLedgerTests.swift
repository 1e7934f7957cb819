import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// One writer at a time: what the others are told, and that they get their turn.
struct LockedLedgerTests {
  private let run = CommandRunner()
  private let folder: TemporaryFolder
  private let ledger: Ledger

  init() throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.path).ledger
    for number in 0..<8 {
      try folder.write(KillBatch(writer: 0, number: number).text, to: "\(number).jsonl")
    }
  }

  private func appending(_ number: Int, _ options: String...) throws -> RunningProgram {
    try RunningProgram(
      ["append", folder.path("\(number).jsonl"), "--ledger", folder.path] + options)
  }

  private func presence(_ number: Int) throws -> KillBatch.Presence {
    KillBatch(writer: 0, number: number).presence(
      in: KillBatch.positions(try ledger.events()))
  }

  /// A program that has the lock until it is killed or ``letGo()`` is called: it signs, and what
  /// it takes for openssl does not come to an end before.
  private func holder() async throws -> RunningProgram {
    let script = """
      #!/bin/sh
      cd '\(folder.path)' && touch signing || exit 1
      for turn in $(seq 30000); do [ -e go ] && break; sleep 0.02; done
      exit 1
      """
    try folder.write(script, to: "openssl")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("openssl"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let holder = try RunningProgram(
      ["checkpoint", "--sign", folder.path("key"), "--ledger", folder.path],
      path: folder.path + ":" + path)
    for _ in 0..<6_000 where !FileManager.default.fileExists(atPath: folder.path("signing")) {
      try await Task.sleep(for: .milliseconds(5))
    }
    return holder
  }

  private func letGo() throws { try folder.write("", to: "go") }

  @Test func `an impatient append is refused at once with the number of the process`()
    async throws
  {
    let holder = try await holder()
    let refused = try appending(0)
    #expect(await refused.end() == 4)
    #expect(
      try refused.error().hasPrefix(
        "indicators: another program (process \(holder.processID), since 20"))
    #expect(try refused.error().hasSuffix("or wait for it with --wait\n"))
    let dry = try appending(0, "--dry-run")
    #expect(await dry.end() == 0)
    #expect(try dry.output().hasPrefix("would append 3 events: 0 to 2\n"))
    #expect(try run("verify", "--ledger", folder.path).status == 0)
    #expect(try presence(0) == .absent)
    try letGo()
    #expect(await holder.end() == 3)
  }

  @Test(arguments: [false, true])
  func `a patient append says so and goes on however the holder ends`(isKilled: Bool) async throws {
    let holder = try await holder()
    let patient = try appending(1, "--wait")
    let words = "indicators: another program (process \(holder.processID), since 20"
    #expect(try await patient.says("; waiting\n"))
    #expect(try patient.error().hasPrefix(words))
    #expect(try presence(1) == .absent)
    // The program that a killed holder has started lives on, but not with the lock.
    if isKilled { holder.kill() } else { try letGo() }
    #expect(await patient.end() == 0)
    try letGo()
    #expect(await holder.end() == (isKilled ? -SIGKILL : 3))
    #expect(try presence(1) == .whole)
  }

  @Test func `all who wait get their turn, and who is killed while waiting writes nothing`()
    async throws
  {
    let holder = try await holder()
    let waiting = try (0..<8).map { try appending($0, "--wait", "-q") }
    for program in waiting { #expect(try await program.says("waiting")) }
    for number in 0..<3 {
      waiting[number].kill()
      #expect(await waiting[number].end() == -SIGKILL)
    }
    holder.kill()
    for number in 3..<8 { #expect(await waiting[number].end() == 0) }
    for number in 0..<8 { #expect(try presence(number) == (number < 3 ? .absent : .whole)) }
    try letGo()
    #expect(await holder.end() == -SIGKILL)
  }

  @Test func `words that a dead process left are in nobody's way and name nobody`() async throws {
    let dead = try RunningProgram(["help"])
    _ = await dead.end()
    let stale = "process \(dead.processID), since 2024-01-12T00:00:00Z\n"
    try folder.write(stale, to: "EventLog/.lock")
    let append = try appending(0)
    #expect(await append.end() == 0)
    try folder.write(stale, to: "EventLog/.lock")
    let holder = unsafe open(folder.path("EventLog/.lock"), O_RDWR)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX) == 0)
    let refused = try appending(1)
    #expect(await refused.end() == 4)
    #expect(try refused.error().hasPrefix("indicators: another program is writing to "))
  }
}
