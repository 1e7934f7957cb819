/// What the head of a page tells: its title, site, address, and when it was published.
enum HTMLHead {
  /// Reads a `meta` element.
  static func read(_ tag: ArraySlice<UInt8>, into page: inout PageFacts) {
    guard let content = attribute("content", in: tag),
      let name = attribute("property", in: tag) ?? attribute("name", in: tag)
        ?? attribute("itemprop", in: tag)
    else { return }
    switch name.lowercased() {
    case "article:published_time", "datepublished", "publishdate", "pubdate", "date",
      "dc.date", "dcterms.created", "parsely-pub-date":
      page.published = page.published ?? content
    case "og:site_name", "publisher": page.site = page.site ?? content
    case "og:title": page.title = content
    case "og:url": page.address = page.address ?? content
    default: break
    }
  }

  /// The value of an attribute in the text of a tag, cleaned; nil if it has none.
  static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> String? {
    let wanted = Array(name.utf8)
    var index = tag.startIndex
    while index + wanted.count < tag.endIndex {
      let isMatch =
        index > tag.startIndex && tag[index - 1] <= 0x20
        && zip(tag[index...], wanted).allSatisfy { ($0 | 0x20) == $1 }
      let after = index + wanted.count
      guard isMatch, after + 1 < tag.endIndex, tag[after] == UInt8(ascii: "=") else {
        index += 1
        continue
      }
      let quote = tag[after + 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      let inside = tag[(after + 2)...].prefix { $0 != quote }
      return words(inside)
    }
    return nil
  }

  /// The words of a piece of HTML without elements; nil if there are none.
  static func words(_ source: ArraySlice<UInt8>) -> String? {
    var text = CleanText()
    HTMLText.read(Array(source), into: &text)
    let words = text.text(0..<text.bytes.count).split { $0.isWhitespace }.joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

/// The character references of HTML that news pages use: all numeric ones, and the common names.
enum HTMLEntities {
  private static let names: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ensp": 0x2002,
    "emsp": 0x2003, "thinsp": 0x2009, "shy": 0xAD, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E,
    "rlm": 0x200F, "ndash": 0x2013, "mdash": 0x2014, "minus": 0x2212, "lsquo": 0x2018,
    "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "laquo": 0xAB, "raquo": 0xBB,
    "hellip": 0x2026, "bull": 0x2022, "middot": 0xB7, "dollar": 0x24, "percnt": 0x25, "yen": 0xA5,
    "euro": 0x20AC, "pound": 0xA3, "plus": 0x2B, "eacute": 0xE9, "uuml": 0xFC, "deg": 0xB0,
    "sect": 0xA7, "copy": 0xA9, "reg": 0xAE, "trade": 0x2122, "ouml": 0xF6, "auml": 0xE4,
  ]

  /// The character that a reference stands for, and its length; "&" and 1 where there is none.
  static func decode(_ source: [UInt8], at index: Int) -> (Unicode.Scalar, Int) {
    let body = source[(index + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
    let end = index + 1 + body.count
    guard end < source.count, source[end] == UInt8(ascii: ";") else { return ("&", 1) }
    let name = String(decoding: body, as: UTF8.self)
    var value = names[name]
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    }
    guard let value, let scalar = Unicode.Scalar(value) else { return ("&", 1) }
    return (scalar, body.count + 2)
  }
}
