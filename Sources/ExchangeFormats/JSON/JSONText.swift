import LedgerModel
import StrictJSON

/// The tree of a JSON text.
func parsed(_ bytes: [UInt8], file: String) throws(LedgerError) -> JSONNode {
  do { return try JSONParser.parse(bytes) } catch {
    let position = TextPosition(ofByte: error.offset, in: bytes)
    throw LedgerError(.malformed, error.message).located(
      file: file, line: position.line, column: position.column)
  }
}

extension JSONNode {
  /// The elements, if this is an array.
  var elements: [JSONNode]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The literal of a number.
  var number: String? {
    if case .number(let text) = value { text } else { nil }
  }

  /// The text of a string, or the literal of a number.
  var plain: String? { string ?? number }
}
