import EventCoding
import ExchangeFormats
import LedgerModel
import LedgerProjections
import StrictJSON

/// Writes figures out, release by release in the order of the log, piece by piece.
package struct FigureExport {
  let known: Known
  private let events: [RecordedEvent]
  let isWanted: (String) -> Bool
  private let corrected: [Place: Figure]
  private let withdrawn: [Place: PublicationTime]

  /// A figure's place in the log.
  private struct Place: Hashable {
    let seq: Int
    let series: String
    let period: Period
  }

  /// - Parameters:
  ///   - known: what was known at the moment asked about.
  ///   - events: those that the ledger had recorded.
  ///   - isWanted: which series.
  package init(
    _ known: Known, _ events: [RecordedEvent], where isWanted: @escaping (String) -> Bool
  ) {
    self.known = known
    self.events = events
    self.isWanted = isWanted
    var corrected: [Place: Figure] = [:]
    for entry in known.state.corrections {
      let figure = entry.correction.figure
      corrected[
        Place(seq: entry.correction.corrects, series: figure.series, period: figure.period)] =
        figure
    }
    self.corrected = corrected
    var withdrawn: [Place: PublicationTime] = [:]
    // What was taken back stands in front of the columns: few places are asked about.
    for entry in known.state.withdrawals {
      let content = entry.content
      guard known.asOf.map({ content.published.isKnown(asOf: $0) }) ?? true else { continue }
      for place in known.state.places(ofEvent: content.withdraws)
      where content.series == nil || content.series == place.series {
        for period in place.periods where content.period == nil || content.period == period {
          // Taken back twice, it was so the first time.
          let taken = known.state.observations(of: place.series, period).first {
            $0.seq == content.withdraws
          }?.withdrawn
          withdrawn[Place(seq: content.withdraws, series: place.series, period: period)] = taken
        }
      }
    }
    self.withdrawn = withdrawn
  }

  /// Goes through all figures that were known.
  func forEachFigure(_ body: (Figure, Release, Int, PublicationTime?) -> Void) {
    for event in events {
      guard case .release(let release) = event.event,
        known.asOf.map({ release.published.isKnown(asOf: $0) }) ?? true
      else { continue }
      for figure in release.figures where isWanted(figure.series) {
        let place = Place(seq: event.seq, series: figure.series, period: figure.period)
        body(corrected[place] ?? figure, release, event.seq, withdrawn[place])
      }
    }
  }

  private func row(
    _ figure: Figure, _ release: Release, _ withdrawn: PublicationTime?
  ) -> FigureRow {
    FigureRow(figure, in: release, of: known.definition(figure.series), withdrawn: withdrawn)
  }

  /// The rows of series of which there is no figure.
  private var rowsWithoutFigure: [FigureRow] {
    known.keys(named: isWanted).filter { known.periods(of: $0).isEmpty }
      .compactMap { known.definition($0) }.map { FigureRow($0) }
  }

  /// The fields that some row has.
  private var usedFields: Set<ColumnMapping.Field> {
    // Soon only those are left that no row has, and these cost nothing to ask for.
    var unused = ColumnMapping.Field.allCases
    func take(_ row: FigureRow) { unused.removeAll { row[$0] != nil } }
    for row in rowsWithoutFigure { take(row) }
    forEachFigure { figure, release, _, withdrawn in take(row(figure, release, withdrawn)) }
    return Set(ColumnMapping.Field.allCases).subtracting(unused)
  }

  /// CSV, as `import` reads it without a mapping.
  package func csv(_ write: (String) -> Void) {
    let writer = CSVWriter(usedFields)
    write(writer.header)
    forEachFigure { figure, release, _, withdrawn in
      write(writer.line(row(figure, release, withdrawn)))
    }
    for row in rowsWithoutFigure { write(writer.line(row)) }
  }

  /// SDMX-CSV 2.0.
  package func sdmxCSV(_ write: (String) -> Void) {
    let writer = SDMXCSVWriter(usedFields)
    write(writer.header)
    forEachFigure { figure, release, _, withdrawn in
      write(writer.lines(row(figure, release, withdrawn), figure.period))
    }
    for row in rowsWithoutFigure { write(writer.line(row)) }
  }

  /// The events that say something of the series, as `append` reads them.
  package func jsonLines(_ write: (String) -> Void) {
    let needed = neededSeries
    var numbers: [Int: Int] = [:]
    var count = 0
    for event in events {
      guard var content = wanted(event.event, needed, numbers) else { continue }
      // Positions are those of the new ledger.
      switch content {
      case .correction(var correction):
        guard let place = numbers[correction.corrects] else { continue }
        correction.corrects = place
        content = .correction(correction)
      case .withdrawal(var withdrawal):
        guard let place = numbers[withdrawal.withdraws] else { continue }
        withdrawal.withdraws = place
        content = .withdrawal(withdrawal)
      default: break
      }
      numbers[event.seq] = count
      count += 1
      write(content.json.text + "\n")
    }
  }

  /// The series that are wanted, and those that their definitions rest on.
  private var neededSeries: Set<String> {
    var needed: Set<String> = []
    var open = known.state.seriesKeys.filter(isWanted)
    while let key = open.popLast() {
      guard needed.insert(key).inserted, let definition = known.definition(key) else { continue }
      open += (definition.of.map { [$0] } ?? []) + definition.equals.flatMap(\.terms).map(\.series)
    }
    return needed
  }

  private func wanted(
    _ event: Event, _ needed: Set<String>, _ numbers: [Int: Int]
  ) -> Event? {
    func isKnown(_ time: PublicationTime) -> Bool {
      known.asOf.map { time.isKnown(asOf: $0) } ?? true
    }
    switch event {
    case .series(let definition): return needed.contains(definition.key) ? event : nil
    case .amendment(let amendment): return needed.contains(amendment.series) ? event : nil
    case .release(var release):
      release.figures.removeAll { !isWanted($0.series) }
      return release.figures.isEmpty || !isKnown(release.published) ? nil : .release(release)
    case .statement(let statement):
      let isAbout =
        statement.claims.isEmpty
        ? needed == Set(known.state.seriesKeys)
        : statement.claims.allSatisfy { needed.contains($0.series) }
      return isAbout && isKnown(statement.published) ? event : nil
    case .target(let target):
      return isWanted(target.figure.series) && isKnown(target.published) ? event : nil
    case .correction(let correction):
      return isWanted(correction.figure.series) && numbers[correction.corrects] != nil ? event : nil
    case .withdrawal(let withdrawal):
      return isKnown(withdrawal.published) && numbers[withdrawal.withdraws] != nil ? event : nil
    }
  }
}
