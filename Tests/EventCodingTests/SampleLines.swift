import EventCoding
import Foundation
import LedgerModel
import TestSupport
import Testing

/// Lines to hold the fast check against the reader of events.
enum SampleLines {
  /// What stands before the event in the lines that tests write out.
  static let start = #"{"seq":17,"recorded":"2024-01-12T10:00:00Z","#

  /// The lines of the log that the repository ships.
  static let shipped: [[UInt8]] = {
    let path = Repository.path + "EventLog/000000000000.jsonl"
    let data = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
    return data.split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }()

  /// Lines of all kinds of event with random content, of the first schema: the fast check leaves
  /// what is said in the second to the reader.
  static func random(seed: UInt64, ofEachKind count: Int) throws -> [[UInt8]] {
    var random = RandomEvents(seed: seed, ofFirstSchema: true)
    return try (0..<count).flatMap { _ in
      try RandomEvents.kindsOfFirstSchema.map { kind in
        let seq = Int.random(in: 0..<1_000_000, using: &random.generator)
        let seconds = Int.random(in: 0..<4_000_000_000, using: &random.generator)
        let through = Int.random(in: 0..<4, using: &random.generator)
        let event = RecordedEvent(
          seq: seq, recorded: Timestamp(seconds: seconds), event: try random.event(kind))
        return StoredLine(event, batch: through == 0 ? nil : max(0, seq - through)...seq + through)
          .bytes
      }
    }
  }

  /// A line of this text with a right checksum.
  static func sealed(_ body: String) -> [UInt8] { LineMutator.sealed(Array(body.utf8)) }

  /// Whether both the fast check and the reader take a line; they must agree.
  static func isTaken(_ body: String) -> Bool {
    let line = sealed(body)
    let head = fastHead(of: line)
    let read = try? StoredLine(line, expecting: 17)
    #expect(head?.recorded == read?.event.recorded && head?.batch == read?.batch, "\(body)")
    return head != nil
  }
}

/// The head that the fast check finds in a line.
func fastHead(of line: [UInt8]) -> LineHead? {
  // In bounds: the buffer is the array's own, and is not kept.
  unsafe line.withUnsafeBytes { line in unsafe CanonicalLine.head(of: line) }
}
