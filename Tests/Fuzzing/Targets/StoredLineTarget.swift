import LedgerVocabulary

extension FuzzTarget {
  /// A line of the log: only the bytes that it would be written as are accepted.
  static let storedLine = FuzzTarget(
    "stored-line",
    tokens: EventSeeds.tokens + [
      "{\"seq\":7,", "\"recorded\":\"2024-01-12T10:00:00Z\",", "\"through\":9,", "\"through\":7,",
      "\"schema\":1,", ",\"crc\":\"00000000\"}",
    ],
    seeds: {
      try EventSeeds.events().enumerated().map { index, event in
        let recorded = RecordedEvent(
          seq: 7, recorded: Timestamp(seconds: 1_705_000_000 + index), event: event)
        return StoredLine(recorded, through: 7 + index % 3).bytes
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
        try require(error.code == .damaged, "refused as \(error.code.name), not as damaged")
        return false
      }
      try require(line.bytes == bytes, "accepted, but written otherwise")
      try require((try? StoredLine(bytes, expecting: 8)) == nil, "accepted at another position too")
      return true
    })

  /// The length of `"crc":"xxxxxxxx"}`.
  private static let tailLength = 17
}
