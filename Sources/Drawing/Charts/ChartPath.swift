/// The shapes of a chart as SVG path data, in few characters: from each point to the next.
extension ChartFrame {
  /// A line through marks of ascending position, broken where a position has none.
  ///
  /// A mark by itself becomes a line of no length, which round ends make a dot.
  func line(_ marks: [LineChart.Mark]) -> String {
    var path = ""
    var (x, y) = (0, 0)
    for (index, mark) in marks.enumerated() {
      let (nextX, nextY) = (self.x(mark.position), self.y(mark.value))
      if index > 0, marks[index - 1].position == mark.position - 1 {
        let beginsLine = index == 1 || marks[index - 2].position != mark.position - 2
        path += beginsLine ? "l" : " "
        path += Self.pair(nextX - x, nextY - y)
      } else {
        path += "M" + Self.pair(nextX, nextY)
        let isFollowed = index + 1 < marks.count && marks[index + 1].position == mark.position + 1
        if !isFollowed { path += "h0" }
      }
      (x, y) = (nextX, nextY)
    }
    return path
  }

  /// Bands, half a step wider than their positions on both sides: horizontal lines in the middle of
  /// the plot, to be drawn as thick as the plot is high.
  func bands(_ ranges: [ClosedRange<Int>]) -> String {
    let half = dx > 0 ? Int(dx / 2 + 0.5) : Self.width / 2
    return ranges.map { range in
      let left = max(0, x(range.lowerBound) - half)
      let right = min(Self.width, x(range.upperBound) + half)
      return "M\(left) \((Self.top + Self.bottom) / 2)h\(right - left)"
    }.joined()
  }

  /// Two numbers; a minus separates them, too.
  private static func pair(_ x: Int, _ y: Int) -> String { y < 0 ? "\(x)\(y)" : "\(x) \(y)" }
}
