package import LedgerModel
import StrictJSON

/// One line of the log: an event with what the ledger adds, in canonical form.
///
/// Byte for byte: `{"seq":N,"recorded":"YYYY-MM-DDThh:mm:ssZ",` then, on every line of a batch of
/// several events, `"from":F,"through":T,` with the positions of its first and its last, then the
/// event's keys in their order, then `,"crc":"xxxxxxxx"}`. An event of an older ``EventSchema`` has
/// `"schema":V,` before its keys, which are those of that version.
/// Compact JSON as ``StrictJSON/writeJSONString(_:to:)`` writes it. The checksum is the CRC-32C of
/// every byte before `"crc"`, the comma before it included, as eight lower-case hexadecimal digits.
package struct StoredLine: Equatable, Sendable {
  package var event: RecordedEvent
  /// The positions of the batch that the event is of; nil if it is a batch of its own.
  package var batch: ClosedRange<Int>?

  package init(_ event: RecordedEvent, batch: ClosedRange<Int>? = nil) {
    self.event = event
    self.batch = batch
  }

  /// The line without its newline.
  package var bytes: [UInt8] {
    Self.bytes(
      LineHead(seq: event.seq, recorded: event.recorded, batch: batch),
      JSONNode(event.event.json))
  }

  /// Reads a line back and checks it: checksum, position, canonical form.
  ///
  /// - Throws: ``LedgerError``: `damaged` with what differs; `unavailable` for an event of a newer
  ///   schema than this program knows.
  package init(_ bytes: [UInt8], expecting seq: Int) throws(LedgerError) {
    let head = try LineHead(bytes[...])
    guard head.seq == seq else {
      throw LedgerError(.damaged, "found event \(head.seq) where event \(seq) belongs")
    }
    let line: JSONNode
    do { line = try JSONParser.parse(bytes) } catch {
      throw LedgerError(.damaged, error.message, offset: error.offset)
    }
    let stored = JSONNode(.object(Self.eventMembers(line, head)), offset: line.offset)
    let event: Event
    do { event = try Event(stored) } catch {
      // What a newer program wrote is not damaged.
      guard error.code != .unavailable else { throw error }
      throw LedgerError(.damaged, error.message, path: error.path, offset: error.offset)
    }
    self.init(
      RecordedEvent(seq: seq, recorded: head.recorded, event: event), batch: head.batch)
    // A version between the first and the newest would be written as it was.
    let isCurrent =
      stored[EventSchema.key].map { $0.value == .integer(EventSchema.current) } ?? true
    guard (isCurrent ? self.bytes : Self.bytes(head, stored)) == bytes else {
      throw LedgerError(.damaged, "the line is not in canonical form, though its checksum is right")
    }
  }

  /// The members of a line that are the event's own.
  private static func eventMembers(_ line: JSONNode, _ head: LineHead) -> [JSONMember] {
    guard case .object(let members) = line.value else { return [] }
    return Array(members.dropFirst(head.batch == nil ? 2 : 4).dropLast())
  }

  /// The line of an event as it was stored.
  private static func bytes(_ head: LineHead, _ stored: JSONNode) -> [UInt8] {
    guard case .object(let members) = stored.value else { return [] }
    var object: [UInt8] = []
    JSONValue.object(members).write(to: &object)
    var line: [UInt8] = []
    LineFrame(recorded: head.recorded, batch: head.batch).append(
      object.dropFirst().dropLast(), seq: head.seq, to: &line)
    return line
  }
}
