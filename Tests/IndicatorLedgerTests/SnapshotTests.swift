import EventCoding
import Foundation
import IndicatorLedger
import LedgerModel
import LedgerProjections
import Synchronization
import TestSupport
import Testing

@Suite struct `A snapshot` {
  private static let history = """
    series A scale 9
    series A.YOY yoy A
    A 2022 759.4, A 2022-01/2022-03 180.2 @2023-01-13 by NBS
    A 2023 664.45, A 2023 over 664, A.YOY 2023 -11.6 @2024-01-12 by NBS
    A 2023 664 @2024-01-12 by NBS via Reuters
    A 2022 751.6 @2024-01-20 by NBS
    correct 3 A 2023 664.46 because a typing slip
    """

  /// A ledger with a history and its snapshot, and what it warns of.
  private func ledger(_ folder: TemporaryFolder) throws -> (Ledger, warnings: Warnings) {
    var ledger = try Ledger.create(at: folder.path + "/ledger").ledger
    let recorded = Timestamp("2026-01-01T00:00:00Z")
    for event in try events(Self.history) {
      _ = try ledger.append([event.event], recorded: recorded)
    }
    _ = try ledger.writeSnapshot()
    let warnings = Warnings()
    ledger.onWarning = { warnings.append($0) }
    return (ledger, warnings)
  }

