/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Equatable, Sendable {
  /// A complete sentence without its full stop: what was found and what was expected.
  package var message: String
  /// The byte at which reading stopped, counted from 0.
  package var offset: Int
}

/// A position in a text as an editor shows it.
package struct TextPosition: Equatable, Sendable {
  /// The line, counted from 1.
  package var line: Int
  /// The column in characters (Unicode scalars), counted from 1.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the line and column of a byte.
  ///
  /// - Complexity: O(`offset`); it is called once, for an error message.
  package init(ofByte offset: Int, in bytes: [UInt8]) {
    self.init(line: 1, column: 1)
    for byte in bytes.prefix(offset) { advance(over: byte) }
  }

  /// Moves past one byte of UTF-8.
  package mutating func advance(over byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0b1100_0000 != 0b1000_0000 {
      // Continuation bytes of UTF-8 belong to the character before them.
      column += 1
    }
  }
}
