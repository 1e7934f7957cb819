import Drawing

/// Timelines as the script reads them.
extension Timeline {
  /// A line a step, with the number of the day and behind it the fields, separated by tabs.
  ///
  /// Little is said twice: an empty field is as it was in the line before, `+` the next number or
  /// period, `-` nothing. A line of a day alone says that there is nothing from then on, and `*` that
  /// from then on it is as the page has it.
  ///
  /// - Parameters:
  ///   - days: the days that it is about, by their numbers; it begins with what held on the first.
  ///   - fields: a value's texts.
  /// - Returns: the lines; empty if there is nothing on any of the days.
  func text(in days: Range<Int> = 0..<Int.max, _ fields: (Value) -> [String]) -> String {
    var before: [String] = []
    var text = ""
    for index in (steps.lastIndex { $0.day <= days.lowerBound } ?? 0)..<steps.count {
      let (day, value) = steps[index]
      guard day < days.upperBound else { break }
      if value == nil, text.isEmpty { continue }
      if !text.isEmpty { text += "\n" }
      text += String(max(day, days.lowerBound))
      guard let value else {
        before = []
        continue
      }
      guard index + 1 < steps.count else {
        text += "*"
        break
      }
      let now = fields(value).map(TimelineText.oneLine)
      for (place, field) in now.enumerated() {
        text += "\t" + TimelineText.short(field, after: place < before.count ? before[place] : nil)
      }
      before = now
    }
    return text
  }
}

/// The rules of the lines; the script knows the same.
enum TimelineText {
  /// A field, given the one in its place in the line before.
  fileprivate static func short(_ field: String, after before: String?) -> String {
    guard let before else { return field.isEmpty ? "-" : field }
    if field == before { return "" }
    if field == successor(of: before) { return "+" }
    return field.isEmpty ? "-" : field
  }

  /// A text on one line and without tabs.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x80 }) else { return text }
    return String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }

  /// The text with the number at its end one higher; nil if there is no number.
  ///
  /// December is followed by January of the next year.
  static func successor(of text: String) -> String? {
    let digits = text.utf8.reversed().prefix { (48...57).contains($0) }.count
    guard (1...9).contains(digits), let number = Int(text.suffix(digits)) else { return nil }
    if text.utf8.count == 7, text.hasSuffix("-12"), let year = Int(text.prefix(4)) {
      return "\(year + 1)-01"
    }
    let next = String(number + 1)
    return text.dropLast(digits) + String(repeating: "0", count: max(0, digits - next.count)) + next
  }
}

extension Markup {
  /// A timeline as an attribute's value.
  static func timeline<Value>(_ timeline: Timeline<Value>, _ fields: (Value) -> [String]) -> Markup
  {
    Markup(escaping: timeline.text(fields))
  }
}
