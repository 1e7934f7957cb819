import Drawing
import LedgerModel
import LedgerProjections

/// Which way the growth of a subject pointed, month by month.
struct Strip: Sendable {
  /// How many months are shown, at most.
  static let shown = 60
  /// A strip of fewer months says nothing.
  private static let fewest = 6

  let subject: Subject
  /// The position of the first month.
  private let first: Int
  /// From the first month on, without a gap.
  private let months: [[DirectionSpan]]
  /// The run that it is in now.
  let run: CurrentRun?
  /// That run through time, in pieces for the files of days.
  let runTexts: [String]

  /// Nil if there is too little to show.
  init?(_ history: SubjectHistory, _ files: DayFiles) {
    let known = history.directions.filter { $0.key.frequency == .month }
    guard known.count >= Self.fewest, let first = known.keys.min()?.position,
      let last = known.keys.max()?.position, last - first < 20_000
    else { return nil }
    subject = history.subject
    self.first = first
    var months = [[DirectionSpan]](repeating: [], count: last - first + 1)
    for (month, spans) in known { months[month.position - first] = spans }
    self.months = months
    let run = history.runs[.month]
    self.run = run?.last
    runTexts =
      run.map { run in files.texts(run.map(Self.fields), \.self) }
      ?? files.spans.map { _ in "" }
  }

  /// The run and its last month.
  static func fields(_ run: CurrentRun) -> [String] { [run.text, run.to.description] }

  /// The position of the last month.
  var end: Int { first + months.count - 1 }

  /// The position of the last month that is known on a day; nil if none is.
  func end(on day: Int) -> Int? {
    months.lastIndex { $0.contains { $0.days.contains(day) } }.map { first + $0 }
  }

  /// The drawing of what is known now, with `end` as its last month.
  func drawing(endingIn end: Int) -> Markup {
    var paths: [Direction: String] = [:]
    for (index, month) in months.enumerated() {
      let x = (first + index - end + Self.shown - 1) * 8
      guard x >= 0, let now = month.last, now.days.until == nil else { continue }
      paths[now.direction, default: ""] += "M\(x) 9h7"
    }
    return """
      <svg class=strip viewBox="0 0 480 18"><path class=u d="\(paths[.expansion] ?? "")" />\
      <path class=w d="\(paths[.contraction] ?? "")" /><path class=f d="\(paths[.flat] ?? "")" /></svg>
      """
  }

  /// The months from a position on as they were known on some days: the position of the first, and
  /// each month's directions with their days.
  func text(in days: Range<Int>, from earliest: Int) -> String {
    let skipped = min(months.count, max(0, earliest - first))
    var texts = months[skipped...].map { month in
      month.filter { span in
        span.days.from < days.upperBound && span.days.until.map { $0 > days.lowerBound } ?? true
      }.map { "\($0.direction.rawValue.prefix(1))\($0.days.markup.text)" }.joined(separator: ",")
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return ([String(first + skipped)] + texts).joined(separator: " ")
  }
}

/// The strips of all subjects, the longest run first; all end in the same month.
struct StripTable {
  private let strips: [Strip]

  init(_ strips: [Strip]) {
    self.strips = strips.sorted { $0.run?.length ?? 0 > $1.run?.length ?? 0 }
  }

  /// The table under its heading; nil if there is nothing to show.
  func section(_ known: Known, _ files: DayFiles, _ content: inout DayFiles.Content) -> Markup? {
    guard let end = strips.map(\.end).max() else { return nil }
    content.strips = files.spans.map { days in
      let earliest = strips.compactMap { $0.end(on: days.lowerBound) }.max() ?? 0
      return strips.map { $0.text(in: days, from: earliest - Strip.shown + 1) }
    }
    let rows = strips.map { strip -> Markup in
      let texts = strip.run.map(Strip.fields) ?? ["", ""]
      return """
        <tr data-r=\(content.add(strip.runTexts))><td><a href=series/\(strip.subject.key).html>\
        \(known.subjectTitle(strip.subject.key))</a><td>\(strip.drawing(endingIn: end))\
        <td class=t>\(texts[0])<td class=t>\(texts[1])
        """
    }
    return """
      <section><h2>Runs by month</h2><p>Each cell is one of the last \(Strip.shown) months: \
      <i class=up>growth</i> or <i class=down>decline</i>.</p><div><table class=strips>\
      <thead><tr><th>Series<th>Months<th>Run<th>To<tbody>
      \(rows.joined(separator: "\n"))</table></div></section>
      """
  }
}
