import PlainText
package import StrictJSON

extension Event {
  /// Reads an event in the form that `append` takes.
  ///
  /// An event of an older ``EventSchema`` is brought into the present shape first.
  ///
  /// - Throws: ``LedgerError`` with path and offset.
  package init(_ node: JSONNode, path: String = "$") throws(LedgerError) {
    let node = try EventSchema.upcast(node, path: path)
    guard case .object = node.value else {
      throw LedgerError(
        .malformed, "found \(node.value.kindName), expected an event: an object with a \"kind\"",
        path: path, offset: node.offset)
    }
    guard let kindNode = node["kind"], let kind = kindNode.string else {
      throw LedgerError(
        .malformed,
        "an event needs the key \"kind\", one of \(Event.kinds.joined(separator: ", "))",
        path: path, offset: node.offset)
    }
    switch kind {
    case "series": self = .series(try SeriesDefinition(node, path: path))
    case "release": self = .release(try Release(node, path: path))
    case "statement": self = .statement(try Statement(node, path: path))
    case "target": self = .target(try Target(node, path: path))
    case "correction": self = .correction(try Correction(node, path: path))
    case "withdrawal": self = .withdrawal(try Withdrawal(node, path: path))
    default:
      let hint = nearest(to: kind, in: Event.kinds).map { "; did you mean \"\($0)\"?" } ?? ""
      throw LedgerError(
        .unknown,
        "the kind \"\(kind)\" is unknown, expected one of "
          + Event.kinds.joined(separator: ", ") + hint, path: path + ".kind",
        offset: kindNode.offset)
    }
  }

  /// The event as a JSON object, its keys in the canonical order.
  package var json: JSONValue {
    switch self {
    case .series(let series): series.json
    case .release(let release): release.json
    case .statement(let statement): statement.json
    case .target(let target): target.json
    case .correction(let correction): correction.json
    case .withdrawal(let withdrawal): withdrawal.json
    }
  }
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
  static func text(_ value: ExactDecimal?) -> JSONValue? { value.map { .string($0.text) } }
  static func text(_ period: Period?) -> JSONValue? { period.map { .string($0.description) } }
  static func whole(_ number: Int?) -> JSONValue? { number.map(JSONValue.integer) }
}
