import CommandLineInterface
import Drawing
import IndicatorLedger

/// Growth, streaks and triangles as drawings.
enum Drawings {
  /// Growth as columns up and down from zero, a drawing a series and frequency.
  static func growth(_ rows: [Growth], _ plot: PlotOptions) throws -> String {
    var drawings: [String] = []
    for (series, all) in grouped(rows, by: \.series) {
      for frequency in Period.Frequency.allCases where frequency != .range {
        let own = all.filter { $0.period.frequency == frequency }
        guard own.count > 2 else { continue }
        let values = Dictionary(
          own.map { ($0.period, $0.percent ?? .nan) }, uniquingKeysWith: { $1 })
        let points = everyPeriod(from: own[0].period, through: own[own.count - 1].period).map {
          Plot.Point(label: $0.description, value: values[$0] ?? .nan)
        }
        drawings.append(
          "\(own[0].growthSeries ?? series), % over the year before, by \(frequency.rawValue)\n\n"
            + plot.columns(points))
      }
    }
    guard drawings.count <= 8 else {
      throw UsageError(
        message: "That would be \(drawings.count) drawings; name the series, such as "
          + "\(rows[0].series).")
    }
    return drawings.isEmpty ? "too few periods to draw\n" : drawings.joined(separator: "\n")
  }

  /// The runs of growth series as strips, one below the other, by frequency.
  static func streaks(_ keys: [String], _ known: Known, _ plot: PlotOptions) -> String {
    var text = ""
    for frequency in Period.Frequency.allCases where frequency != .range {
      let runs = keys.map { (key: $0, runs: known.runs(of: $0, frequency)) }.filter {
        !$0.runs.isEmpty
      }
      guard let last = runs.compactMap(\.runs.last?.to).max() else { continue }
      text += (text.isEmpty ? "" : "\n") + "by \(frequency.rawValue), to \(last)\n"
      text += plot.strips(
        runs.map { key, runs in
          let run = runs[runs.count - 1]
          let remark =
            "\(run.isExact ? "" : "at least ")\(run.length) of \(run.direction.rawValue)"
            + (run.to == last ? "" : " to \(run.to)")
          return Strip(key, marks(runs, through: last), remark: remark)
        })
    }
    return text.isEmpty ? "no growth is known\n" : text
  }

  private static func marks(_ runs: [Run], through last: Period) -> [Strip.Mark] {
    var marks: [Period: Strip.Mark] = [:]
    for run in runs {
      for period in everyPeriod(from: run.from, through: run.to) {
        marks[period] =
          switch run.direction {
          case .expansion: .up
          case .contraction: .down
          case .flat: .flat
          }
      }
    }
    return everyPeriod(from: runs[0].from, through: last).map { marks[$0] ?? .unknown }
  }

  /// The vintages of a triangle one over the other, the first release and the latest on top.
  static func triangle(_ triangle: Triangle<DerivedCell>, _ plot: PlotOptions) -> String {
    guard let first = triangle.rows.first?.period, let last = triangle.rows.last?.period else {
      return "nothing to draw\n"
    }
    let periods = everyPeriod(from: first, through: last)
    func values(_ choose: (Triangle<DerivedCell>.Row) -> DerivedCell?) -> [Double] {
      periods.map { triangle.row($0).flatMap(choose)?.number ?? .nan }
    }
    let vintages = triangle.vintages.indices.map { vintage in
      Plot.Line(nil, values { $0.cell(inVintage: vintage) }, style: .dim)
    }
    return plot.text(
      labels: periods.map(\.description),
      vintages + [
        Plot.Line("first release", values { $0.entries[0].cell }, style: .warning),
        Plot.Line("latest", values { $0.entries.last?.cell }, style: .bold),
      ])
  }

  /// What one period was, vintage after vintage.
  static func vintages(
    of row: Triangle<DerivedCell>.Row, _ triangle: Triangle<DerivedCell>
  ) -> [Plot.Point] {
    (row.entries[0].vintage..<triangle.vintages.count).map { vintage in
      Plot.Point(
        label: triangle.vintages[vintage].description,
        value: row.cell(inVintage: vintage)?.number ?? .nan)
    }
  }

  /// Every period from one to another of the same frequency; of ranges, those two.
  static func everyPeriod(from first: Period, through last: Period) -> [Period] {
    guard first.frequency != .range else { return first == last ? [first] : [first, last] }
    var periods = [first]
    // Nobody looks at more, and a mistaken year must not take all memory.
    while let next = periods.last?.next, next <= last, periods.count < 20_000 {
      periods.append(next)
    }
    return periods
  }

  private static func grouped<Row>(_ rows: [Row], by key: (Row) -> String) -> [(String, [Row])] {
    var groups: [(String, [Row])] = []
    for row in rows {
      if groups.last?.0 == key(row) {
        groups[groups.count - 1].1.append(row)
      } else {
        groups.append((key(row), [row]))
      }
    }
    return groups
  }
}

extension Growth {
  /// The growth as published, or else as computed.
  fileprivate var percent: Double? {
    if let published { return published.figure.value.approximation() }
    return computed?.point?.approximation
  }
}

extension DerivedCell {
  /// The number to draw.
  var number: Double { (point ?? interval.middle)?.approximation ?? .nan }
}
