package import LedgerModel
import StrictJSON

/// What a contestant printed about its own run: one JSON object.
///
/// `{"version": "1.2", "seconds": {"replay": 0.5}, "numbers": {"laterFigures": "3"}}`, or
/// `{"missing": "No module named 'duckdb'"}` if it cannot take part.
package struct Outcome {
  /// The contestant's version.
  private(set) var version: String?
  /// How long each part of the work took.
  package private(set) var seconds: [String: Double] = [:]
  /// What came out, to be compared with what others found; decimals without zeros at the end.
  private(set) var numbers: [String: String] = [:]
  /// Why there is nothing else.
  private(set) var missing: String?

  /// The outcome of one that cannot take part.
  package init(missing: String) { self.missing = missing }

  /// Reads the last line of what was printed: a package may have said something before.
  ///
  /// - Throws: ``LedgerError`` if that is no such object.
  package init(_ output: [UInt8]) throws(LedgerError) {
    let line = output.split(separator: UInt8(ascii: "\n")).last ?? []
    guard let root = try? JSONParser.parse(Array(line)) else {
      throw problem("not an outcome: \(String(decoding: output.prefix(500), as: UTF8.self))")
    }
    version = root["version"]?.string
    missing = root["missing"]?.string
    for (key, text) in Self.members(of: root["seconds"]) { seconds[key] = Double(text) }
    for (key, text) in Self.members(of: root["numbers"]) { numbers[key] = Self.trimmed(text) }
  }

  private static func members(of node: JSONNode?) -> [(String, String)] {
    guard case .object(let members) = node?.value else { return [] }
    return members.compactMap { member in
      switch member.node.value {
      case .number(let text), .string(let text): (member.key, text)
      default: nil
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }

  /// What two outcomes do not agree on; a number that only one has is no difference.
  package func differences(from other: Outcome) -> [String] {
    numbers.keys.sorted().compactMap { key in
      guard let mine = numbers[key], let theirs = other.numbers[key], mine != theirs else {
        return nil
      }
      return "\(key) \(mine) and \(theirs)"
    }
  }
}
