import ExchangeFormats
import LedgerLog
package import LedgerModel
import StrictJSON

/// A text that can be read piece by piece, and, if it is a file, from its beginning again.
public struct ImportText: Sendable {
  /// What errors call it.
  public let name: String
  /// Whether it can be read a second time.
  public let isRepeatable: Bool
  private let open: @Sendable () throws(LedgerError) -> () throws(LedgerError) -> [UInt8]?

  /// A file; `-` is standard input.
  public init(file: String) {
    name = file
    isRepeatable = file != "-"
    open = { () throws(LedgerError) in try LedgerLog.pieces(ofFile: file) }
  }

  /// Bytes at hand.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, bytes: bytes, pieceSize: 1 << 20)
  }

  /// Bytes at hand, in pieces of a size.
  package init(name: String, bytes: [UInt8], pieceSize: Int) {
    self.name = name
    isRepeatable = true
    open = { () throws(LedgerError) in
      var rest = bytes[...]
      return { () throws(LedgerError) in
        defer { rest = rest.dropFirst(pieceSize) }
        return rest.isEmpty ? nil : Array(rest.prefix(pieceSize))
      }
    }
  }

  /// Begins to read; what is returned gives the next piece, nil at the end.
  package func pieces() throws(LedgerError) -> () throws(LedgerError) -> [UInt8]? { try open() }
}

extension ImportText {
  /// Reads all records, in the format asked for or in the one that the text looks like.
  ///
  /// - Throws: ``LedgerError``: what the text, or the sink, throws.
  func read(
    _ request: ImportRequest, into importer: inout Importer
  ) throws(LedgerError) {
    let beginning = try TextBeginning(4096, of: try pieces())
    let format: ImportFormat
    if let asked = request.format {
      format = asked
    } else if let detected = ImportFormat.detect(beginning.bytes[...]) {
      format = detected
    } else {
      throw LedgerError(
        .malformed,
        "the text looks like none of "
          + ImportFormat.allCases.map(\.rawValue).joined(separator: ", "),
        remedy: .nameFormat
      ).located(file: name, line: 1, column: 1)
    }
    try read(format, request, beginning.pieces, into: &importer)
  }

  private func read(
    _ format: ImportFormat, _ request: ImportRequest,
    _ source: @escaping () throws(LedgerError) -> [UInt8]?, into importer: inout Importer
  ) throws(LedgerError) {
    let mapping = try request.columnMapping()
    switch format {
    case .csv:
      let reader = try CSVReader(separator: mapping.separator, file: name, source)
      var records = try CSVRecords(reader, mapping, file: name)
      try records.read(into: &importer)
    case .sdmxCSV:
      var reader = try SDMXCSVReader(file: name, source)
      var records = try SDMXRecords(mapping, columns: reader.componentIDs)
      while let row = try reader.next() {
        switch row {
        case .observation(let observation):
          if try !records.take(observation, into: &importer) { importer.passOver() }
        case .rejected(let row): try importer.reject(row)
        }
      }
    case .sdmxJSON:
      let observations = try SDMXJSONReader(file: name).observations(try all(source))
      let measures = Set(
        observations.flatMap { $0.components.filter { $0.role == .measure }.map(\.id) })
      var records = try SDMXRecords(mapping, hasSeveralMeasures: measures.count > 1)
      for observation in observations
      where try !records.take(observation, into: &importer) {
        importer.passOver()
      }
    case .fred:
      try FREDObservations(file: name, mapping).read(try all(source), into: &importer)
    case .comtrade:
      try ComtradeRecords(file: name, mapping).read(try all(source), into: &importer)
    }
  }

  /// How large a text of JSON may be: its tree is held as a whole.
  private static let largestJSON = 256 << 20

  private func all(_ source: () throws(LedgerError) -> [UInt8]?) throws(LedgerError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try source() {
      bytes += piece
      guard bytes.count <= Self.largestJSON else {
        throw LedgerError(
          .tooLarge,
          "\(name) is larger than 256 MiB; JSON is held in memory as a whole: ask for "
            + "less at once, or for CSV")
      }
    }
    return bytes
  }
}

extension ImportRequest {
  fileprivate func columnMapping() throws(LedgerError) -> ColumnMapping {
    var mapping = ColumnMapping()
    if let file = self.mapping {
      let node: JSONNode
      do { node = try JSONParser.parse(file.bytes) } catch {
        let position = TextPosition(ofByte: error.offset, in: file.bytes)
        throw LedgerError(.malformed, error.message).located(
          file: file.name, line: position.line, column: position.column)
      }
      mapping = try ColumnMapping(node, file: file.name)
    }
    if let series { mapping.series = series }
    if let frequency { mapping.frequency = frequency }
    return mapping
  }
}
