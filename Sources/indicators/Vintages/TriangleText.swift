import CommandLineInterface
import Drawing
import IndicatorLedger
import StrictJSON

/// A triangle as an answer.
struct TriangleText {
  let triangle: Triangle<DerivedCell>
  let recipe: VintageRecipe

  init(_ triangle: Triangle<DerivedCell>, _ recipe: VintageRecipe) {
    self.triangle = triangle
    self.recipe = recipe
  }

  /// What the table is about.
  func heading(_ known: Known) -> String {
    let title = known.definition(triangle.series)?.title.map { "\($0), " } ?? ""
    return "\(title)\(triangle.series): \(known.unitWords(triangle.series, recipe)), "
      + "\(counted(triangle.rows.count, "period")), \(counted(triangle.vintages.count, "vintage"))\n\n"
  }

  /// One column a vintage.
  ///
  /// - Parameters:
  ///   - format: CSV has those columns too, JSON a list of entries.
  ///   - room: how wide the table may be; nil: as wide as it is.
  /// - Returns: the answer.
  func byVintage(_ format: OutputFormat, room: Int?) -> Answer {
    let all = triangle.vintages.indices
    // Dates are as wide as most values.
    let fitting = room.map { max(1, ($0 - 10) / (columnWidth + 2)) } ?? .max
    let shown = all.suffix(fitting)
    let rows =
      shown.count < all.count
      ? triangle.rows.filter { row in row.entries.contains { shown.contains($0.vintage) } }
      : triangle.rows
    return Answer(
      rows,
      columns: [.text("period") { $0.period.description }]
        + shown.map { vintage in
          .cell(triangle.vintages[vintage].description, alignedRight: true) { cell($0, vintage) }
        }, json: triangle.rows.map { format == .csv ? wide($0) : json($0) },
      footnote: footnote(shown.count, rows.count), ifEmpty: "nothing was published")
  }

  private var columnWidth: Int {
    max(10, triangle.rows.flatMap(\.entries).map { text($0.cell).count }.max() ?? 0)
  }

  private func footnote(_ vintages: Int, _ periods: Int) -> String? {
    guard vintages < triangle.vintages.count else { return nil }
    return "the last \(vintages) of \(triangle.vintages.count) vintages, with the "
      + "\(periods) of \(counted(triangle.rows.count, "period")) of which something changed in "
      + "them; --all shows all"
  }

  private func cell(_ row: Triangle<DerivedCell>.Row, _ vintage: Int) -> Table.Cell {
    guard let entry = row.entry(inVintage: vintage) else { return .init("") }
    guard let cell = entry.cell else { return .init("withdrawn", style: .bad) }
    let style: Style =
      if entry.vintage < vintage { .dim } else {
        switch entry.change {
        case .first: .bold
        case .revised: .warning
        case .restated, .withdrawn: .plain
        }
      }
    return .init(text(cell), style: style)
  }

  private func text(_ cell: DerivedCell?) -> String { cell?.text(decimals: 2) ?? "" }

  private func json(_ row: Triangle<DerivedCell>.Row) -> JSONValue {
    .members([
      "series": .string(triangle.series), "period": .string(row.period.description),
      "units": .string(recipe.transformation.rawValue),
      "firstKnown": .bool(!triangle.isOlderThanVintages(row)),
      "vintages": .list(
        row.entries.map { entry in
          entry.json(from: triangle.vintages[entry.vintage])
        }),
    ])
  }

  private func wide(_ row: Triangle<DerivedCell>.Row) -> JSONValue {
    .object(
      [JSONMember(key: "period", node: JSONNode(.string(row.period.description)))]
        + triangle.vintages.indices.map { vintage in
          let cell = row.cell(inVintage: vintage)
          return JSONMember(
            key: triangle.vintages[vintage].description,
            node: JSONNode(.orNull(cell?.text(decimals: 6))))
        })
  }

  /// One column a release, from the first on.
  func byRelease(_ last: Int, _ count: ReleaseCount, _ format: OutputFormat) -> Answer {
    let numbers = Array(0...last)
    let choices = numbers.map(ReleaseChoice.number) + [.latest]
    func entry(
      _ choice: ReleaseChoice, _ row: Triangle<DerivedCell>.Row
    ) -> Triangle<DerivedCell>.Entry? {
      triangle.release(choice, counting: count, of: row)?.entry
    }
    return Answer(
      triangle.rows,
      columns: [.text("period") { $0.period.description }]
        + choices.enumerated().map { number, choice in
          .cell(choice.text, alignedRight: true) { row in
            let entry = entry(choice, row)
            let isRevised = number > 0 && entry?.change == .revised
            return .init(text(entry?.cell), style: isRevised ? .warning : .plain)
          }
        } + [
          .text("revision", alignedRight: true) {
            revision(entry(choices[0], $0)?.cell, entry(.latest, $0)?.cell)
          },
          .text("remark") {
            triangle.isOlderThanVintages($0) ? "in the first vintage held" : nil
          },
        ], json: { byReleaseJSON($0, choices, count) },
      footnote:
        "releases are counted by \(count.rawValue); of what was in the first vintage held, nobody "
        + "can tell from here which release it was",
      ifEmpty: "nothing was published")
  }

  private func revision(_ first: DerivedCell?, _ latest: DerivedCell?) -> String {
    guard let first = first?.point, let latest = latest?.point,
      let difference = try? latest.subtracting(first)
    else { return "" }
    return difference.sign == 0 ? "0" : signed(difference.text(decimals: 2))
  }

  private func byReleaseJSON(
    _ row: Triangle<DerivedCell>.Row, _ choices: [ReleaseChoice], _ count: ReleaseCount
  ) -> JSONValue {
    let found = choices.map { (choice: $0, triangle.release($0, counting: count, of: row)?.entry) }
    return .object(
      [
        JSONMember(key: "series", node: JSONNode(.string(triangle.series))),
        JSONMember(key: "period", node: JSONNode(.string(row.period.description))),
        JSONMember(
          key: "firstKnown", node: JSONNode(.bool(!triangle.isOlderThanVintages(row)))),
      ]
        + found.map { choice, entry in
          JSONMember(
            key: choice.text, node: JSONNode(.orNull(entry?.cell?.text(decimals: 6))))
        } + [
          JSONMember(
            key: "events",
            node: JSONNode(
              .list(
                Set(found.flatMap { $0.1?.cell?.events ?? [] }).sorted().map(JSONValue.integer))))
        ])
  }
}

extension Triangle<DerivedCell>.Entry {
  /// What stood from a day on.
  func json(from day: CivilDate) -> JSONValue {
    .members([
      "published": .string(day.description), "change": .string(change.rawValue),
      "value": .orNull(cell?.text(decimals: 6)),
      "low": .orNull(cell?.interval.lowText(decimals: 12)),
      "high": .orNull(cell?.interval.highText(decimals: 12)),
      "events": .list((cell?.events ?? []).map(JSONValue.integer)),
    ])
  }
}

extension Answer {
  /// A triangle in one of ALFRED's shapes.
  init(_ triangle: Triangle<DerivedCell>, _ type: RealTimeOutput) {
    let rows = triangle.realTimeRows(type)
    let table = Answer.csvTable(rows)
    let columns = (table?.columns ?? []).enumerated().map { number, heading in
      AnswerColumn<[Table.Cell]>(heading: heading) { $0[number] }
    }
    self.init(
      table?.rows ?? [], columns: columns, json: rows, ifEmpty: "nothing was published")
  }
}
