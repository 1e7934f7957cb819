import EventCoding
import LedgerModel

/// What somebody, or something, can do to the lines of a log that no checksum tells.
package enum LogTampering {
  private static let newline = UInt8(ascii: "\n")

  /// The line with one letter of its event changed, and a checksum that fits.
  package static func altered(_ line: [UInt8]) -> [UInt8] {
    var body = Array(line.dropLast(17))
    guard let place = body.lastIndex(of: UInt8(ascii: "\"")) else { return line }
    // A digit by the one beside it, a letter likewise.
    body[place - 1] ^= 1
    return body + Array("\"crc\":\"\(CRC32C.text(of: body))\"}".utf8)
  }

  /// The lines of a segment, without the room that a writer may have kept behind them.
  package static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: newline).map { Array($0) }.filter { line in
      line.contains { $0 != UInt8(ascii: " ") }
    }
  }

  /// The bytes of lines.
  package static func bytes(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
    lines.flatMap { $0 + [newline] }
  }

  /// The segment with one line altered together with its checksum.
  package static func altering(line index: Int, of bytes: [UInt8]) -> [UInt8] {
    var lines = lines(bytes)
    lines[index] = altered(lines[index])
    return Self.bytes(lines)
  }

  /// The segment without its last batch.
  package static func withoutLastBatch(_ bytes: [UInt8]) throws -> [UInt8] {
    let lines = lines(bytes)
    guard let last = lines.last else { return [] }
    let head = try LineHead(last[...])
    return Self.bytes(lines.dropLast(head.seq - (head.batch?.lowerBound ?? head.seq) + 1))
  }
}
