import LedgerLog
import LedgerModel
import TestSupport

/// A log in a folder of its own.
struct SampleLog {
  let folder: TemporaryFolder
  let log: EventLog

  /// A log of batches with that many random events.
  init(batches: [Int] = []) throws {
    folder = try TemporaryFolder()
    log = EventLog(folder: folder.path)
    var random = RandomEvents(seed: 7)
    for (index, count) in batches.enumerated() {
      var writer = try LogWriter(log)
      let events = try (0..<count).map { try random.event(Event.kinds[$0 % 6]) }
      _ = try writer.append(events, recorded: Self.time(index))
    }
  }

  /// What the log holds; the folder is there until it has been read.
  func read() throws -> LogContents {
    try withExtendedLifetime(folder) { try log.read() }
  }

  /// A log of short lines.
  init(smallBatches: [Int]) throws {
    try self.init()
    for (index, count) in smallBatches.enumerated() {
      var writer = try LogWriter(log)
      let first = writer.survey.count
      let events = (first..<first + count).map(Self.event)
      _ = try writer.append(events, recorded: Self.time(index))
    }
  }

  /// A later moment for each batch.
  static func time(_ batch: Int) -> Timestamp { Timestamp(seconds: 1_700_000_000 + batch * 60) }

  static let first = EventLog.segmentName(0)

  /// A log in the same folder's place that has one segment of these bytes.
  static func of(_ bytes: [UInt8]) throws -> SampleLog {
    let sample = try SampleLog()
    try sample.folder.write(bytes, to: first)
    return sample
  }

  /// A series definition with its number in the title.
  static func event(_ number: Int) -> Event {
    .series(SeriesDefinition(key: "S.\(number)", title: "é中 \(number)"))
  }
}
