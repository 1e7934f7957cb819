import Testing

@testable import Drawing

@Suite struct `A drawing` {
  private func form(_ width: Int, _ height: Int, ascii: Bool = true) -> Plot.Form {
    Plot.Form(width: width, height: height, isASCII: ascii, color: false)
  }

  private func points(_ values: [Double]) -> [Plot.Point] {
    values.enumerated().map { Plot.Point(label: "p\($0.offset)", value: $0.element) }
  }

  @Test func `of a line has round numbers at the left and labels below`() {
    let text = Plot(points([0, 5, 10])).text(form(24, 5))
    #expect(text.split(separator: "\n").count == 7)
    #expect(text.hasPrefix("10 +"))
    #expect(text.contains("\n 0 +**"))
    #expect(text.split(separator: "\n").last == "    p0                p2")
  }

  @Test func `is as wide as it may be, and never wider`() {
    for width in [24, 40, 80, 131] {
      let values = (0..<300).map { Double(($0 * 37) % 101) - 50 }
      for text in [
        Plot(points(values)).text(form(width, 9, ascii: false)),
        Plot(points(values)).columnsText(form(width, 9, ascii: false)),
        Plot(points(Array(values.prefix(7)))).columnsText(form(width, 9)),
      ] {
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width }, "at \(width)")
      }
    }
  }

  @Test func `in braille puts eight dots into a character`() {
    let lines = Plot(points([0, 1])).text(form(24, 4, ascii: false)).split(separator: "\n")
    #expect(lines[0].hasPrefix("1.0 ┤") || lines[0].hasPrefix("1 ┤"))
    #expect(lines.prefix(4).allSatisfy { $0.contains { ("\u{2801}"..."\u{28FF}").contains($0) } })
    #expect(lines[4].contains("└──"))
  }

  @Test func `leaves a gap where there is no number`() {
    let text = Plot(points([1, .nan, .nan, .nan, 1])).text(form(30, 4))
    let row = text.split(separator: "\n").first { $0.contains("*") }
    #expect(row.map { $0.filter { $0 == "*" }.count } == 2)
  }

  @Test func `of a stair has no slopes`() {
    let text = Plot(points([0, 0, 4]), isStepped: true).text(form(30, 5))
    let rows = text.split(separator: "\n").prefix(5)
    #expect(rows.last?.filter { $0 == "*" }.count ?? 0 > 20)
    #expect(rows.dropLast().allSatisfy { $0.filter { $0 == "*" }.count <= 1 })
  }

  @Test func `of columns has them up and down from zero`() {
    let text = Plot(points([2, -2, 0, 1])).columnsText(form(30, 5))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(5).map { $0.drop { $0 != "+" && $0 != "|" }.dropFirst() }
        == [
          "#####", "#####             #####", "------------------------", "      #####",
          "      #####",
        ]
        .map { Substring($0) })
  }

  @Test func `of columns shows that something is there, however small`() {
    let text = Plot(points([100, 0.01, -0.01])).columnsText(form(30, 6, ascii: false))
    #expect(text.contains("▁") && text.contains("▔"))
  }

  @Test func `of more columns than fit has the last ones, and says so`() {
    let text = Plot(points((0..<200).map(Double.init))).columnsText(form(40, 6))
    #expect(text.contains("of 200\n"))
    #expect(text.contains("p199") && !text.contains("p0 "))
  }

  @Test func `of nothing says so`() {
    #expect(Plot([]).text(form(40, 5)) == "nothing to draw\n")
    #expect(Plot(points([.nan])).text(form(40, 5)) == "nothing to draw\n")
    #expect(Plot(points([.infinity])).columnsText(form(40, 5)) == "nothing to draw\n")
  }

  @Test func `of one value or equal ones has it in the middle`() {
    for values in [[3.0], [3, 3, 3], [0], [-1e14, -1e14]] {
      #expect(Plot(points(values)).text(form(40, 5)).contains("*"))
    }
  }

  @Test func `in plain ASCII has nothing else`() {
    let values = [1.0, -3, 2, 8, -1]
    let strip = Strip.text(
      [Strip("X", [.up, .down, .flat, .unknown], remark: "now")], form(40, 5))
    for text in [
      Plot(points(values)).text(form(40, 5)), Plot(points(values)).columnsText(form(40, 5)), strip,
    ] {
      #expect(text.allSatisfy { $0.isASCII })
    }
    #expect(strip == "X  +-0.  now\n")
  }

  @Test func `of strips ends them together`() {
    let text = Strip.text(
      [Strip("A", [.up, .up, .down], remark: "a"), Strip("LONG", [.down], remark: "b")],
      form(40, 5, ascii: false))
    #expect(text == "A     ▀▀▄  a\nLONG    ▄  b\n")
  }

  @Test(arguments: [(1.0, 0, "1"), (-0.5, 1, "-0.5"), (0.05, 2, "0.05"), (1234.5, 1, "1234.5")])
  func `writes numbers with the digits asked for`(value: Double, decimals: Int, text: String) {
    #expect(AxisScale.text(value, decimals: decimals) == text)
  }
}
