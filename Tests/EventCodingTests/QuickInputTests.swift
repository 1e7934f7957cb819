import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

@Suite struct `Lines in canonical form` {
  /// What came of a reading: the events with their places, or the error.
  private func outcome(_ bytes: [UInt8]) -> [String] {
    do {
      return try EventInput.read(bytes, file: "f").map { submitted in
        let problem = submitted.problem(.invalid, "it", path: "$.key")
        return "\(try submitted.event.json.text) \(problem)"
      }
    } catch { return ["\(error)"] }
  }

  /// The lines as they are read when none of them is in canonical form: a space leads each.
  ///
  /// Columns are then one more.
  private func slowOutcome(_ lines: [[UInt8]]) -> [String] {
    outcome(Array(lines.map { [UInt8(ascii: " ")] + $0 }.joined(separator: [10])))
  }

  @Test func `are read as all others are, between them and alone`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomEvents(seed: seed)
    for _ in 0..<60 {
      var lines = try (0..<Int.random(in: 1...8, using: &random.generator)).map { _ in
        let kind = Event.kinds.randomElement(using: &random.generator) ?? "series"
        return Array(try random.event(kind).json.text.utf8)
      }
      let expected = slowOutcome(lines).map { $0.replacing(":2: ", with: ":1: ") }
      #expect(outcome(Array(lines.joined(separator: [10]))) == expected, "seed \(seed)")
      #expect(outcome(Array(lines.joined(separator: [13, 10]) + [10, 10])) == expected)
      // One that is not in canonical form, but right.
      let odd = Int.random(in: lines.indices, using: &random.generator)
      lines[odd].insert(UInt8(ascii: " "), at: 1)
      #expect(outcome(Array(lines.joined(separator: [10]))) == expected, "seed \(seed)")
    }
  }

  @Test func `have the errors that all others have`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomEvents(seed: seed)
    for _ in 0..<2_000 {
      let kinds = (0..<3).map { _ in Event.kinds.randomElement(using: &random.generator) ?? "" }
      var lines = try kinds.map { Array(try random.event($0).json.text.utf8) }
      let line = Int.random(in: 0...2, using: &random.generator)
      let place = Int.random(in: lines[line].indices, using: &random.generator)
      lines[line][place] = UInt8.random(in: 32...126, using: &random.generator)
      let quick = outcome(Array(lines.joined(separator: [10])))
      let slow = slowOutcome(lines)
      #expect(quick.count == slow.count, "seed \(seed): \(quick) \(slow)")
      let messages = zip(quick, slow).map { [$0.0, $0.1].map(Self.withoutColumns) }
      #expect(messages.allSatisfy { $0[0] == $0[1] }, "seed \(seed): \(quick) \(slow)")
    }
  }

  private static func withoutColumns(_ text: String) -> String {
    text.replacing(/f:(\d+):\d+:/) { "f:\($0.output.1):" }
  }

  @Test func `may be many, across the pieces that are checked at once`() throws {
    let title = String(repeating: "t", count: 900)
    let lines = (0..<3_000).map { #"{"kind":"series","key":"S\#($0)","title":"\#(title)"}"# }
    let events = try EventInput.read(Array(lines.joined(separator: "\n").utf8), file: "f")
    #expect(events.count == 3_000)
    for (index, event) in events.enumerated() {
      #expect(event.encoded.body == Array(lines[index].utf8).dropFirst().dropLast())
    }
    #expect(events.last?.line == 3_000 && events.last?.column == 1)
  }

  @Test func `inside a value of several lines are no events`() throws {
    let inner = #"{"kind":"series","key":"S"}"#
    let error = #expect(throws: LedgerError.self) {
      try EventInput.read(Array("{\"kind\":\n\(inner)\n}".utf8), file: "f")
    }
    #expect(error?.line == 1)
  }
}
