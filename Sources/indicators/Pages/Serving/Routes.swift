#if Web
  import HTTPServing
  import IndicatorLedger
  import LedgerSite

  /// What a request gets: a page, the JSON of a command, or the news that something changed.
  struct Routes: Sendable {
    let site: ServedSite
    let api: CommandAPI
    /// The names that a client may call this server by; nil: any.
    let hosts: Set<String>?

    /// What every response says: nothing of it runs in pages of others, and nobody guesses its type.
    static let protection = [
      (
        name: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
      ),
      (name: "X-Content-Type-Options", value: "nosniff"),
      (name: "Referrer-Policy", value: "no-referrer"),
      (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]

    func answer(_ request: HTTPRequest) -> HTTPResponse {
      var response = respond(request)
      response.headers += Self.protection
      return response
    }

    private func respond(_ request: HTTPRequest) -> HTTPResponse {
      // A page of others that has a name of its own lead here must not read the answer.
      guard hosts.map({ $0.contains(Self.name(ofHost: request.header("Host") ?? "")) }) ?? true
      else {
        return HTTPResponse(
          421,
          words: "This server does not go by that name; use localhost, or start it with --host.")
      }
      guard request.method == "GET" || request.method == "HEAD" else {
        var response = HTTPResponse(
          405,
          words: "\(request.method.prefix(20)) is not possible: this server only shows. "
            + "Append with 'indicators append'.")
        response.headers.append(("Allow", "GET, HEAD"))
        return response
      }
      switch request.path {
      case "/changes":
        return request.method == "HEAD"
          ? HTTPResponse(200, type: "text/event-stream", .bytes([]))
          : HTTPResponse(
            200, type: "text/event-stream", headers: [("Cache-Control", "no-store")],
            .stream(site.changes()))
      case let path where path.hasPrefix("/api/"):
        let pages = site.pages
        return conditional(request, pages) {
          api.answer(path.dropFirst(5), request.query, pages.head)
        }
      case let path:
        return page(path == "/" ? "index.html" : String(path.dropFirst()), request)
      }
    }

    /// The name in a Host header, without its port.
    private static func name(ofHost host: String) -> String {
      if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
      return String(host.prefix { $0 != ":" }).lowercased()
    }

    // MARK: Pages

    private func page(_ name: String, _ request: HTTPRequest) -> HTTPResponse {
      let pages = site.pages
      // Only what was made is there: no path leads to a file.
      guard let content = pages.content(of: name) else {
        return HTTPResponse(404, words: "There is no such page; the first one is at /.")
      }
      return conditional(request, pages) {
        ByteRange.response(to: request, type: Self.type(of: name), content, tag: Self.tag(pages))
      }
    }

    private static func type(of name: String) -> String {
      if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
      if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
      return "text/html; charset=utf-8"
    }

    // MARK: What has not changed

    /// The root says what the log was, and with the day what follows from it: overdue releases.
    private static func tag(_ pages: ServedSite.Pages) -> String {
      "\"\(pages.head.root)-\(currentDay())\""
    }

    /// The response, or only the word that the client has it already.
    private func conditional(
      _ request: HTTPRequest, _ pages: ServedSite.Pages, _ make: () -> HTTPResponse
    ) -> HTTPResponse {
      let tag = Self.tag(pages)
      let known =
        request.header("If-None-Match")?.split(separator: ",").map {
          $0.drop { $0 == " " || $0 == "\t" }
        }.map { $0.hasPrefix("W/") ? $0.dropFirst(2) : $0 }.map { $0.prefix { $0 != " " } } ?? []
      let fresh = [(name: "ETag", value: tag), (name: "Cache-Control", value: "no-cache")]
      if known.contains("*") || known.contains(tag[...]) {
        var response = HTTPResponse(304, words: "")
        response.body = .bytes([])
        response.headers = fresh
        return response
      }
      var response = make()
      if response.status < 300 { response.headers += fresh }
      return response
    }
  }
#endif
