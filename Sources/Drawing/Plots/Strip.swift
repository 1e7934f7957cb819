private import PlainText

/// Periods in a row, a character each, such as the directions that growth took.
package struct Strip: Sendable {
  /// What one character stands for.
  package enum Mark: Sendable {
    case up
    case down
    case flat
    case unknown
  }

  /// What stands at the left.
  let name: String
  let marks: [Mark]
  /// What stands at the right.
  let remark: String

  package init(_ name: String, _ marks: [Mark], remark: String) {
    self.name = name
    self.marks = marks
    self.remark = remark
  }

  /// Strips below each other, which end together; the beginnings that do not fit are left out.
  package static func text(_ strips: [Strip], _ form: Plot.Form) -> String {
    let names = strips.map { displayWidth($0.name) }.max() ?? 0
    let remarks = strips.map { displayWidth($0.remark) }.max() ?? 0
    let room = max(8, form.width - names - remarks - 4)
    let longest = min(room, strips.map(\.marks.count).max() ?? 0)
    return strips.map { strip in
      let shown = strip.marks.suffix(room)
      let left = strip.name + String(repeating: " ", count: names - displayWidth(strip.name))
      let padding = String(repeating: " ", count: longest - shown.count)
      return left + "  " + padding + shown.map { $0.text(form) }.joined() + "  " + strip.remark
        + "\n"
    }.joined()
  }
}

extension Strip.Mark {
  fileprivate func text(_ form: Plot.Form) -> String {
    let (ascii, block, style): (String, String, Style) =
      switch self {
      case .up: ("+", "▀", .good)
      case .down: ("-", "▄", .bad)
      case .flat: ("0", "━", .dim)
      case .unknown: (".", "·", .dim)
      }
    let text = form.isASCII ? ascii : block
    return form.color ? style.applied(to: text) : text
  }
}
