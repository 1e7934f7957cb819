/// One row of an SDMX data message, whatever the format: an observation, or attributes of several.
package struct SDMXObservation: Equatable, Sendable {
  /// What the row's components belong to.
  package var structure: SDMXStructure
  /// What is to be done with it.
  package var action: SDMXAction
  /// The key of its series, where the message says it.
  package var seriesKey: String?
  /// The key of the observation, where the message says it.
  package var observationKey: String?
  /// The components that have a value here, in the order of the message.
  package var components: [SDMXComponent]
  /// From when on the data set is valid, where the message says it.
  package var validFrom: String?
  /// Until when the data set is valid, where the message says it.
  package var validTo: String?
  /// The line, counted from 1; in formats without lines, the number of the observation.
  package var line: Int

  /// The value of a component; nil where it has none.
  package func value(_ id: String) -> SDMXValue? { components.first { $0.id == id }?.value }
}

/// The structure that components belong to.
package struct SDMXStructure: Equatable, Hashable, Sendable {
  /// Such as `dataflow`, `datastructure` or `dataprovision`.
  package var kind: String
  /// `AGENCY:ID(VERSION)`.
  package var id: String
  /// Its name.
  package var name: String?

  /// The agency.
  package var agency: String? {
    id.firstIndex(of: ":").map { String(id[..<$0]) }
  }
}

/// What is to be done with data.
package enum SDMXAction: String, Equatable, Sendable {
  case information = "I"
  case append = "A"
  case replace = "R"
  case delete = "D"
  /// Since SDMX-CSV 2.1.
  case merge = "M"

  /// A letter of SDMX-CSV, or a word of SDMX-JSON.
  package init?(_ text: String) {
    let words: [String: SDMXAction] = [
      "information": .information, "append": .append, "replace": .replace, "delete": .delete,
      "merge": .merge,
    ]
    guard let action = SDMXAction(rawValue: text) ?? words[text.lowercased()] else { return nil }
    self = action
  }
}

/// A component with its value.
package struct SDMXComponent: Equatable, Sendable {
  /// Its identifier, such as `FREQ`.
  package var id: String
  /// Its name, where the message has names.
  package var name: String?
  /// What it is, where the message says it.
  package var role: Role?
  /// Its value.
  package var value: SDMXValue

  /// What a component is.
  package enum Role: Equatable, Sendable {
    case dimension
    case measure
    case attribute
  }
}

/// A value of a component.
package indirect enum SDMXValue: Equatable, Sendable {
  /// A text, number or code, with its name where the message has names.
  case one(String, name: String? = nil)
  /// Intentionally missing: `NaN` or `#N/A`.
  case missing
  /// To be deleted: `-`.
  case deletion
  /// A dimension that is switched off: `~`.
  case off
  /// Several values.
  case list([SDMXValue])
  /// A text in several languages, by their tags, in the order of the message.
  case localized([SDMXText])

  /// The text, number or code, if it is one.
  package var text: String? {
    if case .one(let text, _) = self { text } else { nil }
  }
}

/// A text in a language.
package struct SDMXText: Equatable, Sendable {
  /// The language's tag, such as `en`.
  package var language: String
  /// The text.
  package var text: String
}
