package import LedgerModel
package import StrictJSON

/// Writes SDMX-JSON data messages: history as data sets with the days on which they were valid.
package struct SDMXJSONWriter {
  /// The version of the format.
  package enum Version: Sendable {
    /// 1.0, which most programs read.
    case one
    /// 2.0, with several measures and typed values.
    case two
  }

  /// A value with the days on which it stood.
  package struct Entry: Sendable {
    /// The key of the series.
    package var series: String
    /// The period.
    package var period: Period
    /// The value's digits; nil: it was taken back on the first day.
    package var value: String?
    /// The first day.
    package var from: CivilDate
    /// The last day; nil where it still stands.
    package var to: CivilDate?
    /// The status, the qualifier, the basis and the power of ten, where there are any.
    package var status: String?
    package var qualifier: String?
    package var basis: String?
    package var scale: String?

    /// Makes an entry.
    package init(
      series: String, period: Period, value: String?, from: CivilDate, to: CivilDate?,
      status: String? = nil, qualifier: String? = nil, basis: String? = nil, scale: String? = nil
    ) {
      self.series = series
      self.period = period
      self.value = value
      self.from = from
      self.to = to
      self.status = status
      self.qualifier = qualifier
      self.basis = basis
      self.scale = scale
    }
  }

  private let version: Version
  private let definitions: [String: SeriesDefinition]
  private let entries: [Entry]
  private let prepared: String

  /// - Parameters:
  ///   - entries: the values.
  ///   - definitions: of their series, by key.
  ///   - version: of the format.
  ///   - prepared: when the message was made, RFC 3339.
  package init(
    _ entries: [Entry], _ definitions: [String: SeriesDefinition], _ version: Version,
    prepared: String
  ) {
    self.entries = entries
    self.definitions = definitions
    self.version = version
    self.prepared = prepared
  }

  /// The message.
  package var json: JSONValue {
    let series = Set(entries.map(\.series)).sorted()
    let periods = Set(entries.map(\.period)).sorted()
    let tables = Tables(
      series: series, periods: periods,
      seriesAttributes: Attributes(
        ColumnMapping.Field.ofSeries.compactMap { field in
          Attribute(field.concept ?? "", series.map { text(field, $0) })
        }),
      observationAttributes: Attributes(
        [
          Attribute("OBS_STATUS", entries.map(\.status)),
          Attribute("QUALIFIER", entries.map(\.qualifier)),
          Attribute("BASIS", entries.map(\.basis)),
          Attribute("UNIT_MULT", entries.map(\.scale)),
        ].compactMap(\.self)))
    let header: JSONValue = .members([
      "id": .string("indicator-ledger"), "prepared": .string(prepared), "test": .bool(false),
      "sender": .members(["id": .string("LEDGER")]),
    ])
    let structure = structure(tables)
    let sets: JSONValue = .list(dataSets(tables))
    switch version {
    case .one:
      return .members(["header": header, "structure": structure, "dataSets": sets])
    case .two:
      return .members([
        "meta": .members([
          "schema": .string(
            "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json"),
          "id": .string("indicator-ledger"), "prepared": .string(prepared), "test": .bool(false),
          "sender": .members(["id": .string("LEDGER")]),
        ]),
        "data": .members(["structures": .list([structure]), "dataSets": sets]),
      ])
    }
  }

  private func text(_ field: ColumnMapping.Field, _ series: String) -> String? {
    guard let definition = definitions[series] else { return nil }
    return FigureRow(definition)[field]
  }

  /// What messages number.
  private struct Tables {
    let series: [String]
    let periods: [Period]
    let seriesAttributes: Attributes
    let observationAttributes: Attributes
  }

  /// An attribute with the different values that it has.
  private struct Attribute {
    let id: String
    let values: [String]

    /// Nil if nothing has a value.
    init?(_ id: String, _ texts: [String?]) {
      let values = Set(texts.compactMap(\.self)).sorted()
      guard !values.isEmpty else { return nil }
      self.id = id
      self.values = values
    }

    var json: JSONValue {
      .members([
        "id": .string(id), "name": .string(id),
        "values": .list(
          values.map { .members(["id": .string($0), "name": .string($0)]) }),
      ])
    }
  }

  private struct Attributes {
    let all: [Attribute]
    init(_ all: [Attribute]) { self.all = all }

    /// The places of values, by the attribute's name.
    func places(_ value: (String) -> String?) -> [JSONValue] {
      all.map { attribute in
        value(attribute.id).flatMap { attribute.values.firstIndex(of: $0) }.map(JSONValue.integer)
          ?? .null
      }
    }
  }

  private func structure(_ tables: Tables) -> JSONValue {
    let dimensions: JSONValue = .members([
      "dataSet": .list([]),
      "series": .list([
        dimension("SERIES", "Series", 0, tables.series.map { ($0, definitions[$0]?.title ?? $0) })
      ]),
      "observation": .list([
        dimension(
          "TIME_PERIOD", "Time period", 1, tables.periods.map { ($0.sdmxText, $0.sdmxText) },
          role: "time")
      ]),
    ])
    let attributes: JSONValue = .members([
      "dataSet": .list([]), "series": .list(tables.seriesAttributes.all.map(\.json)),
      "observation": .list(tables.observationAttributes.all.map(\.json)),
    ])
    let link: JSONValue = .list([
      .members([
        "rel": .string("dataflow"),
        "urn": .string(
          "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=\(SDMXLedger.dataflow)"),
      ])
    ])
    guard version == .two else {
      return .members([
        "links": link, "name": .string("Indicators"), "dimensions": dimensions,
        "attributes": attributes,
      ])
    }
    let measure: JSONValue = .members([
      "id": .string("OBS_VALUE"), "name": .string("Observation value"),
      "format": .members(["dataType": .string("Decimal")]),
    ])
    return .members([
      "links": link, "name": .string("Indicators"), "dataSets": .list([]),
      "dimensions": dimensions,
      "measures": .members(["observation": .list([measure])]), "attributes": attributes,
    ])
  }

  private func dimension(
    _ id: String, _ name: String, _ position: Int, _ values: [(id: String, name: String)],
    role: String? = nil
  ) -> JSONValue {
    .members([
      "id": .string(id), "name": .string(name), "keyPosition": .integer(position),
      "role": role.map(JSONValue.string),
      "values": .list(
        values.map { .members(["id": .string($0.id), "name": .string($0.name)]) }),
    ])
  }

  /// A data set for all that stood from one day to another, the earliest first.
  private func dataSets(_ tables: Tables) -> [JSONValue] {
    var seriesPlaces: [String: Int] = [:]
    for (place, key) in tables.series.enumerated() { seriesPlaces[key] = place }
    var periodPlaces: [Period: Int] = [:]
    for (place, period) in tables.periods.enumerated() { periodPlaces[period] = place }
    let groups = Dictionary(grouping: entries) {
      DataSetKey(from: $0.from, to: $0.to, isDeletion: $0.value == nil)
    }
    return groups.keys.sorted().map { key in
      let bySeries = Dictionary(grouping: groups[key] ?? []) { $0.series }
      let series = bySeries.keys.sorted().map { name in
        JSONMember(
          key: "\(seriesPlaces[name] ?? 0)",
          node: JSONNode(
            .members([
              "attributes": .list(
                tables.seriesAttributes.places { id in
                  ColumnMapping.Field.ofSeries.first { $0.concept == id }.flatMap {
                    text($0, name)
                  }
                }),
              "observations": .object(
                (bySeries[name] ?? []).map { entry in
                  JSONMember(
                    key: "\(periodPlaces[entry.period] ?? 0)",
                    node: JSONNode(observation(entry, tables)))
                }),
            ])))
      }
      let action = key.isDeletion ? "Delete" : version == .one ? "Information" : "Replace"
      return .members([
        "action": .string(action), "structure": version == .two ? .integer(0) : nil,
        "validFrom": .string("\(key.from)T00:00:00Z"),
        "validTo": key.to.map { .string("\($0)T23:59:59Z") }, "series": .object(series),
      ])
    }
  }

  private func observation(_ entry: Entry, _ tables: Tables) -> JSONValue {
    guard let value = entry.value else { return .list([]) }
    var list: [JSONValue] = [.number(value)]
    list += tables.observationAttributes.places { id in
      switch id {
      case "OBS_STATUS": entry.status
      case "QUALIFIER": entry.qualifier
      case "BASIS": entry.basis
      default: entry.scale
      }
    }
    while list.last == .null { list.removeLast() }
    return .list(list)
  }
}

/// The days on which a data set was valid.
private struct DataSetKey: Hashable, Comparable {
  let from: CivilDate
  let to: CivilDate?
  let isDeletion: Bool

  static func < (left: DataSetKey, right: DataSetKey) -> Bool {
    if left.from != right.from { return left.from < right.from }
    if left.isDeletion != right.isDeletion { return right.isDeletion }
    guard let end = left.to, let other = right.to else { return left.to != nil && right.to == nil }
    return end < other
  }
}
