extension Plot {
  /// The last line as columns up and down from zero, with their axes.
  ///
  /// Where there are more places than characters, the last ones are drawn, and a line below says
  /// so.
  package func columnsText(_ form: Form) -> String {
    let values = lines.last?.values ?? []
    // How much room the numbers at the left take is known when the scale is.
    guard let all = ColumnScale(values, height: form.height) else { return "nothing to draw\n" }
    let room = PlotFrame(all.ticks, form, labels).columns
    let shown = Array(values.suffix(room))
    guard let scale = ColumnScale(shown, height: form.height) else { return "nothing to draw\n" }
    let frame = PlotFrame(scale.ticks, form, Array(labels.suffix(room)))
    let each = max(1, min(6, frame.columns / max(1, shown.count)))
    let rows = scale.rows.map { row in
      shown.map { scale.text($0, in: row, width: each, form) }.joined()
    }
    return frame.text(rows, form, used: each * shown.count)
      + (shown.count < values.count ? "\nthe last \(shown.count) of \(values.count)\n" : "")
  }
}

/// Rows above and below a line at zero, each of which stands for the same amount.
private struct ColumnScale {
  /// The numbers of the rows from the top; 0 is the line, 1 the row above it.
  let rows: [Int]
  /// What a row stands for.
  private let unit: Double
  /// The names of rows, from the top.
  let ticks: [String]

  /// A scale for the finite ones of `values`; nil if there are none.
  init?(_ values: [Double], height: Int) {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e15 }
    guard let least = finite.min(), let most = finite.max() else { return nil }
    let (bottom, top) = (min(0, least), max(0, most))
    let (step, decimals) = AxisScale.roundStep(max(top - bottom, 1e-9) / Double(height - 1))
    unit = step
    let (above, below) = (Int((top / step).rounded(.up)), Int((-bottom / step).rounded(.up)))
    rows = (-below...above).reversed()
    // A name in every second row, counted from zero.
    let every = rows.count > 6 ? 2 : 1
    ticks = rows.map {
      $0 % every == 0 ? AxisScale.text(Double($0) * step, decimals: decimals) : ""
    }
  }

  /// The part of a column that lies in a row.
  func text(_ value: Double, in row: Int, width: Int, _ form: Plot.Form) -> String {
    let gap = String(repeating: " ", count: width > 1 ? 1 : 0)
    guard row != 0 else {
      return String(repeating: form.isASCII ? "-" : "─", count: width)
    }
    let eighths = eighths(value, in: row)
    guard value.isFinite, eighths > 0, value > 0 && row > 0 || value < 0 && row < 0 else {
      return String(repeating: " ", count: width)
    }
    let mark: String =
      if form.isASCII { eighths >= 4 ? "#" : "." } else if row > 0 {
        ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][eighths - 1]
      } else {
        // Of blocks that hang down, Unicode has these only.
        eighths >= 7 ? "█" : eighths >= 3 ? "▀" : "▔"
      }
    let column = String(repeating: mark, count: max(1, width - gap.count))
    let style: Style = value < 0 ? .bad : .good
    return (form.color ? style.applied(to: column) : column) + gap
  }

  /// How much of a row a column fills: what is too small to see is there all the same.
  private func eighths(_ value: Double, in row: Int) -> Int {
    let filled = value.magnitude / unit - Double(row.magnitude - 1)
    let eighths = Int((min(1, max(0, filled)) * 8).rounded())
    return filled > 0 ? max(1, eighths) : 0
  }
}
