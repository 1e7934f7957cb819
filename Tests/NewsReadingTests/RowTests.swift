import Testing

@testable import NewsReading

@Suite struct `A row of tokens` {
  private let row = Row(
    Tokenizer.tokens(of: Array("exports fell again".utf8), in: 0..<18))

  @Test(arguments: [-2, -1, 3, 4, Int.max, Int.min]) func `has nothing outside of it`(place: Int) {
    #expect(row[place].text.isEmpty)
  }

  @Test(arguments: [
    (-5, 1, "exports"), (1, 9, "fell again"), (2, 1, ""), (7, 9, ""), (-3, -1, ""),
    (0, 3, "exports fell again"),
  ]) func `has parts that end where it ends`(low: Int, high: Int, words: String) {
    #expect(row[from: low, upTo: high].map(\.text).joined(separator: " ") == words)
  }

  @Test func `keeps its places in a part of it`() {
    let part = row[1...]
    #expect(part[0].text.isEmpty && part[1].text == "fell" && part[2].text == "again")
    #expect(row[9...].isEmpty && row[..<(-1)].isEmpty)
  }
}
