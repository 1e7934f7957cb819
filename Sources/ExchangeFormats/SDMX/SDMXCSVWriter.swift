package import LedgerModel

/// Writes SDMX-CSV 2.0: a row a figure, with its vintage as a dimension.
package struct SDMXCSVWriter {
  private let fields: [ColumnMapping.Field]

  /// - Parameter used: the fields that some row has; the others get no column.
  package init(_ used: Set<ColumnMapping.Field>) {
    let first: [ColumnMapping.Field] = [.series, .period, .published, .value]
    fields =
      first
      + ColumnMapping.Field.allCases.filter {
        used.contains($0) && !first.contains($0) && $0.concept != nil
      }
  }

  /// The line with the names of columns.
  package var header: String {
    CSVWriter.line(["STRUCTURE", "STRUCTURE_ID", "ACTION"] + fields.compactMap(\.concept))
  }

  /// The line of a figure, and of its deletion if it was taken back.
  package func lines(_ row: FigureRow, _ period: Period) -> String {
    let own = line(row, period, action: "I", published: row[.published])
    guard let withdrawn = row[.withdrawn] else { return own }
    return own + line(row, period, action: "D", published: withdrawn)
  }

  /// The line of a series of which there is no figure.
  package func line(_ row: FigureRow) -> String {
    CSVWriter.line(["dataflow", SDMXLedger.dataflow, "I"] + fields.map { row[$0] ?? "" })
  }

  private func line(
    _ row: FigureRow, _ period: Period, action: String, published: String?
  ) -> String {
    CSVWriter.line(
      ["dataflow", SDMXLedger.dataflow, action]
        + fields.map { field in
          switch field {
          case .period: period.sdmxText
          case .published: published ?? ""
          case .value: action == "D" ? "-" : row[.value] ?? ""
          default:
            action == "D" && !ColumnMapping.Field.ofSeries.contains(field) && field != .series
              && field != .agency ? "" : row[field] ?? ""
          }
        })
  }
}
