import LedgerModel
import PlainText
import StrictJSON

extension SeriesDetails {
  /// The keys of details, in their order.
  static let keys = ["equals", "names", "adjustment", "base", "minimum"]

  /// Reads the details among the keys of an object.
  init(_ reader: ObjectReader) throws(LedgerError) {
    self.init(
      equals: try Self.identities(reader), names: try Self.names(reader),
      adjustment: try reader.optionalWord("adjustment", Adjustment.self),
      base: try reader.optionalPeriod("base"), minimum: try reader.optionalDecimal("minimum"))
  }

  private static func identities(
    _ reader: ObjectReader
  ) throws(LedgerError) -> [SeriesDefinition.Identity] {
    var identities: [SeriesDefinition.Identity] = []
    let texts = try reader.texts("equals")
    for (text, place, offset) in texts {
      // One may stand alone, and mostly does.
      let path = texts.count == 1 ? reader.path + ".equals" : place
      guard let identity = SeriesDefinition.Identity(text) else {
        throw LedgerError(
          .invalid,
          "\"\(text)\" is no identity; expected series keys joined by + and - with spaces "
            + "around, such as \"CN.EXPORTS.USD + CN.IMPORTS.USD\"", path: path, offset: offset)
      }
      guard !identities.contains(identity) else {
        throw LedgerError(
          .invalid, "the identity \"\(text)\" is given twice", path: path, offset: offset)
      }
      identities.append(identity)
    }
    return identities
  }

  private static func names(_ reader: ObjectReader) throws(LedgerError) -> [String: [String]] {
    guard let (node, path) = reader.object("names") else { return [:] }
    guard case .object(let members) = node.value, !members.isEmpty else {
      throw reader.problem(
        .malformed,
        "expected an object that has names by language, such as {\"en\": [\"exports\"]}", "names")
    }
    let own = try ObjectReader(node, at: path, keys: members.map(\.key))
    var names: [String: [String]] = [:]
    for member in members {
      guard isLanguage(member.key) else {
        throw LedgerError(
          .invalid,
          "\"\(member.key)\" is no language; expected a tag of BCP 47 such as en or zh-Hans",
          path: path, offset: member.keyOffset)
      }
      var list: [String] = []
      for (text, path, offset) in try own.texts(member.key) {
        guard !list.contains(text) else {
          throw LedgerError(
            .invalid, "the name \"\(text)\" is given twice", path: path, offset: offset)
        }
        list.append(text)
      }
      names[member.key] = list
    }
    return names
  }

  /// Whether a text has the form of a language tag: words of ASCII letters and digits, the first of
  /// two or three letters, joined by hyphens.
  private static func isLanguage(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = words.first, (2...3).contains(first.count) else { return false }
    return first.allSatisfy(isLetter)
      && words.dropFirst().allSatisfy { word in
        (1...8).contains(word.count)
          && word.allSatisfy { isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// The members of an object that has them.
  ///
  /// - Parameter schema: the version of the event's shape: the first has one identity, not in a
  ///   list.
  /// - Returns: the members, nil where there is nothing to tell.
  func members(_ schema: Int) -> [(key: String, value: JSONValue?)] {
    let identities =
      schema == EventSchema.first
      ? JSONValue.text(equals.first?.text) : .list(equals.map { .string($0.text) })
    return [
      ("equals", equals.isEmpty ? nil : identities),
      ("names", names.isEmpty ? nil : Self.json(names)),
      ("adjustment", .text(adjustment?.rawValue)), ("base", .text(base)),
      ("minimum", .text(minimum)),
    ]
  }

  private static func json(_ names: [String: [String]]) -> JSONValue {
    // By bytes, so that there is one order whatever the machine.
    let sorted = names.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .object(
      sorted.map { language, names in
        JSONMember(key: language, node: JSONNode(.list(names.map(JSONValue.string))))
      })
  }

  /// Whether the first version of the schema can say them.
  var isOfFirstSchema: Bool {
    equals.count <= 1 && names.isEmpty && adjustment == nil && base == nil && minimum == nil
  }
}

extension Amendment {
  static let keys = ["kind", "id", "series"] + SeriesDetails.keys + ["note"]

  init(_ node: JSONNode, path: String) throws(LedgerError) {
    let reader = try ObjectReader(node, at: path, keys: Self.keys)
    self.init(
      id: try reader.optionalText("id"), series: try reader.seriesKey("series"),
      details: try SeriesDetails(reader), note: try reader.optionalText("note"))
    guard !details.isEmpty else {
      throw LedgerError(
        .malformed,
        "an amendment adds something: one of \(SeriesDetails.keys.joined(separator: ", "))",
        path: path, offset: node.offset)
    }
  }

  var json: JSONValue {
    .members(
      [("kind", .string("amendment")), ("id", .text(id)), ("series", .string(series))]
        + details.members(EventSchema.current) + [("note", .text(note))])
  }
}
