import Drawing
import LedgerModel
import LedgerProjections

/// The figures of a series: what is current as a grid of years, and below it the vintages of what
/// was published more than once.
///
/// A row of the grid names the events that its figures are from. The script finds there from which
/// day on each is known, so that nothing has to be said twice.
struct FigureTables {
  let figures: [FigureTimeline]
  let unit: String

  var markup: Markup {
    let grids = Grid.all(figures).map { grid -> Markup in
      """
      <div\(grid.kind == "range" ? " class=last" : "")><table class=grid data-f=\(grid.kind)><thead><tr><th>\(grid.name)\(grid.columns.map { "<th>\($0)" as Markup }.joined())\
      <tbody>\(grid.rows.map(row).joined(separator: "\n"))</table></div>
      """
    }
    return "<div class=grids>\(grids.reversed().joined())</div>\(vintages)"
  }

  private func row(_ row: Grid.Row) -> Markup {
    let cells = row.cells.map { figure in
      "<td>\(figure?.current.map { typographic($0.text) } ?? "")" as Markup
    }
    // An event for each cell: nothing for an empty one, `-` for a figure that was taken back.
    let events = row.cells.map { figure in
      figure.map { $0.current.map { String($0.seq) } ?? "-" } ?? ""
    }
    return "<tr data-e=\"\(events.joined(separator: " "))\"><th>\(row.name)\(cells.joined())"
  }

  /// Every figure of the periods that more than one release had, or that are on no grid.
  private var vintages: Markup? {
    let several = figures.filter { !$0.isSimple || Grid.place(of: $0.period) == nil }
    guard !several.isEmpty else { return nil }
    let rows = several.reversed().flatMap { figure in
      figure.figures.map { dated -> Markup in
        """
        <tr\(spans(dated, in: figure))><td>\(figure.period.description)<td>\(typographic(dated.text))\
        <td>\(dated.published.text)<td>\(dated.seq)\(remark(dated))
        """
      }
    }
    return """
      <h3>Vintages</h3><div><table class=vintages><thead><tr><th>Period<th>\(unit)<th>Published<th>Event\
      <th>Change<tbody>\(rows.joined(separator: "\n"))</table></div>
      """
  }

  /// What a figure did to the one before it; nothing if it said the same.
  private func remark(_ dated: DatedFigure) -> Markup? {
    switch dated.change {
    case .revised(let size): "<td>\(size.map(signedText) ?? "revised")"
    case .misquoted: "<td>misquote"
    case nil: nil
    }
  }

  /// When a figure was current, for the script, unless it is what one would think: from its
  /// publication until the next one of its period.
  private func spans(_ dated: DatedFigure, in figure: FigureTimeline) -> Markup? {
    guard let index = figure.figures.firstIndex(where: { $0.seq == dated.seq }) else { return nil }
    let next = index + 1 < figure.figures.count ? figure.figures[index + 1].day : nil
    guard dated.spans != [DaySpan(from: dated.day, until: next)] else { return nil }
    // Nothing for one that never was.
    let spans = dated.spans.map(\.markup).joined(separator: " ")
    return " data-c=\"\(spans)\""
  }
}

/// A table with a row for each year.
struct Grid {
  /// A word for the script: how a cell's period follows from its row and column.
  let kind: Markup
  /// What the numbers are.
  let name: Markup
  /// The names of the columns behind the year's.
  let columns: [String]
  let rows: [Row]

  struct Row {
    let name: String
    let cells: [FigureTimeline?]
  }

  /// Which grid a period stands on, and where: months, quarters, half-years, years, and years to
  /// date; nil for others.
  static func place(of period: Period) -> (frequency: Period.Frequency, year: Int, column: Int)? {
    let (start, end) = (period.firstDay.components, period.lastDay.components)
    switch period.frequency {
    case .year: return (.year, start.year, 0)
    case .halfYear, .quarter, .month:
      return (period.frequency, start.year, (start.month - 1) / (period.frequency.months ?? 1))
    case .range where start.month == 1 && start.year == end.year:
      return (.range, start.year, end.month - 2)
    case .range, .week, .day: return nil
    }
  }

  /// The grids that figures fill, each from its last year to its first.
  static func all(_ figures: [FigureTimeline]) -> [Grid] {
    var years: [Period.Frequency: [Int: [Int: FigureTimeline]]] = [:]
    for figure in figures {
      guard let place = place(of: figure.period) else { continue }
      years[place.frequency, default: [:]][place.year, default: [:]][place.column] = figure
    }
    return Period.Frequency.allCases.compactMap { frequency in
      guard let own = years[frequency], let names = columns(of: frequency) else { return nil }
      let rows = own.keys.sorted(by: >).map { year in
        let last = own[year]?.keys.max() ?? 0
        return Row(name: String(year), cells: (0...last).map { own[year]?[$0] })
      }
      return Grid(
        kind: Markup(escaping: frequency.rawValue),
        name: frequency == .range ? "Months" : frequency == .year ? "Year" : "", columns: names,
        rows: rows)
    }
  }

  private static func columns(of frequency: Period.Frequency) -> [String]? {
    switch frequency {
    case .year: [""]
    case .halfYear: ["H1", "H2"]
    case .quarter: ["Q1", "Q2", "Q3", "Q4"]
    case .month: (1...12).map(String.init)
    case .range: (2...11).map { "1–\($0)" }
    case .week, .day: nil
    }
  }
}
