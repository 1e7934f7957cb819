package import LedgerModel
import StrictJSON

/// The text that `append` takes: one JSON object, an array of them, or JSON Lines.
package enum EventInput {
  /// The most bytes that one event may have.
  package static let largestEvent = 16 << 20

  /// Reads all events of a text.
  ///
  /// - Throws: ``LedgerError`` with file, line, column and path; the first problem found.
  package static func read(
    _ bytes: [UInt8], file: String
  ) throws(LedgerError) -> [SubmittedEvent] {
    var parser = JSONParser(bytes)
    guard let first = parser.peek() else {
      throw LedgerError(
        .malformed,
        "the input is empty; expected an event, an array of events, or one event a line"
      ).located(file: file, line: nil, column: nil)
    }
    do {
      return first == UInt8(ascii: "[")
        ? try readArray(&parser, bytes, file) : try readSequence(&parser, bytes, file)
    } catch {
      let position = error.offset.map { TextPosition(ofByte: $0, in: bytes) }
      throw error.located(file: file, line: position?.line, column: position?.column)
    }
  }

  private static func readArray(
    _ parser: inout JSONParser, _ bytes: [UInt8], _ file: String
  ) throws(LedgerError) -> [SubmittedEvent] {
    let node = try value(&parser)
    guard parser.isAtEnd() else {
      throw LedgerError(
        .malformed, "something follows the array; expected the end", offset: parser.nextOffset)
    }
    guard case .array(let elements) = node.value, !elements.isEmpty else {
      throw LedgerError(.malformed, "the array has no events", offset: node.offset)
    }
    var events: [SubmittedEvent] = []
    for (index, element) in elements.enumerated() {
      let end = index + 1 < elements.count ? elements[index + 1].offset : parser.nextOffset
      try checkSize(from: element.offset, to: end)
      if isUnresolved(element) { continue }
      let event = try Event(element, path: "$[\(index)]")
      events.append(
        SubmittedEvent(
          event, path: "$[\(index)]", file: file, in: bytes, at: element.offset))
    }
    return events
  }

  /// Reads one event after the other: lines in canonical form the quick way, others by the parser.
  private static func readSequence(
    _ parser: inout JSONParser, _ bytes: [UInt8], _ file: String
  ) throws(LedgerError) -> [SubmittedEvent] {
    var lines = CanonicalLines(in: bytes, from: parser.nextOffset)
    var events: [SubmittedEvent] = []
    repeat {
      if let (encoded, range) = lines.line(at: parser.nextOffset) {
        events.append(SubmittedEvent(encoded, file: file, in: bytes, at: range.lowerBound))
        parser = JSONParser(bytes, at: range.upperBound)
        continue
      }
      let node = try value(&parser)
      try checkSize(from: node.offset, to: parser.nextOffset)
      if isUnresolved(node) { continue }
      let event = try Event(node)
      events.append(SubmittedEvent(event, path: "$", file: file, in: bytes, at: node.offset))
    } while !parser.isAtEnd()
    return events
  }

  /// What a draft could not tie to a series is there to be read, and nothing to record.
  private static func isUnresolved(_ node: JSONNode) -> Bool {
    node["kind"]?.string == "unresolved"
  }

  private static func value(_ parser: inout JSONParser) throws(LedgerError) -> JSONNode {
    do { return try parser.nextValue() } catch {
      throw LedgerError(.malformed, error.message, offset: error.offset)
    }
  }

  private static func checkSize(from start: Int, to end: Int) throws(LedgerError) {
    guard end - start <= largestEvent else {
      throw LedgerError(
        .tooLarge,
        "this event has \(end - start) bytes; an event has at most \(largestEvent) (16 MiB)",
        offset: start)
    }
  }
}
