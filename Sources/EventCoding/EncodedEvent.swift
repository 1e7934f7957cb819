package import LedgerModel
import StrictJSON

/// An event as the bytes that every line of the log has for it: its body.
///
/// The body is the event's canonical JSON object without its braces, what a line has between its
/// head and `,"crc"`. Two events are the same if their bodies are, byte for byte.
package struct EncodedEvent: Sendable {
  /// The text that the body lies in.
  private var text: [UInt8]
  /// Where the body lies in it.
  private let place: Range<Int>
  /// What a ledger's state must vouch for; nil if that was not taken down, or cannot be.
  package private(set) var summary: EventSummary?

  /// Writes an event.
  package init(_ event: Event) {
    if case .release(let release) = event {
      self.init(release, release.figures.count) { release.figures[$0] }
    } else {
      var text: [UInt8] = []
      text.reserveCapacity(1024)
      event.json.write(to: &text)
      self.init(whole: text)
    }
  }

  /// Writes a release whose figures come one by one, in place of its own.
  ///
  /// - Parameters:
  ///   - release: the release.
  ///   - count: how many figures it has.
  ///   - figure: gives the figure of a number.
  package init(_ release: Release, _ count: Int, figure: (Int) -> Figure) {
    var text: [UInt8] = []
    // A figure has about 80 bytes.
    text.reserveCapacity(1024 + count * 80)
    release.write(to: &text, count, figure: figure)
    self.init(whole: text)
  }

  private init(whole text: consuming [UInt8]) {
    place = 1..<text.count - 1
    // Then the body can be checked where it lies.
    self.text = text
    self.text += [UInt8](repeating: 0, count: CanonicalLine.bytesAfterBody)
  }

  /// Takes a part of a text without copying it: a JSON object in canonical form; nil if it is not
  /// certain that it is one.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - range: the object in it, its braces included.
  ///   - summarizer: takes the event's summary down.
  /// - Complexity: O(`range.count`).
  init?(_ text: [UInt8], _ range: Range<Int>, _ summarizer: inout EventSummarizer) {
    guard range.count > 2, text[range.lowerBound] == UInt8(ascii: "{"),
      text[range.upperBound - 1] == UInt8(ascii: "}")
    else { return nil }
    self.text = text
    place = range.lowerBound + 1..<range.upperBound - 1
    guard summarize(with: &summarizer) else { return nil }
  }

  /// Takes the event of a line of the log.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged` if the line is not the one of that position.
  /// - Complexity: O(`line.count`).
  package init(ofLine line: [UInt8], expecting seq: Int) throws(LedgerError) {
    let head = try LineHead(line[...])
    // A comma and the checksum stand behind the body.
    let end = line.count - LineHead.tailLength - 1
    if head.seq == seq, head.byteCount < end {
      let text =
        [UInt8(ascii: "{")] + line[head.byteCount..<end] + [UInt8(ascii: "}")]
        + [UInt8](repeating: 0, count: CanonicalLine.bytesAfterBody)
      var summarizer = EventSummarizer()
      if let event = EncodedEvent(text, 0..<end - head.byteCount + 2, &summarizer) {
        self = event
        return
      }
    }
    // What the fast check does not know, such as an event of an older schema, is read and written.
    self.init(try StoredLine(line, expecting: seq).event.event)
  }

  /// Takes the event's summary down.
  ///
  /// - Returns: whether the fast check knows all of the body, so that it is right by itself.
  mutating func summarize(with summarizer: inout EventSummarizer) -> Bool {
    summary = summarizer.summary(of: self)
    return summary != nil
  }

  /// The body.
  package var body: ArraySlice<UInt8> { text[place] }

  /// Tells what the body says, in ranges that count from its first byte.
  ///
  /// - Returns: whether the fast check knows all of the body. If it does not, what was told does not
  ///   count, and only ``decoded()`` has the event: so with some rare texts.
  /// - Complexity: O(`body.count`).
  package func visit<Visitor: CanonicalVisitor>(_ visitor: inout Visitor) -> Bool {
    if text.count - place.upperBound >= CanonicalLine.bytesAfterBody {
      return unsafe text.withUnsafeBytes { text in
        // In bounds: the place is one in the text.
        unsafe CanonicalLine.isBody(
          UnsafeRawBufferPointer(rebasing: text[place.lowerBound...]), count: place.count,
          telling: &visitor)
      }
    }
    let copy = body + [UInt8](repeating: 0, count: CanonicalLine.bytesAfterBody)
    return unsafe copy.withUnsafeBytes { copy in
      unsafe CanonicalLine.isBody(copy, count: place.count, telling: &visitor)
    }
  }

  /// The event.
  ///
  /// - Throws: ``LedgerError`` if the body is none; never for one that was made from an event or
  ///   checked.
  package func decoded() throws(LedgerError) -> Event { try Self.decoded(body) }

  /// The event that has a body.
  ///
  /// - Throws: ``LedgerError`` if the body is none.
  package static func decoded(_ body: ArraySlice<UInt8>) throws(LedgerError) -> Event {
    let object = [UInt8(ascii: "{")] + body + [UInt8(ascii: "}")]
    let node: JSONNode
    do { node = try JSONParser.parse(object) } catch {
      throw LedgerError(.malformed, error.message, offset: error.offset)
    }
    return try Event(node)
  }

  /// The kind, as the log spells it.
  package var kind: String { String(decoding: text[kindRange], as: UTF8.self) }

  /// Whether it defines a series.
  package var isDefinition: Bool { text[kindRange].elementsEqual("series".utf8) }

  /// The identity that the event's keeper gave it, if any.
  package var id: String? {
    guard let range = idRange else { return nil }
    var bytes: [UInt8] = []
    var isEscaped = false
    // A text that an event may have needs no other escapes than those of `"` and `\`.
    for byte in text[range] {
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if !isEscaped { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var kindRange: Range<Int> {
    let stated = EventSchema.statementLength(in: text[place])
    let first = place.lowerBound + stated + #""kind":""#.utf8.count
    return first..<(text[first...].firstIndex(of: UInt8(ascii: "\"")) ?? first)
  }

  /// The bytes of the id between its quotes: it stands behind the kind.
  private var idRange: Range<Int>? {
    let rest = text[(kindRange.upperBound + 1)..<place.upperBound]
    let key = #","id":""#
    guard rest.starts(with: key.utf8) else { return nil }
    let first = rest.startIndex + key.utf8.count
    var isEscaped = false
    let end = rest[first...].firstIndex { byte in
      if byte == UInt8(ascii: "\""), !isEscaped { return true }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      return false
    }
    return first..<(end ?? first)
  }
}

extension EncodedEvent: Hashable {
  /// Whether both are the same event: the same bytes.
  package static func == (left: EncodedEvent, right: EncodedEvent) -> Bool {
    left.body == right.body
  }

  /// Takes a checksum of the beginning and the end, which differ in nearly all events of one length.
  package func hash(into hasher: inout Hasher) {
    var checksum = CRC32C()
    checksum.update(body.prefix(256))
    checksum.update(body.suffix(256))
    hasher.combine(checksum.value)
    hasher.combine(body.count)
  }
}
