import ExchangeFormats
import LedgerModel
import LedgerProjections
package import StrictJSON
import VintageColumns

extension Known {
  /// The vintages of series as an SDMX-JSON message: what stood from one day to another.
  ///
  /// - Parameters:
  ///   - keys: the series.
  ///   - version: of SDMX-JSON: 1 or 2.
  ///   - prepared: when the message was made, RFC 3339.
  /// - Returns: the message.
  package func sdmxJSON(_ keys: [String], version: Int, prepared: String) -> JSONValue {
    var entries: [SDMXJSONWriter.Entry] = []
    var definitions: [String: SeriesDefinition] = [:]
    for key in keys {
      definitions[key] = definition(key)
      for frequency in Period.Frequency.allCases {
        let triangle = triangle(of: key, frequency)
        for row in triangle.rows { entries += Self.entries(row, triangle) }
      }
    }
    return SDMXJSONWriter(
      entries, definitions, version == 1 ? .one : .two, prepared: prepared
    ).json
  }

  private static func entries(
    _ row: Triangle<PublishedCell>.Row, _ triangle: Triangle<PublishedCell>
  ) -> [SDMXJSONWriter.Entry] {
    row.entries.enumerated().map { number, entry in
      let next = number + 1 < row.entries.count ? row.entries[number + 1].vintage : nil
      let end = next.map { CivilDate(dayNumber: triangle.vintages[$0].dayNumber - 1) }
      let cell = entry.cell
      return SDMXJSONWriter.Entry(
        series: triangle.series, period: row.period, value: cell?.value.value.text,
        from: triangle.vintages[entry.vintage], to: end, status: cell?.status,
        qualifier: cell?.value.word, basis: cell?.value.basis?.rawValue,
        scale: cell.flatMap { $0.value.scale == $0.seriesScale ? nil : String($0.value.scale) })
    }
  }

  /// The observations of a series as FRED's `series/observations` gives them.
  ///
  /// - Parameters:
  ///   - triangle: the vintages.
  ///   - type: the shape.
  ///   - units: the transformation that the vintages went through, by FRED's name.
  /// - Returns: FRED's answer; its real-time period is all there is.
  package static func alfred(
    _ triangle: Triangle<DerivedCell>, _ type: RealTimeOutput, units: Transformation
  ) -> JSONValue {
    let rows = triangle.realTimeRows(type)
    let first = triangle.vintages.first?.description ?? "1776-07-04"
    return .members([
      "realtime_start": .string(first), "realtime_end": .string("9999-12-31"),
      "observation_start": .string(
        triangle.rows.first?.period.firstDay.description ?? "1776-07-04"),
      "observation_end": .string("9999-12-31"), "units": .string(units.rawValue),
      "output_type": .integer(type.rawValue), "file_type": .string("json"),
      "order_by": .string("observation_date"), "sort_order": .string("asc"),
      "count": .integer(rows.count), "offset": .integer(0), "limit": .integer(rows.count),
      "observations": .list(rows),
    ])
  }
}

extension Triangle<DerivedCell> {
  /// The rows of one of ALFRED's shapes.
  package func realTimeRows(_ type: RealTimeOutput) -> [JSONValue] {
    switch type {
    case .realTimePeriods: realTimePeriods().map(\.json)
    case .initialReleases: initialReleases().map(\.json)
    case .allByVintage: rows.map { byVintage($0, all: true) }
    case .newAndRevisedByVintage: rows.map { byVintage($0, all: false) }
    }
  }

  private func byVintage(_ row: Row, all: Bool) -> JSONValue {
    let date = JSONMember(
      key: "date", node: JSONNode(.string(row.period.firstDay.description)))
    let columns = vintages.indices.compactMap { vintage -> JSONMember? in
      guard all || row.entries.contains(where: { $0.vintage == vintage }) else { return nil }
      let day = vintages[vintage].description.filter { $0 != "-" }
      return JSONMember(
        key: "\(series)_\(day)",
        node: JSONNode(.string(row.cell(inVintage: vintage)?.text(decimals: 6) ?? ".")))
    }
    return .object([date] + columns)
  }
}

extension RealTimeObservation<DerivedCell> {
  /// The record of FRED's `series/observations`; the end is open on 9999-12-31.
  fileprivate var json: JSONValue {
    .members([
      "realtime_start": .string(start.description),
      "realtime_end": .string(end?.description ?? "9999-12-31"),
      "date": .string(period.firstDay.description), "value": .string(cell.text(decimals: 6)),
    ])
  }
}
