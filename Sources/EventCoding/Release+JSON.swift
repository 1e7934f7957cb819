import LedgerModel
import StrictJSON

extension Release {
  static let keys = ["kind", "id", "agency", "title", "published", "edition", "source", "figures"]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys, isReviewed: true)
    var figures: [Figure] = []
    for element in try reader.list("figures") {
      figures.append(try Figure(element.node, path: element.path))
    }
    guard !figures.isEmpty else {
      throw reader.problem(
        .malformed, "a release has at least one figure; without any, record a statement",
        "figures")
    }
    self.init(
      id: try reader.optionalText("id"), agency: try reader.text("agency"),
      title: try reader.text("title"), published: try reader.publicationTime("published"),
      edition: try reader.optionalText("edition"), source: try reader.source(), figures: figures)
  }
}

extension Figure {
  static let keys = [
    "series", "period", "value", "scale", "qualifier", "nil", "basis", "status", "note",
  ]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    try self.init(ObjectReader(node, at: path, keys: Self.keys, isReviewed: true))
  }

  /// Reads the figure among the keys of an object.
  init(_ reader: ObjectReader) throws(LedgerError) {
    self.init(
      series: try reader.seriesKey("series"), period: try reader.period("period"),
      value: try reader.decimal("value"), scale: try reader.optionalScale("scale"),
      qualifier: try reader.optionalWord("qualifier", Qualifier.self),
      isNil: try reader.truth("nil"), basis: try reader.optionalWord("basis", Basis.self),
      status: try reader.optionalText("status"), note: try reader.optionalText("note"))
    if let problem = status.flatMap(Figure.problem) {
      throw reader.problem(.invalid, problem, "status")
    }
    if isNil, value.coefficient != 0 || value.isMinusZero || qualifier != nil {
      throw reader.problem(
        .invalid,
        "a printed dash has the value 0, with the digits of its table, and no qualifier", "nil")
    }
  }
}

extension ObjectReader {
  /// The source that may be there.
  func source() throws(LedgerError) -> Source? {
    guard let (node, path) = object("source") else { return nil }
    return try Source(node, path: path)
  }
}

extension Source {
  static let keys = ["publisher", "title", "url", "retrieved", "sha256", "secondary"]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys)
    self.init(
      publisher: try reader.optionalText("publisher"), title: try reader.optionalText("title"),
      url: try reader.optionalText("url"), sha256: try reader.optionalText("sha256"),
      isSecondary: try reader.truth("secondary"))
    if let sha256,
      sha256.utf8.count != 64
        || !sha256.allSatisfy({ $0.isHexDigit && !$0.isUppercase && $0.isASCII })
    {
      throw reader.problem(
        .invalid, "\"\(sha256)\" is no SHA-256; expected 64 lower-case hexadecimal digits",
        "sha256")
    }
    if let text = try reader.optionalText("retrieved") {
      guard let time = PublicationTime(text), time.text == time.day.description else {
        throw reader.problem(
          .invalid, "\"\(text)\" is no day; expected one such as 2024-01-12", "retrieved")
      }
      retrieved = time.day
    }
  }
}
