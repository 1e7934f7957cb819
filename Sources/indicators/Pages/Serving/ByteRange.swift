#if Web
  import HTTPServing

  /// Part of a page, as RFC 9110 section 14 has it: one range of bytes.
  enum ByteRange {
    /// All of a content, or the part that is asked for.
    static func response(
      to request: HTTPRequest, type: String, _ content: [UInt8], tag: String
    ) -> HTTPResponse {
      let whole = HTTPResponse(
        200, type: type, headers: [("Accept-Ranges", "bytes")], .bytes(content))
      // A part of something else than the client has is of no use to it.
      guard request.method == "GET", let range = request.header("Range"),
        request.header("If-Range").map({ $0 == tag }) ?? true
      else { return whole }
      switch parse(range, of: content.count) {
      case .ignored: return whole
      case .outside:
        var response = HTTPResponse(416, words: "The page has \(content.count) bytes.")
        response.headers.append(("Content-Range", "bytes */\(content.count)"))
        return response
      case .part(let part):
        let place = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(content.count)"
        return HTTPResponse(
          206, type: type, headers: [("Accept-Ranges", "bytes"), ("Content-Range", place)],
          .bytes(Array(content[part])))
      }
    }

    enum Wish: Equatable {
      /// Another unit, several ranges, or nothing that can be understood: then all is sent.
      case ignored
      case outside
      case part(Range<Int>)
    }

    /// What a Range header asks for of so many bytes.
    static func parse(_ header: String, of count: Int) -> Wish {
      guard header.hasPrefix("bytes=") else { return .ignored }
      let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
        ends.allSatisfy({ $0.utf8.count <= 18 })
      else { return .ignored }
      switch (Int(ends[0]), Int(ends[1])) {
      case (nil, nil): return .ignored
      case (nil, let last?):
        return last == 0 || count == 0 ? .outside : .part(max(0, count - last)..<count)
      case (let first?, let last):
        if let last, last < first { return .ignored }
        return first < count ? .part(first..<min(count, (last ?? count) + 1)) : .outside
      }
    }
  }
#endif
