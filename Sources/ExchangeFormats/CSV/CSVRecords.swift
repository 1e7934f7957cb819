package import LedgerModel
import PlainText

/// Reads the records of a CSV text by a mapping.
package struct CSVRecords {
  private let mapping: ColumnMapping
  private let header: [String]
  private var reader: CSVReader
  private let file: String
  private let template: KeyTemplate?
  private let places: [ColumnMapping.Field: Int]
  private let periodPlace: Int
  private let valuePlace: Int
  private let publishedPlace: Int?
  /// Whether rows have anything besides series, period, value and day.
  private let hasDetails: Bool
  /// Whether rows may say that they were taken back.
  private let hasWithdrawals: Bool
  /// The columns whose text says which series a row is of, and all that is the same for it.
  private let seriesColumns: [Int]
  private let originColumns: [Int]
  private let wideColumns: [WideColumn]
  private var interned = Interned()

  /// A column of a wide shape.
  private struct WideColumn {
    let index: Int
    let name: String
    /// In the triangle: the vintage.
    let published: PublicationTime?
  }

  /// - Parameters:
  ///   - reader: the text, at its first line.
  ///   - mapping: what the columns mean.
  ///   - file: what errors call the text.
  /// - Throws: ``LedgerError`` where the header does not have what the mapping names.
  package init(
    _ reader: CSVReader, _ mapping: ColumnMapping, file: String
  ) throws(LedgerError) {
    var reader = reader
    guard try reader.next() else {
      throw LedgerError(.malformed, "the text is empty; expected a line with the names of columns")
        .located(file: file, line: 1, column: 1)
    }
    let header = (0..<reader.count).map { reader.text($0) }
    self.header = header
    self.reader = reader
    self.mapping = mapping
    self.file = file
    var template: KeyTemplate?
    if let text = mapping.series { template = try KeyTemplate(text) }
    self.template = template
    let columns = Columns(header, mapping, file)
    let places = try columns.places()
    self.places = places
    periodPlace = places[.period] ?? 0
    valuePlace = places[.value] ?? 0
    publishedPlace = places[.published]
    hasDetails = [.status, .note, .qualifier, .basis, .scale].contains {
      places[$0] != nil || mapping.constants[$0] != nil
    }
    hasWithdrawals = places[.withdrawn] != nil || mapping.constants[.withdrawn] != nil
    seriesColumns = try columns.seriesColumns(template, places)
    originColumns = columns.originColumns(places)
    wideColumns = try columns.wide(places, seriesColumns).map {
      WideColumn(index: $0.index, name: $0.name, published: $0.published)
    }
  }

  /// Reads the text to its end.
  ///
  /// - Throws: ``LedgerError``: what the text, the source or the sink throws.
  package mutating func read<Sink: FormatSink>(into sink: inout Sink) throws(LedgerError) {
    while try reader.next() {
      guard reader.count == header.count else {
        try sink.reject(
          RejectedRow(
            line: reader.line,
            "\(reader.count) fields where the header has \(header.count)"))
        continue
      }
      do {
        if mapping.shape == .long {
          if reader.bytes(periodPlace).isEmpty, reader.bytes(valuePlace).isEmpty {
            // A series of which there is no figure.
            try sink.define(try series(nil), line: reader.line)
          } else if let record = try record(in: valuePlace, nil) {
            try sink.take(record)
            if hasWithdrawals, let withdrawn = try withdrawal(of: record) {
              try sink.take(withdrawn)
            }
          }
        } else {
          for column in wideColumns {
            if let record = try record(in: column.index, column) { try sink.take(record) }
          }
        }
      } catch let problem as FormatTimes.Wrong {
        try sink.reject(RejectedRow(line: reader.line, problem))
      } catch let error as LedgerError {
        throw error
      } catch {
        throw LedgerError(.invalid, "\(error)")
      }
    }
  }

  private func text(_ field: ColumnMapping.Field) -> String? {
    if let place = places[field] {
      let text = reader.text(place)
      return text.isEmpty ? nil : text
    }
    return mapping.constants[field]
  }

  /// The record of a row, or of one of its columns; nil where no value is there.
  private mutating func record(in column: Int, _ wide: WideColumn?) throws -> FormatRecord? {
    let value: ExactDecimal
    switch FormatNumber(reader.bytes(column)) {
    case .value(let number): value = number
    case .missing: return nil
    case .wrong(let message):
      if mapping.missing.contains(reader.text(column)) { return nil }
      throw FormatTimes.Wrong("\(header[column]): \(message)")
    }
    let period = try period()
    let published = try wide?.published ?? self.published()
    let series = try series(mapping.shape == .series ? wide?.name : nil)
    var record = FormatRecord(
      series: series, period: period, value: value, published: published, origin: origin(),
      line: reader.line)
    if hasDetails { try addDetails(to: &record) }
    return record
  }

  private mutating func period() throws -> Period {
    do {
      return try interned.period(reader.bytes(periodPlace), mapping.frequency)
    } catch let wrong as FormatTimes.Wrong {
      throw wrong.of(header[periodPlace])
    }
  }

  /// The day in the row's column, or that of all rows.
  private mutating func published() throws -> PublicationTime? {
    guard let place = publishedPlace else {
      return try mapping.constants[.published].map { text in
        try interned.published(Array(text.utf8)[...])
      }
    }
    let bytes = reader.bytes(place)
    do {
      return bytes.isEmpty ? nil : try interned.published(bytes)
    } catch let wrong as FormatTimes.Wrong {
      throw wrong.of(header[place])
    }
  }

  /// What takes a figure back, if the row says that it was.
  private mutating func withdrawal(of record: FormatRecord) throws -> FormatRecord? {
    guard let text = text(.withdrawn) else { return nil }
    var deletion = record
    deletion.value = nil
    deletion.isDeletion = true
    deletion.deletes = record.published
    deletion.published = try interned.published(Array(text.utf8)[...])
    return deletion
  }

  private func addDetails(to record: inout FormatRecord) throws {
    record.status = text(.status).flatMap { $0 == "A" ? nil : $0 }
    record.note = text(.note)
    if let text = text(.qualifier), !record.take(word: text) {
      throw FormatTimes.Wrong(
        "\"\(text)\" is no qualifier; expected over, under, about, nearly, or nil for a dash")
    }
    if let text = text(.basis) {
      guard let basis = Figure.Basis(rawValue: text) else {
        throw FormatTimes.Wrong("\"\(text)\" is no basis; expected comparable or real")
      }
      record.basis = basis
    }
    if let text = text(.scale) {
      guard let scale = Int(text), scale.magnitude <= Figure.largestScale else {
        throw FormatTimes.Wrong("\"\(text)\" is no scale; expected a power of ten from -18 to 18")
      }
      record.scale = scale == record.series.definition.scale ? nil : scale
    }
  }

  /// The series of a row, or of one of its columns.
  private mutating func series(_ column: String?) throws -> FormatSeries {
    if column == nil, seriesColumns.count == 1 {
      let bytes = reader.bytes(seriesColumns[0])
      if let known = interned.series.known(bytes) { return known }
      let series = try newSeries(nil)
      interned.series.keep(series, of: bytes)
      return series
    }
    // Two texts joined could be two others joined.
    var raw = seriesColumns.map { reader.text($0) }
    if let column { raw.append(column) }
    if let known = interned.seriesByTexts[raw] { return known }
    let series = try newSeries(column)
    interned.seriesByTexts[raw] = series
    return series
  }

  private func newSeries(_ column: String?) throws -> FormatSeries {
    var values: [String: String] = [:]
    for index in seriesColumns { values[header[index]] = reader.text(index) }
    if let column { values["column"] = column }
    let name =
      template.map { $0.seriesName { values[$0] } } ?? SeriesName(column ?? text(.series) ?? "")
    return FormatSeries(
      try definition(try name.requiredKey("X.{series}"), values), name)
  }

  /// The texts of some columns as one.
  private func text(of columns: [Int]) -> String {
    switch columns.count {
    case 0: ""
    case 1: reader.text(columns[0])
    default: columns.map { reader.text($0) }.joined(separator: "\u{1F}")
    }
  }

  private func definition(
    _ key: String, _ values: [String: String]
  ) throws -> SeriesDefinition {
    var definition = SeriesDefinition(key: key)
    func filled(_ field: ColumnMapping.Field) -> String? {
      text(field).map { text in
        text.contains("{") ? (try? KeyTemplate(text))?.text { values[$0] } ?? text : text
      }
    }
    definition.title = filled(.title)
    definition.area = text(.area)
    definition.counterpart = text(.counterpart)
    definition.indicator = text(.indicator)
    definition.unit = text(.unit)
    definition.agency = text(.seriesAgency) ?? text(.agency)
    definition.of = text(.of)
    if let measure = text(.measure) {
      guard let known = SeriesDefinition.Measure(rawValue: measure) else {
        throw FormatTimes.Wrong("\"\(measure)\" is no measure; expected level, yoy, mom or qoq")
      }
      definition.measure = known
    }
    // A scale of all figures is the series' own.
    if let scale = text(.seriesScale) ?? text(.scale) {
      guard let scale = Int(scale), scale.magnitude <= Figure.largestScale else {
        throw FormatTimes.Wrong("\"\(scale)\" is no scale; expected a power of ten from -18 to 18")
      }
      definition.scale = scale
    }
    if let equals = text(.equals) {
      guard let identities = SeriesDefinition.Identity.all(in: equals) else {
        throw FormatTimes.Wrong("\"\(equals)\" is no sum of series, such as A + B")
      }
      definition.details.equals = identities
    }
    return definition
  }

  private mutating func origin() -> FormatOrigin {
    if originColumns.isEmpty, let known = interned.onlyOrigin { return known }
    let raw = text(of: originColumns)
    if let known = interned.origins[raw] { return known }
    var source = Source(
      publisher: text(.publisher), title: text(.sourceTitle), url: text(.url),
      retrieved: text(.retrieved).flatMap { PublicationTime($0)?.day }, sha256: text(.sha256))
    source.isSecondary = text(.secondary) == "true"
    let origin = FormatOrigin(
      agency: text(.agency), title: text(.release), edition: text(.edition),
      source: source == Source() ? nil : source)
    interned.origins[raw] = origin
    if originColumns.isEmpty { interned.onlyOrigin = origin }
    return origin
  }
}

/// What rows have in common, made once.
private struct Interned {
  var series = Interning<FormatSeries>()
  /// By the texts of several columns, or a column's name.
  var seriesByTexts: [[String]: FormatSeries] = [:]
  var origins: [String: FormatOrigin] = [:]
  /// Of all rows, where no column tells of it.
  var onlyOrigin: FormatOrigin?
  private var periods = Interning<Period>()
  private var times = Interning<PublicationTime>()

  mutating func period(_ bytes: ArraySlice<UInt8>, _ frequency: Period.Frequency?) throws -> Period
  {
    try periods(bytes) { try FormatTimes.period($0, frequency).get() }
  }

  mutating func published(_ bytes: ArraySlice<UInt8>) throws -> PublicationTime {
    try times(bytes) { try FormatTimes.published($0).get() }
  }
}
