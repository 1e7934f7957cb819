import ExchangeFormats
import LedgerModel
import LedgerProjections

extension FigureExport {
  /// A script for `sqlite3`.
  package func sql(_ write: (String) -> Void) {
    write(SQLScript.beginning)
    for key in known.keys(named: isWanted) {
      guard let definition = known.definition(key) else { continue }
      write(
        SQLScript.insert(
          into: "series",
          [
            .text(key), .text(definition.title), .text(definition.area),
            .text(definition.counterpart), .text(definition.indicator),
            .text(definition.measure.rawValue), .text(definition.of), .text(definition.unit),
            .integer(definition.scale), .text(definition.agency),
            .text(
              definition.equals.isEmpty ? nil : SeriesDefinition.Identity.text(definition.equals)),
          ]))
    }
    var last = -1
    forEachFigure { figure, release, seq, withdrawn in
      if seq != last {
        last = seq
        write(
          SQLScript.insert(
            into: "releases",
            [
              .integer(seq), .text(release.agency), .text(release.title),
              .text(release.published.text), .text(release.edition),
              .text(release.source?.publisher),
              .integer(release.source?.isSecondary ?? false ? 1 : 0), .text(release.source?.url),
            ]))
      }
      write(
        SQLScript.insert(
          into: "figures",
          [
            .integer(seq), .text(figure.series), .text(figure.period.description),
            .text(figure.value.text), .number(figure.value.text),
            .integer(figure.scale ?? known.state.scale(of: figure.series)),
            .text(figure.word), .text(figure.basis?.rawValue), .text(figure.status),
            .text(figure.note),
            .text(withdrawn?.text),
          ]))
    }
    writeCurrent(write)
    write(SQLScript.end)
  }

  private func writeCurrent(_ write: (String) -> Void) {
    for key in known.keys(named: isWanted) {
      for period in known.periods(of: key) {
        guard let current = known.current(key, period) else { continue }
        write(
          SQLScript.insert(
            into: "current",
            [
              .text(key), .text(period.description),
              .text(current.text),
              .text(current.interval.lowText(decimals: 12)),
              .text(current.interval.highText(decimals: 12)), .text(current.published.text),
              .integer(current.seq),
            ]))
      }
    }
  }
}
