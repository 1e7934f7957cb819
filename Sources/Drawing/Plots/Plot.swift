/// Numbers in a row, to be drawn with characters.
package struct Plot: Sendable {
  /// A number with the name of its place.
  package struct Point: Sendable {
    package let label: String
    /// Not a number leaves a gap.
    package let value: Double

    package init(label: String, value: Double) {
      self.label = label
      self.value = value
    }
  }

  /// One line of several; all have one place after the other in common.
  package struct Line: Sendable {
    /// What the legend calls it; nil: it is not in the legend.
    let name: String?
    let values: [Double]
    let style: Style
    /// Whether each value holds until the next one.
    let isStepped: Bool

    package init(_ name: String?, _ values: [Double], style: Style, isStepped: Bool = false) {
      self.name = name
      self.values = values
      self.style = style
      self.isStepped = isStepped
    }
  }

  /// What a plot is made of and how large it may be.
  package struct Form: Sendable {
    /// The columns of characters, all told.
    let width: Int
    /// The rows of characters of the drawing itself.
    let height: Int
    /// Whether to use no more than ASCII.
    let isASCII: Bool
    let color: Bool

    package init(width: Int, height: Int = 12, isASCII: Bool, color: Bool) {
      self.width = max(24, min(width, 1000))
      self.height = max(4, min(height, 200))
      self.isASCII = isASCII
      self.color = color
    }
  }

  let labels: [String]
  let lines: [Line]

  /// - Precondition: each line has as many values as there are labels.
  package init(labels: [String], lines: [Line]) {
    precondition(lines.allSatisfy { $0.values.count == labels.count }, "a line is too short")
    self.labels = labels
    self.lines = lines
  }

  /// One line.
  package init(_ points: [Point], style: Style = .bold, isStepped: Bool = false) {
    self.init(
      labels: points.map(\.label),
      lines: [Line(nil, points.map(\.value), style: style, isStepped: isStepped)])
  }

  /// The lines one over the other, the last on top, with their axes; rows ended by newlines.
  package func text(_ form: Form) -> String {
    guard let scale = AxisScale(lines.flatMap(\.values), steps: form.height / 3) else {
      return "nothing to draw\n"
    }
    let frame = PlotFrame(scale.names(ofRows: form.height), form, labels)
    var canvas = DotCanvas(columns: frame.columns, rows: form.height, isASCII: form.isASCII)
    for line in lines { draw(line, on: &canvas, scale) }
    return frame.text(canvas.rows(color: form.color), form) + legend(form)
  }

  private func draw(_ line: Line, on canvas: inout DotCanvas, _ scale: AxisScale) {
    var last: (x: Int, y: Int)?
    for (place, value) in line.values.enumerated() {
      guard value.isFinite else {
        last = nil
        continue
      }
      let x =
        labels.count > 1 ? place * (canvas.width - 1) / (labels.count - 1) : canvas.width / 2
      let here = (x: x, y: scale.row(of: value, among: canvas.height))
      if line.isStepped, let last {
        canvas.draw(from: last, to: (x, last.y), line.style)
        canvas.draw(from: (x, last.y), to: here, line.style)
      } else {
        canvas.draw(from: last ?? here, to: here, line.style)
      }
      last = here
    }
  }

  private func legend(_ form: Form) -> String {
    let named = lines.compactMap { line -> String? in
      line.name.map { form.color ? line.style.applied(to: $0) : $0 }
    }
    guard !named.isEmpty else { return "" }
    let others = lines.count > named.count ? " over \(lines.count - named.count) others" : ""
    return "\n" + named.joined(separator: ", ") + others + "\n"
  }
}
