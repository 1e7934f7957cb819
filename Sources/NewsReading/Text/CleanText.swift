/// A text made plain: readable UTF-8 without markup or invisible characters, which still knows where
/// in the source each of its bytes came from.
///
/// Zero-width and direction characters are left out, unusual spaces are spaces, typographic quotes
/// are straight, and the minus sign is a hyphen. Bytes that are no UTF-8 become spaces.
public struct CleanText: Sendable {
  /// The text, as valid UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// What the page says about itself outside its text; nothing for plain text.
  public internal(set) var page = PageFacts()
  /// Where stretches begin that have one distance to the source.
  private var stretches: [(clean: Int, source: Int)] = []

  init() {}

  /// Reads plain text or HTML, told apart by what is in it.
  ///
  /// - Parameter source: UTF-8. Takes time in proportion to its length.
  public init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    if HTMLText.isLikely(source) {
      HTMLText.read(source, into: &self)
    } else {
      append(source[...])
    }
  }

  /// The position in the source of the byte at `position` of the text.
  public func sourceOffset(of position: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].clean <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return position }
    return stretches[low - 1].source + position - stretches[low - 1].clean
  }

  /// The text of a part.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Adds one byte that stands for the source from `source` on.
  mutating func append(_ byte: UInt8, from source: Int) {
    if let last = stretches.last, source - last.source == bytes.count - last.clean {
      bytes.append(byte)
      return
    }
    stretches.append((bytes.count, source))
    bytes.append(byte)
  }

  /// Adds a character that stands for the source from `source` on, cleaned.
  mutating func append(_ scalar: Unicode.Scalar, from source: Int) {
    switch scalar.cleaned {
    case .kept:
      for (index, byte) in String(scalar).utf8.enumerated() { append(byte, from: source + index) }
    case .replaced(let byte): append(byte, from: source)
    case .dropped: break
    }
  }

  /// Adds text of the source, cleaned.
  mutating func append(_ part: ArraySlice<UInt8>) {
    var index = part.startIndex
    while index < part.endIndex {
      let byte = part[index]
      if byte < 0x80 {
        append(byte >= 0x20 || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "), from: index)
        index += 1
        continue
      }
      let (scalar, length) = decode(part, at: index)
      if let scalar { append(scalar, from: index) } else { append(UInt8(ascii: " "), from: index) }
      index += length
    }
  }
}

/// What a page says about itself in its head.
public struct PageFacts: Sendable {
  /// The title.
  public var title: String?
  /// The name of the site.
  public var site: String?
  /// When it was published, as the page spells it.
  public var published: String?
  /// The page's own address.
  public var address: String?
}

private enum Cleaned {
  case kept
  case replaced(UInt8)
  case dropped
}

extension Unicode.Scalar {
  /// What becomes of a character beyond ASCII.
  fileprivate var cleaned: Cleaned {
    switch value {
    case 0x0A: .kept
    case 0x00...0x1F, 0x7F: .replaced(0x20)
    // Zero-width, joiners, marks of direction, the soft hyphen, the byte order mark.
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x61C: .dropped
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0xFFFD: .replaced(0x20)
    case 0x85, 0x2028, 0x2029: .replaced(UInt8(ascii: "\n"))
    case 0x80...0x9F: .dropped
    case 0x2018, 0x2019, 0x201A, 0x2032: .replaced(UInt8(ascii: "'"))
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: .replaced(UInt8(ascii: "\""))
    case 0x2010, 0x2011, 0x2212: .replaced(UInt8(ascii: "-"))
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: .replaced(UInt8(truncatingIfNeeded: value - 0xFEE0))
    default: .kept
    }
  }
}

/// The character at an index, nil if the bytes there are none, and how many bytes it takes.
private func decode(_ bytes: ArraySlice<UInt8>, at index: Int) -> (Unicode.Scalar?, Int) {
  let first = bytes[index]
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
  guard first >= 0xC2, first < 0xF5, index + length <= bytes.endIndex else { return (nil, 1) }
  var value = UInt32(first) & (0x7F >> UInt32(length))
  for byte in bytes[index + 1..<index + length] {
    guard byte & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
  return (scalar, length)
}
