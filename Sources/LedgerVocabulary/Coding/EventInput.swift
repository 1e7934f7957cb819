import StrictJSON

/// One event as it was handed in, with the place to name in an error.
package struct SubmittedEvent: Sendable {
  package let event: Event
  /// The file as it was named; `-` is standard input.
  package let file: String
  package let line: Int
  package let column: Int
  /// The path of the event in its text: `$`, or `$[3]` in an array.
  private let path: String

  /// An event that a program made, held to the same rules as one that was read.
  ///
  /// - Throws: ``LedgerError`` if the event has a form that could not be read back from the log.
  package init(checking event: Event) throws(LedgerError) {
    (file, line, column, path) = ("event", 1, 1, "$")
    do { self.event = try Event(JSONNode(event.json)) } catch {
      throw error.located(file: file, line: line, column: column)
    }
  }

  fileprivate init(
    _ event: Event, path: String, file: String, at position: TextPosition
  ) {
    self.path = path
    self.event = event
    self.file = file
    line = position.line
    column = position.column
  }

  /// An error about this event, with its place.
  package func problem(
    _ code: LedgerError.Code, _ message: String, path: String = "$"
  ) -> LedgerError {
    LedgerError(code, message, path: self.path + path.dropFirst())
      .located(file: file, line: line, column: column)
  }
}

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
    var positions = PositionCounter(bytes)
    var events: [SubmittedEvent] = []
    for (index, element) in elements.enumerated() {
      let end = index + 1 < elements.count ? elements[index + 1].offset : parser.nextOffset
      try checkSize(from: element.offset, to: end)
      let event = try Event(element, path: "$[\(index)]")
      events.append(
        SubmittedEvent(
          event, path: "$[\(index)]", file: file, at: positions.position(of: element.offset)))
    }
    return events
  }

  private static func readSequence(
    _ parser: inout JSONParser, _ bytes: [UInt8], _ file: String
  ) throws(LedgerError) -> [SubmittedEvent] {
    var positions = PositionCounter(bytes)
    var events: [SubmittedEvent] = []
    repeat {
      let node = try value(&parser)
      try checkSize(from: node.offset, to: parser.nextOffset)
      let event = try Event(node)
      events.append(
        SubmittedEvent(
          event, path: "$", file: file, at: positions.position(of: node.offset)))
    } while !parser.isAtEnd()
    return events
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

/// Counts lines and columns once through a text, for positions asked in rising order.
private struct PositionCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var position = TextPosition(line: 1, column: 1)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func position(of target: Int) -> TextPosition {
    while offset < target {
      position.advance(over: bytes[offset])
      offset += 1
    }
    return position
  }
}
