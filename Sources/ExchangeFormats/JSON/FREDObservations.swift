package import LedgerModel
import StrictJSON

/// Reads the observations of FRED and ALFRED (`series/observations`), of all four output types.
///
/// Source: the documentation of FRED's web service. The text does not name its series (types 1 and
/// 4), nor its frequency: the caller does, or else the distance between dates tells.
package struct FREDObservations {
  private let file: String
  private let mapping: ColumnMapping

  /// - Parameters:
  ///   - file: what errors call the text.
  ///   - mapping: the key of the series, its agency and unit, the frequency.
  package init(file: String, _ mapping: ColumnMapping) {
    self.file = file
    self.mapping = mapping
  }

  /// A value with its real-time period.
  private struct Entry {
    let series: String?
    let date: String
    let value: String
    let start: String?
    let end: String?
    let place: Int
  }

  /// Reads all records of a text.
  ///
  /// - Throws: ``LedgerError`` with the place of what is wrong; what the sink throws.
  package func read<Sink: FormatSink>(
    _ bytes: [UInt8], into sink: inout Sink
  ) throws(LedgerError) {
    let root = try parsed(bytes, file: file)
    guard let observations = root["observations"]?.elements else {
      throw problem("FRED's answer has \"observations\", found none", "$")
    }
    var entries: [Entry] = []
    for (number, node) in observations.enumerated() {
      guard let date = node["date"]?.string else {
        throw problem("an observation has a \"date\"", "$.observations[\(number)]")
      }
      if let value = node["value"]?.plain {
        entries.append(
          Entry(
            series: nil, date: date, value: value, start: node["realtime_start"]?.string,
            end: node["realtime_end"]?.string, place: number + 1))
      } else if case .object(let members) = node.value {
        entries += byVintage(members, date, number + 1)
      }
    }
    // What ends with the query may go on after it; only what ends before was replaced or deleted.
    let queryEnd = root["realtime_end"]?.string
    var series: [SeriesName: FormatSeries] = [:]
    let frequency = mapping.frequency ?? Self.frequency(entries.map(\.date))
    let byDate = Dictionary(grouping: entries) { "\($0.series ?? "")|\($0.date)" }
    for key in byDate.keys.sorted() {
      let own = (byDate[key] ?? []).sorted { ($0.start ?? "") < ($1.start ?? "") }
      try take(own, frequency, queryEnd, &series, into: &sink)
    }
  }

  /// `GDP_20140430`: the value of one vintage.
  private func byVintage(_ members: [JSONMember], _ date: String, _ place: Int) -> [Entry] {
    members.compactMap { member in
      let parts = member.key.split(separator: "_")
      guard member.key != "date", parts.count > 1, let value = member.node.plain,
        let last = parts.last, last.utf8.count == 8, Int(last) != nil
      else { return nil }
      let day = "\(last.prefix(4))-\(last.dropFirst(4).prefix(2))-\(last.suffix(2))"
      return Entry(
        series: parts.dropLast().joined(separator: "_"), date: date, value: value, start: day,
        end: nil, place: place)
    }
  }

  private func take<Sink: FormatSink>(
    _ entries: [Entry], _ frequency: Period.Frequency?, _ queryEnd: String?,
    _ series: inout [SeriesName: FormatSeries], into sink: inout Sink
  ) throws(LedgerError) {
    var stands = false
    for (number, entry) in entries.enumerated() {
      do {
        let own = try self.series(entry.series, &series)
        let period = try FormatTimes.period(entry.date, frequency).get()
        let published = try entry.start.map { try FormatTimes.published($0).get() }
        var record = FormatRecord(
          series: own, period: period, value: nil, published: published, line: entry.place)
        switch FormatNumber(Array(entry.value.utf8)[...]) {
        case .wrong(let message): throw FormatTimes.Wrong(message)
        case .missing:
          // Missing after it was there: deleted.
          guard stands else { continue }
          record.isDeletion = true
          stands = false
          try sink.take(record)
        case .value(let value):
          record.value = value
          stands = true
          try sink.take(record)
          let next = number + 1 < entries.count ? entries[number + 1].start : nil
          if let deleted = try deletion(record, entry, next, queryEnd) {
            try sink.take(deleted)
            stands = false
          }
        }
      } catch let wrong as FormatTimes.Wrong {
        try sink.reject(RejectedRow(line: entry.place, wrong))
      } catch let error as LedgerError {
        throw error
      } catch {
        throw LedgerError(.invalid, "\(error)")
      }
    }
  }

  /// The deletion that follows from a real-time period that ends with nothing after it.
  private func deletion(
    _ record: FormatRecord, _ entry: Entry, _ next: String?, _ queryEnd: String?
  ) throws -> FormatRecord? {
    guard let end = entry.end, end != "9999-12-31", end != queryEnd,
      let last = PublicationTime(end)?.day
    else { return nil }
    let after = CivilDate(dayNumber: last.dayNumber + 1)
    if let next, let day = PublicationTime(next)?.day, day <= after { return nil }
    var deletion = record
    deletion.value = nil
    deletion.isDeletion = true
    deletion.published = PublicationTime(after)
    return deletion
  }

  private func series(
    _ name: String?, _ series: inout [SeriesName: FormatSeries]
  ) throws -> FormatSeries {
    let template = try mapping.series.map { try KeyTemplate($0) }
    let named =
      template.map { $0.seriesName { $0 == "series" ? name : nil } } ?? name.map { SeriesName($0) }
    guard let named, !named.text.isEmpty else {
      throw FormatTimes.Wrong(
        "FRED's answer does not name its series", remedy: .nameSeries(example: "US.GDP"))
    }
    if let known = series[named] { return known }
    var definition = SeriesDefinition(key: try named.requiredKey("US.GDP"))
    definition.title = mapping.constants[.title]
    definition.unit = mapping.constants[.unit]
    definition.agency = mapping.constants[.agency]
    definition.scale = mapping.constants[.seriesScale].flatMap { Int($0) } ?? 0
    let made = FormatSeries(definition, named)
    series[named] = made
    return made
  }

  /// The frequency that dates at the beginning of periods tell by the shortest distance between
  /// them; nil where they do not.
  static func frequency(_ dates: [String]) -> Period.Frequency? {
    let days = Set(dates.compactMap { PublicationTime($0)?.day }).sorted()
    guard days.count > 1 else { return nil }
    let parts = days.map(\.components)
    guard parts.allSatisfy({ $0.day == 1 }) else { return nil }
    let months = parts.map { $0.year * 12 + $0.month }
    switch zip(months.dropFirst(), months).map({ $0 - $1 }).min() {
    case 1, 2: return .month
    case 3, 4, 5: return .quarter
    case 6: return .halfYear
    case 12: return .year
    default: return nil
    }
  }

  private func problem(_ message: String, _ path: String) -> LedgerError {
    LedgerError(.malformed, message, path: path).located(file: file, line: nil, column: nil)
  }
}
