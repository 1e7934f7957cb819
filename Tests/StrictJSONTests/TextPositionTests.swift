import StrictJSON
import Testing

@Suite struct `A position in a text` {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (7, 2, 2), (11, 2, 3), (12, 3, 1), (99, 3, 2),
  ]) func `counts lines and characters from 1`(offset: Int, line: Int, column: Int) {
    let bytes = Array("aé\n中😀\nz".utf8)
    #expect(TextPosition(ofByte: offset, in: bytes) == TextPosition(line: line, column: column))
  }
}
