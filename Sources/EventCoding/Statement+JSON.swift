import LedgerModel
import StrictJSON

extension Statement {
  static let keys = [
    "kind", "id", "agency", "speaker", "role", "occasion", "published", "summary", "source",
    "claims",
  ]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    var claims: [Claim] = []
    for element in try reader.list("claims") {
      claims.append(try Claim(element.node, path: element.path))
    }
    let summary = try reader.optionalText("summary")
    guard summary != nil || !claims.isEmpty else {
      throw reader.problem(.malformed, "a statement has a summary, or claims, or both", "summary")
    }
    self.init(
      id: try reader.optionalText("id"), agency: try reader.text("agency"),
      speaker: try reader.optionalText("speaker"), role: try reader.optionalText("role"),
      occasion: try reader.optionalText("occasion"),
      published: try reader.publicationTime("published"), summary: summary,
      source: try reader.source(), claims: claims)
  }

  var json: JSONValue {
    .members([
      "kind": .string("statement"), "id": .text(id), "agency": .string(agency),
      "speaker": .text(speaker), "role": .text(role), "occasion": .text(occasion),
      "published": .string(published.text), "summary": .text(summary), "source": source?.json,
      "claims": claims.isEmpty ? nil : .list(claims.map(\.json)),
    ])
  }
}

extension Claim {
  static let keys = [
    "claim", "series", "period", "since", "value", "scale", "qualifier", "direction", "length",
    "note",
  ]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    guard let kind = try reader.optionalWord("claim", Kind.self) else {
      throw reader.missing("claim")
    }
    self.init(
      kind, series: try reader.seriesKey("series"), period: try reader.period("period"),
      since: try reader.optionalPeriod("since"), value: try reader.optionalDecimal("value"),
      scale: try reader.optionalScale("scale"),
      qualifier: try reader.optionalWord("qualifier", Figure.Qualifier.self),
      direction: try reader.optionalWord("direction", Direction.self),
      length: try reader.optionalInteger("length"), note: try reader.optionalText("note"))
    try requireParts(reader)
  }

  /// Refuses a claim that lacks what its kind needs to be judged.
  private func requireParts(_ reader: ObjectReader) throws(LedgerError) {
    let needed: [(key: String, isThere: Bool)] =
      switch kind {
      case .growth, .level, .exceeds: [("value", value != nil)]
      case .streak: [("direction", direction != nil), ("length", length ?? 0 > 0)]
      case .firstDeclineSince, .firstRiseSince, .decliningSince: [("since", since != nil)]
      case .recordHigh, .recordLow, .exceedsTarget: []
      }
    for (key, isThere) in needed where !isThere {
      throw reader.problem(
        .malformed,
        "a claim of the kind \"\(kind.rawValue)\" needs the key \"\(key)\""
          + (key == "length" ? ", a whole number from 1" : ""), key)
    }
    if let since, !since.isBefore(period) {
      throw reader.problem(
        .invalid, "\"\(since)\" is not before the claim's period \(period)", "since")
    }
  }

  var json: JSONValue {
    .members([
      "claim": .string(kind.rawValue), "series": .string(series), "period": .text(period),
      "since": .text(since), "value": .text(value), "scale": .whole(scale),
      "qualifier": .text(qualifier?.rawValue), "direction": .text(direction?.rawValue),
      "length": .whole(length), "note": .text(note),
    ])
  }
}
