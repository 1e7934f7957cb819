import EventCoding
package import LedgerModel
import Synchronization

extension VintageImage {
  /// What tells the events from others, in the order of the log.
  package var eventIdentities: [EventIdentity] {
    let numbers = columns.all.identities
    return (0..<numbers.count / 2).map {
      EventIdentity(content: numbers[$0 * 2], id: numbers[$0 * 2 + 1])
    }
  }

  /// The definition of a series; nil if it is not defined or cannot be read.
  ///
  /// - Complexity: it is decoded once.
  package func definition(_ index: Int) -> SeriesDefinition? {
    if let definition = definitions.withLock({ $0[index] }) { return definition }
    guard let body = definitionJSON(index), let event = try? EncodedEvent.decoded(body[...]),
      case .series(let definition) = event
    else { return nil }
    definitions.withLock { $0[index] = definition }
    return definition
  }

  /// The events that are neither definitions nor releases, in order.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged`.
  package func otherEvents() throws(LedgerError) -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    for row in 0..<columns.all.others.count / 3 {
      let start = Int(columns.all.others[row * 3 + 1])
      let body = unsafe columns.all.text.withBytes(
        start..<start + Int(columns.all.others[row * 3 + 2])
      ) {
        unsafe Array($0)
      }
      // When it was recorded nobody asks of these: it has been decided that they count.
      events.append(
        RecordedEvent(
          seq: Int(columns.all.others[row * 3]), recorded: Timestamp(seconds: 0),
          event: try EncodedEvent.decoded(body[...])))
    }
    return events
  }

  /// The number of the release at a position of the log; nil if there is none.
  package func release(at seq: Int) -> Int? {
    var low = 0
    var high = releaseCount
    while low < high {
      let middle = (low + high) / 2
      let found = Int(field(.seq, of: middle))
      if found == seq { return middle }
      if found < seq { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The series and periods that a release has figures for.
  package func places(ofRelease release: Int) -> [(series: Int, period: Period)] {
    var places: [(Int, Period)] = []
    for series in 0..<seriesCount {
      forEachPeriod(ofSeries: series) { period, cell in
        if figures(ofCell: cell).contains(where: { Int(columns.all.releaseOf[$0]) == release }) {
          places.append((series, period))
        }
      }
    }
    return places
  }
}
