package import Drawing

/// Rows and columns, to be read on a terminal or by a spreadsheet.
package struct Table: Sendable {
  package struct Column: Sendable {
    let title: String
    let alignedRight: Bool
    let shrinks: Bool
    let movesBelow: Bool

    /// Declares a column; one that shrinks may be wrapped to fit a terminal, one that moves below
    /// has its text under the row, over the whole width, where the table does not fit.
    package init(
      _ title: String, alignedRight: Bool = false, shrinks: Bool = false, movesBelow: Bool = false
    ) {
      self.title = title
      self.alignedRight = alignedRight
      self.shrinks = shrinks
      self.movesBelow = movesBelow
    }
  }

  package struct Cell: Sendable {
    let text: String
    let style: Style

    package init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  package let columns: [Column]
  package let rows: [[Cell]]

  /// A table; a row that is too short is filled up with empty cells.
  package init(columns: [Column], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count <= columns.count }, "a row has too many cells")
    self.columns = columns
    self.rows = rows.map { row in
      row + Array(repeating: Cell(""), count: columns.count - row.count)
    }
  }
}
