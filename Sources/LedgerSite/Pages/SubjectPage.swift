import Drawing
import LedgerModel
import LedgerProjections

/// The page of a level and its growth, or of a rate: the line with all vintages, the runs, and
/// every figure.
struct SubjectPage {
  let known: Known
  let history: SubjectHistory
  let moments: Moments

  private var subject: Subject { history.subject }

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
    let identity = (definition?.equals ?? []).map { " · equals \($0.text)" }.joined()
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
    let rows = Period.Frequency.allCases.compactMap { frequency -> Markup? in
      guard let run = history.runs[frequency], let last = run.last?.fields else { return nil }
      return """
        <li data-t="\(.timeline(run, \.fields))"><b class=t>\(last[0])</b>, \
        \(frequency.rawValue) <b class=t>\(last[1])</b> in a row, <span class=t>\(last[2])</span> to \
        <span class=t>\(last[3])</span><span class=t>\(last[4])</span>
        """
    }
    return rows.isEmpty ? nil : "<ul class=runs>\(rows.joined())</ul>"
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
    periods.compactMap { period in
      let spans = (history.directions[period] ?? []).filter { $0.direction == .contraction }
      return spans.isEmpty ? nil : (period, spans.map(\.days))
    }
  }
}
