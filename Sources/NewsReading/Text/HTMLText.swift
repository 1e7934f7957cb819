/// Takes the readable text out of HTML: no scripts, styles or markup, entities decoded, one
/// paragraph for each block.
///
/// It is no parser of the whole standard; it has to find the words, and never to fail.
enum HTMLText {
  /// Whether a text is HTML rather than prose: a known element opens within its first kilobytes.
  static func isLikely(_ source: [UInt8]) -> Bool {
    let head = source.prefix(4096)
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      let name = elementName(source, at: open + 1)
      if name.hasPrefix("!")
        || signs.contains(name.hasPrefix("/") ? String(name.dropFirst()) : name)
      {
        return true
      }
      index = open + 1
    }
    return false
  }

  private static let signs: Set<String> = [
    "html", "head", "body", "div", "p", "article", "title", "meta", "h1", "h2", "h3", "ul", "ol",
    "li", "table", "span", "br", "script", "style", "section", "main", "header", "a",
  ]
  /// Elements of which nothing is read.
  private static let silent: Set<String> = [
    "script", "style", "noscript", "template", "svg", "iframe", "nav", "footer", "select",
    "button", "textarea", "sup", "math", "aside", "form", "figcaption",
  ]
  /// Elements that do not break a line of text.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "img",
  ]

  /// Reads a page into a text.
  static func read(_ source: [UInt8], into text: inout CleanText) {
    var index = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"): index = readTag(source, at: index, into: &text)
      case UInt8(ascii: "&"):
        let (scalar, length) = HTMLEntities.decode(source, at: index)
        text.append(scalar, from: index)
        index += length
      default:
        let end = source[index...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
        appendWords(source[index..<(end ?? source.count)], into: &text)
        index = end ?? source.count
      }
    }
  }

  /// Line ends mean nothing in HTML.
  private static func appendWords(_ words: ArraySlice<UInt8>, into text: inout CleanText) {
    var start = words.startIndex
    while let newline = words[start...].firstIndex(of: UInt8(ascii: "\n")) {
      text.append(words[start..<newline])
      text.append(UInt8(ascii: " "), from: newline)
      start = newline + 1
    }
    text.append(words[start...])
  }

  private static func readTag(_ source: [UInt8], at open: Int, into text: inout CleanText) -> Int {
    if source[open...].starts(with: Array("<!--".utf8)) {
      return end(of: "-->", in: source, from: open + 4) ?? source.count
    }
    let name = elementName(source, at: open + 1)
    // A lone "<", as in "growth < 5%".
    guard !name.isEmpty else {
      text.append(UInt8(ascii: "<"), from: open)
      return open + 1
    }
    let close = tagEnd(source, from: open)
    let attributes = source[open..<close]
    if name == "meta" { HTMLHead.read(attributes, into: &text.page) }
    if name == "time", text.page.published == nil {
      text.page.published = HTMLHead.attribute("datetime", in: attributes)
    }
    if silent.contains(name) || name == "title" {
      let end = end(of: "</" + name, in: source, from: close) ?? source.count
      if name == "title", text.page.title == nil {
        let inside = source[close..<max(close, end - name.utf8.count - 2)]
        text.page.title = HTMLHead.words(inside)
      }
      return end < source.count ? tagEnd(source, from: end) : end
    }
    let bare = name.hasPrefix("/") ? String(name.dropFirst()) : name
    if !inline.contains(bare) {
      text.append(UInt8(ascii: "\n"), from: open)
      if bare != "br", bare != "td", bare != "th" { text.append(UInt8(ascii: "\n"), from: open) }
    }
    return close
  }

  /// The name after "<", in lower case, with the slash of an end tag; empty if there is none.
  private static func elementName(_ source: [UInt8], at start: Int) -> String {
    var name = ""
    for byte in source[min(start, source.count)...].prefix(16) {
      let scalar = Unicode.Scalar(byte)
      let isNamePart =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || !name.isEmpty && (48...57).contains(byte))
      let isOpening = name.isEmpty && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!"))
      guard isNamePart || isOpening else { break }
      name.unicodeScalars.append(scalar)
    }
    return name == "/" ? "" : name.lowercased()
  }

  /// The index after the ">" that ends a tag; quoted attribute values may hold one.
  private static func tagEnd(_ source: [UInt8], from open: Int) -> Int {
    var quote: UInt8?
    for index in open..<source.count {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
        // A quote that never ends must not swallow the page.
        if byte == UInt8(ascii: "<") { return index }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      }
    }
    return source.count
  }

  /// The index after the next occurrence of an ASCII text, whatever its case.
  private static func end(of wanted: String, in source: [UInt8], from start: Int) -> Int? {
    let wanted = Array(wanted.utf8)
    var index = start
    while index + wanted.count <= source.count {
      guard let next = source[index...].firstIndex(of: wanted[0]),
        next + wanted.count <= source.count
      else { return nil }
      if zip(source[next...], wanted).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) }) {
        return next + wanted.count
      }
      index = next + 1
    }
    return nil
  }
}
