package import LedgerVocabulary
package import MerkleTree

/// The folder of a ledger's log: segments of lines, each one event.
package struct EventLog: Sendable {
  /// The folder `EventLog/` of the ledger.
  package let folder: String

  /// A segment is closed when it has this many bytes.
  package static let segmentSize = 64 << 20

  package init(folder: String) { self.folder = folder }

  /// The file name of the segment that begins at `seq`.
  package static func segmentName(_ seq: Int) -> String {
    let digits = String(seq)
    return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits + ".jsonl"
  }

  /// The position at which a segment begins, or nil if the name is not a segment's.
  static func firstPosition(ofSegment name: String) -> Int? {
    guard name.hasSuffix(".jsonl") else { return nil }
    let digits = name.dropLast(6)
    guard digits.utf8.count >= 12, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(digits)
  }

  func path(_ name: String) -> String { folder + "/" + name }
}

/// What a reading of the log found.
package struct LogContents: Sendable {
  /// All events whose batch is complete, in order.
  package var events: [RecordedEvent] = []
  /// The hash of each event's line, in the same order.
  package var recordHashes: [Digest] = []
  /// The segments in order.
  package var segments: [Segment] = []
  /// What follows the last complete batch: a write in progress, or one that a crash cut off.
  package var tail: UnfinishedTail?
  /// All bytes of complete batches.
  package var byteCount = 0
  /// The root of the tree over all events whose batch is complete.
  package var tree = GrowingTree()
  /// The checkpoint beside the log, which the events were found to agree with.
  package var checkpoint: Checkpoint?

  package init() {}

  /// One file of the log.
  package struct Segment: Equatable, Sendable {
    /// The file's name.
    package var name: String
    /// The position of its first event.
    package var first: Int
    /// The bytes that belong to complete batches.
    package var byteCount: Int
  }
}

/// The bytes after the last complete batch.
package struct UnfinishedTail: Equatable, Sendable {
  /// The segment's file name.
  package var segment: String
  /// Where in the segment they begin.
  package var offset: Int
  /// How many they are.
  package var byteCount: Int
  /// The position that the first event in them would have had.
  package var seq: Int
}
