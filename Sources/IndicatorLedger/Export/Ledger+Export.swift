import LedgerLog
public import LedgerModel
package import LedgerProjections
import StrictJSON

extension Ledger {
  /// Writes figures with their history in a format of the field.
  ///
  /// - Parameters:
  ///   - format: the format; ALFRED's has one series, at the frequency with the most periods.
  ///   - moment: only what was public by then; nil: everything.
  ///   - isWanted: which series, by their keys.
  ///   - write: takes the text, piece by piece.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`; `invalid` where ALFRED's format is asked
  ///   for several series or none.
  /// - Complexity: linear in the events of the ledger.
  public func export(
    _ format: ExportFormat, asOf moment: PublicationTime? = nil,
    where isWanted: @escaping (String) -> Bool = { _ in true }, to write: (String) -> Void
  ) throws(LedgerError) {
    let known = try state().known(asOf: moment)
    guard format != .alfred else {
      let keys = known.keys(named: isWanted)
      guard keys.count == 1 else {
        throw LedgerError(.invalid, "ALFRED's format has one series, that is \(keys.count)")
      }
      let counts = known.frequencies(of: keys[0])
      // Of several that have as many, the longest.
      let most = Period.Frequency.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
      let triangle = known.triangle(of: keys[0], VintageRecipe(most ?? .year))
      write(Known.alfred(triangle, .realTimePeriods, units: .lin).text + "\n")
      return
    }
    try known.export(
      format, { () throws(LedgerError) in try events() }, where: isWanted, to: write)
  }
}

extension Known {
  /// Writes figures in any format but ALFRED's, which has choices of its own.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - events: reads the events, where the format needs them.
  ///   - isWanted: which series.
  ///   - revisions: how many revisions a feed has at most.
  ///   - write: takes the text, piece by piece.
  /// - Throws: what reading the events throws.
  package func export<Failure: Error>(
    _ format: ExportFormat, _ events: () throws(Failure) -> [RecordedEvent],
    where isWanted: @escaping (String) -> Bool, revisions: Int = 100, to write: (String) -> Void
  ) throws(Failure) {
    func figures() throws(Failure) -> FigureExport {
      FigureExport(self, try events(), where: isWanted)
    }
    switch format {
    case .csv: try figures().csv(write)
    case .jsonl: try figures().jsonLines(write)
    case .sdmxCSV: try figures().sdmxCSV(write)
    case .sql: try figures().sql(write)
    case .sdmxJSON, .sdmxJSON1:
      let message = sdmxJSON(
        keys(named: isWanted), version: format == .sdmxJSON1 ? 1 : 2,
        prepared: currentTime().description)
      write(message.text + "\n")
    case .atom: write(AtomFeed(self, limit: revisions, where: isWanted).text)
    case .alfred: break
    }
  }
}
