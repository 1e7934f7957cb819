package import LedgerModel

/// Reads SDMX-CSV 1.0, 2.0 and 2.1, row by row.
///
/// Source: the SDMX-CSV field guides of the SDMX technical working group.
package struct SDMXCSVReader {
  private var reader: CSVReader
  private let cells: SDMXCSVCells
  private let file: String

  /// - Parameters:
  ///   - file: what errors call the text.
  ///   - source: gives the next piece of the text; nil at the end.
  /// - Throws: ``LedgerError`` if the header is not one of SDMX-CSV; what the source throws.
  package init(
    file: String, _ source: @escaping () throws(LedgerError) -> [UInt8]?
  ) throws(LedgerError) {
    let beginning = try TextBeginning(64, of: source)
    let separator = SDMXCSVHeader.separator(beginning.bytes[...]) ?? UInt8(ascii: ",")
    var reader = try CSVReader(separator: separator, file: file, beginning.pieces)
    guard try reader.next() else {
      throw LedgerError(.malformed, "the text is empty; expected the header of SDMX-CSV").located(
        file: file, line: 1, column: 1)
    }
    let names = (0..<reader.count).map { reader.text($0) }
    cells = SDMXCSVCells(
      header: try SDMXCSVHeader(names, separator: separator, file: file))
    self.file = file
    self.reader = reader
  }

  /// The identifiers of the components, in the order of columns.
  package var componentIDs: [String] {
    cells.header.columns.filter { $0.kind == .component }.map(\.id)
  }

  /// What became of a row.
  package enum Row: Equatable {
    case observation(SDMXObservation)
    case rejected(RejectedRow)
  }

  /// The next row; nil at the end.
  ///
  /// - Throws: ``LedgerError`` where quotes are wrong; what the source throws.
  package mutating func next() throws(LedgerError) -> Row? {
    guard try reader.next() else { return nil }
    let columns = cells.header.columns
    guard reader.count == columns.count else {
      return .rejected(
        RejectedRow(
          line: reader.line, "\(reader.count) fields where the header has \(columns.count)"))
    }
    var observation = SDMXObservation(
      structure: SDMXStructure(kind: "dataflow", id: ""), action: .information, components: [],
      line: reader.line)
    if let place = columns.firstIndex(where: { $0.kind == .action }), !reader.text(place).isEmpty {
      guard let action = SDMXAction(reader.text(place)) else {
        return .rejected(
          RejectedRow(
            line: reader.line,
            "\"\(reader.text(place))\" is no action; expected I, A, R, D or M"))
      }
      observation.action = action
    }
    for (place, column) in columns.enumerated() {
      fill(&observation, column, place)
    }
    return .observation(observation)
  }

  private func fill(
    _ observation: inout SDMXObservation, _ column: SDMXCSVHeader.Column, _ place: Int
  ) {
    let text = reader.text(place)
    switch column.kind {
    case .structure: observation.structure.kind = text
    case .structureID:
      // With names: `ESTAT:NA_MAIN(1.6.0): National accounts`.
      let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3 {
        observation.structure.id = parts[0] + ":" + parts[1]
        observation.structure.name = String(parts[2].drop { $0 == " " })
      } else {
        observation.structure.id = text
      }
    case .structureName: observation.structure.name = text.isEmpty ? nil : text
    case .seriesKey: observation.seriesKey = text.isEmpty ? nil : text
    case .observationKey: observation.observationKey = text.isEmpty ? nil : text
    case .action, .nameOfPrevious: break
    case .component:
      let columns = cells.header.columns
      let hasName = place + 1 < columns.count && columns[place + 1].kind == .nameOfPrevious
      let value = cells.value(
        text, column, name: hasName ? reader.text(place + 1) : nil, action: observation.action)
      if let value {
        observation.components.append(
          SDMXComponent(id: column.id, name: column.name, role: nil, value: value))
      }
    }
  }
}
