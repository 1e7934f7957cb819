import StrictJSON

/// One line of the log: an event with what the ledger adds, in canonical form.
///
/// Byte for byte: `{"seq":N,"recorded":"YYYY-MM-DDThh:mm:ssZ",` then `"through":M,` where the
/// batch goes on to position M, then the event's keys in their order, then `,"crc":"xxxxxxxx"}`.
/// Compact JSON as ``StrictJSON/writeJSONString(_:to:)`` writes it. The checksum is the CRC-32C of
/// every byte before `"crc"`, the comma before it included, as eight lower-case hexadecimal digits.
package struct StoredLine: Equatable, Sendable {
  package var event: RecordedEvent
  /// The last position of the batch, on all lines of it but the last.
  package var through: Int?

  package init(_ event: RecordedEvent, through: Int? = nil) {
    self.event = event
    self.through = through
  }

  /// The line without its newline.
  package var bytes: [UInt8] {
    guard case .object(let members) = event.event.json else { return [] }
    let own = JSONValue.members([
      "seq": .integer(event.seq), "recorded": .string(event.recorded.description),
      "through": .whole(through),
    ])
    guard case .object(let ownMembers) = own else { return [] }
    var line: [UInt8] = []
    JSONValue.object(ownMembers + members).write(to: &line)
    line.removeLast()
    line.append(UInt8(ascii: ","))
    let checksum = CRC32C.text(of: line)
    line += "\"crc\":\"\(checksum)\"}".utf8
    return line
  }

  /// Reads a line back and checks it: checksum, position, canonical form.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged` that says what differs.
  package init(_ bytes: [UInt8], expecting seq: Int) throws(LedgerError) {
    try Self.check(bytes)
    var node: JSONNode
    do { node = try JSONParser.parse(bytes) } catch {
      throw LedgerError(.damaged, error.message, offset: error.offset)
    }
    guard case .object(var members) = node.value, members.count > 3,
      case .number(let seqText) = members[0].node.value, members[0].key == "seq",
      let found = Int(seqText), members[1].key == "recorded",
      let recorded = members[1].node.string.flatMap({ Timestamp($0) })
    else {
      throw LedgerError(.damaged, "the line does not begin with \"seq\" and \"recorded\"")
    }
    guard found == seq else {
      throw LedgerError(.damaged, "found event \(found) where event \(seq) belongs")
    }
    var through: Int?
    if members[2].key == "through", case .number(let text) = members[2].node.value {
      through = Int(text)
    }
    members.removeFirst(through == nil ? 2 : 3)
    members.removeLast()
    node.value = .object(members)
    let event: Event
    do { event = try Event(node) } catch {
      throw LedgerError(.damaged, error.message, path: error.path, offset: error.offset)
    }
    self.init(RecordedEvent(seq: seq, recorded: recorded, event: event), through: through)
    guard self.bytes == bytes else {
      throw LedgerError(.damaged, "the line is not in canonical form, though its checksum is right")
    }
  }

  /// `,"crc":"xxxxxxxx"}` has this many bytes after its comma.
  private static let tailLength = 17

  private static func check(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count > tailLength,
      bytes.suffix(tailLength).starts(with: "\"crc\":\"".utf8),
      bytes.suffix(2).elementsEqual(
        "\"}".utf8)
    else {
      throw LedgerError(.damaged, "the line does not end in \"crc\":\"xxxxxxxx\"}")
    }
    let stored = String(decoding: bytes.suffix(10).prefix(8), as: UTF8.self)
    let computed = CRC32C.text(of: bytes.dropLast(tailLength))
    guard stored == computed else {
      throw LedgerError(
        .damaged, "the checksum says \(stored), the line's bytes give \(computed)")
    }
  }
}
