import LedgerModel
import StrictJSON

extension SeriesDefinition {
  static let keys =
    [
      "kind", "key", "title", "area", "counterpart", "indicator", "measure", "of", "unit", "scale",
      "agency",
    ] + SeriesDetails.keys

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys)
    self.init(
      key: try reader.seriesKey("key"), title: try reader.optionalText("title"),
      area: try reader.optionalText("area"),
      counterpart: try reader.optionalText("counterpart"),
      indicator: try reader.optionalText("indicator"),
      measure: try reader.optionalWord("measure", Measure.self) ?? .level,
      of: reader.has("of") ? try reader.seriesKey("of") : nil,
      unit: try reader.optionalText("unit"), scale: try reader.optionalScale("scale") ?? 0,
      agency: try reader.optionalText("agency"), details: try SeriesDetails(reader))
    if measure == .level, of != nil {
      throw reader.problem(
        .invalid, "a series with \"of\" needs a \"measure\": yoy, mom or qoq", "of")
    }
  }

  /// The oldest version of the schema that can say it.
  var schema: Int {
    details.isOfFirstSchema && measure != .qoq ? EventSchema.first : EventSchema.current
  }

  var json: JSONValue {
    .members(
      [
        ("kind", .string("series")), ("key", .string(key)), ("title", .text(title)),
        ("area", .text(area)), ("counterpart", .text(counterpart)),
        ("indicator", .text(indicator)),
        ("measure", measure == .level ? nil : .string(measure.rawValue)), ("of", .text(of)),
        ("unit", .text(unit)), ("scale", scale == 0 ? nil : .integer(scale)),
        ("agency", .text(agency)),
      ] + details.members(schema))
  }
}
