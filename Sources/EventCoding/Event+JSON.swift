package import LedgerModel
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
    case "amendment": self = .amendment(try Amendment(node, path: path))
    default:
      let hint = nearest(to: kind, in: Event.kinds).map { "; did you mean \"\($0)\"?" } ?? ""
      throw LedgerError(
        .unknown,
        "the kind \"\(kind)\" is unknown, expected one of "
          + Event.kinds.joined(separator: ", ") + hint, path: path + ".kind",
        offset: kindNode.offset)
    }
  }

  /// The event as a JSON object, its keys in the canonical order; with its schema, if that is not
  /// the first.
  package var json: JSONValue {
    guard schema != EventSchema.first, case .object(let members) = ownJSON else { return ownJSON }
    let stated = JSONMember(key: EventSchema.key, node: JSONNode(.integer(schema)))
    return .object([stated] + members)
  }

  /// The oldest version of the schema that can say the event: so the bytes of what could always be
  /// said stay as they are.
  var schema: Int {
    let isOfFirst =
      switch self {
      case .series(let series): series.schema == EventSchema.first
      case .release(let release): release.figures.allSatisfy(\.isOfFirstSchema)
      case .correction(let correction): correction.figure.isOfFirstSchema
      case .amendment: false
      case .statement, .target, .withdrawal: true
      }
    return isOfFirst ? EventSchema.first : EventSchema.current
  }

  private var ownJSON: JSONValue {
    switch self {
    case .series(let series): series.json
    case .release(let release): release.json
    case .statement(let statement): statement.json
    case .target(let target): target.json
    case .correction(let correction): correction.json
    case .withdrawal(let withdrawal): withdrawal.json
    case .amendment(let amendment): amendment.json
    }
  }
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
  static func text(_ value: ExactDecimal?) -> JSONValue? { value.map { .string($0.text) } }
  static func text(_ period: Period?) -> JSONValue? { period.map { .string($0.description) } }
  static func whole(_ number: Int?) -> JSONValue? { number.map(JSONValue.integer) }
}
