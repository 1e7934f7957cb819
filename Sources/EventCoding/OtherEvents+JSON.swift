import LedgerModel
import StrictJSON

extension Target {
  static let keys = [
    "kind", "id", "series", "period", "value", "scale", "qualifier", "published", "by", "summary",
    "source",
  ]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    self.init(
      id: try reader.optionalText("id"),
      figure: TargetFigure(
        series: try reader.seriesKey("series"), value: try reader.decimal("value"),
        scale: try reader.optionalScale("scale"),
        qualifier: try reader.optionalWord("qualifier", Figure.Qualifier.self)),
      period: try reader.optionalPeriod("period"),
      published: try reader.publicationTime("published"), by: try reader.optionalText("by"),
      summary: try reader.optionalText("summary"), source: try reader.source())
  }

  var json: JSONValue {
    .members([
      "kind": .string("target"), "id": .text(id), "series": .string(figure.series),
      "period": .text(period), "value": .text(figure.value), "scale": .whole(figure.scale),
      "qualifier": .text(figure.qualifier?.rawValue), "published": .string(published.text),
      "by": .text(by), "summary": .text(summary), "source": source?.json,
    ])
  }
}

extension Correction {
  static let keys = ["kind", "id", "corrects"] + Figure.keys + ["reason"]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    self.init(
      id: try reader.optionalText("id"), corrects: try reader.position("corrects"),
      figure: try Figure(reader), reason: try reader.text("reason"))
  }

  var json: JSONValue {
    .members(
      [("kind", .string("correction")), ("id", .text(id)), ("corrects", .integer(corrects))]
        + MemberTree.members { figure.tell(&$0) } + [("reason", .string(reason))])
  }
}

extension Withdrawal {
  static let keys = [
    "kind", "id", "agency", "published", "withdraws", "series", "period", "reason", "source",
  ]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    self.init(
      id: try reader.optionalText("id"), agency: try reader.text("agency"),
      published: try reader.publicationTime("published"),
      withdraws: try reader.position("withdraws"),
      series: reader.has("series") ? try reader.seriesKey("series") : nil,
      period: try reader.optionalPeriod("period"), reason: try reader.text("reason"),
      source: try reader.source())
    if period != nil, series == nil {
      throw reader.problem(
        .malformed, "a withdrawal of one period names its \"series\" too", "period")
    }
  }

  var json: JSONValue {
    .members([
      "kind": .string("withdrawal"), "id": .text(id), "agency": .string(agency),
      "published": .string(published.text), "withdraws": .integer(withdraws),
      "series": .text(series), "period": .text(period), "reason": .string(reason),
      "source": source?.json,
    ])
  }
}
