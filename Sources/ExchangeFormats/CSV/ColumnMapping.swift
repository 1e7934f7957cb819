package import LedgerModel
package import StrictJSON

/// What the columns of a CSV text mean: the mapping file of `import`.
///
/// ```json
/// {"shape": "long", "separator": ";", "frequency": "quarter", "series": "CH.{series}",
///  "columns": {"period": "time", "published": "release_date", "value": "value"},
///  "agency": "SECO", "unit": "CHF", "scale": 6, "title": "{series}", "missing": ["-"]}
/// ```
///
/// Three shapes: `long` has a row a figure; `vintages` a row a period and a column a vintage, the
/// triangle; `series` a row a period and a column a series. `series` is a template over columns;
/// in the shape `series` it may ask for `{column}`, the name of the column.
package struct ColumnMapping: Equatable, Sendable {
  /// What rows and columns are.
  package var shape = Shape.long
  /// The byte between fields.
  package var separator = UInt8(ascii: ",")
  /// The names of columns, by what they hold.
  package var columns: [Field: String] = [:]
  /// The key of the series, a template; nil: the column `series`.
  package var series: String?
  /// What every row has in common, by what it is.
  package var constants: [Field: String] = [:]
  /// What days of reference mean; nil: days.
  package var frequency: Period.Frequency?
  /// Further words for a missing value.
  package var missing: Set<String> = []

  /// What rows and columns are.
  package enum Shape: String, CaseIterable, Sendable {
    case long
    case vintages
    case series
  }

  /// What a column can hold: the columns that `export --format csv` writes, by the names it gives
  /// them.
  package enum Field: String, CaseIterable, Hashable, Sendable {
    // The figure.
    case series
    case period
    case value
    case published
    case withdrawn
    case qualifier
    case basis
    case status
    case scale
    case note
    // The release.
    case agency
    case release
    case edition
    case publisher
    case secondary
    case url
    case sourceTitle = "source-title"
    case retrieved
    case sha256
    // The definition of the series.
    case title
    case area
    case counterpart
    case indicator
    case measure
    case of
    case unit
    case seriesScale = "series-scale"
    case seriesAgency = "series-agency"
    case equals

    /// Whether it may be the same for all rows.
    var canBeConstant: Bool { ![.period, .value, .withdrawn].contains(self) }
  }

  /// The mapping of what `export --format csv` writes: each column is called what it holds.
  package init() {}

  /// Reads a mapping file.
  ///
  /// - Throws: ``LedgerError`` with the path of what is wrong.
  package init(_ json: JSONNode, file: String) throws(LedgerError) {
    guard case .object(let members) = json.value else {
      throw Self.problem("a mapping is an object, found \(json.value.kindName)", "$", file)
    }
    for member in members {
      try take(member, file)
    }
  }

  private mutating func take(_ member: JSONMember, _ file: String) throws(LedgerError) {
    let path = "$.\(member.key)"
    switch member.key {
    case "shape":
      shape = try choice(member, path, file, Shape.init, Shape.allCases.map(\.rawValue))
    case "frequency":
      frequency = try choice(
        member, path, file, Period.Frequency.init, Period.Frequency.allCases.map(\.rawValue))
    case "separator":
      let text = try Self.text(member.node, path, file)
      let byte = text == "\\t" ? UInt8(ascii: "\t") : text.utf8.first
      guard let byte, text.utf8.count == 1 || text == "\\t", byte != UInt8(ascii: "\"") else {
        throw Self.problem("a separator is one character, such as \";\" or \"\\t\"", path, file)
      }
      separator = byte
    case "columns":
      guard case .object(let columns) = member.node.value else {
        throw Self.problem(
          "expected an object of column names, such as {\"period\": \"time\"}", path, file)
      }
      for column in columns {
        let field = try Self.field(column.key, "\(path).\(column.key)", file)
        self.columns[field] = try Self.text(column.node, "\(path).\(column.key)", file)
      }
    case "missing":
      guard case .array(let words) = member.node.value else {
        throw Self.problem("expected an array of words", path, file)
      }
      for (index, word) in words.enumerated() {
        missing.insert(try Self.text(word, "\(path)[\(index)]", file))
      }
    case "series": series = try Self.text(member.node, path, file)
    default:
      let field = try Self.field(member.key, path, file)
      guard field.canBeConstant else {
        throw Self.problem(
          "\(member.key) is not the same for all rows; name its column under \"columns\"", path,
          file)
      }
      constants[field] =
        if case .number(let text) = member.node.value { text } else {
          try Self.text(member.node, path, file)
        }
    }
  }

  private func choice<Choice>(
    _ member: JSONMember, _ path: String, _ file: String, _ make: (String) -> Choice?,
    _ names: [String]
  ) throws(LedgerError) -> Choice {
    let text = try Self.text(member.node, path, file)
    guard let choice = make(text) else {
      throw Self.problem(
        "\"\(text)\" is none of \(names.joined(separator: ", "))", path, file)
    }
    return choice
  }

  private static func field(
    _ name: String, _ path: String, _ file: String
  ) throws(LedgerError) -> Field {
    guard let field = Field(rawValue: name) else {
      throw unknown(
        name, among: Field.allCases.map(\.rawValue) + ["shape", "separator", "columns"], path, file)
    }
    return field
  }

  private static func text(
    _ node: JSONNode, _ path: String, _ file: String
  ) throws(LedgerError) -> String {
    guard case .string(let text) = node.value else {
      throw problem("expected a string, found \(node.value.kindName)", path, file)
    }
    return text
  }

  static func problem(_ message: String, _ path: String, _ file: String) -> LedgerError {
    LedgerError(.invalid, message, path: path).located(file: file, line: nil, column: nil)
  }
}
