/// A JSON value together with the place where it stood.
package struct JSONNode: Equatable, Sendable {
  /// The value itself.
  package var value: JSONValue
  /// The byte at which the value began, counted from 0.
  package var offset: Int

  package init(_ value: JSONValue, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }
}

/// A JSON value (RFC 8259) that keeps what Foundation's decoder loses.
///
/// Numbers stay the text that was written, members keep their order.
package indirect enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number, as its literal text.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([JSONMember])

  /// What a person would call this kind of value, with its article.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// One key of an object with its value.
package struct JSONMember: Equatable, Sendable {
  package var key: String
  /// The byte at which the key's opening quote stood.
  package var keyOffset: Int
  package var node: JSONNode

  package init(key: String, keyOffset: Int = 0, node: JSONNode) {
    self.key = key
    self.keyOffset = keyOffset
    self.node = node
  }
}

extension JSONNode {
  /// The value of `key`, if this is an object that has it.
  package subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The text, if this is a string.
  package var string: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }
}
