private import PlainText

/// The axes around a drawing: numbers at the left, labels below.
struct PlotFrame {
  /// The columns of characters that are left for the drawing.
  let columns: Int
  private let margin: Int
  private let names: [String]
  private let labels: [String]

  /// - Parameters:
  ///   - names: of the rows, from the top.
  ///   - form: how large all of it may be.
  ///   - labels: of the places, from the left.
  init(_ names: [String], _ form: Plot.Form, _ labels: [String]) {
    self.names = names
    self.labels = labels
    margin = names.map(\.count).max() ?? 0
    columns = max(8, form.width - margin - 2)
  }

  /// The rows of a drawing with the axes.
  ///
  /// - Parameters:
  ///   - rows: of the drawing, from the top.
  ///   - form: what to draw with.
  ///   - used: how many columns the labels are spread over; nil: all.
  /// - Returns: the lines.
  func text(_ rows: [String], _ form: Plot.Form, used: Int? = nil) -> String {
    let (bar, tick, corner, line) =
      form.isASCII ? ("|", "+", "+", "-") : ("│", "┤", "└", "─")
    var text = ""
    for (name, row) in zip(names, rows) {
      let axis = String(repeating: " ", count: margin - name.count) + name
      let padded = axis + " " + (name.isEmpty ? bar : tick) + row
      text += trimmingEnd(padded) + "\n"
    }
    let width = used ?? columns
    text += String(repeating: " ", count: margin + 1) + corner
    text += String(repeating: line, count: width) + "\n"
    return text + String(repeating: " ", count: margin + 2) + bottom(width) + "\n"
  }

  /// The first and the last label, and others between them where there is room.
  private func bottom(_ width: Int) -> String {
    guard let first = labels.first, let last = labels.last else { return "" }
    let widest = labels.map(displayWidth).max() ?? 1
    guard labels.count > 1, width > displayWidth(first) + displayWidth(last) + 1 else {
      return labels.count > 1 ? "\(first) – \(last)" : first
    }
    var line: [Character] = Array(repeating: " ", count: width)
    func put(_ label: String, at start: Int) {
      for (offset, character) in label.enumerated() where start + offset < width {
        line[start + offset] = character
      }
    }
    put(first, at: 0)
    put(last, at: width - displayWidth(last))
    let between = max(0, width / (widest + 8) - 1)
    for number in 1..<max(1, between) {
      let place = labels.count * number / between
      guard labels.indices.contains(place) else { continue }
      let start = place * (width - 1) / max(1, labels.count - 1) - widest / 2
      let end = start + displayWidth(labels[place])
      if start > displayWidth(first) + 1, end < width - displayWidth(last) - 1 {
        put(labels[place], at: start)
      }
    }
    return trimmingEnd(String(line))
  }

  private func trimmingEnd(_ text: String) -> String {
    var text = text
    while text.last == " " || text.last == "\u{2800}" { text.removeLast() }
    return text
  }
}
