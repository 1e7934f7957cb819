package import LedgerModel

/// What the lines of one batch have around their events' bodies.
///
/// It writes the same lines as ``StoredLine/bytes``, from events that are encoded already.
package struct LineFrame: Sendable {
  /// What stands between the position and the body.
  private let middle: [UInt8]

  /// - Parameters:
  ///   - recorded: when the ledger learns of the events.
  ///   - batch: the positions of the batch's events; nil if it has only one.
  package init(recorded: Timestamp, batch: ClosedRange<Int>?) {
    middle = LineHead.bytesBehindSeq(recorded: recorded, batch: batch)
  }

  private static let start = Array("\(LineHead.beforeSeq)".utf8)
  private static let tail = Array(#""crc":""#.utf8)

  /// No line has more bytes beside its event's body, its newline counted in.
  package var mostBytes: Int { middle.count + 64 }

  /// Appends the line of an event without its newline.
  package func append(_ event: EncodedEvent, seq: Int, to bytes: inout [UInt8]) {
    append(event.body, seq: seq, to: &bytes)
  }

  /// Appends the line of an event that has a body.
  func append(_ body: ArraySlice<UInt8>, seq: Int, to bytes: inout [UInt8]) {
    let first = bytes.count
    bytes += Self.start
    bytes += String(seq).utf8
    bytes += middle
    bytes += body
    bytes.append(UInt8(ascii: ","))
    var checksum = CRC32C()
    checksum.update(bytes[first...])
    bytes += Self.tail
    checksum.appendText(to: &bytes)
    bytes += "\"}".utf8
  }
}
