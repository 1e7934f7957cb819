/// Writes CSV (RFC 4180), lines ended by LF.
package struct CSVWriter {
  private let fields: [ColumnMapping.Field]

  /// - Parameter used: the fields that some row has; the others get no column.
  package init(_ used: Set<ColumnMapping.Field>) {
    let always: Set<ColumnMapping.Field> = [.series, .period, .value, .published]
    fields = ColumnMapping.Field.allCases.filter { used.contains($0) || always.contains($0) }
  }

  /// The line with the names of columns.
  package var header: String { Self.line(fields.map(\.rawValue)) }

  /// The line of a figure.
  package func line(_ row: FigureRow) -> String { Self.line(fields.map { row[$0] ?? "" }) }

  /// A line of fields, quoted where they need it.
  package static func line(_ fields: [String]) -> String {
    fields.map { quoted($0) }.joined(separator: ",") + "\n"
  }

  static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { ",\"\n\r".utf8.contains($0) }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
