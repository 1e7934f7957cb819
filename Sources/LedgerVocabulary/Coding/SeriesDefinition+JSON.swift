import StrictJSON

extension SeriesDefinition {
  static let keys = [
    "kind", "key", "title", "area", "counterpart", "indicator", "measure", "of", "unit", "scale",
    "agency", "equals",
  ]

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
      agency: try reader.optionalText("agency"))
    if let text = try reader.optionalText("equals") {
      guard let identity = Identity(text) else {
        throw reader.problem(
          .invalid,
          "\"\(text)\" is no identity; expected series keys joined by + and - with spaces "
            + "around, such as \"CN.EXPORTS.USD + CN.IMPORTS.USD\"", "equals")
      }
      equals = identity
    }
    if measure == .level, of != nil {
      throw reader.problem(
        .invalid, "a series with \"of\" needs a \"measure\": yoy or mom", "of")
    }
  }

  var json: JSONValue {
    .members([
      "kind": .string("series"), "key": .string(key), "title": .text(title), "area": .text(area),
      "counterpart": .text(counterpart), "indicator": .text(indicator),
      "measure": measure == .level ? nil : .string(measure.rawValue), "of": .text(of),
      "unit": .text(unit), "scale": scale == 0 ? nil : .integer(scale), "agency": .text(agency),
      "equals": .text(equals?.text),
    ])
  }
}
