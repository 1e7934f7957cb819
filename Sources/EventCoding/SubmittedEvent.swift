package import LedgerModel
import StrictJSON

/// One event as it was handed in, with the place to name in an error.
package struct SubmittedEvent: Sendable {
  /// The event's bytes as the log will have them.
  package let encoded: EncodedEvent
  /// The file as it was named; `-` is standard input.
  package let file: String
  /// The path of the event in its text: `$`, or `$[3]` in an array.
  private let path: String
  /// The event, if it was made already.
  private let made: Event?
  /// The text that it was handed in with, and the event's first byte there; nil: line 1, column 1.
  private let source: (text: [UInt8], offset: Int)?

  /// An event that a program made, held to the same rules as one that was read.
  ///
  /// - Throws: ``LedgerError`` if the event has a form that could not be read back from the log.
  package init(checking event: Event) throws(LedgerError) {
    var summarizer = EventSummarizer()
    try self.init(checking: event, &summarizer)
  }

  /// The same, one of many.
  init(checking event: Event, _ summarizer: inout EventSummarizer) throws(LedgerError) {
    (file, path, source) = ("event", "$", nil)
    var encoded = EncodedEvent(event)
    guard !encoded.summarize(with: &summarizer) else {
      (self.encoded, made) = (encoded, event)
      return
    }
    // The quick check knows nearly all right events; of others the reader says what is wrong.
    do {
      let read = try Event(JSONNode(event.json))
      (self.encoded, made) = (EncodedEvent(read), read)
    } catch {
      throw error.located(file: file, line: 1, column: 1)
    }
  }

  /// An event that a program wrote; nil if the quick check does not know it, so that it must be
  /// checked as a whole.
  package init?(written encoded: EncodedEvent) {
    var (encoded, summarizer) = (encoded, EventSummarizer())
    guard encoded.summarize(with: &summarizer) else { return nil }
    (file, path, source) = ("event", "$", nil)
    (self.encoded, made) = (encoded, nil)
  }

  /// An event that was read from a text.
  init(_ event: Event, path: String, file: String, in text: [UInt8], at offset: Int) {
    (self.file, self.path, source) = (file, path, (text, offset))
    (encoded, made) = (EncodedEvent(event), event)
  }

  /// An event that stands in canonical form in a text.
  init(_ encoded: EncodedEvent, file: String, in text: [UInt8], at offset: Int) {
    (self.file, path, source) = (file, "$", (text, offset))
    (self.encoded, made) = (encoded, nil)
  }

  /// The event.
  ///
  /// - Throws: never for an event that was read or checked; the type says what a decoder can.
  /// - Complexity: of one that was handed in in canonical form, a decoding at each call.
  package var event: Event {
    get throws(LedgerError) {
      if let made { return made }
      do { return try encoded.decoded() } catch {
        throw error.located(file: file, line: line, column: column)
      }
    }
  }

  /// The line, counted from 1.
  ///
  /// - Complexity: O(place in the text), as of ``column``: they are for errors.
  package var line: Int { position.line }
  /// The column in characters, counted from 1.
  package var column: Int { position.column }

  private var position: TextPosition {
    guard let source else { return TextPosition(line: 1, column: 1) }
    return TextPosition(ofByte: source.offset, in: source.text)
  }

  /// An error about this event, with its place.
  package func problem(
    _ code: LedgerError.Code, _ message: String, path: String = "$"
  ) -> LedgerError {
    let position = position
    return LedgerError(code, message, path: self.path + path.dropFirst())
      .located(file: file, line: position.line, column: position.column)
  }
}
