package import LedgerModel
import StrictJSON

/// Reads SDMX-JSON data messages 1.0 and 2.0, in whichever of their layouts: flat, by series, by
/// section.
///
/// Source: the data-message documentation of SDMX-JSON by the SDMX technical working group.
package struct SDMXJSONReader {
  private let file: String

  /// - Parameter file: what errors call the text.
  package init(file: String) { self.file = file }

  /// All observations of a message, in its order.
  ///
  /// - Throws: ``LedgerError`` with the place of what is wrong.
  package func observations(_ bytes: [UInt8]) throws(LedgerError) -> [SDMXObservation] {
    let root = try parsed(bytes, file: file)
    let data = root["data"] ?? root
    guard let dataSets = data["dataSets"]?.elements else {
      throw problem("an SDMX-JSON data message has \"dataSets\", found none", "$")
    }
    let structures = try (data["structures"]?.elements ?? data["structure"].map { [$0] } ?? [])
      .enumerated().map { number, node throws(LedgerError) in
        try JSONStructure(node, file: file, path: "$.structures[\(number)]")
      }
    guard !structures.isEmpty || dataSets.isEmpty else {
      throw problem("the message has no \"structure\" that says what its numbers mean", "$")
    }
    var observations: [SDMXObservation] = []
    for (number, dataSet) in dataSets.enumerated() {
      let which = dataSet["structure"]?.number.flatMap { Int($0) } ?? 0
      guard structures.indices.contains(which) else {
        throw problem(
          "data set \(number) has the structure \(which), of \(structures.count)",
          "$.dataSets[\(number)].structure")
      }
      try DataSetReader(
        structure: structures[which], file: file, path: "$.dataSets[\(number)]"
      ).read(dataSet, into: &observations)
    }
    return observations
  }

  private func problem(_ message: String, _ path: String) -> LedgerError {
    LedgerError(.malformed, message, path: path).located(file: file, line: nil, column: nil)
  }
}

/// A component as the structure of a message declares it.
struct JSONComponent {
  let id: String
  let name: String?
  /// Where it stands in the key of a series; nil for others than dimensions.
  let position: Int?
  /// The values that numbers stand for, some of them for none; nil: values stand for themselves.
  let values: [SDMXValue?]?
  /// Whether its values are numbers.
  let isNumeric: Bool

  private static let numericTypes: Set<String> = [
    "Double", "Float", "Decimal", "Integer", "BigInteger", "Long", "Short", "Count",
  ]

  init(_ node: JSONNode) {
    id = node["id"]?.string ?? ""
    name = node["name"]?.string
    isNumeric =
      node["format"]?["dataType"]?.string.map { Self.numericTypes.contains($0) } ?? false
    position = node["keyPosition"]?.number.flatMap { Int($0) }
    values = node["values"]?.elements.map { elements in
      elements.map { element in
        if element.value == .null { return nil }
        let name = element["name"]?.string
        let id = element["id"]?.string ?? element["value"]?.string ?? element.string
        return id.map { .one($0, name: name) } ?? name.map { .one($0) } ?? .missing
      }
    }
  }

  /// What an entry of an array stands for; nil where there is none.
  func value(_ node: JSONNode) -> SDMXValue? {
    switch node.value {
    case .null: return nil
    case .number(let text):
      guard let values, !values.isEmpty else { return .one(text) }
      return Int(text).flatMap { values.indices.contains($0) ? values[$0] : nil }
    case .string(let text):
      return text == "NaN" || text == "#N/A" ? .missing : .one(text)
    case .array(let elements): return .list(elements.compactMap { value($0) })
    case .object(let members):
      return .localized(
        members.compactMap { member in
          member.node.string.map { SDMXText(language: member.key, text: $0) }
        })
    case .bool(let flag): return .one(flag ? "true" : "false")
    }
  }
}

/// The structure of a message.
struct JSONStructure {
  var structure: SDMXStructure
  private(set) var dimensions: [Level: [JSONComponent]] = [:]
  private(set) var attributes: [Level: [JSONComponent]] = [:]
  private(set) var measures: [JSONComponent] = []

  /// What components are attached to.
  enum Level: String, CaseIterable {
    case dataSet
    case dimensionGroup
    case series
    case observation
  }

  init(_ node: JSONNode, file: String, path: String) throws(LedgerError) {
    structure = SDMXStructure(kind: "dataflow", id: "")
    for link in node["links"]?.elements ?? [] {
      guard let rel = link["rel"]?.string else { continue }
      let id =
        link["urn"]?.string?.split(separator: "=").last.map(String.init)
        ?? link["href"]?.string
      if structure.id.isEmpty || rel == "dataflow" {
        structure = SDMXStructure(kind: rel, id: id ?? "", name: node["name"]?.string)
      }
    }
    for level in Level.allCases {
      dimensions[level] = (node["dimensions"]?[level.rawValue]?.elements ?? []).map(
        JSONComponent.init)
      attributes[level] = (node["attributes"]?[level.rawValue]?.elements ?? []).map(
        JSONComponent.init)
    }
    measures = (node["measures"]?["observation"]?.elements ?? []).map(JSONComponent.init)
    // SDMX-JSON 1.0 has one measure, and does not name it.
    if measures.isEmpty {
      measures = [JSONComponent(JSONNode(.members(["id": .string("OBS_VALUE")])))]
    }
    for components in Array(dimensions.values) + Array(attributes.values) + [measures] {
      for component in components where component.id.isEmpty {
        throw LedgerError(.malformed, "a component has no \"id\"", path: path).located(
          file: file, line: nil, column: nil)
      }
    }
  }
}
