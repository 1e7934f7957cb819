import LedgerProjections
import LedgerVocabulary
import Markup

/// Which way growth pointed, month by month: a strip a series, all ending in the same month.
struct StripTable {
  /// How many months a strip shows.
  static let shown = 60
  /// A strip of fewer months says nothing.
  private static let fewest = 6

  let strips: [Strip]

  /// A series with the direction of its growth.
  struct Strip {
    let subject: Subject
    /// The position of the first month.
    let first: Int
    /// From the first month on, without a gap: the directions that were known, each with the days
    /// in which it was.
    let months: [[(direction: Direction, days: DaySpan)]]
    /// The run that it is in, through time.
    let run: Timeline<Run>
  }

  init(_ known: Known, _ moments: Moments, _ subjects: [Subject]) {
    strips = subjects.compactMap { subject in
      let rate = subject.rate ?? subject.key
      let related = Set(
        [subject.rate, subject.level].compactMap(\.self).flatMap(known.periods(of:)))
      let periods = related.filter { $0.frequency == .month }.sorted()
      guard let first = periods.first?.position, let last = periods.last?.position,
        last - first < 20_000
      else { return nil }
      var months = [[(direction: Direction, days: DaySpan)]](repeating: [], count: last - first + 1)
      for period in periods {
        let timeline = Timeline(on: known.days(bearingOn: rate, period), moments) { day in
          known.known(asOf: day).direction(of: rate, period)
        }
        months[period.position - first] = timeline.spans.map { ($0.value, $0.days) }
      }
      guard months.count(where: { !$0.isEmpty }) >= Self.fewest else { return nil }
      let run = Timeline(on: known.days(bearingOn: rate), moments) { day in
        known.known(asOf: day).streaks(of: rate).first { $0.frequency == .month }?.run
      }
      return Strip(subject: subject, first: first, months: months, run: run)
    }
  }

  /// The table under its heading; nil if there is nothing to show.
  func section(_ known: Known) -> Markup? {
    guard let end = strips.map({ $0.first + $0.months.count - 1 }).max() else { return nil }
    let rows = strips.sorted { length($0) > length($1) }.map { strip -> Markup in
      let run = strip.run.last
      let fields = { (run: Run) -> [Markup] in [.field(run.text), .field(run.to.description)] }
      return """
        <tr data-t="\(.timeline(strip.run, fields))"><td><a href=series/\(strip.subject.key).html>\
        \(known.subjectTitle(strip.subject.key))</a><td>\(drawing(strip, end))\
        <td class=t>\(run?.text ?? "")<td class=t>\(run?.to.description ?? "")
        """
    }
    return """
      <section><h2>Runs by month</h2><p>Each cell is one of the last \(Self.shown) months: \
      <i class=up>growth</i> or <i class=down>decline</i>.</p><div><table class=strips>\
      <thead><tr><th>Series<th>Months<th>Run<th>To<tbody>
      \(rows.joined(separator: "\n"))</table></div></section>
      """
  }

  /// The longest run first, and those that have ended last.
  private func length(_ strip: Strip) -> Int {
    strip.run.last.map { $0.length } ?? 0
  }

  private func drawing(_ strip: Strip, _ end: Int) -> Markup {
    var paths: [Direction: String] = [:]
    for (index, month) in strip.months.enumerated() {
      let x = (strip.first + index - end + Self.shown - 1) * 8
      guard x >= 0, let now = month.last, now.days.until == nil else { continue }
      paths[now.direction, default: ""] += "M\(x) 9h7"
    }
    let months = strip.months.map { month in
      month.map { "\($0.direction.rawValue.prefix(1))\($0.days.markup.text)" }
        .joined(separator: ",")
    }.joined(separator: " ")
    return """
      <svg class=strip viewBox="0 0 480 18" data-s="\(strip.first) \(months)">\
      <path class=u d="\(paths[.expansion] ?? "")" /><path class=w d="\(paths[.contraction] ?? "")" />\
      <path class=f d="\(paths[.flat] ?? "")" /></svg>
      """
  }
}
