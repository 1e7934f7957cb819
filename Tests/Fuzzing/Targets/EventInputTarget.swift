import EventCoding
import LedgerModel
import StrictJSON

extension FuzzTarget {
  /// What `append` takes: an error with a place, or events that survive being stored.
  static let eventInput = FuzzTarget(
    "event-input", tokens: EventSeeds.tokens,
    seeds: {
      let lines = try EventSeeds.events().map { Array($0.json.text.utf8) }
      let newline = [UInt8(ascii: "\n")]
      return lines + [
        lines.prefix(3).joined(separator: newline) + newline,
        Array("[".utf8) + lines.suffix(3).joined(separator: Array(",\n".utf8)) + Array("]".utf8),
      ]
    },
    check: { bytes in
      let events: [SubmittedEvent]
      do throws(LedgerError) { events = try EventInput.read(bytes, file: "f") } catch {
        let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
        try require(!error.message.isEmpty && error.file == "f", "an error that says too little")
        // Nothing at all has no place.
        try require((1...lineCount).contains(error.line ?? 1), "an error in no line of the text")
        try require((1...bytes.count + 1).contains(error.column ?? 1), "an error in no column")
        return false
      }
      try require(!events.isEmpty, "no event and no error")
      for submitted in events {
        try checkStoring(try submitted.event)
        try require(submitted.line >= 1 && submitted.column >= 1, "an event in no place")
      }
      return true
    })
}

/// What was read is written so that it reads back the same, alone and as a line of the log.
private func checkStoring(_ event: Event) throws {
  let written = Array(event.json.text.utf8)
  let again = try EventInput.read(written, file: "f")
  try require(again.map { try $0.event } == [event], "another event when read back")
  try require(
    again.allSatisfy { Array(try $0.event.json.text.utf8) == written }, "written in a second way")
  try require(try SubmittedEvent(checking: event).event == event, "a program may not append it")
  let recorded = RecordedEvent(seq: 7, recorded: Timestamp(seconds: 1_705_000_000), event: event)
  let line = StoredLine(recorded, batch: 7...9)
  try require(!line.bytes.contains(UInt8(ascii: "\n")), "a line of two lines")
  try require(try StoredLine(line.bytes, expecting: 7) == line, "another line when read back")
}
