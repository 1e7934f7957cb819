import Drawing
private import PlainText

extension Table {
  /// The table as lines for a person, each ended by a newline.
  ///
  /// With a width, the columns that shrink are wrapped onto further lines until the table fits, or
  /// until they are as narrow as can still be read. Without one, as in a file, nothing is wrapped.
  package func text(width: Int?, color: Bool) -> String {
    guard !columns.isEmpty else { return "" }
    let header = columns.map { Cell(terminalSafe($0.title), style: .bold) }
    let body = rows.map { row in row.map { Cell(terminalSafe($0.text), style: $0.style) } }
    if let width, naturalWidth(of: [header] + body) > width, columns.contains(where: \.movesBelow) {
      return textWithDetails(of: body, width: width, color: color)
    }
    let widths = fittedWidths(of: [header] + body, to: width)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)
    var text = lines(of: header, widths: widths, color: color)
    text += (color ? Style.dim.applied(to: rule) : rule) + "\n"
    for row in body {
      text += lines(of: row, widths: widths, color: color)
    }
    return text
  }

  private func naturalWidth(of rows: [[Cell]]) -> Int {
    fittedWidths(of: rows, to: nil).reduce(gap.count * (columns.count - 1), +)
  }

  /// The columns that stay as a table, and under each row what moved below.
  private func textWithDetails(of body: [[Cell]], width: Int, color: Bool) -> String {
    let staying = columns.indices.filter { !columns[$0].movesBelow }
    let moving = columns.indices.filter { columns[$0].movesBelow }
    let table = Table(
      columns: staying.map { columns[$0] }, rows: body.map { row in staying.map { row[$0] } })
    let header = table.columns.map { Cell(terminalSafe($0.title), style: .bold) }
    let widths = table.fittedWidths(of: [header] + table.rows, to: width)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)
    // A single such column is named all the same: its short texts stay in the row.
    let named = moving.count == 1 ? [columns[moving[0]]] : []
    var text = Table(columns: table.columns + named, rows: []).lines(
      of: header + named.map { Cell(terminalSafe($0.title), style: .bold) },
      widths: widths + named.map { displayWidth($0.title) }, color: color)
    text += (color ? Style.dim.applied(to: rule) : rule) + "\n"
    let left = width - widths.reduce(0) { $0 + $1 + gap.count }
    for (row, full) in zip(table.rows, body) {
      // One short text needs no line of its own: it ends the row.
      if let only = moving.first, moving.count == 1, displayWidth(full[only].text) <= left {
        let wide = Table(columns: table.columns + [columns[only]], rows: [])
        text += wide.lines(of: row + [full[only]], widths: widths + [left], color: color)
        continue
      }
      text += table.lines(of: row, widths: widths, color: color)
      for column in moving where !full[column].text.isEmpty {
        for line in wrapped(full[column].text, toWidth: max(narrowest, width - indent.count)) {
          text += indent + line + "\n"
        }
      }
    }
    return text
  }

  private func fittedWidths(of rows: [[Cell]], to width: Int?) -> [Int] {
    var widths = columns.indices.map { column in
      rows.map { displayWidth($0[column].text) }.max() ?? 0
    }
    guard let width else { return widths }
    var excess = widths.reduce(gap.count * (columns.count - 1), +) - width
    while excess > 0 {
      let shrinkable = columns.indices.filter { columns[$0].shrinks && widths[$0] > narrowest }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      // Down to the next widest at a stroke, lest a very long cell take as many steps.
      let next = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? narrowest
      let step = min(excess, max(1, widths[widest] - max(next, narrowest)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func lines(of row: [Cell], widths: [Int], color: Bool) -> String {
    let cells = columns.indices.map { column in
      displayWidth(row[column].text) <= widths[column]
        ? [row[column].text] : wrapped(row[column].text, toWidth: widths[column])
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let texts = cells.map { line < $0.count ? $0[line] : "" }
      // Nothing is padded after the last text, so that no line ends in spaces.
      guard let last = texts.lastIndex(where: { !$0.isEmpty }) else { return "\n" }
      let parts = (0...last).map { column in
        let text = texts[column]
        let space = String(repeating: " ", count: max(0, widths[column] - displayWidth(text)))
        let styled = color ? row[column].style.applied(to: text) : text
        if columns[column].alignedRight { return space + styled }
        return column == last ? styled : styled + space
      }
      return parts.joined(separator: gap) + "\n"
    }.joined()
  }
}

private let gap = "  "
private let indent = "    "

/// A column narrower than this would be more breaks than words.
private let narrowest = 8
