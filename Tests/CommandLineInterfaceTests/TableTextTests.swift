import CommandLineInterface
import Drawing
import Testing

@Suite struct `A table as text` {
  let table = Table(
    columns: [.init("Name", shrinks: true), .init("Value", alignedRight: true), .init("State")],
    rows: [
      [.init("Consumer price index"), .init("3.2"), .init("final", style: .good)],
      [.init("GDP"), .init("-10.75"), .init("")],
      [.init("失業率")],
    ])

  @Test func `has a header, a rule and aligned columns`() {
    #expect(
      table.text(width: nil, color: false) == """
        Name                   Value  State
        ────────────────────  ──────  ─────
        Consumer price index     3.2  final
        GDP                   -10.75
        失業率

        """)
  }

  @Test func `is left alone if it fits exactly`() {
    #expect(table.text(width: 35, color: false) == table.text(width: nil, color: false))
  }

  @Test func `wraps the column that shrinks and no other`() {
    #expect(
      table.text(width: 30, color: false) == """
        Name              Value  State
        ───────────────  ──────  ─────
        Consumer price      3.2  final
        index
        GDP              -10.75
        失業率

        """)
  }

  @Test func `takes from the widest column first`() {
    let wide = Table(
      columns: [.init("A", shrinks: true), .init("B", shrinks: true)],
      rows: [[.init("one two three four five six"), .init("one two three")]])
    #expect(
      wide.text(width: 24, color: false) == """
        A            B
        ───────────  ───────────
        one two      one two
        three four   three
        five six

        """)
  }

  @Test func `stays readable where it cannot fit`() {
    let lines = table.text(width: 5, color: false).split(separator: "\n")
    #expect(lines[1] == "────────  ──────  ─────")
  }

  @Test func `shows styles only in colour, and around the words alone`() {
    let lines = table.text(width: nil, color: true).split(separator: "\n")
    #expect(lines[0].hasPrefix("\u{1B}[1mName\u{1B}[0m                   \u{1B}[1mValue"))
    #expect(lines[1].hasPrefix("\u{1B}[2m─"))
    #expect(lines[2] == "Consumer price index     3.2  \u{1B}[32mfinal\u{1B}[0m")
    #expect(lines[3] == "GDP                   -10.75")
  }

  @Test func `does not let a cell steer the terminal`() {
    let bad = Table(columns: [.init("A\u{1B}c")], rows: [[.init("x\ny\u{1B}[2J")]])
    let text = bad.text(width: 80, color: false)
    #expect(text.split(separator: "\n").map(String.init).first == "A\\u{1b}c")
    #expect(text.hasSuffix("x\\u{a}y\\u{1b}[2J\n"))
  }

  @Test func `may be empty`() {
    #expect(Table(columns: [], rows: []).text(width: 80, color: false) == "")
    #expect(Table(columns: [.init("A")], rows: []).text(width: 80, color: false) == "A\n─\n")
  }
}