  @Test func `gives the same state as a replay, and says nothing`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    #expect(try ledger.snapshotProblem() == nil)
    #expect(try ledger.state() == ledger.replay())
    #expect(try ledger.lookUp { $0 } == ledger.replay())
    #expect(warnings.all.isEmpty)
  }

  @Test func `is followed by what was appended since`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    let late = try events(
      "A 2023 664.5 @2024-02-01 by NBS\nwithdraw 2 A 2022 @2024-02-02 because x", from: 7)
    for event in late { _ = try ledger.append([event.event]) }
    let state = try ledger.state()
    #expect(state.eventCount == 9)
    #expect(try state == ledger.replay())
    #expect(warnings.all.isEmpty)
    let problem = try ledger.snapshotProblem()
    #expect(problem?.contains("of 7 events, the log has 9") == true)
  }

  @Test func `with any byte flipped is not believed, told of once, and made again`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    let path = ledger.snapshotPath
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let expected = try ledger.replay()
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      try Data(damaged).write(to: URL(filePath: path))
      warnings.forget()
      #expect(try ledger.state() == expected, "byte \(place)")
      #expect(warnings.all.count == 1, "byte \(place)")
      #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == bytes, "byte \(place)")
    }
  }

  @Test func `cut off anywhere is not believed`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: ledger.snapshotPath)))
    let expected = try ledger.replay()
    for count in [1, 15, 4095, 4096, 4097, bytes.count / 2, bytes.count - 1] {
      try Data(bytes[..<count]).write(to: URL(filePath: ledger.snapshotPath))
      warnings.forget()
      #expect(try ledger.lookUp { $0 } == expected, "\(count) bytes")
      #expect(warnings.all.count == 1, "\(count) bytes")
    }
  }

  @Test func `answers one question from right blocks though another is damaged`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: ledger.snapshotPath)))
    // The columns of so small a ledger are one block: damage that is met asks the question again.
    bytes[4096] ^= 1
    try Data(bytes).write(to: URL(filePath: ledger.snapshotPath))
    let asked = Warnings()
    let value = try ledger.lookUp { state in
      asked.append("asked")
      return state.known().current("A", .year(2022))?.figure.value.text
    }
    #expect(value == "751.6")
    #expect(asked.all.count == 2)
    #expect(warnings.all.count == 1)
  }

  @Test func `of another log is told of, and nothing is answered`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    let other = try Ledger.create(at: folder.path + "/other").ledger
    let recorded = Timestamp("2026-01-01T00:00:00Z")
    let history = Self.history.replacing("759.4", with: "759.5")
    for event in try events(history) { _ = try other.append([event.event], recorded: recorded) }
    _ = try other.writeSnapshot()
    try Data(contentsOf: URL(filePath: other.snapshotPath))
      .write(to: URL(filePath: ledger.snapshotPath))
    for error in Self.refusals(of: ledger) { #expect(error?.code == .damaged) }
    #expect(warnings.all.isEmpty)
    // Whoever says that the log shall stand gets a snapshot of it, and keeps the other.
    let loss = try ledger.acceptLoss()
    #expect(loss.eventCount == 7)
    #expect(loss.setAside == [ledger.place + "/Snapshots/lost-vintages.snapshot"])
    #expect(try ledger.state() == ledger.replay())
    #expect(try ledger.acceptLoss().setAside.isEmpty)
  }

  /// What every way to read a ledger throws.
  private static func refusals(of ledger: Ledger) -> [LedgerError?] {
    [
      #expect(throws: LedgerError.self) { try ledger.state() },
      #expect(throws: LedgerError.self) { try ledger.replay() },
      #expect(throws: LedgerError.self) { try ledger.lookUp { $0 } },
      #expect(throws: LedgerError.self) { try ledger.events() },
      #expect(throws: LedgerError.self) { try ledger.snapshotProblem() },
      #expect(throws: LedgerError.self) { try ledger.writeSnapshot() },
      #expect(throws: LedgerError.self) { try ledger.append([], isDryRun: true) },
      #expect(throws: LedgerError.self) { try ledger.appender() },
    ]
  }

  @Test func `counts for nothing where no checkpoint vouches for the log`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    try FileManager.default.removeItem(atPath: ledger.place + "/EventLog/checkpoint")
    #expect(try ledger.state() == ledger.replay())
    #expect(warnings.all.isEmpty)
  }

  @Test func `of another version of the columns still knows how many events there were`() throws {
    let folder = try TemporaryFolder()
    let (ledger, _) = try ledger(folder)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: ledger.snapshotPath)))
    bytes[20] ^= 0x40
    let checksum = CRC32C.text(of: Array(bytes[..<4092]))
    let number = try #require(UInt32(checksum, radix: 16))
    for index in 0..<4 { bytes[4092 + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
    try Data(bytes).write(to: URL(filePath: ledger.snapshotPath))
    #expect(try ledger.state().eventCount == 7)
    // The same of a log that was cut back.
    try Data(bytes).write(to: URL(filePath: ledger.snapshotPath))
    let segment = ledger.place + "/EventLog/000000000000.jsonl"
    let lines = [UInt8](try Data(contentsOf: URL(filePath: segment)))
    try Data(LogTampering.withoutLastBatch(lines)).write(to: URL(filePath: segment))
    for name in ["checkpoint", "hashes"] {
      try FileManager.default.removeItem(atPath: ledger.place + "/EventLog/" + name)
    }
    for error in Self.refusals(of: ledger) { #expect(error?.code == .damaged) }
  }

  @Test func `is made only of events that a checkpoint vouches for`() throws {
    let folder = try TemporaryFolder()
    let (ledger, _) = try ledger(folder)
    let (image, end) = try ledger.replayedImage()
    let path = ledger.place + "/EventLog/checkpoint"
    let checkpoint = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.removeItem(atPath: path)
    // They may not be flushed: a snapshot of them could outlive them.
    #expect(try ledger.writeSnapshot(of: image, end: end) == nil)
    // Who asks for one has a writer flush them first.
    #expect(try ledger.writeSnapshot().eventCount == 7)
    #expect(try Data(contentsOf: URL(filePath: path)) == checkpoint)
  }

  @Test func `that is ahead of a log cut back to an earlier state is told of`() throws {
    let folder = try TemporaryFolder()
    let (ledger, warnings) = try ledger(folder)
    let older = folder.path + "/older"
    _ = try ledger.copy(to: older, through: 4)
    var copy = try Ledger(at: older)
    copy.onWarning = { warnings.append($0) }
    try Data(contentsOf: URL(filePath: ledger.snapshotPath))
      .write(to: URL(filePath: copy.snapshotPath))
    for error in Self.refusals(of: copy) { #expect(error?.code == .damaged) }
    #expect(warnings.all.isEmpty)
  }
}

/// Warnings in the order in which they came.
private final class Warnings: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  func append(_ text: String) { texts.withLock { $0.append(text) } }

  func forget() { texts.withLock { $0 = [] } }
}
