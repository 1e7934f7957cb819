import CommandLineInterface
import Drawing
import IndicatorLedger
import StrictJSON

/// One release of each period of a series: a row a period.
struct ReleaseTable {
  let series: String
  let recipe: VintageRecipe
  let release: ReleaseChoice
  let rows: [Row]

  /// One period in the release.
  struct Row {
    let period: Period
    let cell: DerivedCell
    /// The vintage of the release.
    let vintage: CivilDate
    /// Since when the value stood.
    let since: CivilDate
    let change: TriangleChange
    /// Whether the period was released before the first vintage held, perhaps.
    let isOlderThanVintages: Bool
  }

  /// The rows of a triangle in one release; of one period only if it is named.
  init(
    _ triangle: Triangle<DerivedCell>, _ recipe: VintageRecipe, _ release: ReleaseChoice,
    counting count: ReleaseCount, only period: Period?
  ) {
    series = triangle.series
    self.recipe = recipe
    self.release = release
    rows = triangle.rows.compactMap { row in
      guard period == nil || row.period == period,
        let found = triangle.release(release, counting: count, of: row),
        let cell = found.entry.cell
      else { return nil }
      return Row(
        period: row.period, cell: cell, vintage: triangle.vintages[found.vintage],
        since: triangle.vintages[found.entry.vintage], change: found.entry.change,
        isOlderThanVintages: triangle.isOlderThanVintages(row))
    }
  }

  /// Prints what `show` asks for.
  static func print(_ arguments: ParsedArguments, _ period: Period?) throws -> ExitCode {
    let reading = try Reading(arguments, patternsIn: nil)
    let known = reading.known
    let series = try known.oneSeries(arguments.positional("SERIES") ?? "")
    let recipe = try VintageOptions.recipe(arguments, known, series, of: period)
    let release = try arguments.value("release").map(VintageOptions.release) ?? .latest
    let triangle = known.triangle(of: series, recipe)
    let table = ReleaseTable(
      triangle, recipe, release, counting: VintageOptions.count(arguments), only: period)
    if let period, table.rows.isEmpty {
      throw UsageError(
        message: "\(series) has no such release for \(period)"
          + (recipe.transformation == .lin ? "" : ", or not what --units needs") + ".")
    }
    if let plot = try PlotOptions(arguments) {
      writeOut(table.heading(known))
      let row = period.flatMap { triangle.row($0) }
      writeOut(
        row.map { plot.text(Drawings.vintages(of: $0, triangle), isStepped: true) }
          ?? plot.text(table.points))
      return .done
    }
    if reading.format == .table { writeOut(table.heading(known)) }
    table.answer.print(reading.format)
    return .done
  }

  private func heading(_ known: Known) -> String {
    let title = known.definition(series)?.title.map { "\($0), " } ?? ""
    return "\(title)\(series), \(release.words): \(known.unitWords(series, recipe))\n\n"
  }

  private var answer: Answer {
    // What is shown of the latest release is mostly what nobody asks about.
    let isCounted = release.isCounted
    return Answer(
      rows,
      columns: [
        .text("period") { $0.period.description },
        .text("value", alignedRight: true, style: .bold) { $0.cell.text(decimals: 2) },
        .text(isCounted ? "released" : "since") {
          (isCounted ? $0.vintage : $0.since).description
        },
        .cell("change") {
          .init($0.change.rawValue, style: $0.change == .revised ? .warning : .dim)
        },
        .text("remark") {
          isCounted && $0.isOlderThanVintages ? "in the first vintage held" : nil
        }, .cell("events") { .events($0.cell.events) },
      ], json: json,
      footnote: isCounted && rows.contains(where: \.isOlderThanVintages)
        ? "what was in the first vintage held may have been released before" : nil,
      ifEmpty: "no period has such a release")
  }

  private func json(_ row: Row) -> JSONValue {
    .members([
      "series": .string(series), "period": .string(row.period.description),
      "release": .string(release.text), "units": .string(recipe.transformation.rawValue),
      "value": .string(row.cell.text(decimals: 6)),
      "low": .orNull(row.cell.interval.lowText(decimals: 12)),
      "high": .orNull(row.cell.interval.highText(decimals: 12)),
      "published": .string(row.vintage.description), "since": .string(row.since.description),
      "change": .string(row.change.rawValue), "firstKnown": .bool(!row.isOlderThanVintages),
      "events": .list(row.cell.events.map(JSONValue.integer)),
    ])
  }

  /// Every period from the first to the last, those that are missing too.
  private var points: [Plot.Point] {
    guard let first = rows.first?.period, let last = rows.last?.period else { return [] }
    let values = Dictionary(rows.map { ($0.period, $0.cell.number) }, uniquingKeysWith: { $1 })
    let periods =
      first.frequency == .range
      ? rows.map(\.period) : Drawings.everyPeriod(from: first, through: last)
    return periods.map { Plot.Point(label: $0.description, value: values[$0] ?? .nan) }
  }
}

extension ReleaseChoice {
  fileprivate var words: String {
    switch self {
    case .number(0): "first release"
    case .number(let number): "release \(number) after the first"
    case .latest: "latest"
    case .final: "last that is not provisional"
    }
  }
}
