import Foundation
import LedgerVocabulary
import TestSupport
import Testing

/// Nothing that the fast check takes may be refused, or read otherwise, by the reader of events.
@Suite struct `The fast check of mutated lines` {
  static let shippedLines: [[UInt8]] = {
    let path = Repository.path + "EventLog/000000000000.jsonl"
    let data = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
    return data.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }()

  /// Lines of all kinds of event with random content.
  static func randomLines(seed: UInt64, ofEachKind count: Int) throws -> [[UInt8]] {
    var random = RandomEvents(seed: seed)
    return try (0..<count).flatMap { _ in
      try Event.kinds.map { kind in
        let seq = Int.random(in: 0..<1_000_000, using: &random.generator)
        let seconds = Int.random(in: 0..<4_000_000_000, using: &random.generator)
        let through = Int.random(in: 0..<4, using: &random.generator)
        let event = RecordedEvent(
          seq: seq, recorded: Timestamp(seconds: seconds), event: try random.event(kind))
        return StoredLine(event, through: through == 0 ? nil : seq + through - 1).bytes
      }
    }
  }

  @Test(arguments: 0..<4) func `takes only what the reader takes`(part: Int) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let shipped = Self.shippedLines.shuffled(using: &random).prefix(100)
    let lines = try Self.randomLines(seed: seed, ofEachKind: 20) + shipped
    var mutator = LineMutator(seed: seed, lines: lines)
    var taken = 0
    for index in 0..<5500 {
      let line = mutator.line()
      guard let head = fastHead(of: line) else { continue }
      taken += 1
      let read = try? StoredLine(line, expecting: head.seq)
      #expect(
        read?.event.recorded == head.recorded && read?.through == head.through,
        "seed \(seed), mutation \(index): \(String(decoding: line, as: UTF8.self))")
      // Reading again is slow, and enough is enough.
      if read == nil { return }
    }
    // Mutations that break every line would prove nothing.
    #expect(taken > 300, "seed \(seed)")
  }
}

/// The head that the fast check finds in a line.
func fastHead(of line: [UInt8]) -> LineHead? {
  // In bounds: the buffer is the array's own, and is not kept.
  unsafe line.withUnsafeBytes { line in unsafe CanonicalLine.head(of: line) }
}
