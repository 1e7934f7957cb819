import EventCoding
package import LedgerModel
import TransparencyLog

/// Copies lines from a store of one kind to a store of another.
///
/// They go in portions of whole batches, each of which is there as a whole or not at all, so that a
/// copying that was cut off is taken up where it was.
struct StoreCopy {
  let source: any EventStore
  let destination: any EventStore
  let progress: ((Int, Int) -> Void)?
  /// About so many bytes are made durable at once.
  let portionSize: Int

  /// Copies the events before `count`, whose hashes are these.
  ///
  /// - Returns: how many the destination had before.
  /// - Throws: ``LedgerError``: `conflict` if the destination holds others; `damaged` if the source
  ///   does not give the lines of these hashes.
  func run(_ hashes: [Digest], waits: Bool) throws(LedgerError) -> Int {
    let writer = try destination.writer(waits: waits)
    let before = writer.tree.size
    guard before <= hashes.count else {
      throw LedgerError(
        .conflict,
        "\(destination.place) has \(before) events already, more than the \(hashes.count) to copy; "
          + "nothing was copied: choose another place")
    }
    guard writer.tree.root == GrowingTree(hashes[..<before]).root else {
      throw LedgerError(
        .conflict,
        "\(destination.place) has other events already; nothing was copied: choose another place")
    }
    let lines = PortionReader(try source.lines(from: before), hashes, portionSize)
    var position = before
    while position < hashes.count {
      lines.beginPortion()
      _ = try writer.append(linesOf: lines, at: position)
      guard lines.position > position else {
        throw LedgerError(
          .damaged, "event \(position), which its checkpoint vouches for, cannot be read"
        ).located(file: source.place, line: nil, column: nil)
      }
      position = lines.position
      progress?(position, hashes.count)
    }
    if let signed = try source.signedCheckpoint(), let head = try? Checkpoint(text: signed.text),
      head.size <= hashes.count
    {
      try writer.keep(signed)
    }
    return before
  }
}

/// Gives the lines of another reader as far as the hashes go, and ends after each portion.
private final class PortionReader: LineReader {
  private let lines: any LineReader
  private let hashes: [Digest]
  private let portionSize: Int
  private(set) var position = 0
  /// How much of the portion was given.
  private var byteCount = 0
  private var isEnded = false
  /// Lines that were read, and belong to the next portion.
  private var kept: LineRun?

  init(_ lines: any LineReader, _ hashes: [Digest], _ portionSize: Int) {
    (self.lines, self.hashes, self.portionSize) = (lines, hashes, portionSize)
  }

  func beginPortion() { (byteCount, isEnded) = (0, false) }

  func next() throws(LedgerError) -> LineRun? {
    guard !isEnded, position < hashes.count, var run = try nextOrKept() else { return nil }
    if run.end > hashes.count { run = run.divided(at: hashes.count - run.first).0 }
    guard run.hashes.elementsEqual(hashes[run.first..<run.end]) else {
      throw LedgerError(
        .damaged,
        "of events \(run.first) to \(run.end - 1) one is not what was recorded",
        remedy: .verify)
    }
    byteCount += run.bytes.count
    // A portion ends behind the last batch that ends in these lines, if one does.
    if byteCount >= portionSize, let count = run.countToBatchEnd {
      isEnded = true
      if count < run.hashes.count { (run, kept) = run.divided(at: count) }
    }
    position = run.end
    return run
  }
}

extension PortionReader {
  private func nextOrKept() throws(LedgerError) -> LineRun? {
    guard let run = kept else { return try lines.next() }
    kept = nil
    return run
  }
}

extension LineRun {
  /// How many lines it has up to the last that ends its batch; nil: none ends its.
  fileprivate var countToBatchEnd: Int? {
    if last?.isLastOfBatch ?? false { return hashes.count }
    // The last belongs to a batch that goes on: what is before it, ends there.
    guard let batch = last?.batch, batch.lowerBound > first else { return nil }
    return batch.lowerBound - first
  }

  /// The first lines, and those behind them, of which there is at least one.
  fileprivate func divided(at count: Int) -> (LineRun, LineRun) {
    var (start, end) = (0, 0)
    for _ in 0..<count {
      start = end
      end = (newline(in: bytes, from: start) ?? bytes.count - 1) + 1
    }
    var (one, other) = (LineRun(first: first), LineRun(first: first + count))
    one.bytes = Array(bytes[..<end])
    one.hashes = Array(hashes[..<count])
    one.last = try? LineHead(bytes[start..<max(start, end - 1)])
    other.bytes = Array(bytes[end...])
    other.hashes = Array(hashes[count...])
    other.last = last
    return (one, other)
  }
}

extension EventStore {
  /// Copies the log, byte for byte, to another store, and reads the copy back.
  ///
  /// - Parameters:
  ///   - survey: what of it: this log as it is, or up to the end of a batch.
  ///   - destination: empty, or an earlier state of this log.
  ///   - waits: whether to wait while another program writes to the destination.
  ///   - portionSize: about so many bytes are made durable at once.
  ///   - progress: is told how many events are there, of how many.
  /// - Returns: what was copied.
  /// - Throws: ``LedgerError``: `damaged` if this log or the copy is; `conflict` if the destination
  ///   holds other events; `locked`; `unavailable`.
  package func copy(
    _ survey: LogSurvey, to destination: any EventStore, waits: Bool = false,
    portionSize: Int = 16 << 20, progress: ((Int, Int) -> Void)? = nil
  ) throws(LedgerError) -> LogCopy {
    if let source = self as? EventLog, let folder = destination as? EventLog {
      return try source.copy(survey, to: folder, waits: waits)
    }
    let copying = StoreCopy(
      source: self, destination: destination, progress: progress, portionSize: portionSize)
    let before = try copying.run(survey.recordHashes, waits: waits)
    return try survey.confirmed(in: destination, before: before)
  }
}

extension LogSurvey {
  /// Reads a copy of what this has found back, and tells what was copied.
  ///
  /// - Parameters:
  ///   - destination: where the copy is.
  ///   - before: how many events were there before.
  /// - Returns: what was copied.
  /// - Throws: ``LedgerError`` with the code `damaged` if it is not the same.
  func confirmed(in destination: any EventStore, before: Int) throws(LedgerError) -> LogCopy {
    let copied = try destination.survey()
    guard copied.count == count, copied.tree.root == tree.root else {
      throw LedgerError(
        .damaged,
        "the copy's root is \(copied.tree.root), expected \(tree.root): what was written is "
          + "not what can be read; do not rely on the copy"
      ).located(file: destination.place, line: nil, column: nil)
    }
    return LogCopy(
      count: count, new: count - before, byteCount: byteCount, segmentCount: segments.count,
      root: tree.root)
  }

  /// Demands that it ends with an event, if one is given.
  ///
  /// - Throws: ``LedgerError`` with the code `invalid`.
  package func requireEnd(_ last: Int?) throws(LedgerError) {
    guard let last, count != last + 1 else { return }
    throw LedgerError(
      .invalid,
      count > last
        ? "event \(last) is not the last of its batch, which ends with event \(count - 1)"
        : "there is no event \(last); the last is event \(count - 1)")
  }
}
