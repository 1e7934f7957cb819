import EventCoding
import LedgerLog
import LedgerModel
import TestSupport
import TransparencyLog

/// What a reader of the simulated log leaves as the ledger leaves its snapshot: a file that is
/// replaced at one stroke, never flushed, and made only of events that a checkpoint vouches for.
struct SimulatedSnapshot {
  private static let name = "snapshot"
  let disk: SimulatedDisk

  /// It as a witness of the log.
  var witness: OutsideWitness {
    let disk = disk
    return OutsideWitness(
      read: {
        guard let file = try? disk.open(Self.name), let bytes = try? file.read(at: 0, count: 1000),
          bytes.count > 8
        else { return nil }
        let text = bytes.dropLast(8)
        guard CRC32C.text(of: text).utf8.elementsEqual(bytes.suffix(8)),
          let head = try? Checkpoint(text: String(decoding: text, as: UTF8.self))
        else { return nil }
        return Witness(file: Self.name, size: head.size, root: head.root)
      }, setAside: { () throws(LedgerError) in try disk.setAside(Self.name) })
  }

  /// Makes one of what a reader found, if it may.
  func write(_ survey: LogSurvey, of log: EventLog) throws(LedgerError) {
    guard try log.presentCheckpoint()?.size ?? 0 >= survey.count else { return }
    let text = survey.head.text
    let file = try disk.openForWriting(".new")
    try file.truncate(to: 0)
    var rest = Array((text + CRC32C.text(of: Array(text.utf8))).utf8)[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(try file.writeSome(rest, at: rest.startIndex))
    }
    try disk.rename(".new", to: Self.name)
  }
}
