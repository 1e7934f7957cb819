import LedgerModel
import StrictJSON

/// Reads one data set of an SDMX-JSON message.
struct DataSetReader {
  let structure: JSONStructure
  let file: String
  let path: String

  func read(
    _ dataSet: JSONNode, into observations: inout [SDMXObservation]
  ) throws(LedgerError) {
    var common = Keyed(
      SDMXObservation(
        structure: structure.structure,
        action: dataSet["action"]?.string.flatMap { SDMXAction($0) } ?? .information,
        components: [], validFrom: dataSet["validFrom"]?.string,
        validTo: dataSet["validTo"]?.string, line: 0))
    for dimension in structure.dimensions[.dataSet] ?? [] where dimension.values?.first != nil {
      try common.add(dimension, "0") { problem($0, "dimensions") }
    }
    let setAttributes = attributes(dataSet["attributes"], .dataSet)
    let groups = groups(dataSet["dimensionGroupAttributes"])
    if let series = dataSet["series"] {
      guard case .object(let members) = series.value else {
        throw problem("expected an object of series, found \(series.value.kindName)", "series")
      }
      for member in members {
        var own = common
        try own.add(key: member.key, structure.dimensions[.series] ?? []) { problem($0, "series") }
        let ownAttributes = attributes(member.node["attributes"], .series)
        try read(
          member.node["observations"], own, structure.dimensions[.observation] ?? [],
          setAttributes + ownAttributes, groups, into: &observations)
      }
    } else {
      // Flat: the key has all dimensions that are not the data set's.
      let dimensions =
        (structure.dimensions[.series] ?? []) + (structure.dimensions[.observation] ?? [])
      try read(
        dataSet["observations"], common, dimensions, setAttributes, groups, into: &observations)
    }
  }

  private func read(
    _ node: JSONNode?, _ common: Keyed, _ dimensions: [JSONComponent],
    _ attributes: [SDMXComponent], _ groups: [Group], into observations: inout [SDMXObservation]
  ) throws(LedgerError) {
    guard let node else { return }
    guard case .object(let members) = node.value else {
      throw problem(
        "expected an object of observations, found \(node.value.kindName)", "observations")
    }
    for member in members {
      guard case .array(let entries) = member.node.value else {
        throw problem(
          "expected an array, found \(member.node.value.kindName)", "observations.\(member.key)")
      }
      var own = common
      try own.add(key: member.key, dimensions) { problem($0, "observations") }
      own.observation.components += attributes
      own.observation.components += groups.filter { $0.applies(to: own) }.flatMap(\.components)
      own.observation.components += values(entries)
      own.observation.line = observations.count + 1
      observations.append(own.observation)
    }
  }

  /// The measures and attributes of an observation.
  private func values(_ entries: [JSONNode]) -> [SDMXComponent] {
    var rest = entries[...]
    var components: [SDMXComponent] = []
    func add(_ component: JSONComponent, _ role: SDMXComponent.Role, _ entry: JSONNode) {
      if let value = component.value(entry) {
        components.append(
          SDMXComponent(id: component.id, name: component.name, role: role, value: value))
      }
    }
    // Without data, entries begin with the attributes.
    let hasMeasures =
      !(structure.measures.first?.isNumeric ?? false)
      || entries.first?.string.map { FormatNumber(Array($0.utf8)[...]).isNumber } ?? true
    if hasMeasures {
      for measure in structure.measures {
        guard let entry = rest.popFirst() else { break }
        add(measure, .measure, entry)
      }
    }
    for (attribute, entry) in zip(structure.attributes[.observation] ?? [], rest) {
      add(attribute, .attribute, entry)
    }
    return components
  }

  private func attributes(_ node: JSONNode?, _ level: JSONStructure.Level) -> [SDMXComponent] {
    zip(structure.attributes[level] ?? [], node?.elements ?? []).compactMap { attribute, entry in
      attribute.value(entry).map {
        SDMXComponent(id: attribute.id, name: attribute.name, role: .attribute, value: $0)
      }
    }
  }

  /// Attributes of groups of keys, which leave dimensions open.
  private func groups(_ node: JSONNode?) -> [Group] {
    guard case .object(let members)? = node?.value else { return [] }
    return members.map { member in
      Group(
        key: member.key.split(separator: ":", omittingEmptySubsequences: false).map(String.init),
        components: attributes(member.node, .dimensionGroup))
    }
  }

  private func problem(_ message: String, _ part: String) -> LedgerError {
    LedgerError(.malformed, message, path: "\(path).\(part)").located(
      file: file, line: nil, column: nil)
  }
}

/// Attributes of all observations whose key has these places; an empty one is any.
private struct Group {
  let key: [String]
  let components: [SDMXComponent]

  func applies(to keyed: Keyed) -> Bool {
    key.enumerated().allSatisfy { position, place in
      place.isEmpty || keyed.places[position] == place
    }
  }
}

/// An observation with the places of its dimensions' values, by the position of the dimension.
private struct Keyed {
  var observation: SDMXObservation
  private(set) var places: [Int: String] = [:]

  init(_ observation: SDMXObservation) { self.observation = observation }

  /// Adds the dimensions of a key such as `0:3`, each a place among the values of its dimension.
  mutating func add(
    key: String, _ dimensions: [JSONComponent], _ problem: (String) -> LedgerError
  ) throws(LedgerError) {
    let parts = key.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == dimensions.count else {
      throw problem(
        "the key \"\(key)\" has \(parts.count) parts for \(dimensions.count) dimensions")
    }
    for (dimension, part) in zip(dimensions, parts) {
      try add(dimension, String(part)) { problem("the key \"\(key)\" \($0)") }
    }
  }

  mutating func add(
    _ dimension: JSONComponent, _ place: String, _ problem: (String) -> LedgerError
  ) throws(LedgerError) {
    guard let values = dimension.values, let number = Int(place), values.indices.contains(number),
      let value = values[number]
    else {
      throw problem(
        "names value \(place) of \(dimension.id), which has \(dimension.values?.count ?? 0)")
    }
    observation.components.append(
      SDMXComponent(
        id: dimension.id, name: dimension.name, role: .dimension, value: value))
    if let position = dimension.position { places[position] = place }
  }
}

extension FormatNumber {
  fileprivate var isNumber: Bool {
    switch self {
    case .value, .missing: true
    case .wrong: false
    }
  }
}
