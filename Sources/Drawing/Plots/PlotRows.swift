extension AxisScale {
  /// The row, from 0 at the top, in which a number lies.
  func row(of value: Double, among rows: Int) -> Int {
    let share = (high - value) / (high - low)
    return min(rows - 1, max(0, Int((share * Double(rows - 1)).rounded())))
  }

  /// The names of the rows of a drawing, from the top; most have none.
  func names(ofRows count: Int) -> [String] {
    var names = [String](repeating: "", count: count)
    for (tick, text) in zip(ticks, tickTexts) { names[row(of: tick, among: count)] = text }
    return names
  }
}
