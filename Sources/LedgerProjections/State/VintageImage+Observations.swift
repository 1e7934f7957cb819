import LedgerModel
import VintageColumns

extension VintageImage {
  /// The observations of a series and period in order of publication, then of position.
  func observations(ofSeries index: Int, key: String, _ period: Period) -> [Observation] {
    guard let cell = cell(ofSeries: index, period) else { return [] }
    return observations(ofCell: cell, key, period, scale: scale(of: index))
  }

  func observations(
    ofCell cell: Int, _ key: String, _ period: Period, scale: Int
  ) -> [Observation] {
    figures(ofCell: cell).map { observation($0, key, period, scale: scale) }
  }

  /// One figure with its release.
  func observation(_ figure: Int, _ key: String, _ period: Period, scale: Int) -> Observation {
    let (coefficient, number) = digits(figure)
    let form = form(number)
    let release = release(ofFigure: figure)
    return Observation(
      Figure(
        series: key, period: period, value: Self.value(coefficient, form), scale: form.scale,
        qualifier: form.qualifier, isNil: form.isNil, basis: form.basis,
        status: form.status.map { String(UnicodeScalar($0)) },
        note: form.hasNote ? note(figure) : nil),
      seriesScale: scale, seq: Int(field(.seq, of: release)),
      from: Observation.Origin(
        agency: string(field(.agency, of: release)), published: published(release),
        edition: optionalString(field(.edition, of: release)),
        publisher: optionalString(field(.publisher, of: release)),
        isSecondary: field(.isSecondary, of: release) != 0))
  }
}
