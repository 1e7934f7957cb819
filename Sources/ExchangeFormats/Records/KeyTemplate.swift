package import LedgerModel

/// How a series is called in the ledger: a template such as `CH.{series}`.
package struct KeyTemplate: Sendable {
  private let parts: [Part]

  private enum Part: Sendable {
    case text(String)
    case name(String)
  }

  /// Reads a template: text with names in braces.
  ///
  /// - Throws: ``LedgerError`` if a brace is not closed, or nothing is between two.
  package init(_ text: String) throws(LedgerError) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}"), rest.index(after: open) < close else {
        throw LedgerError(
          .invalid,
          "the template \"\(text)\" has a brace without a name and its closing brace; "
            + "write it like CH.{series}")
      }
      parts.append(.name(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// The names that the template asks for.
  package var names: [String] {
    parts.compactMap { part in
      if case .name(let name) = part { name } else { nil }
    }
  }

  /// The name of the series that has these values.
  package func seriesName(_ value: (String) -> String?) -> SeriesName {
    SeriesName(
      parts.map { part in
        switch part {
        case .text(let text): .text(text)
        case .name(let name): .value(value(name) ?? "")
        }
      })
  }

  /// The template with values for its names, as a text.
  package func text(_ value: (String) -> String?) -> String { seriesName(value).text }
}
