import Charts
import LedgerProjections
import LedgerVocabulary
import Markup

/// The page of a level and its growth, or of a rate: the line with all vintages, the runs, and
/// every figure.
struct SubjectPage {
  let known: Known
  let subject: Subject
  let moments: Moments

  /// The page's body.
  func body() -> Markup {
    let sections = [subject.level, subject.rate].compactMap(\.self).compactMap(section)
    return "\(runs)\(sections.joined())"
  }

  private func section(_ series: String) -> Markup? {
    let figures = known.state.observations(of: series).keys.sorted().compactMap {
      FigureTimeline(known, series, $0, moments)
    }
    guard !figures.isEmpty else { return nil }
    let definition = known.definition(series)
    let facts = [series, known.unitText(series), definition?.agency ?? ""].filter { !$0.isEmpty }
    let title: Markup? =
      series == subject.key ? nil : "<h2>\(known.title(series))</h2>"
    let identity = definition?.equals.map { " · equals \($0.text)" } ?? ""
    let tables = FigureTables(figures: figures, unit: known.unitText(series))
    return """
      <section id=\(Markup(escaping: series))>\(title)<p>\(facts.joined(separator: " · "))\(identity) \
      · <a href="../audit.html#series=\(series)">findings</a></p>\
      \(charts(series, figures))\(tables.markup)</section>
      """
  }

  // MARK: Runs

  /// The runs that the rate is in, by frequency.
  private var runs: Markup? {
    let key = subject.rate ?? subject.key
    let days = known.days(bearingOn: key)
    let streaks = days.map { known.known(asOf: PublicationTime($0)).streaks(of: key) }
    let byDay = Dictionary(uniqueKeysWithValues: zip(days, streaks))
    let rows = Period.Frequency.allCases.compactMap { frequency -> Markup? in
      let timeline = Timeline(on: days, moments) { day in
        byDay[day.day]?.first { $0.frequency == frequency }.map(Self.fields)
      }
      guard let last = timeline.last else { return nil }
      let attribute = Markup.timeline(timeline) { $0.map(Markup.field) }
      return """
        <li data-t="\(attribute)"><b class=t>\(last[0])</b>, \
        \(frequency.rawValue) <b class=t>\(last[1])</b> in a row, <span class=t>\(last[2])</span> to \
        <span class=t>\(last[3])</span><span class=t>\(last[4])</span>
        """
    }
    return rows.isEmpty ? nil : "<ul class=runs>\(rows.joined())</ul>"
  }

  /// A run as `streaks` tells it: direction, length, first and last period, first since.
  private static func fields(_ streak: Streak) -> [String] {
    let run = streak.run
    return [
      run.direction.rawValue, (run.isExact ? "" : "at least ") + String(run.length),
      run.from.description, run.to.description,
      streak.firstSince.map { ", first since \($0)" } ?? "",
    ]
  }

  // MARK: Charts

  private func charts(_ series: String, _ figures: [FigureTimeline]) -> Markup {
    let drawings = Period.Frequency.allCases.reversed().filter { $0 != .range }.compactMap {
      frequency -> Markup? in
      let own = figures.filter { $0.period.frequency == frequency }
      let contractions = contractions(own.map(\.period))
      let chart = SeriesChart(
        figures: own, isRate: series == subject.rate,
        contractions: contractions.filter { $0.spans.last?.until == nil }.map(\.period))
      return chart.chart(title: "\(known.title(series)), by \(frequency.rawValue)").map {
        chart -> Markup in
        let bands = contractions.map { contraction in
          "\(contraction.period.position) "
            + contraction.spans.map(\.markup.text).joined(separator: " ")
        }.joined(separator: ";")
        let keys = [chart.fan.isEmpty ? nil : "f", bands.isEmpty ? nil : "b"].compactMap(\.self)
        let classes: Markup? =
          keys.isEmpty ? nil : " class=\"\(Markup(escaping: keys.joined(separator: " ")))\""
        return """
          <figure\(classes) data-f=\(Markup(escaping: frequency.rawValue)) data-b="\(bands)">\(chart.svg)\
          <figcaption>By \(frequency.rawValue), \(known.unitText(series))</figcaption></figure>
          """
      }
    }
    return drawings.isEmpty ? "" : "<div class=charts>\(drawings.joined())</div>"
  }

  /// The periods in which the rate, published or as it follows from levels, was ever known to be
  /// below zero, with the days in which it was.
  private func contractions(_ periods: [Period]) -> [(period: Period, spans: [DaySpan])] {
    let rate = subject.rate ?? subject.key
    return periods.compactMap { period in
      let timeline = Timeline(on: known.days(bearingOn: rate, period), moments) { day -> Bool? in
        known.known(asOf: day).direction(of: rate, period) == .contraction ? true : nil
      }
      let spans = timeline.spans.map(\.days)
      return spans.isEmpty ? nil : (period, spans)
    }
  }
}
