import EventCoding
import LedgerModel
import Testing

@Suite struct `The input of an append` {
  private func read(_ text: String) throws -> [SubmittedEvent] {
    try EventInput.read(Array(text.utf8), file: "in.json")
  }

  private func error(_ text: String) throws -> LedgerError {
    try #require(throws: LedgerError.self) { try read(text) }
  }

  @Test(arguments: [
    (#"{"kind":"series","key":"A"}"#, ["1:1"]),
    (#" [{"kind":"series","key":"A"}]"#, ["1:3"]),
    (
      "{\"kind\":\"series\",\"key\":\"A\"}\n\n  {\"kind\":\"series\",\"key\":\"B\"}\r\n",
      ["1:1", "3:3"]
    ),
    (
      "[\n{\"kind\":\"series\",\"key\":\"A\",\"title\":\"é中😀\"}, {\"kind\":\"series\",\"key\":\"B\"}\n]",
      ["2:1", "2:44"]
    ),
    (
      "{\n \"kind\":\"series\",\n \"key\":\"A\"\n}{\"kind\":\"series\",\"key\":\"B\"}",
      ["1:1", "4:2"]
    ),
  ]) func `is an event, an array of them, or one after the other`(
    text: String, places: [String]
  ) throws {
    let events = try read(text)
    #expect(events.map { "\($0.line):\($0.column)" } == places)
    #expect(events.allSatisfy { $0.file == "in.json" })
  }

  @Test(arguments: [
    ("", "in.json: the input is empty; expected an event, an array of events, or one event a line"),
    (
      " \n\t",
      "in.json: the input is empty; expected an event, an array of events, or one event a line"
    ),
    ("[]", "in.json:1:1: the array has no events"),
    (
      "[{\"kind\":\"series\",\"key\":\"A\"}]\n[]",
      "in.json:2:1: something follows the array; expected the end"
    ),
    ("{\"kind\":\"series\",\"key\":\"A\"},", "in.json:1:28: found \",\", expected a JSON value"),
    (
      "{\"kind\":\"series\",\"key\":\"A\"}\n{\"kind\":\"series\",}",
      "in.json:2:18: found \"}\", expected a key in double quotes"
    ),
    (
      "[{\"kind\":\"series\",\"key\":\"–\"}]",
      "in.json:1:25: \"–\" is no series key; expected words of letters, digits and _ - ~ @ joined "
        + "by dots, such as CN.TRADE.RU.USD, at most 240 bytes (at $[0].key)"
    ),
    (
      "[{\"kind\":\"series\",\"key\":\"A\"},\n {\"kind\":\"series\",\"key\":\"B\",\"scale\":99}]",
      "in.json:2:37: the scale 99 is out of range; expected a power of ten from -18 to 18, 9 for "
        + "billions (at $[1].scale)"
    ),
    (
      "[{\"kind\":\"series\",\"key\":\"A\"},7]",
      "in.json:1:30: found a number, expected an event: an object with a \"kind\" (at $[1])"
    ),
  ]) func `is refused with file, line, column and path`(text: String, message: String) throws {
    #expect(try error(text).description == message)
  }

  @Test(.timeLimit(.minutes(1))) func `may be many events on one line`() throws {
    let event = #"{"kind":"series","key":"A","title":"a title of some length"}"#
    let text = "[" + Array(repeating: event, count: 4_000).joined(separator: ",") + "]"
    let events = try read(text)
    #expect(events.count == 4_000)
    #expect(events.last?.column == text.utf8.count - event.utf8.count)
  }
}
