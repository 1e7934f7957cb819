import Drawing
import LedgerModel
import LedgerProjections

/// The chart of a series at one frequency.
package struct SeriesChart {
  /// Its figures, by ascending period.
  let figures: [FigureTimeline]
  /// Whether the axis has a zero.
  let isRate: Bool
  /// The periods in which the rate was below zero, ascending.
  let contractions: [Period]

  /// The chart; nil for less than three periods, which a table tells better.
  func chart(title: String) -> LineChart? {
    let drawn = figures.filter { $0.figures.contains { $0.number != nil } }
    guard drawn.count >= 3, let first = drawn.first?.period, let last = drawn.last?.period,
      // Nobody sees more, and a mistaken year must not take all memory.
      last.position - first.position < 20_000
    else { return nil }
    let line = drawn.compactMap { figure in
      figure.current?.number.map { LineChart.Mark(figure.period.position, $0) }
    }
    return LineChart(
      title: title, summary: summary(drawn), positions: first.position...last.position,
      ticks: Self.ticks(from: first, through: last), line: line, fan: fan(drawn),
      bands: Self.runs(contractions.filter { first...last ~= $0 }), includingZero: isRate)
  }

  private func summary(_ drawn: [FigureTimeline]) -> String {
    let current = drawn.compactMap { figure in figure.current.map { (figure.period, $0) } }
    guard let last = current.last,
      let high = current.max(by: { ($0.1.number ?? 0) < ($1.1.number ?? 0) }),
      let low = current.min(by: { ($0.1.number ?? 0) < ($1.1.number ?? 0) })
    else { return "nothing is current" }
    return "\(current.count) periods, from \(current[0].0) to \(last.0), where it is "
      + "\(last.1.text); highest \(high.1.text) in \(high.0), lowest \(low.1.text) in \(low.0)"
  }

  /// Of each day of publication, what it had in periods next to each other, if any of it was
  /// replaced later.
  private func fan(_ drawn: [FigureTimeline]) -> [[LineChart.Mark]] {
    var vintages: [Int: [(mark: LineChart.Mark, isReplaced: Bool)]] = [:]
    for figure in drawn {
      // One that was never current is a misquote, and no vintage.
      for dated in figure.figures where !dated.spans.isEmpty {
        guard let number = dated.number else { continue }
        let mark = LineChart.Mark(figure.period.position, number)
        let isReplaced = !dated.isCurrent && figure.current?.number != number
        if vintages[dated.day]?.last?.mark.position == mark.position {
          // The last word of a day counts.
          vintages[dated.day]?.removeLast()
        }
        vintages[dated.day, default: []].append((mark, isReplaced))
      }
    }
    return vintages.keys.sorted().flatMap { day in
      Self.stretches(vintages[day] ?? [], position: \.mark.position).filter { stretch in
        stretch.contains(where: \.isReplaced)
      }.map { $0.map(\.mark) }
    }
  }

  /// Elements split where a position is missing between them.
  private static func stretches<Element>(
    _ elements: [Element], position: (Element) -> Int
  ) -> [[Element]] {
    var stretches: [[Element]] = []
    for element in elements {
      if let last = stretches.last?.last, position(last) + 1 == position(element) {
        stretches[stretches.count - 1].append(element)
      } else {
        stretches.append([element])
      }
    }
    return stretches
  }

  /// The positions of periods that follow each other.
  static func runs(_ periods: [Period]) -> [ClosedRange<Int>] {
    stretches(periods, position: \.position).map { $0[0].position...$0[$0.count - 1].position }
  }

  /// Up to nine names below the axis: years, or months where there are few years.
  static func ticks(from first: Period, through last: Period) -> [LineChart.Tick] {
    let (start, end) = (first.firstDay.components.year, last.firstDay.components.year)
    let months = (end - start + 1) * 12
    let steps = [1, 2, 3, 6] + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { $0 * 12 }
    let step = steps.first { months <= $0 * 9 && $0 >= first.frequency.months ?? 1 } ?? 12_000
    var ticks: [LineChart.Tick] = []
    for month in start * 12..<(end + 1) * 12 where month % step == 0 {
      let named = Period.month(month % 12 + 1, of: month / 12)
      let position = named.position(at: first.frequency)
      guard let position, first.position...last.position ~= position else { continue }
      ticks.append(
        LineChart.Tick(position, step % 12 == 0 ? String(month / 12) : named.description))
    }
    return ticks
  }
}

extension Period {
  /// The position of the period of another frequency in which this month begins.
  fileprivate func position(at frequency: Frequency) -> Int? {
    switch frequency {
    case .month: position
    case .day: Period.day(firstDay).position
    case .week: Period.week(of: firstDay).position
    case .quarter, .halfYear, .year: enclosing(frequency)?.position
    case .range: nil
    }
  }
}
