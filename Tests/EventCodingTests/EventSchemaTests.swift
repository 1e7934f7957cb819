import EventCoding
import LedgerModel
import StrictJSON
import TestSupport
import Testing

/// Events of other versions than the present one.
struct EventSchemaTests {
  private func event(_ text: String) throws -> Event {
    try Event(try JSONParser.parse(Array(text.utf8)))
  }

  private func error(_ text: String) throws -> LedgerError {
    try #require(throws: LedgerError.self) { try event(text) }
  }

  private let present =
    #""kind":"target","series":"S","period":"2024","value":"200","published":"2019-06-05"}"#
  private let draft =
    #""kind":"target","series":"S","time":"2024","value":"200","date":"2019-06-05"}"#

  @Test func `an older event is brought into the present shape`() throws {
    let old = try event(#"{"schema":0,"# + draft)
    #expect(try old == event("{" + present))
    #expect(old.json.text == "{" + present)
  }

  @Test func `an older event is not read with the present keys, nor the other way round`() throws {
    #expect(try error("{" + draft).message.contains("the key \"time\" is unknown"))
    #expect(throws: LedgerError.self) { try event(#"{"schema":0,"time":"2024","# + present) }
  }

  @Test func `a newer event is an error that names its version and the program's`() throws {
    let error = try error(#"{"schema":7,"# + present)
    #expect(error.code == .unavailable)
    #expect(
      error.message
        == "this event has version 7 of the event schema, and this program knows versions up to 2; "
        + "read it with a newer version of the program")
    #expect(error.path == "$.schema")
  }

  @Test(arguments: ["1", "-1", "1.5", "\"2\"", "null", "99999999999999999999"])
  func `another version is refused`(version: String) throws {
    #expect(try error(#"{"schema":\#(version),"# + present).code == .malformed)
  }

  /// A stored line with a right checksum.
  private func line(_ text: String) -> [UInt8] {
    let body = #"{"seq":0,"recorded":"2024-01-01T00:00:00Z","# + text.dropLast() + ","
    return Array((body + "\"crc\":\"\(CRC32C.text(of: body.utf8))\"}").utf8)
  }

  @Test func `a stored line of an older version keeps its bytes and is canonical in its own way`()
    throws
  {
    let stored = try StoredLine(line(#""schema":0,"# + draft), expecting: 0)
    #expect(stored.event.event.json.text == "{" + present)
    #expect(throws: LedgerError.self) {
      try StoredLine(line(#""schema":0, "# + draft), expecting: 0)
    }
    let newer = try #require(throws: LedgerError.self) {
      try StoredLine(line(#""schema":3,"# + present), expecting: 0)
    }
    #expect(newer.code == .unavailable)
    // What the first version can say is stored in it, and in no other.
    let later = try #require(throws: LedgerError.self) {
      try StoredLine(line(#""schema":2,"# + present), expecting: 0)
    }
    #expect(later.code == .damaged)
  }
}
