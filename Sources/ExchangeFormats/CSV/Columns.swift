import LedgerModel
import PlainText

/// Finds the columns of a header that a mapping names.
struct Columns {
  private let header: [String]
  private let mapping: ColumnMapping
  private let file: String

  init(_ header: [String], _ mapping: ColumnMapping, _ file: String) {
    self.header = header
    self.mapping = mapping
    self.file = file
  }

  /// Where each thing stands: where the mapping says, or in the column that is called so.
  func places() throws(LedgerError) -> [ColumnMapping.Field: Int] {
    var places: [ColumnMapping.Field: Int] = [:]
    for field in ColumnMapping.Field.allCases {
      if let name = mapping.columns[field] {
        places[field] = try place(of: name)
      } else if mapping.constants[field] == nil, let index = header.firstIndex(of: field.rawValue) {
        places[field] = index
      }
    }
    let needed: [ColumnMapping.Field] = mapping.shape == .long ? [.period, .value] : [.period]
    for field in needed where places[field] == nil {
      throw missing(field.rawValue)
    }
    return places
  }

  /// The columns that tell one series from another.
  func seriesColumns(
    _ template: KeyTemplate?, _ places: [ColumnMapping.Field: Int]
  ) throws(LedgerError) -> [Int] {
    guard let template else {
      if let place = places[.series] { return [place] }
      if mapping.shape == .series || mapping.constants[.series] != nil { return [] }
      throw missing("series")
    }
    var columns: [Int] = []
    for name in template.names where !(mapping.shape == .series && name == "column") {
      columns.append(try place(of: name))
    }
    return columns
  }

  /// The columns that tell one release from another of its day.
  func originColumns(_ places: [ColumnMapping.Field: Int]) -> [Int] {
    let fields: [ColumnMapping.Field] = [
      .agency, .release, .edition, .publisher, .secondary, .url, .sourceTitle, .retrieved, .sha256,
    ]
    return fields.compactMap { places[$0] }
  }

  /// The columns of a wide shape: all that hold nothing else.
  func wide(
    _ places: [ColumnMapping.Field: Int], _ seriesColumns: [Int]
  ) throws(LedgerError) -> [(index: Int, name: String, published: PublicationTime?)] {
    guard mapping.shape != .long else { return [] }
    let taken = Set(places.values).union(seriesColumns)
    var columns: [(index: Int, name: String, published: PublicationTime?)] = []
    for (index, name) in header.enumerated() where !taken.contains(index) && !name.isEmpty {
      guard mapping.shape == .vintages else {
        columns.append((index, name, nil))
        continue
      }
      // `2024-01-30`, or FRED's `GDP_20240130`.
      let last = name.split(separator: "_").last.map(String.init) ?? name
      guard
        let published = (try? FormatTimes.published(name).get())
          ?? (try? FormatTimes.published(last).get())
      else {
        throw LedgerError(
          .invalid,
          "the column \"\(name)\" names no vintage; expected a day of publication such as "
            + "2024-01-30 or GDP_20240130, or a mapping that says what the column is"
        ).located(file: file, line: 1, column: nil)
      }
      columns.append((index, name, published))
    }
    return columns
  }

  private func place(of name: String) throws(LedgerError) -> Int {
    guard let index = header.firstIndex(of: name) else { throw missing(name) }
    return index
  }

  private func missing(_ name: String) -> LedgerError {
    let hint = nearest(to: name, in: header).map { "; did you mean \"\($0)\"?" } ?? ""
    return LedgerError(
      .invalid,
      "no column is called \"\(name)\", there are \(header.prefix(12).joined(separator: ", "))"
        + "\(header.count > 12 ? ", …" : "")\(hint) Name it in a mapping file."
    ).located(file: file, line: 1, column: nil)
  }
}
