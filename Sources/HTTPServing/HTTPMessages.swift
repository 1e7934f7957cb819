#if Web
  /// What a client asks for.
  package struct HTTPRequest: Sendable {
    /// The method, such as `GET`.
    package let method: String
    /// The path, decoded, from its first `/` on.
    package let path: String
    /// The names and values behind the `?`, decoded, in order.
    package let query: [(name: String, value: String)]
    private let headers: [String: String]

    /// - Parameters:
    ///   - method: the method.
    ///   - path: the path, decoded.
    ///   - query: what stands behind the `?`, decoded.
    ///   - headers: the headers; of several with one name the last counts.
    package init(
      method: String, path: String, query: [(name: String, value: String)] = [],
      headers: [(name: String, value: String)] = []
    ) {
      (self.method, self.path, self.query) = (method, path, query)
      self.headers = Dictionary(
        headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    }

    /// The value of a header; upper and lower case in its name are one.
    package func header(_ name: String) -> String? { headers[name.lowercased()] }
  }

  /// What the client gets.
  package struct HTTPResponse: Sendable {
    /// The status code.
    package var status: Int
    /// The headers; length and date come by themselves.
    package var headers: [(name: String, value: String)]
    /// The content.
    package var body: Body

    /// Where the content comes from.
    package enum Body: Sendable {
      /// All of it.
      case bytes([UInt8])
      /// Piece by piece: each call waits until there is one, and gives nil at the end.
      case stream(@Sendable () -> [UInt8]?)
    }

    package init(
      _ status: Int, type: String, headers: [(name: String, value: String)] = [], _ body: Body
    ) {
      self.status = status
      self.headers = [("Content-Type", type)] + headers
      self.body = body
    }

    /// A text of one line for people.
    package init(_ status: Int, words: String) {
      self.init(status, type: "text/plain; charset=utf-8", .bytes(Array((words + "\n").utf8)))
    }
  }
#endif
