import EventCoding
package import LedgerModel
package import TransparencyLog

/// Lines that stand together in a segment of a damaged log, and what can be said of them.
package struct InspectedLines: Equatable, Sendable {
  package enum State: String, Sendable {
    /// As they were recorded, with all that is before them.
    case whole
    /// Each can be read and has its checksum, but something before them cannot or is missing.
    case readable
    /// Other bytes than those that were recorded.
    case damaged
    /// Each can be read and has its checksum, but not all are those that were recorded.
    case doubtful
    /// Recorded, says a witness, and not there.
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
    let witnesses = try? witnesses()
    var inspection = LineInspection()
    let expected = try noted(by: witnesses)
    for file in try segmentFiles() {
      let bytes = try disk.contents(of: file.name) ?? []
      var lines = bytes[..<ReservedRoom.lineEnd(in: bytes)].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      for (index, line) in lines.enumerated() {
        inspection.take(line, expected, file.name, line: index + 1)
      }
    }
    if let witnesses { try doubt(&inspection, witnesses) }
    inspection.finish(expecting: witnesses?.vouchedCount ?? 0)
    return inspection.result
  }

  /// The hashes that lines are held against: those that a checkpoint vouches for, or else, where
  /// there is no checkpoint, those that were noted.
  private func noted(by witnesses: Witnesses?) throws(LedgerError) -> [Digest] {
    guard let witnesses, witnesses.checkpointedCount == 0 else { return try trustedHashes() }
    return try witnesses.hashes?.all() ?? []
  }

  /// Says of lines that can be read that not all of them are what was recorded, where that is all
  /// that is known.
  private func doubt(
    _ inspection: inout LineInspection, _ witnesses: Witnesses
  ) throws(LedgerError) {
    guard let last = inspection.ends.last,
      let survey = try? lines(decodes: false, through: last - 1, as: nil).survey
    else { return }
    guard let first = try witnesses.firstDoubtful(in: survey) else { return }
    inspection.doubt(from: first)
  }
}

/// Looks at line after line, and puts those together that are of one kind.
package struct LineInspection {
  package private(set) var result = LogInspection()
  /// Where batches end, of the events that are whole with all before them: how many those are.
  private(set) var ends: [Int] = []
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
    if let next, head?.batch.map({ $0.upperBound == seq }) ?? true {
      ends.append(next)
      result.savable = next
    }
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

  /// Says that not all whole events from `first` on are what was recorded.
  mutating func doubt(from first: Int) {
    result.savable = ends.last { $0 <= first } ?? 0
    result.runs = result.runs.flatMap { run -> [InspectedLines] in
      guard run.state == .whole, let events = run.events, events.upperBound >= first,
        let lines = run.lines
      else { return [run] }
      var (before, after) = (run, run)
      after.state = .doubtful
      let count = first - events.lowerBound
      guard count > 0 else { return [after] }
      before.events = events.lowerBound...first - 1
      before.lines = lines.lowerBound...lines.lowerBound + count - 1
      after.events = first...events.upperBound
      after.lines = lines.lowerBound + count...lines.upperBound
      return [before, after]
    }
  }

  /// Adds what a witness of `count` events says was at the end.
  package mutating func finish(expecting count: Int) {
    guard end < count else { return }
    result.runs.append(
      InspectedLines(state: .missing, events: end...count - 1, segment: nil, lines: nil))
  }
}
