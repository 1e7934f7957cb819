import Foundation
import LedgerLog
import LedgerModel
import TestSupport
import Testing

@Suite struct `The writer's lock` {
  private func refusal(_ sample: SampleLog) throws -> LedgerError {
    try #require(throws: LedgerError.self) { _ = try LogWriter(sample.log) }
  }

  @Test func `keeps a second writer of the same program out`() throws {
    let sample = try SampleLog(batches: [1])
    let bytes = try sample.folder.read(SampleLog.first)
    do {
      var first = try LogWriter(sample.log)
      let error = try refusal(sample)
      #expect(error.code == .locked)
      let start = "another program (process \(getpid()), since 20"
      let end =
        ") is writing to \(sample.folder.path); nothing was written: try again when it has "
        + "finished; or wait for it"
      #expect(error.description.hasPrefix(start) && error.description.hasSuffix(end))
      // Readers need no lock.
      #expect(try sample.read().events.count == 1)
      #expect(try sample.folder.read(SampleLog.first) == bytes)
      _ = try first.append([SampleLog.event(1)], recorded: SampleLog.time(5))
    }
    // The lock went with the first writer.
    let second = try LogWriter(sample.log)
    #expect(second.survey.count == 2)
  }

  @Test(.enabled(if: Python.isThere)) func `keeps a writer in another process out`() throws {
    let sample = try SampleLog(batches: [1])
    let holder = Process()
    let (toHolder, fromHolder) = (Pipe(), Pipe())
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = [
      "python3", "-c",
      """
      import fcntl, sys
      lock = open(sys.argv[1], "r+")
      fcntl.flock(lock, fcntl.LOCK_EX)
      print("locked", flush=True)
      sys.stdin.read()
      """, sample.folder.path(".lock"),
    ]
    holder.standardInput = toHolder
    holder.standardOutput = fromHolder
    try holder.run()
    _ = fromHolder.fileHandleForReading.availableData
    let error = try refusal(sample)
    // The holder wrote nothing about itself, and an earlier writer's words are not the holder's.
    #expect(error.code == .locked)
    #expect(try sample.read().events.count == 1)
    // Whatever way the process ends, its lock ends with it.
    try toHolder.fileHandleForWriting.close()
    holder.waitUntilExit()
    let writer = try LogWriter(sample.log)
    #expect(writer.survey.count == 1)
  }

  @Test func `lets a patient writer in as soon as it is free`() throws {
    let sample = try SampleLog(batches: [1])
    let log = sample.log
    let waiting = DispatchGroup()
    waiting.enter()
    do {
      var first = try LogWriter(log, waits: true)
      Thread.detachNewThread {
        defer { waiting.leave() }
        guard var second = try? LogWriter(log, waits: true) else { return }
        _ = try? second.append([SampleLog.event(2)], recorded: SampleLog.time(6))
      }
      Thread.sleep(forTimeInterval: 0.06)
      _ = try first.append([SampleLog.event(1)], recorded: SampleLog.time(5))
    }
    #expect(waiting.wait(timeout: .now() + 60) == .success)
    #expect(try sample.read().events.map(\.recorded) == [0, 5, 6].map(SampleLog.time))
  }
}
