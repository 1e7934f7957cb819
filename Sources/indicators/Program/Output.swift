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

/// An answer of rows, in whichever form is asked for: a table, JSON, or CSV, which is the rows of
/// JSON flattened.
///
/// Only the form that is asked for is made.
struct Answer {
  private let table: () -> Table
  private let rows: () -> [JSONValue]
  /// Whether there is no row to show.
  let isEmpty: Bool
  /// Said under a table; left out of JSON and CSV.
  var footnote: String?
  /// Said in place of an empty table.
  private let ifEmpty: String

  /// An answer.
  ///
  /// - Parameters:
  ///   - rows: what the table shows.
  ///   - columns: what it shows of each.
  ///   - json: the rows of JSON and CSV, which may be more than the table has room for.
  ///   - footnote: said under a table.
  ///   - ifEmpty: said in place of an empty one.
  init<Row>(
    _ rows: [Row], columns: [AnswerColumn<Row>],
    json: @autoclosure @escaping () -> [JSONValue], footnote: String? = nil, ifEmpty: String
  ) {
    isEmpty = rows.isEmpty
    table = {
      Table(columns: columns.map(\.heading), rows: rows.map { row in columns.map { $0.cell(row) } })
    }
    self.rows = json
    self.footnote = footnote
    self.ifEmpty = ifEmpty
  }

  /// An answer whose table shows all rows.
  init<Row>(
    _ rows: [Row], columns: [AnswerColumn<Row>], json: @escaping (Row) -> JSONValue,
    footnote: String? = nil, ifEmpty: String
  ) {
    self.init(rows, columns: columns, json: rows.map(json), footnote: footnote, ifEmpty: ifEmpty)
  }

  /// Prints the answer.
  func print(_ format: OutputFormat) {
    writeOut(text(format, width: Terminal.width(), color: Terminal.colors()))
  }

  /// The answer as text; a table for a terminal that is so wide, or of any width.
  func text(_ format: OutputFormat, width: Int?, color: Bool = false) -> String {
    switch format {
    case .json: return Answer.jsonText(rows())
    case .csv: return Answer.csvTable(rows())?.csv() ?? ""
    case .table:
      guard !isEmpty else { return ifEmpty + "\n" }
      return table().text(width: width, color: color) + (footnote.map { "\n\($0)\n" } ?? "")
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

/// A column of an answer's table: its heading, and the cell that a row has in it.
struct AnswerColumn<Row> {
  let heading: Table.Column
  let cell: (Row) -> Table.Cell

  /// A column of texts in one style.
  static func text(
    _ title: String, alignedRight: Bool = false, shrinks: Bool = false, movesBelow: Bool = false,
    style: Style = .plain, _ text: @escaping (Row) -> String?
  ) -> AnswerColumn {
    .cell(title, alignedRight: alignedRight, shrinks: shrinks, movesBelow: movesBelow) {
      Table.Cell(text($0) ?? "", style: style)
    }
  }

  /// A column whose cells have styles of their own.
  static func cell(
    _ title: String, alignedRight: Bool = false, shrinks: Bool = false, movesBelow: Bool = false,
    _ cell: @escaping (Row) -> Table.Cell
  ) -> AnswerColumn {
    AnswerColumn(
      heading: Table.Column(
        title, alignedRight: alignedRight, shrinks: shrinks, movesBelow: movesBelow), cell: cell)
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
