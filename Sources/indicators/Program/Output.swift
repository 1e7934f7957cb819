import CommandLineInterface
import Drawing
import StrictJSON

/// The form in which a command answers.
enum OutputFormat: String, CaseIterable {
  case table
  case json
  case csv

  static let option = OptionDeclaration(
    "format", value: "FORMAT", choices: allCases.map(\.rawValue),
    "Tables for people (the default), JSON or CSV for programs.")

  init(_ arguments: ParsedArguments) {
    self = arguments.value("format").flatMap(OutputFormat.init) ?? .table
  }
}

/// An answer of rows, in whichever form is asked for.
struct Answer {
  var columns: [Table.Column]
  var cells: [[Table.Cell]]
  var rows: [JSONValue]
  /// Said under a table; left out of JSON and CSV.
  var footnote: String?
  /// Said in place of an empty table.
  var ifEmpty: String

  /// Prints the answer.
  func print(_ format: OutputFormat) {
    switch format {
    case .json: writeOut(Answer.jsonText(rows))
    case .csv: writeOut(Answer.csvTable(rows)?.csv() ?? "")
    case .table:
      guard !cells.isEmpty else {
        writeOut(ifEmpty + "\n")
        return
      }
      let table = Table(columns: columns, rows: cells)
      writeOut(table.text(width: Terminal.width(), color: Terminal.colors()))
      if let footnote { writeOut("\n" + footnote + "\n") }
    }
  }

  /// An array, one row a line.
  static func jsonText(_ rows: [JSONValue]) -> String {
    rows.isEmpty ? "[]\n" : "[\n" + rows.map(\.text).joined(separator: ",\n") + "\n]\n"
  }

  /// The rows flattened: a list becomes words, a nested object a column for each of its keys.
  static func csvTable(_ rows: [JSONValue]) -> Table? {
    let members = rows.map(\.flattened)
    let records = members.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    var keys: [String] = []
    var seen: Set<String> = []
    var nested: Set<String> = []
    for (key, _) in members.joined() where seen.insert(key).inserted {
      keys.append(key)
      if let dot = key.firstIndex(of: ".") { nested.insert(String(key[..<dot])) }
    }
    // Where one row has an object, another's null is no column of its own.
    keys.removeAll { nested.contains($0) }
    guard !keys.isEmpty else { return nil }
    return Table(
      columns: keys.map { Table.Column($0) },
      rows: records.map { record in keys.map { Table.Cell(record[$0] ?? "") } })
  }
}

extension JSONValue {
  /// The members of an object as texts, nested ones under dotted keys.
  fileprivate var flattened: [(String, String)] {
    guard case .object(let members) = self else { return [] }
    return members.flatMap { member -> [(String, String)] in
      let nested = member.node.value.flattened
      guard nested.isEmpty else { return nested.map { (member.key + "." + $0.0, $0.1) } }
      return [(member.key, member.node.value.plainText)]
    }
  }

  fileprivate var plainText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .array(let elements): elements.map(\.value.plainText).joined(separator: " ")
    default: text
    }
  }
}

extension Table.Cell {
  /// The positions of events, shortened where there are many.
  static func events(_ events: [Int]) -> Table.Cell {
    let shown = events.prefix(4).map(String.init).joined(separator: " ")
    return Table.Cell(events.count > 4 ? shown + " …" : shown, style: .dim)
  }
}

/// A growth rate with its sign.
func signed(_ text: String?) -> String {
  guard let text else { return "" }
  return text.hasPrefix("-") || text.first?.isNumber == false ? text : "+" + text
}

/// `1 event`, `2 events`.
func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
