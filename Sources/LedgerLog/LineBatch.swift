package import LedgerVocabulary
package import MerkleTree
import ParallelWork

/// A batch of events on their way to the log: makes their lines, piece by piece, on all cores.
package struct LineBatch {
  private let events: [EncodedEvent]
  private let first: Int
  private let recorded: Timestamp
  /// Which events each piece has.
  private let pieces: [Range<Int>]

  /// So many bytes or the event that goes beyond them are worth a thread of their own.
  private static let pieceSize = 1 << 20
  /// So many pieces are made before any of them is written.
  private static let piecesInRound = 8

  /// - Parameters:
  ///   - events: at least one.
  ///   - first: the position of the first of them.
  ///   - recorded: when the ledger learns of them.
  package init(_ events: [EncodedEvent], first: Int, recorded: Timestamp) {
    (self.events, self.first, self.recorded) = (events, first, recorded)
    var pieces: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (index, event) in events.enumerated() {
      size += event.body.count
      guard size >= Self.pieceSize || index == events.count - 1 else { continue }
      pieces.append(start..<index + 1)
      (start, size) = (index + 1, 0)
    }
    self.pieces = pieces
  }

  /// The pieces in their order, those together that are made together.
  package var rounds: [Range<Int>] {
    stride(from: 0, to: pieces.count, by: Self.piecesInRound).map { start in
      start..<min(start + Self.piecesInRound, pieces.count)
    }
  }

  /// The lines of the pieces of a round, each with its newline, and their record hashes.
  package func lines(of round: Range<Int>) -> [(bytes: [UInt8], hashes: [Digest])] {
    let frame = LineFrame(
      recorded: recorded, batch: events.count > 1 ? first...first + events.count - 1 : nil)
    return concurrentMap(round.count) { index in
      let piece = pieces[round.lowerBound + index]
      var bytes: [UInt8] = []
      bytes.reserveCapacity(piece.reduce(0) { $0 + events[$1].body.count + frame.mostBytes })
      var hashes: [Digest] = []
      hashes.reserveCapacity(piece.count)
      for index in piece {
        let start = bytes.count
        frame.append(events[index], seq: first + index, to: &bytes)
        hashes.append(recordHash(bytes[start...]))
        bytes.append(UInt8(ascii: "\n"))
      }
      return (bytes, hashes)
    }
  }
}
