@testable import ExchangeFormats

/// Observations in a line each, so that a test shows all that was read.
extension SDMXObservation {
  /// Such as `dataflow A:B(1.0) I DIM=A(Name) OBS_VALUE=12.4 ATTR=[X, Y]`.
  var notation: String {
    var words = [structure.kind, structure.id, action.rawValue]
    if let name = structure.name { words.insert("(\(name))", at: 2) }
    if let seriesKey { words.append("series:\(seriesKey)") }
    if let observationKey { words.append("key:\(observationKey)") }
    return (words + components.map(\.notation)).joined(separator: " ")
  }
}

extension SDMXComponent {
  fileprivate var notation: String { "\(id)\(name.map { "(\($0))" } ?? "")=\(value.notation)" }
}

extension SDMXValue {
  fileprivate var notation: String {
    switch self {
    case .one(let text, let name): text + (name.map { "(\($0))" } ?? "")
    case .missing: "missing"
    case .deletion: "delete"
    case .off: "off"
    case .list(let values): "[" + values.map(\.notation).joined(separator: ", ") + "]"
    case .localized(let texts):
      "{" + texts.map { "\($0.language): \($0.text)" }.joined(separator: ", ") + "}"
    }
  }
}

/// All observations of an SDMX-CSV text; rejected rows as "line: message".
func sdmxCSV(_ bytes: [UInt8]) throws -> [String] {
  var pieces: [[UInt8]] = [bytes]
  var reader = try SDMXCSVReader(file: "test.csv") { pieces.popLast() }
  var rows: [String] = []
  while let row = try reader.next() {
    switch row {
    case .observation(let observation): rows.append(observation.notation)
    case .rejected(let row): rows.append("\(row.line): \(row.message)")
    }
  }
  return rows
}
