import Testing
import ledger_bench

/// What is understood of the words of a contestant.
struct OutcomeTests {
  @Test func `numbers that are written in another way are the same`() throws {
    let mine = try Outcome(Array(#"{"numbers":{"sum":"10.50","count":7,"mine":1}}"#.utf8))
    let theirs = try Outcome(Array(#"{"numbers":{"sum":10.5,"count":"7","theirs":2}}"#.utf8))
    #expect(mine.differences(from: theirs) == [])
  }

  @Test func `a difference is told with both numbers`() throws {
    let mine = try Outcome(Array(#"{"numbers":{"count":100}}"#.utf8))
    let theirs = try Outcome(Array(#"{"numbers":{"count":1}}"#.utf8))
    #expect(mine.differences(from: theirs) == ["count 100 and 1"])
  }

  @Test func `a package may draw a bar before its peer says what it found`() throws {
    let outcome = try Outcome(Array("40%\r100%\n{\"seconds\":{\"replay\":0.5}}\n".utf8))
    #expect(outcome.seconds == ["replay": 0.5])
  }

  @Test(arguments: ["", "done\n", "{\"seconds\":"])
  func `anything else is refused`(output: String) {
    #expect(throws: (any Error).self) { try Outcome(Array(output.utf8)) }
  }
}
