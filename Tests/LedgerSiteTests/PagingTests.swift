import Drawing
import Testing

@testable import LedgerSite

@Suite struct `Pages of entries` {
  @Test func `have the newest on the first, which may not be full`() {
    let pages = Paging("log", size: 10, count: 25)
    #expect(pages.numbers == 0...2)
    #expect(pages.numbers.map(pages.file) == ["log-0.html", "log-1.html", "log.html"])
    #expect(pages.numbers.map { pages.entries($0) } == [0..<10, 10..<20, 20..<25])
    #expect(pages.address(of: 19).text == "log-1.html#19")
    #expect(pages.address(of: 20).text == "log.html#20")
  }

  @Test(arguments: [(0, 0..<0), (1, 0..<1), (10, 0..<10)])
  func `are one where one is enough, without links`(count: Int, entries: Range<Int>) {
    let pages = Paging("log", size: 10, count: count)
    #expect(pages.numbers == 0...0)
    #expect(pages.entries(0) == entries)
    #expect(pages.links(on: 0) { "\($0)" } == nil)
  }

  @Test func `lead to each other, and the first may be a part of another page`() throws {
    let pages = Paging("audit-stale", first: "audit.html#stale", size: 10, count: 11)
    let links = try #require(pages.links(on: 0) { "page \($0)" }).text
    #expect(
      links == "<p class=pages><a href=audit.html#stale>page 1</a> · <b>page 0</b></p>")
  }
}

@Suite struct `Files of days` {
  @Test func `are one for a ledger that is not large`() {
    let files = DayFiles(dayCount: 229, figureCount: 1900, subjectCount: 44, daysPerFile: nil)
    #expect(files.spans == [0..<229])
  }

  @Test func `have all days, in stretches of the same length`() {
    let files = DayFiles(dayCount: 1000, figureCount: 95_000, subjectCount: 140, daysPerFile: nil)
    #expect(files.spans.count == 24)
    #expect(files.spans.flatMap(Array.init) == Array(0..<1000))
    #expect(Set(files.spans.dropLast().map(\.count)) == [files.size])
  }

  @Test func `are fewer where each begins with many series`() {
    let files = DayFiles(
      dayCount: 1000, figureCount: 950_000, subjectCount: 1400, daysPerFile: nil)
    #expect(files.spans.count == 67)
  }

  @Test func `are none where nothing was published`() {
    #expect(DayFiles(dayCount: 0, figureCount: 0, subjectCount: 0, daysPerFile: nil).spans == [])
  }

  @Test func `have nothing that turns writing around, as the page itself has not`() {
    let files = DayFiles(dayCount: 1, figureCount: 1, subjectCount: 1, daysPerFile: nil)
    var content = DayFiles.Content()
    content.latest = [["0\t7\tA\u{202E}B\u{2066}\u{7F}C\t1"]]
    #expect(
      files.text(0, of: content) == "takeDays(0,``,``,`0\t7\tA\u{FFFD}B\u{FFFD}\u{FFFD}C\t1`)\n")
  }

  @Test func `call the script with what changes`() {
    let files = DayFiles(dayCount: 4, figureCount: 1, subjectCount: 1, daysPerFile: 2)
    var content = DayFiles.Content()
    #expect(content.add(["0\ta", "2*"]) == 0)
    #expect(content.add(["", "3\t`${x}\\"]) == 1)
    content.latest = [[], ["2\t7\tNBS\t1"]]
    #expect(files.text(0, of: content) == "takeDays(0,`0\ta\n\n`,``,``)\n")
    #expect(
      files.text(1, of: content) == "takeDays(1,`2*\n\n3\t\\`\\${x}\\\\`,``,`2\t7\tNBS\t1`)\n")
  }
}
