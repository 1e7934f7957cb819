import CommandLineInterface
import StrictJSON
import Testing

@testable import indicators

/// What a command answers, built once from its rows.
@Suite struct `An answer` {
  private struct Sale {
    let shop: String
    let count: Int
  }

  private let columns: [AnswerColumn<Sale>] = [
    .text("shop") { $0.shop }, .text("sold", alignedRight: true) { String($0.count) },
    .text("remark") { $0.count == 0 ? "closed" : nil },
  ]

  private func answer(_ sales: [Sale]) -> Answer {
    Answer(
      sales, columns: columns,
      json: { .members(["shop": .string($0.shop), "sold": .integer($0.count)]) },
      footnote: "of a day", ifEmpty: "nothing was sold")
  }

  @Test func `has each cell under the heading of its column, whatever columns there are`() {
    let sales = [Sale(shop: "North", count: 12), Sale(shop: "South", count: 0)]
    #expect(
      answer(sales).text(.table, width: nil).contains(
        """
        North    12
        South     0  closed
        """))
    let swapped = Answer(
      sales, columns: columns.reversed(), json: { .string($0.shop) }, ifEmpty: "")
    let lines = swapped.text(.table, width: nil).split(separator: "\n")
    #expect(lines.first?.split(separator: " ") == ["remark", "sold", "shop"])
    #expect(lines.last?.split(separator: " ") == ["closed", "0", "South"])
  }

  @Test func `is the same rows as JSON and as CSV`() {
    let sales = [Sale(shop: "North, east", count: 12), Sale(shop: "South", count: 0)]
    #expect(
      answer(sales).text(.json, width: nil)
        == "[\n{\"shop\":\"North, east\",\"sold\":12},\n{\"shop\":\"South\",\"sold\":0}\n]\n")
    #expect(
      answer(sales).text(.csv, width: nil) == "shop,sold\n\"North, east\",12\nSouth,0\n")
  }

  @Test func `without rows says so in a table, and is empty else`() {
    #expect(answer([]).isEmpty)
    #expect(answer([]).text(.table, width: nil) == "nothing was sold\n")
    #expect(answer([]).text(.json, width: nil) == "[]\n")
    #expect(answer([]).text(.csv, width: nil).isEmpty)
  }
}
