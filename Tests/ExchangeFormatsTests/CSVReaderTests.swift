import LedgerModel
import TestSupport
import Testing

@testable import ExchangeFormats

@Suite struct `A CSV text` {
  /// The records, with the line that each begins on.
  private func records(
    _ text: String, separator: String = ",", pieces size: Int = .max
  ) throws -> [(line: Int, fields: [String])] {
    var rest = Array(text.utf8)[...]
    var reader = try CSVReader(separator: separator.utf8.first ?? 44, file: "t.csv") {
      guard !rest.isEmpty else { return nil }
      let piece = Array(rest.prefix(size))
      rest = rest.dropFirst(piece.count)
      return piece
    }
    var all: [(line: Int, fields: [String])] = []
    while try reader.next() {
      all.append((reader.line, (0..<reader.count).map { reader.text($0) }))
    }
    return all
  }

  private let text =
    "a,b,c\r\n1,\"two, and \"\"more\"\"\",\r\n,\"a\nbreak\",3\n\n\"\",x y,5"

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `is read as the standard says, in whatever pieces it comes`(size: Int) throws {
    let all = try records(text, pieces: size)
    #expect(
      all.map(\.fields) == [
        ["a", "b", "c"], ["1", "two, and \"more\"", ""], ["", "a\nbreak", "3"], ["", "x y", "5"],
      ])
    #expect(all.map(\.line) == [1, 2, 3, 6])
  }

  @Test(arguments: [
    ("a,b", [["a", "b"]]), ("a,b\n", [["a", "b"]]), ("a,", [["a", ""]]), ("", []), ("\n\n", []),
    ("\u{FEFF}a\n1\n", [["a"], ["1"]]), ("\"\"\n", [[""]]), (",\n", [["", ""]]),
    ("5\" disk,x", [["5\" disk", "x"]]),
  ]) func `may end without a line end, begin with a mark, and have empty lines`(
    text: String, fields: [[String]]
  ) throws {
    for size in [1, 1000] { #expect(try records(text, pieces: size).map(\.fields) == fields) }
  }

  @Test func `may be told apart by another character`() throws {
    #expect(try records("a;b,c\t;d", separator: ";").map(\.fields) == [["a", "b,c\t", "d"]])
  }

  @Test(arguments: [
    ("a,b\n1,\"x\"y\n", "t.csv:2:5: a quote stands inside a quoted field"),
    ("a,b\n1,\"never closed\n", "t.csv:2:3: a quote is not closed"),
  ]) func `with a quote in the wrong place is refused with line and column`(
    text: String, message: String
  ) throws {
    for size in [1, 1000] {
      #expect { try records(text, pieces: size) } throws: { "\($0)".hasPrefix(message) }
    }
  }

  @Test(arguments: (1...200).map(UInt64.init))
  func `that was written is read again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let characters = Array("ab,\"\n\r;é 1")
    let rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      (0..<3).map { _ in
        String(
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            characters.randomElement(using: &generator) ?? "a"
          })
      }
    }
    let text = rows.map(CSVWriter.line).joined()
    let size = Int.random(in: 1...9, using: &generator)
    #expect(try records(text, pieces: size).map(\.fields) == rows, "seed \(seed)")
  }
}

@Suite struct `A number of another program` {
  @Test(arguments: [
    ("1234.50", "1234.50"), ("-0.5", "-0.5"), ("+3", "3"), (".5", "0.5"), ("5.", "5"),
    ("1.50e3", "1500"), ("1.5E-3", "0.0015"), ("-2e0", "-2"), ("007", "7"), (" 12 ", "12"),
    ("1e-5", "0.00001"), ("89780.2917677033", "89780.2917677033"), ("0", "0"), ("-0", "-0"),
  ]) func `keeps its digits`(text: String, digits: String) {
    #expect(number(text) == digits)
  }

  @Test(arguments: ["", "NA", "NaN", "#N/A", ".", "..", "null"])
  func `may be said to be missing`(text: String) { #expect(number(text) == "missing") }

  @Test(arguments: ["1,234", "12a", "1.2.3", "e5", "--1", "1e99", "0x10", "١", "1e", "Inf"])
  func `is refused if it is none`(text: String) { #expect(number(text).hasPrefix("wrong")) }

  @Test func `is refused with more digits than a figure may have`() {
    #expect(number("1234567890123456789").contains("significant digits"))
  }

  private func number(_ text: String) -> String {
    switch FormatNumber(Array(text.utf8)[...]) {
    case .value(let value): value.text
    case .missing: "missing"
    case .wrong(let message): "wrong: \(message)"
    }
  }
}

@Suite struct `A date of another program` {
  @Test(arguments: [
    ("2023", nil, "2023"), ("2023q4", nil, "2023-Q4"), ("2023-Q4", nil, "2023-Q4"),
    ("2023:q4", nil, "2023-Q4"), ("202312", nil, "2023-12"), ("2023M12", nil, "2023-12"),
    ("2023-M12", nil, "2023-12"), ("20231231", nil, "2023-12-31"),
    ("2023-10-01", Period.Frequency.quarter, "2023-Q4"), ("2023-12-31", .quarter, "2023-Q4"),
    ("2023-10", .quarter, "2023-Q4"), ("1980-01-01", .year, "1980"),
    ("2023-01-01/P2M", nil, "2023-01/2023-02"), ("2023-12-31T00:00:00", nil, "2023-12-31"),
  ]) func `is the period that it means`(
    text: String, frequency: Period.Frequency?, period: String
  ) throws {
    #expect(try FormatTimes.period(text, frequency).get().description == period)
  }

  @Test(arguments: [
    ("2023-11-15", Period.Frequency.quarter), ("2023Q5", nil), ("20231301", nil), ("soon", nil),
    ("2023-13", nil), ("", nil),
  ]) func `is refused if it means none`(text: String, frequency: Period.Frequency?) {
    #expect(throws: FormatTimes.Wrong.self) { try FormatTimes.period(text, frequency).get() }
  }

  @Test(arguments: [
    ("2024-01-12", "2024-01-12"), ("20240112", "2024-01-12"), ("2024-01", "2024-01"),
    ("2018q3", "2018-09"), ("2024-01-12T10:00:00+08:00", "2024-01-12T10:00:00+08:00"),
  ]) func `is the day of publication that it means`(text: String, published: String) throws {
    #expect(try FormatTimes.published(text).get().text == published)
  }
}
