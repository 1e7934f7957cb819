#if Web
  import Foundation
  import TestSupport
  import Testing

  @testable import HTTPServing
  @testable import indicators

  /// `serve`, asked over real connections.
  @Suite(.serialized) struct `Serving a ledger` {
    private let folder: TemporaryFolder
    private let program = CommandRunner()
    private let server: RunningProgram
    private let port: Int

    init() async throws {
      folder = try TemporaryFolder()
      _ = try program("copy", folder.path("ledger"))
      server = try RunningProgram(["serve", "--ledger", folder.path("ledger"), "--port", "0"])
      var said = ""
      for _ in 0..<1200 where !said.contains("\n") {
        try await Task.sleep(for: .milliseconds(100))
        said = try server.output()
      }
      port = try #require(
        Int(said.trimmingCharacters(in: .newlines).split(separator: ":").last ?? ""))
    }

    private func get(_ path: String, _ headers: String..., method: String = "GET") throws -> Answer
    {
      let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
      return try raw(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    private func raw(_ request: String) throws -> Answer {
      try Answer(LoopbackConnection(port).exchange(Array(request.utf8)))
    }

    @Test func `gives pages, the JSON of commands, and nothing else`() async throws {
      defer { server.kill() }
      try pagesAreThoseOfReport()
      try answersAreThoseOfCommands()
      try whatIsKnownIsNotSentAgain()
      try partsAreSent()
      try nothingElseIsPossible()
      // Nothing was written.
      let verified = try program("verify", "--ledger", folder.path("ledger"))
      #expect(verified.status == 0)
    }

    private func pagesAreThoseOfReport() throws {
      let site = try ShippedSite.shared.get()
      for name in site.files.filter({ !$0.hasPrefix("series/") }) + ["series/CN.CPI.YOY.html"] {
        let answer = try get("/\(name)")
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        let still = String(decoding: try site.folder.read(name), as: UTF8.self)
        #expect(answer.text.replacing(";connect-src 'self'", with: "") == still, "\(name)")
      }
      #expect(try get("/").body == get("/index.html").body)
      #expect(try get("/page.js").text.hasPrefix("const LIVE=\"b352ea66"))
      #expect(try get("/page.css").headers["content-type"] == "text/css; charset=utf-8")
      let head = try get("/log.html", method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.headers["content-length"] == String(try get("/log.html").body.count))
      for header in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
        #expect(head.headers[header] != nil)
      }
    }

    private func answersAreThoseOfCommands() throws {
      for (path, words) in [
        (
          "totals?series=CN.TRADE.*&as-of=2024-01-12",
          ["totals", "CN.TRADE.*", "--as-of", "2024-01-12"]
        ),
        ("growth?series=CN.EXPORTS.USD", ["growth", "CN.EXPORTS.USD"]), ("series", ["series"]),
        ("streaks?direction=contraction", ["streaks", "--direction", "contraction"]),
        ("show?series=CN.EXPORTS.USD&period=2023", ["show", "CN.EXPORTS.USD", "2023"]),
        ("claims?verdict=contradicted", ["claims", "--verdict", "contradicted"]),
        (
          "audit?only=identity&only=misquote",
          ["audit", "--only", "identity", "--only", "misquote"]
        ),
        ("history?series=CN.CPI.YOY&changes", ["history", "CN.CPI.YOY", "--changes"]),
        ("events?seq=12&seq=700", ["events", "12", "700"]),
        ("stats?series=CN.EXPORTS.USD", ["stats", "CN.EXPORTS.USD"]),
        ("calendar", ["calendar"]), ("triangle?series=CN.CPI.YOY", ["triangle", "CN.CPI.YOY"]),
      ] {
        let answer = try get("/api/" + path)
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let printed = try program.shell("indicators \(line) --format json")
        #expect(answer.status == 200 && answer.text == printed.output, "\(path)")
        #expect(answer.headers["content-type"] == "application/json")
      }
      #expect(try get("/api/checkpoint").text.contains("\"size\":799"))
      for path in [
        "totals?format=csv", "totals?ledger=/tmp", "totals?nonsense=1", "totals?as-of=soon",
        "totals?series=NO.SUCH", "show", "growth?plot", "totals?period=",
      ] {
        let answer = try get("/api/" + path)
        #expect(answer.status == 400 && answer.text.hasPrefix("{\"error\":\""), "\(path)")
      }
      for path in ["append", "copy", "init", "", "report"] {
        #expect(try get("/api/" + path).status == 404)
      }
    }

    private func whatIsKnownIsNotSentAgain() throws {
      let tag = try #require(try get("/log.html").headers["etag"])
      for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let again = try get("/log.html", "If-None-Match: \(known)")
        #expect(
          again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag, "\(known)")
      }
      #expect(try get("/log.html", "If-None-Match: \"x\"").status == 200)
      #expect(try get("/api/totals", "If-None-Match: \(tag)").status == 304)
    }

    private func partsAreSent() throws {
      let whole = try get("/log.html")
      let tag = try #require(whole.headers["etag"])
      let part = try get("/log.html", "Range: bytes=100-199")
      #expect(part.status == 206 && part.body == Array(whole.body[100..<200]))
      #expect(part.headers["content-range"] == "bytes 100-199/\(whole.body.count)")
      #expect(try get("/log.html", "Range: bytes=1-2", "If-Range: \(tag)").status == 206)
      #expect(try get("/log.html", "Range: bytes=1-2", "If-Range: \"x\"").status == 200)
      #expect(try get("/log.html", "Range: bytes=99999999-").status == 416)
    }

    private func nothingElseIsPossible() throws {
      for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"] {
        let answer = try get("/", "Content-Length: 0", method: method)
        #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD", "\(method)")
      }
      #expect(
        try raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nsomething").status
          == 405)
      for path in [
        "/../Package.swift", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
        "/series/../../EventLog/checkpoint", "/EventLog/000000000000.jsonl", "/series/",
        "/page.js/", "/.",
        "/\\..\\..\\etc\\passwd", "/nothing.html",
      ] { #expect(try get(path).status == 404, "\(path)") }
      for host in ["evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.1", ""] {
        #expect(
          try raw("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n").status == 421,
          "\(host)")
      }
      for host in ["localhost:\(port)", "127.0.0.1", "LOCALHOST", "[::1]:1"] {
        #expect(
          try raw("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n").status == 200,
          "\(host)")
      }
      let long = String(repeating: "a", count: 40_000)
      #expect([400, 431].contains(try get("/", "X: \(long)").status))
      #expect([400, 414, 431].contains(try get("/\(long)").status))
      for garbage in [
        "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
      ] {
        #expect(try raw(garbage).status != 200)
      }
      try noMoreConnectionsThanItTakes()
    }

    /// Those above the limit get nothing while the others are there; then it answers as before.
    private func noMoreConnectionsThanItTakes() throws {
      var crowd = try (0..<200).map { _ in try LoopbackConnection(port) }
      let request = Array("GET /page.css HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
      for client in crowd { try client.send(request) }
      Thread.sleep(forTimeInterval: 3)
      #expect((100...128).contains(crowd.count(where: \.isAnswered)))
      crowd = []
      var answers = 0
      for _ in 0..<100 where answers == 0 {
        if (try? get("/page.css"))?.status == 200 { answers += 1 }
        Thread.sleep(forTimeInterval: 0.1)
      }
      #expect(answers == 1)
    }

    @Test func `tells of new events, and pages come again by themselves`() async throws {
      defer { server.kill() }
      let stream = try LoopbackConnection(port)
      try stream.send(Array("GET /changes HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      #expect(try stream.read(until: "data: b352ea66").contains("text/event-stream"))
      let browser = Browser.program == nil ? nil : try Browser()
      try browser?.open("http://localhost:\(port)/log.html#as-of=2024-01-12")
      let event = """
        {"kind":"release","agency":"NBS","title":"A release of today","published":"2026-11-01",\
        "figures":[{"series":"CN.CPI.YOY","period":"2025-01","value":"0.5"}]}
        """
      try folder.write(event, to: "event")
      let appended = try program("append", folder.path("event"), "--ledger", folder.path("ledger"))
      #expect(appended.status == 0, "\(appended.error)")
      #expect(try stream.read(until: "\ndata: ").contains("data: "))
      #expect(try get("/log.html").text.contains("A release of today"))
      #expect(try get("/api/events?from=799").text.contains("A release of today"))
      guard let browser else { return }
      var page = ""
      for _ in 0..<100 where !page.contains("A release of today") {
        try await Task.sleep(for: .milliseconds(100))
        page = (try? browser.text("document.body.textContent")) ?? ""
      }
      #expect(page.contains("A release of today"))
      // Set to the same day as before, and without an error.
      #expect(
        try browser.text("document.querySelector('#asof output').textContent") == "12 January 2024")
      #expect(browser.problems == [])
      #expect(
        browser.requests.allSatisfy {
          $0.hasPrefix("http://localhost:\(port)/") || $0.hasPrefix("data:")
        })
    }

    @Test func `says why it cannot listen`() throws {
      defer { server.kill() }
      let taken = try program.shell(
        "timeout 60 indicators serve --ledger '\(folder.path("ledger"))' --port \(port)")
      #expect(taken.status == 4 && taken.error.contains("name another --port"))
      for words in [["--port", "x"], ["--port", "70000"]] {
        let line = "timeout 60 indicators serve \(words.joined(separator: " "))"
        #expect(try program.shell(line).status == 2)
      }
      #expect(try program.shell("timeout 60 indicators serve --host nowhere").status == 4)
    }
  }

  @Suite struct `Serving parts of pages` {
    @Test func `gives up on a client that does not come to the end of its request`() throws {
      let deadlines = Deadlines(seconds: 60)
      var pairs: [[Int32]] = []
      for _ in 0..<3 {
        var pair: [Int32] = [0, 0]
        try #require(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        deadlines.begin(pair[0])
        pairs.append(pair)
      }
      defer { for socket in pairs.joined() { close(socket) } }
      // This one has asked.
      deadlines.end(pairs[1][0])
      deadlines.closeOverdue(at: .now + .seconds(59))
      let isOver = { (socket: Int32) -> Bool in
        var byte: UInt8 = 0
        return unsafe recv(socket, &byte, 1, Int32(MSG_DONTWAIT)) == 0
      }
      #expect(pairs.map { isOver($0[1]) } == [false, false, false])
      deadlines.closeOverdue(at: .now + .seconds(61))
      #expect(pairs.map { isOver($0[1]) } == [true, false, true])
    }

    @Test(arguments: [
      ("bytes=0-0", ByteRange.Wish.part(0..<1)), ("bytes=5-", .part(5..<10)),
      ("bytes=-3", .part(7..<10)),
      ("bytes=-30", .part(0..<10)), ("bytes=2-99", .part(2..<10)), ("bytes=10-", .outside),
      ("bytes=-0", .outside), ("bytes=5-4", .ignored), ("bytes=-", .ignored),
      ("bytes=1-2,4-5", .ignored),
      ("lines=1-2", .ignored), ("bytes=a-b", .ignored), ("bytes=99999999999999999999-", .ignored),
      ("", .ignored),
    ])
    func `understands ranges`(header: String, wish: ByteRange.Wish) {
      #expect(ByteRange.parse(header, of: 10) == wish)
    }
  }

  /// An answer taken apart.
  private struct Answer {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    init(_ bytes: [UInt8]) {
      let end =
        bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) } ?? bytes.count
      let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
      status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
      headers = Dictionary(
        lines.dropFirst().map { line in
          let name = line.prefix { $0 != ":" }
          return (name.lowercased(), String(line.dropFirst(name.count + 2)))
        }, uniquingKeysWith: { $1 })
      body = Array(bytes[min(bytes.count, end + 4)...])
    }

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// A connection to a port of this machine.
  private final class LoopbackConnection {
    private let descriptor: Int32

    init(_ port: Int) throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let code = unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      try #require(code == 0)
      var patience = timeval(tv_sec: 120, tv_usec: 0)
      unsafe setsockopt(
        descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) throws {
      // It may be closed by the other side before all is sent: then the answer is there already.
      _ = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Whether there is something to read.
    var isAnswered: Bool {
      var byte: UInt8 = 0
      return unsafe recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) == 1
    }

    /// Sends a request and reads until the other side closes.
    func exchange(_ request: [UInt8]) throws -> [UInt8] {
      try send(request)
      shutdown(descriptor, Int32(SHUT_WR))
      var answer: [UInt8] = []
      while let piece = piece() { answer += piece }
      return answer
    }

    /// Reads until a text has come.
    func read(until text: String) throws -> String {
      var all = ""
      while !all.contains(text) {
        let piece = try #require(self.piece())
        all += String(decoding: piece, as: UTF8.self)
      }
      return all
    }

    private func piece() -> ArraySlice<UInt8>? {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      return count > 0 ? buffer[..<count] : nil
    }
  }
#endif
