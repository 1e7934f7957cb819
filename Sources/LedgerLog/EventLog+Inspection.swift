package import LedgerVocabulary
package import MerkleTree

/// Lines that stand together in a segment of a damaged log, and what can be said of them.
package struct InspectedLines: Equatable, Sendable {
  package enum State: String, Sendable {
    /// As they were recorded, with all that is before them.
    case whole
    /// Each can be read and has its checksum, but something before them cannot or is missing.
    case readable
    /// Other bytes than those that were recorded.
    case damaged
    /// Recorded, says a checkpoint, and not there.
    case missing
  }

  package var state: State
  /// The positions of the events, as far as they are known.
  package var events: ClosedRange<Int>?
  /// The segment's file name; nil for what is missing.
  package var segment: String?
  /// The lines in the segment, counted from 1.
  package var lines: ClosedRange<Int>?
}

/// What can be saved of a log.
package struct LogInspection: Sendable {
  /// All lines, in order.
  package fileprivate(set) var runs: [InspectedLines] = []
  /// How many events from the first on are whole, to the end of a batch.
  package fileprivate(set) var savable = 0
}

extension EventLog {
  /// Tells of every line of a damaged log whether it can be read: what can be saved.
  ///
  /// Nothing is changed.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func inspect() throws(LedgerError) -> LogInspection {
    let expected = (try? trustedHashes()) ?? []
    var inspection = LineInspection()
    for file in try segmentFiles() {
      let bytes = try disk.contents(of: file.name) ?? []
      var lines = bytes[..<ReservedRoom.lineEnd(in: bytes)].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      for (index, line) in lines.enumerated() {
        inspection.take(line, expected, file.name, line: index + 1)
      }
    }
    let heads = try? checkpoints()
    inspection.finish(expecting: heads?.all.map(\.size).max() ?? 0)
    return inspection.result
  }
}

/// Looks at line after line, and puts those together that are of one kind.
package struct LineInspection {
  package private(set) var result = LogInspection()
  /// The position that the next event should have; nil after damage.
  private var next: Int? = 0
  /// One more than the highest position that was read.
  private var end = 0

  package init() {}

  /// Takes the next line.
  ///
  /// - Parameters:
  ///   - bytes: the line, without its newline.
  ///   - expected: the hashes of the lines as they were recorded, by position, as far as known.
  ///   - segment: where the line is.
  ///   - line: its number there.
  package mutating func take(
    _ bytes: ArraySlice<UInt8>, _ expected: [Digest], _ segment: String, line: Int
  ) {
    let head = try? LineHead(bytes)
    let isRecorded =
      head.map { head in
        (try? StoredLine(Array(bytes), expecting: head.seq)) != nil
          && (head.seq >= expected.count || expected[head.seq] == recordHash(bytes))
      } ?? false
    take(isRecorded ? head : nil, segment, line: line)
  }

  /// Takes a line; `head` is nil if it is not what was recorded.
  private mutating func take(_ head: LineHead?, _ segment: String, line: Int) {
    let seq = head?.seq
    let state: InspectedLines.State =
      seq == nil ? .damaged : seq == next ? .whole : .readable
    next = state == .whole ? (next ?? 0) + 1 : nil
    end = max(end, (seq ?? -1) + 1)
    if let next, head?.batch.map({ $0.upperBound == seq }) ?? true { result.savable = next }
    if var run = result.runs.last, run.state == state, run.segment == segment,
      let lines = run.lines,
      seq == nil || run.events?.upperBound == (seq ?? 0) - 1
    {
      run.lines = lines.lowerBound...line
      if let seq, let events = run.events { run.events = events.lowerBound...seq }
      result.runs[result.runs.count - 1] = run
    } else {
      if let seq { nameDamaged(before: seq) }
      result.runs.append(
        InspectedLines(
          state: state, events: seq.map { $0...$0 }, segment: segment, lines: line...line))
    }
  }

  /// Gives the damaged lines before an event their positions, if there are as many as are missing.
  private mutating func nameDamaged(before seq: Int) {
    guard let damaged = result.runs.last, damaged.state == .damaged, let lines = damaged.lines
    else { return }
    let first = result.runs.dropLast().last?.events.map { $0.upperBound + 1 } ?? 0
    guard seq - first == lines.count else { return }
    result.runs[result.runs.count - 1].events = first...seq - 1
  }

  /// Adds what a checkpoint of `count` events says was at the end.
  package mutating func finish(expecting count: Int) {
    guard end < count else { return }
    result.runs.append(
      InspectedLines(state: .missing, events: end...count - 1, segment: nil, lines: nil))
  }
}
