import Foundation
import TestSupport
import Testing

/// A row of a command's JSON, with its values as texts.
struct Row {
  let values: [String: Any]

  /// A text, a number or a truth as text; nil for null or nothing.
  subscript(_ key: String) -> String? {
    switch values[key] {
    case let text as String: text
    case let number as NSNumber:
      isBoolean(number) ? (number.boolValue ? "true" : "false") : number.stringValue
    default: nil
    }
  }

  func nested(_ key: String) -> Row? { (values[key] as? [String: Any]).map { Row(values: $0) } }
  func positions(_ key: String) -> [Int] { values[key] as? [Int] ?? [] }
  func number(_ key: String) -> Double? { self[key].flatMap(Double.init) }

  /// The rows that a command prints with `--format json`.
  static func all(_ output: CommandOutput) throws -> [Row] {
    let parsed = try JSONSerialization.jsonObject(with: Data(output.output.utf8))
    let rows = try #require(parsed as? [[String: Any]], "\(output.output) \(output.error)")
    return rows.map { Row(values: $0) }
  }
}

/// Whether a number came from JSON's true or false.
private func isBoolean(_ number: NSNumber) -> Bool {
  unsafe String(cString: number.objCType) == "c"
}
