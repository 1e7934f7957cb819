package import LedgerModel
import ParallelWork

extension SubmittedEvent {
  /// Events that a program made, each held to the same rules as one that was read.
  ///
  /// - Parameter events: the events.
  /// - Returns: the same, in the same order, in the form in which the log will have them.
  /// - Throws: ``LedgerError`` of the first event that could not be read back from the log.
  /// - Complexity: linear in the figures; of many, on all cores.
  package static func checking(_ events: [Event]) throws(LedgerError) -> [SubmittedEvent] {
    let figures = events.reduce(0) { $0 + $1.figureCount }
    // Below that many a thread takes longer to start than the work to be done.
    let pieces = figures < 512 ? 1 : min(events.count, coreCount * 4)
    let checked = concurrentMap(pieces) { piece -> Result<[SubmittedEvent], LedgerError> in
      let range = events.count * piece / pieces..<events.count * (piece + 1) / pieces
      return Result { () throws(LedgerError) in
        var submitted: [SubmittedEvent] = []
        var summarizer = EventSummarizer()
        for event in events[range] {
          submitted.append(try SubmittedEvent(checking: event, &summarizer))
        }
        return submitted
      }
    }
    var submitted: [SubmittedEvent] = []
    submitted.reserveCapacity(events.count)
    for piece in checked { submitted += try piece.get() }
    return submitted
  }
}

extension Event {
  fileprivate var figureCount: Int {
    if case .release(let release) = self { release.figures.count } else { 0 }
  }
}
