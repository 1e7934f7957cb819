import EventCoding
import Foundation
import IndicatorLedger
import LedgerModel
import LedgerProjections
import TestSupport

extension FuzzTarget {
  /// Snapshots: whatever their bytes, they are refused or answer questions.
  ///
  /// One with right checksums may say wrong things; it must say them calmly.
  static let snapshot = FuzzTarget(
    "snapshot", seeds: { try SnapshotSeeds.all() }, repair: SnapshotSeeds.repaired,
    check: { bytes in
      let owner = unsafe NSMutableData(bytes: bytes, length: bytes.count)
      let buffer = unsafe UnsafeRawBufferPointer(start: owner.bytes, count: owner.length)
      let snapshot: Snapshot
      do { snapshot = try unsafe Snapshot(buffer, heldBy: owner) } catch { return false }
      guard snapshot.isWhole(), let state = try? LedgerState(snapshot.image) else { return false }
      for moment in [nil, PublicationTime("2024-01-23"), PublicationTime("2024-02-01T00:00:00Z")] {
        SnapshotSeeds.ask(state.known(asOf: moment))
      }
      return true
    })
}

private enum SnapshotSeeds {
  /// Snapshots of small ledgers.
  static func all() throws -> [[UInt8]] {
    try ["", histories[0], histories[1]].map { text in
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      let ledger = try Ledger.create(at: folder.path).ledger
      let recorded = Timestamp("2026-01-01T00:00:00Z")
      if !text.isEmpty { _ = try ledger.append(events(text).map(\.event), recorded: recorded) }
      return [UInt8](try Data(contentsOf: URL(filePath: ledger.writeSnapshot().file)))
    }
  }

  private static let histories = [
    """
    series A scale 9
    series A.YOY yoy A
    A 2022 759.4, A 2022-01/2022-03 180.2 @2023-01-13 by NBS
    A 2023 664.45, A 2023 over 664, A.YOY 2023 -11.6 @2024-01-12 by NBS
    A 2023 664 @2024-01-12 by NBS via Reuters
    correct 3 A 2023 664.46 because a typing slip
    withdraw 4 A 2023 @2024-02-01 because it was wrong
    """,
    """
    series A
    series B mom A
    A 2023-01 1.00, A 2023-02 1.10, A 2023-03 -0.0 @2023-04-01 by NBS
    A 2023-02 1.20, A 2023-04 123456789012345678 @2023-05-01 by NBS
    B 2023-04 0.0, A 2024-01-31 5 @2024-02-01 by NBS
    say record-high A 2023-02 since 2023-01 @2024-02-02 by Wang
    target A 2024 9 @2024-02-03 by Wang
    """,
  ]

  /// Makes the checksums right, as the format says: of the first page, and of 16 KiB each.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 4096 else { return bytes }
    var bytes = bytes
    // The length that it has, so that inputs that grew or shrank come further, too.
    write(UInt64(bytes.count), at: 24, in: &bytes)
    let end = (0..<8).reduce(0) { $0 | UInt64(bytes[96 + $1]) << UInt64($1 * 8) }
    if end >= 4096, end <= bytes.count {
      for (number, start) in stride(from: 4096, to: Int(end), by: 16 << 10).enumerated() {
        let place = Int(end) + number * 4
        guard place + 4 <= bytes.count else { break }
        let block = bytes[start..<min(start + (16 << 10), Int(end))]
        write(checksum(block), at: place, in: &bytes)
      }
    }
    write(checksum(bytes[..<4092]), at: 4092, in: &bytes)
    return bytes
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var checksum = CRC32C()
    checksum.update(bytes)
    return checksum.value
  }

  private static func write(
    _ number: some FixedWidthInteger, at place: Int, in bytes: inout [UInt8]
  ) {
    for index in 0..<number.bitWidth / 8 {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (index * 8))
    }
  }

  /// Asks all that commands ask.
  static func ask(_ known: Known) {
    _ = ReplaySummary(known)
    for key in known.state.seriesKeys.prefix(8) {
      for period in known.periods(of: key).prefix(8) {
        _ = known.history(of: key, period)
        _ = known.total(key, period)?.value
      }
      _ = known.growth(of: key)
      _ = known.streaks(of: key)
    }
    _ = known.judgedClaims()
  }
}
