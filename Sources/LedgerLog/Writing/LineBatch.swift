package import EventCoding
package import LedgerModel
package import ParallelWork
package import TransparencyLog

/// Lines that follow each other, each with its newline, and their record hashes.
package typealias LinePiece = (bytes: [UInt8], hashes: [Digest])

/// A batch of events on their way to the log: makes their lines, piece by piece, on all cores.
package struct LineBatch: Sendable {
  private let events: [EncodedEvent]
  private let first: Int
  private let recorded: Timestamp
  /// Which events each piece has.
  private let pieces: [Range<Int>]

  /// A piece has so many bytes, and what the event beyond them has; of a small batch fewer, but
  /// as many as are worth a thread of their own.
  private static let pieceSize = 1 << 20
  private static let smallestPiece = 1 << 16
  /// So many pieces are made at once, while those before are written.
  private static let piecesInRound = 8

  /// - Parameters:
  ///   - events: at least one.
  ///   - first: the position of the first of them.
  ///   - recorded: when the ledger learns of them.
  package init(_ events: [EncodedEvent], first: Int, recorded: Timestamp) {
    (self.events, self.first, self.recorded) = (events, first, recorded)
    let total = events.reduce(0) { $0 + $1.body.count }
    let wanted = max(Self.smallestPiece, min(Self.pieceSize, total / coreCount))
    var pieces: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (index, event) in events.enumerated() {
      size += event.body.count
      guard size >= wanted || index == events.count - 1 else { continue }
      pieces.append(start..<index + 1)
      (start, size) = (index + 1, 0)
    }
    self.pieces = pieces
  }

  /// The rounds in their order, each made while the one before is written.
  package var rounds: MadeAhead<[LinePiece]> {
    let size = Self.piecesInRound
    return MadeAhead((pieces.count + size - 1) / size) { round in
      lines(of: round * size..<min((round + 1) * size, pieces.count))
    }
  }

  /// The lines of the pieces of a round, each with its newline, and their record hashes.
  private func lines(of round: Range<Int>) -> [LinePiece] {
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
