import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import Testing
import TransparencyLog

@Suite struct `The inspection of a damaged log` {
  /// Runs of lines as text: `whole 0-2 @1-3`.
  private func inspect(_ sample: SampleLog) throws -> (runs: [String], savable: Int) {
    let inspection = try sample.log.inspect()
    let runs = inspection.runs.map { run in
      let events = run.events.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "?"
      let lines = run.lines.map { " @\($0.lowerBound)-\($0.upperBound)" } ?? ""
      return "\(run.state.rawValue) \(events)\(lines)"
    }
    return (runs, inspection.savable)
  }

  /// Changes the lines of a log of batches of 1, 2 and 2 events.
  private func changed(
    _ change: (inout [[UInt8]]) -> Void
  ) throws -> (runs: [String], savable: Int) {
    let sample = try SampleLog(smallBatches: [1, 2, 2])
    var lines = try sample.folder.read(SampleLog.first).split(separator: UInt8(ascii: "\n"))
      .map { Array($0) }
    change(&lines)
    try sample.folder.write(lines.flatMap { $0 + [UInt8(ascii: "\n")] }, to: SampleLog.first)
    return try inspect(sample)
  }

  @Test func `finds all whole where nothing is wrong`() throws {
    let (runs, savable) = try changed { _ in }
    #expect(runs == ["whole 0-4 @1-5"] && savable == 5)
  }

  @Test func `tells what stands before and after a damaged line`() throws {
    let (runs, savable) = try changed { $0[2][20] ^= 1 }
    #expect(runs == ["whole 0-1 @1-2", "damaged 2-2 @3-3", "readable 3-4 @4-5"])
    // The second batch is not whole.
    #expect(savable == 1)
  }

  @Test func `finds a line altered together with its checksum`() throws {
    let (runs, savable) = try changed { lines in
      var body = Array(lines[3].dropLast(17))
      body[body.count - 3] ^= 1
      lines[3] = body + Array("\"crc\":\"\(CRC32C.text(of: body))\"}".utf8)
    }
    #expect(runs == ["whole 0-2 @1-3", "damaged 3-3 @4-4", "readable 4-4 @5-5"] && savable == 3)
  }

  @Test func `names what is missing`() throws {
    #expect(try changed { $0.removeLast(2) }.runs == ["whole 0-2 @1-3", "missing 3-4"])
    let (runs, savable) = try changed { $0.remove(at: 0) }
    #expect(runs == ["readable 1-4 @1-4"] && savable == 0)
    #expect(try changed { $0.removeAll() }.runs == ["missing 0-4"])
  }

  @Test func `recommends a copy only if that works, and has what was recorded`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    var savable = 0
    for round in 0..<300 {
      let sample = try SampleLog(smallBatches: [2, 1, 3, 2])
      let events = try sample.read().events
      for _ in 0..<Int.random(in: 1...2, using: &random) { try Self.damage(sample, &random) }
      guard (try? sample.read()) == nil else { continue }
      let inspection = try sample.log.inspect()
      guard inspection.savable > 0 else { continue }
      savable += 1
      let copy = try SampleLog()
      do {
        let outcome = try sample.log.copy(to: copy.log, through: inspection.savable - 1)
        #expect(outcome.count == inspection.savable, "seed \(seed), round \(round)")
        #expect(
          try copy.read().events == Array(events[..<inspection.savable]),
          "seed \(seed), round \(round)")
      } catch { Issue.record("seed \(seed), round \(round): \(error)") }
    }
    #expect(savable > 50, "seed \(seed)")
  }

  /// Changes lines, or what stands beside them, so that something tells.
  private static func damage(_ sample: SampleLog, _ random: inout SeededGenerator) throws {
    let bytes = try sample.folder.read(SampleLog.first)
    let count = LogTampering.lines(bytes).count
    guard count > 1 else { return }
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let line = Int.random(in: 0..<count, using: &random)
      try sample.folder.write(LogTampering.altering(line: line, of: bytes), to: SampleLog.first)
    case 1:
      // A last line that is damaged already names no batch.
      guard let rest = try? LogTampering.withoutLastBatch(bytes) else { return }
      try sample.folder.write(rest, to: SampleLog.first)
    case 2:
      var bytes = bytes
      bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
      try sample.folder.write(bytes, to: SampleLog.first)
    case 3:
      var lines = LogTampering.lines(bytes)
      lines.remove(at: Int.random(in: lines.indices, using: &random))
      try sample.folder.write(LogTampering.bytes(lines), to: SampleLog.first)
    case 4:
      // What disagrees is what stands beside the lines, or it is gone and cannot tell.
      guard var hashes = try? sample.folder.read("hashes"), !hashes.isEmpty else { return }
      hashes[Int.random(in: hashes.indices, using: &random)] ^= 0xFF
      try sample.folder.write(hashes, to: "hashes")
    default:
      let other = Checkpoint(
        origin: "x", size: Int.random(in: 1...count, using: &random), root: recordHash([1]))
      try sample.folder.write(other.text + "\n", to: "checkpoint")
    }
  }

  @Test func `says of lines that only a root speaks against that they are doubtful`() throws {
    let sample = try SampleLog(smallBatches: [1, 2, 2])
    try sample.folder.write(
      LogTampering.altering(line: 1, of: sample.folder.read(SampleLog.first)), to: SampleLog.first)
    try sample.folder.remove("hashes")
    let (runs, savable) = try inspect(sample)
    #expect(runs == ["doubtful 0-4 @1-5"] && savable == 0)
  }

  @Test func `does not guess the positions of lines that may be more or fewer`() throws {
    let (runs, _) = try changed { $0[1] = [0x20, 0x0A, 0x20] }
    #expect(runs == ["whole 0-0 @1-1", "damaged ? @2-3", "readable 2-4 @4-6"])
  }
}
