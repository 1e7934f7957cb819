import Foundation
import TestSupport
import Testing

@Suite struct `The commands for pages and pictures` {
  private let program = CommandRunner()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func site() throws -> String { folder.path("site") }

  private static let ledger = """
    mkdir l && cd l && indicators init > /dev/null
    cat > events <<'END'
    {"kind":"series","key":"A","title":"Apples","unit":"USD","scale":9}
    {"kind":"series","key":"A.YOY","title":"Apples, change","measure":"yoy","of":"A","unit":"percent"}
    {"kind":"release","agency":"X","title":"January","published":"2024-02-10","figures":[{"series":"A","period":"2023-01","value":"100"},{"series":"A","period":"2024-01","value":"105"},{"series":"A.YOY","period":"2024-01","value":"5.0"}]}
    {"kind":"release","agency":"X","title":"February","published":"2024-03-10","figures":[{"series":"A","period":"2024-02","value":"107"},{"series":"A","period":"2024-01","value":"104"}]}
    END
    indicators append events > /dev/null
    """

  /// Commands that append so many releases, each with another value of the same period.
  private static func revisions(_ count: Int) -> String {
    """
    for i in $(seq 1 \(count)); do
      echo '{"kind":"release","agency":"X","title":"Number '$i'","published":"2025-01-01",'
      echo '"figures":[{"series":"A","period":"2020-01","value":"'$i'"}]}'
    done | paste -d '' - - > more
    indicators append -q more > /dev/null
    """
  }

  @Test func `write pages whose links lead somewhere`() throws {
    let run = try program.shell("\(Self.ledger)\nindicators report site", in: folder)
    #expect(run.status == 0, "\(run.error)")
    let names = [
      "index.html", "claims.html", "audit.html", "log.html", "page.css", "page.js", "days-0.js",
    ]
    #expect(try folder.names(in: "l/site") == (names + ["series"]).sorted())
    #expect(try folder.names(in: "l/site/series") == ["A.html"])
    for name in ["index.html", "audit.html", "claims.html", "log.html", "series/A.html"] {
      let page = String(decoding: try folder.read("l/site/" + name), as: UTF8.self)
      for match in page.matches(of: /(?:href|src)=([^ >]+)/) {
        let target = match.1.trimmingCharacters(in: ["\""]).split(separator: "#")[0]
        let base = URL(filePath: folder.path("l/site/" + name)).deletingLastPathComponent()
        #expect(
          FileManager.default.fileExists(atPath: base.appending(path: String(target)).path),
          "\(name): \(target)")
      }
    }
  }

  @Test func `spread a long log over pages, and every link finds its event`() throws {
    let run = try program.shell(
      """
      \(Self.ledger)
      \(Self.revisions(2100)) && indicators report site --format json
      """, in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("\"files\":13"))
    let log = String(decoding: try folder.read("l/site/log.html"), as: UTF8.self)
    let older = String(decoding: try folder.read("l/site/log-0.html"), as: UTF8.self)
    #expect(log.contains("<li id=2103>") && !log.contains("<li id=1999>"))
    #expect(older.contains("<li id=1999>") && older.contains("<li id=0>"))
    #expect(log.contains("<a href=log-0.html>from event 0</a>"))
    for name in ["index.html", "claims.html", "audit.html"] {
      let page = String(decoding: try folder.read("l/site/" + name), as: UTF8.self)
      for match in page.matches(of: /href=(log[^#> ]*)#(\d+)/) {
        #expect((match.1 == "log.html" ? log : older).contains("<li id=\(match.2)>"), "\(match.0)")
      }
    }
  }

  @Test func `spread many findings over pages that lead to each other`() throws {
    let run = try program.shell(
      """
      \(Self.ledger)
      \(Self.revisions(1100)) && indicators report site > /dev/null
      indicators audit --only revision --format json > found
      """, in: folder)
    // It found something.
    #expect(run.status == 1, "\(run.error)")
    let found = try folder.read("l/found")
    let expected = try #require(try JSONSerialization.jsonObject(with: Data(found)) as? [Any])
    #expect(expected.count == 1100)
    let pages = try ["audit-revision-0.html", "audit-revision-1.html", "audit.html"].map { name in
      String(decoding: try folder.read("l/site/" + name), as: UTF8.self)
    }
    let counts = pages.map { $0.matches(of: /<tr data-k=[^>]*><td>[^<]*<td>A<td>/).count }
    #expect(counts == [500, 500, 100])
    for page in pages { #expect(page.contains("<b class=t>1100</b>")) }
    #expect(pages[0].contains("<a href=audit.html#revision>"))
    #expect(pages[2].contains("<a href=audit-revision-0.html>"))
  }

  @Test func `leave other files of the folder alone, and replace their own`() throws {
    let run = try program.shell(
      """
      \(Self.ledger)
      mkdir -p site && echo mine > site/mine.txt && echo old > site/index.html
      indicators report site && cat site/mine.txt && grep -c Apples site/index.html
      """, in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("mine\n"))
    #expect(!run.output.contains("old"))
  }

  @Test func `know nothing later than --as-of`() throws {
    let run = try program.shell(
      "\(Self.ledger)\nindicators report site --as-of 2024-02-20 && cat site/*.html site/series/*.html",
      in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("January"))
    // The root of the log is another one each time, and may have any digits.
    let pages = run.output.replacing(/[0-9a-f]{64}/, with: "")
    for later in ["February", "2024-03", "107", "104"] { #expect(!pages.contains(later)) }
  }

  @Test func `make pages of an empty ledger, too`() throws {
    let run = try program.shell(
      "indicators init e > /dev/null; cd e; indicators report site --format json", in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("\"series\":0"))
  }

  @Test func `say why a folder cannot be written`() throws {
    let run = try program.shell(
      "\(Self.ledger)\necho > file; indicators report file/site", in: folder)
    #expect(run.status == 4)
    #expect(run.error.contains("cannot make the folder"))
  }

  @Test func `draw a series into a file or to standard output`() throws {
    let run = try program.shell(
      """
      \(Self.ledger)
      indicators plot A --output a.svg; indicators plot A > b.svg; cmp a.svg b.svg && cat a.svg
      """, in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("a.svg: Apples, by month, USD bn\n<svg "))
  }

  @Test func `say what is missing for a picture`() throws {
    let run = try program.shell("\(Self.ledger)\nindicators plot A.YOY", in: folder)
    #expect(run.status == 2)
    #expect(run.error.contains("A.YOY has 1 period by month to draw; a line takes three."))
  }
}
