package import LedgerModel

/// Reads the records of a CSV text (RFC 4180) that arrives in pieces.
///
/// A field may be quoted; inside quotes separators and line ends stand for themselves, and a quote
/// is doubled. Lines end in LF or CRLF; empty ones are passed over; a byte order mark is, too.
/// No more is held than a piece and a record.
package struct CSVReader {
  /// The byte between fields.
  package let separator: UInt8
  /// The line on which the record begins, counted from 1.
  package private(set) var line = 0

  private let file: String
  private let source: () throws(LedgerError) -> [UInt8]?
  private var buffer: [UInt8] = []
  private var position = 0
  private var nextLine = 1
  private var isAtEnd = false
  private var fields: [Field] = []

  private struct Field {
    var start: Int
    var end: Int
    var isQuoted = false
    var hasEscapes = false
  }

  /// How large a record may be: 16 MiB.
  package static let largestRecord = 16 << 20

  /// - Parameters:
  ///   - separator: the byte between fields.
  ///   - file: what errors call the text.
  ///   - source: gives the next piece; nil at the end.
  /// - Throws: what the source throws.
  package init(
    separator: UInt8 = UInt8(ascii: ","), file: String,
    _ source: @escaping () throws(LedgerError) -> [UInt8]?
  ) throws(LedgerError) {
    self.separator = separator
    self.file = file
    self.source = source
    while buffer.count < 3, !isAtEnd { try refill() }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// How many fields the record has.
  package var count: Int { fields.count }

  /// The bytes of a field; of a quoted one what is between the quotes, escapes and all.
  package func bytes(_ index: Int) -> ArraySlice<UInt8> {
    buffer[fields[index].start..<fields[index].end]
  }

  /// The text of a field.
  package func text(_ index: Int) -> String {
    let field = fields[index]
    let bytes = buffer[field.start..<field.end]
    guard field.hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      let isQuote = byte == UInt8(ascii: "\"")
      if !(isQuote && isSecond) { plain.append(byte) }
      isSecond = isQuote && !isSecond
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Whether a field was quoted: an empty text is not a missing one.
  package func isQuoted(_ index: Int) -> Bool { fields[index].isQuoted }

  /// Goes on to the next record.
  ///
  /// - Returns: whether there is one.
  /// - Throws: ``LedgerError`` with line and column where quotes are wrong, or the record is too
  ///   large; whatever the source throws.
  package mutating func next() throws(LedgerError) -> Bool {
    while true {
      guard let end = try scan() else {
        guard !isAtEnd else { return false }
        try refill()
        continue
      }
      line = nextLine - end.lines
      position = end.next
      // A line with nothing on it is no record.
      if fields.count == 1, fields[0].start == fields[0].end, !fields[0].isQuoted { continue }
      return true
    }
  }

  /// Looks for the end of the record at `position`; nil if the text ends before.
  private mutating func scan() throws(LedgerError) -> (next: Int, lines: Int)? {
    fields.removeAll(keepingCapacity: true)
    var index = position
    var lines = 0
    while true {
      guard let field = try scanField(&index, &lines) else { return nil }
      fields.append(field)
      guard index < buffer.count else {
        guard isAtEnd, index > position || !fields.isEmpty && fields.count > 1 else { return nil }
        nextLine += lines
        return (index, lines)
      }
      if buffer[index] == separator {
        index += 1
        // The text may end in a separator, with an empty field behind it.
        if index == buffer.count, !isAtEnd { return nil }
        continue
      }
      index += 1
      lines += 1
      nextLine += lines
      return (index, lines)
    }
  }

  /// One field, up to the separator or line end after it; nil if more of the text is needed.
  private func scanField(_ index: inout Int, _ lines: inout Int) throws(LedgerError) -> Field? {
    guard index < buffer.count, buffer[index] == UInt8(ascii: "\"") else {
      let start = index
      while index < buffer.count, buffer[index] != separator, buffer[index] != UInt8(ascii: "\n") {
        index += 1
      }
      if index == buffer.count, !isAtEnd { return nil }
      let isLineEnd = index == buffer.count || buffer[index] == UInt8(ascii: "\n")
      let hasReturn = isLineEnd && index > start && buffer[index - 1] == UInt8(ascii: "\r")
      return Field(start: start, end: hasReturn ? index - 1 : index)
    }
    var field = Field(start: index + 1, end: index + 1, isQuoted: true)
    index += 1
    while true {
      guard index + 1 < buffer.count || isAtEnd && index < buffer.count else {
        if isAtEnd {
          throw problem("a quote is not closed before the end of the text", at: field.start - 1)
        }
        return nil
      }
      let byte = buffer[index]
      if byte == UInt8(ascii: "\n") { lines += 1 }
      index += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if index < buffer.count, buffer[index] == UInt8(ascii: "\"") {
        field.hasEscapes = true
        index += 1
        continue
      }
      field.end = index - 1
      if index < buffer.count, buffer[index] == UInt8(ascii: "\r") { index += 1 }
      guard
        index == buffer.count || buffer[index] == separator || buffer[index] == UInt8(ascii: "\n")
      else {
        throw problem(
          "a quote stands inside a quoted field; double it, or quote all of the field",
          at: index - 1)
      }
      return field
    }
  }

  private mutating func refill() throws(LedgerError) {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    guard buffer.count <= Self.largestRecord else {
      throw problem("a record is larger than 16 MiB; is a quote missing?", at: 0)
    }
    if let piece = try source() { buffer += piece } else { isAtEnd = true }
  }

  private func problem(_ message: String, at index: Int) -> LedgerError {
    let before = buffer[position..<max(position, min(index, buffer.count))]
    let breaks = before.count { $0 == UInt8(ascii: "\n") }
    let lastLine = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .last
    let column = String(decoding: lastLine ?? [], as: UTF8.self).count + 1
    return LedgerError(.malformed, message).located(
      file: file, line: nextLine + breaks, column: column)
  }
}

extension Sequence {
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
