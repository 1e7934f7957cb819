import CommandLineInterface
import Drawing
import Testing

private func line(_ cells: String...) -> Substring? {
  Table(columns: cells.map { _ in .init("c") }, rows: [cells.map { .init($0) }]).csv()
    .split(separator: "\n", maxSplits: 1).last?.dropLast()
}

@Suite struct `A table as comma separated values` {
  @Test func `has a header and a line for each row`() {
    let table = Table(
      columns: [.init("Name"), .init("Value", alignedRight: true)],
      rows: [[.init("GDP", style: .bad), .init("3.2")], [.init("CPI")]])
    #expect(table.csv() == "Name,Value\nGDP,3.2\nCPI,\n")
  }

  @Test func `quotes only what needs it`() {
    #expect(line("a b", "a,b", "say \"hi\"") == "a b,\"a,b\",\"say \"\"hi\"\"\"")
    #expect(line("a\nb", "c\r\nd", " e ") == "\"a\nb\",\"c\r\nd\", e ")
    #expect(line("日本", "\"\u{301}") == "日本,\"\"\"\u{301}\"")
  }

  @Test(arguments: [
    "=1+1", "+cmd", "-cmd", "@sum", "\tx", "-1+1", "+", "-", "-inf", "-0x10", "=\u{301}a", "--1",
  ]) func `keeps spreadsheets from running a cell`(text: String) {
    #expect(line(text) == "'\(text)")
  }

  @Test func `keeps spreadsheets from running a cell that is quoted as well`() {
    #expect(line("=A1,B1") == "\"'=A1,B1\"")
    #expect(line("\rx") == "\"'\rx\"")
    #expect(Table(columns: [.init("=t")], rows: []).csv() == "'=t\n")
  }

  @Test(arguments: ["-3", "+3.5", "-0.25e-3", "-.5", "1=1", "a@b", ""])
  func `leaves numbers and harmless text alone`(text: String) {
    #expect(line(text, "x") == "\(text),x")
  }

  @Test func `writes a lone empty field so that the row is seen`() {
    #expect(Table(columns: [.init("A")], rows: [[]]).csv() == "A\n\"\"\n")
  }

  @Test func `is not made for terminals`() {
    #expect(line("a\u{1B}b") == "a\u{1B}b")
  }
}
