import LedgerModel

/// The header of an SDMX-CSV text: which columns there are, and how their cells are to be read.
///
/// SDMX-CSV field guide 1.0 (`DATAFLOW` first), and 2.0 and 2.1 (`STRUCTURE` first).
struct SDMXCSVHeader {
  let columns: [Column]
  /// What separates the parts of a cell.
  let delimiter: Character
  /// Whether texts have the forms of countries that write decimals with a comma.
  let hasDecimalCommas: Bool

  struct Column {
    var kind: Kind
    /// The identifier of a component.
    var id = ""
    /// The name of a component, in a header with names.
    var name: String?
    /// How its cells are made up.
    var form = Form.single
  }

  enum Kind {
    case structure
    case structureID
    case structureName
    case action
    case seriesKey
    case observationKey
    case component
    /// The name of what the column before has.
    case nameOfPrevious
  }

  enum Form: Equatable {
    case single
    case list
    case listOfLists
    case languages([String])
  }

  /// The byte that separates fields: the one after the first column's name.
  ///
  /// - Parameter beginning: the first bytes of the text.
  /// - Returns: nil when no such column begins the text.
  static func separator(_ beginning: ArraySlice<UInt8>) -> UInt8? {
    var rest = beginning
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let isQuoted = rest.first == UInt8(ascii: "\"")
    if isQuoted { rest = rest.dropFirst() }
    for name in ["STRUCTURE", "DATAFLOW"] where rest.starts(with: name.utf8) {
      rest = rest.dropFirst(name.utf8.count)
      if rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
        rest = rest[(close + 1)...]
      }
      if isQuoted, rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
      let separator = rest.first ?? UInt8(ascii: ",")
      return separator < 0x20 && separator != UInt8(ascii: "\t") ? UInt8(ascii: ",") : separator
    }
    return nil
  }

  /// - Parameters:
  ///   - names: the fields of the first line.
  ///   - separator: the byte between them.
  ///   - file: what errors call the text.
  /// - Throws: `.malformed` for a column that SDMX-CSV does not know, or a missing one.
  init(_ names: [String], separator: UInt8, file: String) throws(LedgerError) {
    guard let first = names.first, let kind = Self.firstKind(first) else {
      throw LedgerError(
        .malformed,
        "the first column of SDMX-CSV is STRUCTURE (2.0, 2.1) or DATAFLOW (1.0), found "
          + "\"\(names.first ?? "")\""
      ).located(file: file, line: 1, column: 1)
    }
    let marked = first.split(separator: "[").dropFirst().first?.first
    delimiter = marked ?? ";"
    hasDecimalCommas = separator == UInt8(ascii: ";")
    let hasNames = names.contains("STRUCTURE_NAME")
    var columns = [Column(kind: kind)]
    for name in names.dropFirst() {
      if let reserved = Self.reserved[name] {
        columns.append(Column(kind: reserved))
      } else if hasNames, columns.last?.kind == .component {
        // Each component's column is followed by one of names.
        columns[columns.count - 1].name = name
        columns.append(Column(kind: .nameOfPrevious))
      } else {
        columns.append(Self.component(name))
      }
    }
    self.columns = columns
  }

  private static let reserved: [String: Kind] = [
    "STRUCTURE_ID": .structureID, "STRUCTURE_NAME": .structureName, "ACTION": .action,
    "SERIES_KEY": .seriesKey, "OBS_KEY": .observationKey,
  ]

  private static func firstKind(_ name: String) -> Kind? {
    if name == "STRUCTURE" || name.hasPrefix("STRUCTURE[") && name.hasSuffix("]") {
      return .structure
    }
    return name == "DATAFLOW" || name.hasPrefix("DATAFLOW:") ? .structureID : nil
  }

  /// `DIM_1`, `DIM_1: Dimension 1`, `ATTR[]`, `ATTR[en;fr]`, `CONTACT[].NAME[]`.
  private static func component(_ text: String) -> Column {
    var column = Column(kind: .component)
    var id = text
    if let colon = text.range(of: ": ") {
      id = String(text[..<colon.lowerBound])
      column.name = String(text[colon.upperBound...])
    }
    let lists = id.components(of: "[]")
    if lists > 0 {
      column.form = lists > 1 ? .listOfLists : .list
      id = id.removing("[]")
    } else if id.hasSuffix("]"), let open = id.lastIndex(of: "[") {
      let inside = id[id.index(after: open)...].dropLast()
      column.form = .languages(
        inside.split { ";|".contains($0) }.map(String.init))
      id = String(id[..<open])
    }
    column.id = id
    return column
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      start = index(after: start)
    }
    return nil
  }

  /// How often a part occurs.
  fileprivate func components(of part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let found = String(rest).range(of: part) {
      count += 1
      rest = Substring(String(rest)[found.upperBound...])
    }
    return count
  }

  fileprivate func removing(_ part: String) -> String {
    var (result, rest) = ("", self)
    while let found = rest.range(of: part) {
      result += rest[..<found.lowerBound]
      rest = String(rest[found.upperBound...])
    }
    return result + rest
  }
}
