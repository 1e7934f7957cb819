import EventCoding
import LedgerModel

extension FuzzTarget {
  /// A line of the log: only the bytes that it would be written as are accepted.
  static let storedLine = FuzzTarget(
    "stored-line",
    tokens: EventSeeds.tokens + [
      "{\"seq\":7,", "\"recorded\":\"2024-01-12T10:00:00Z\",", "\"from\":5,\"through\":9,",
      "\"from\":7,\"through\":8,",
      "\"schema\":0,", "\"schema\":2,", ",\"crc\":\"00000000\"}",
    ],
    seeds: {
      try EventSeeds.events().enumerated().map { index, event in
        let recorded = RecordedEvent(
          seq: 7, recorded: Timestamp(seconds: 1_705_000_000 + index), event: event)
        return StoredLine(recorded, batch: 7 - index % 3...8).bytes
      }
    },
    repair: { bytes in
      guard bytes.count >= tailLength else { return bytes }
      let checked = bytes.dropLast(tailLength)
      return checked + Array("\"crc\":\"\(CRC32C.text(of: checked))\"}".utf8)
    },
    check: { bytes in
      let line: StoredLine
      do throws(LedgerError) { line = try StoredLine(bytes, expecting: 7) } catch {
        let isNewer = error.code == .unavailable && error.path == "$.schema"
        try require(error.code == .damaged || isNewer, "refused as \(error.code.name)")
        return false
      }
      // An event of an older version keeps its bytes and is read as one of the present shape.
      let isOlder = String(decoding: bytes, as: UTF8.self).contains("\"schema\":")
      try require(isOlder || line.bytes == bytes, "accepted, but written otherwise")
      try require((try? StoredLine(bytes, expecting: 8)) == nil, "accepted at another position too")
      return true
    })

  /// The length of `"crc":"xxxxxxxx"}`.
  private static let tailLength = 17
}
