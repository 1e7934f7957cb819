import LedgerLog
import LedgerVocabulary
import TestSupport
import Testing

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

  @Test func `does not guess the positions of lines that may be more or fewer`() throws {
    let (runs, _) = try changed { $0[1] = [0x20, 0x0A, 0x20] }
    #expect(runs == ["whole 0-0 @1-1", "damaged ? @2-3", "readable 2-4 @4-6"])
  }
}
