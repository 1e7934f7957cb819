import EventCoding
import LedgerModel
import TransparencyLog

/// Brings hashes and checkpoint up to the events, again and again, for one writer.
///
/// Neither is flushed: should a crash lose them, the segments are ahead, which is never damage.
/// A class, because what it knows of the files changes also where the writer does not.
final class LogHeads {
  private let log: EventLog
  /// The writer's lock, held until the last hashes are written.
  private let lock: any DiskLock
  /// The file of hashes, and how many of them are there and right; nil: to be found out.
  private var hashes: (file: any DiskFile, count: Int)?
  /// The hashes that come after those.
  private var waiting: [UInt8] = []
  /// How the present checkpoint was written.
  private var written = Written.byAnother
  private var checkpointFile: (any DiskFile)?

  /// What is known of the file `checkpoint`.
  private enum Written {
    /// Nothing.
    case byAnother
    /// It is one of this writer's, without a checksum.
    case plain
    /// It is one of this writer's, with a checksum.
    case summed
  }

  /// So many bytes of hashes are written at once: nothing but the finding of damage needs them, so
  /// that not every append pays for its own.
  private static let mostWaiting = 64 * 32

  init(of log: EventLog, under lock: any DiskLock) { (self.log, self.lock) = (log, lock) }

  deinit { try? writeWaiting() }

  /// Says that somebody else writes the checkpoint.
  func forget() {
    written = .byAnother
    checkpointFile = nil
  }

  /// Writes what is not there yet.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`; the next call then begins anew.
  func write(_ survey: LogSurvey) throws(LedgerError) {
    do {
      try writeHashes(survey)
      try writeCheckpoint(
        Checkpoint(
          origin: survey.checkpoint?.origin ?? EventLog.unnamedOrigin, size: survey.count,
          root: survey.tree.root))
    } catch {
      hashes = nil
      waiting = []
      forget()
      throw error
    }
  }

  private func writeHashes(_ survey: LogSurvey) throws(LedgerError) {
    if let hashes {
      for hash in survey.recordHashes[(hashes.count + waiting.count / 32)...] {
        waiting += hash.bytes
      }
      if waiting.count >= Self.mostWaiting { try writeWaiting() }
      return
    }
    // What is there already is kept if it is right, and made again if it is not.
    let known = try log.storedHashes()
    let first = survey.recordHashes.starts(with: known) ? known.count : 0
    let file = try log.disk.openForWriting(EventLog.hashesName)
    try file.write(survey.recordHashes[first...].flatMap(\.bytes), at: first * 32)
    try file.truncate(to: survey.count * 32)
    hashes = (file, survey.count)
  }

  private func writeWaiting() throws(LedgerError) {
    guard let known = hashes, !waiting.isEmpty else { return }
    try known.file.write(waiting, at: known.count * 32)
    hashes?.count += waiting.count / 32
    waiting.removeAll(keepingCapacity: true)
  }

  /// Replaces the checkpoint at one stroke, twice; from then on it is written over.
  ///
  /// Writing over costs a tenth of replacing, but a reader, and a power cut, may meet half of it:
  /// a checksum tells. A mixture with an older text is found out only if that has one as well, so
  /// only such a text is written over. It never was longer: the size only grows.
  private func writeCheckpoint(_ checkpoint: Checkpoint) throws(LedgerError) {
    guard written != .byAnother else {
      try log.disk.replace(
        EventLog.checkpointName, with: Array(checkpoint.text.utf8), isFlushed: false)
      written = .plain
      return
    }
    let text = SummedText.bytes(of: checkpoint.text)
    guard written == .summed else {
      try log.disk.replace(EventLog.checkpointName, with: text, isFlushed: false)
      written = .summed
      return
    }
    if checkpointFile == nil {
      checkpointFile = try log.disk.openForWriting(EventLog.checkpointName)
    }
    try checkpointFile?.write(text, at: 0)
  }
}

/// A checkpoint's text with a checksum as its last line: `crc32c` and eight hexadecimal digits, an
/// extension line to whoever reads checkpoints otherwise.
enum SummedText {
  /// The text with its checksum.
  static func bytes(of text: some StringProtocol) -> [UInt8] {
    var bytes = Array(text.utf8)
    var checksum = CRC32C()
    checksum.update(bytes)
    bytes += "crc32c ".utf8
    checksum.appendText(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Whether a checkpoint's text, if it has more than its three lines, ends in its checksum.
  static func isWhole(_ text: String) -> Bool {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 4 else { return true }
    let before = text.utf8.dropLast((lines[lines.count - 2].count) + 1)
    return text.utf8.elementsEqual(bytes(of: Substring(before)))
  }
}
