package import LedgerModel
package import TransparencyLog

/// The folder of a ledger's log: segments of lines, each one event.
package struct EventLog: Sendable {
  /// The folder `EventLog/` of the ledger, for messages.
  package let folder: String
  /// What reads and writes the folder's files.
  package let disk: any Disk
  /// A segment is closed when it has this many bytes.
  package let segmentSize: Int
  /// When a writer keeps room behind its last line.
  package let room: ReservedRoom.Rule
  /// What is kept elsewhere and says which events the log had; nil: nothing.
  package let outside: OutsideWitness?

  /// The log in a folder of the operating system.
  package init(folder: String, outside: OutsideWitness? = nil) {
    self.init(folder: folder, on: SystemDisk(folder), outside: outside)
  }

  /// The log on any disk; segments are closed at 64 MiB unless said otherwise.
  package init(
    folder: String, on disk: any Disk, segmentSize: Int = 64 << 20,
    room: ReservedRoom.Rule = ReservedRoom.Rule(), outside: OutsideWitness? = nil
  ) {
    self.folder = folder
    self.disk = disk
    self.segmentSize = segmentSize
    self.room = room
    self.outside = outside
  }

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

/// One file of the log.
package struct Segment: Equatable, Sendable {
  /// The file's name.
  package var name: String
  /// The position of its first event.
  package var first: Int
  /// The bytes that belong to complete batches.
  package var byteCount: Int
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

/// What a reading of the log found, the events aside.
package struct LogSurvey: Sendable {
  /// The hash of each event's line, in order.
  package private(set) var recordHashes: [Digest] = []
  /// The root of the tree over all events whose batch is complete.
  package private(set) var tree = GrowingTree()
  /// The segments in order.
  package var segments: [Segment] = []
  /// What follows the last complete batch: a write in progress, or one that a crash cut off.
  package var tail: UnfinishedTail?
  /// All bytes of complete batches.
  package var byteCount = 0
  /// When the last event was recorded.
  package var lastRecorded: Timestamp?
  /// The checkpoint beside the log, which the events were found to agree with.
  package var checkpoint: Checkpoint?
  /// Why the file `checkpoint` cannot be read, if it cannot: a power cut may have torn it.
  package var tornCheckpoint: String?
  /// Where in the last segment the lines begin that no checkpoint vouches for; nil: nowhere.
  ///
  /// They may not have been flushed.
  var unvouchedOffset: Int?

  package init() {}

  /// How many events the log has.
  package var count: Int { recordHashes.count }

  /// The roots that the tree had at sizes that somebody asked for ahead.
  private var notedRoots: [Int: Digest] = [:]

  /// The root over the first events.
  ///
  /// - Complexity: linear in them, if it was not noted when they came.
  package func root(ofFirst size: Int) -> Digest {
    size == count ? tree.root : notedRoots[size] ?? treeHash(recordHashes.prefix(size))
  }

  /// Takes the hashes of the next events, and notes the roots at some sizes.
  package mutating func append(_ hashes: some Sequence<Digest>, noting sizes: Set<Int> = []) {
    for hash in hashes {
      recordHashes.append(hash)
      tree.append(hash)
      if sizes.contains(tree.size) { notedRoots[tree.size] = tree.root }
    }
  }

  /// The checkpoint of all these events, under the log's name.
  package var head: Checkpoint {
    Checkpoint(
      origin: checkpoint?.origin ?? EventLog.unnamedOrigin, size: count, root: tree.root)
  }
}

/// All events of the log, and what else its reading found.
package struct LogContents: Sendable {
  /// All events whose batch is complete, in order.
  package var events: [RecordedEvent] = []
  /// Their hashes, segments and root.
  package var survey = LogSurvey()

  package init() {}
}
