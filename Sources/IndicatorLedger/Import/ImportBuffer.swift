import EventCoding
import ExchangeFormats
import LedgerModel
import ParallelWork

/// The figures of a text on their way to releases, as small as may be.
struct ImportBuffer: Sendable {
  /// Of figures that name none.
  let agencyOfAll: String?
  /// Of figures that do not say when they were published.
  let publishedOfAll: PublicationTime?
  var rows: [ImportRow] = []
  /// The series, each with the one of the text, which is kept so that no other has its identity.
  var series: [(definition: SeriesDefinition, of: FormatSeries)] = []
  var keys: [String] = []
  private var seriesNumbers: [ObjectIdentifier: Int] = [:]
  /// What the row before had: most rows have the same.
  private var lastSeries: (of: FormatSeries, number: Int)?
  private var lastRelease = 0
  private(set) var releases: [ReleaseHead] = []
  /// The keys of the releases, by their numbers.
  private var releaseKeys: [ReleaseKey] = []
  private var releaseNumbers: [ReleaseKey: Int] = [:]
  var details: [Details] = [Details()]
  private var detailNumbers: [Details: Int] = [Details(): 0]
  /// What is to be taken back.
  var deletions: [Deletion] = []

  /// What a figure seldom has.
  struct Details: Hashable {
    var scale: Int?
    var qualifier: Figure.Qualifier?
    var isNil = false
    var basis: Figure.Basis?
    var status: String?
    var note: String?
  }

  /// What the figures of a release have in common.
  struct ReleaseHead {
    var agency: String
    var published: PublicationTime
    var origin: FormatOrigin?

    func release(_ figures: [Figure]) -> Release {
      Release(
        agency: agency, title: origin?.title ?? "Figures as published on \(published)",
        published: published, edition: origin?.edition, source: origin?.source, figures: figures)
    }
  }

  private struct ReleaseKey: Hashable {
    var agency: String
    var published: String
    var origin: ObjectIdentifier?
  }

  /// A figure that is taken back.
  struct Deletion {
    var series: FormatSeries
    var period: Period
    var agency: String
    var published: PublicationTime
    /// When it was published; nil: it is what stands.
    var of: PublicationTime?
    var line: Int
  }

  /// - Parameters:
  ///   - agency: of figures that name none.
  ///   - published: of figures that do not say when.
  init(agency: String?, published: PublicationTime?) {
    agencyOfAll = agency
    publishedOfAll = published
  }

  /// How many figures there are.
  var count: Int { rows.count }

  /// The series that are left out: what they are cannot be told.
  var leftOut: Set<Int> = []

  /// The series of the figures, in the order of their first ones.
  var definitions: [SeriesDefinition] {
    series.indices.filter { !leftOut.contains($0) }.map { series[$0].definition }
  }

  /// Takes a record, and tells of its series.
  ///
  /// - Returns: why it cannot be; nil if it was taken.
  mutating func take(_ record: FormatRecord, _ keys: inout SeriesKeys) -> Refusal? {
    guard let published = record.published ?? publishedOfAll else {
      return Refusal("no day of publication; name a column for it", remedy: .nameDay)
    }
    guard let agency = record.origin?.agency ?? record.series.definition.agency ?? agencyOfAll
    else {
      return Refusal("no agency; name a column for it", remedy: .nameAgency)
    }
    do throws(Refusal) {
      if record.isDeletion {
        try keys.claim(record.series, line: record.line)
        deletions.append(
          Deletion(
            series: record.series, period: record.period, agency: agency, published: published,
            of: record.deletes, line: record.line))
        return nil
      }
      guard let value = record.value else { return Refusal("no value") }
      let series = try number(of: record.series, line: record.line, &keys)
      let details = record.isPlain ? 0 : try number(of: Details(record))
      let figure = Figure(series: "A", period: record.period, value: value)
      let release = try number(ofRelease: agency, published, record.origin, of: figure)
      rows.append(
        ImportRow(
          series: series, release: release, details: details, period: record.period, value: value))
      return nil
    } catch {
      return error
    }
  }

  /// Takes a series, with or without figures, and tells of it.
  ///
  /// - Returns: why it cannot be; nil if it was taken.
  mutating func define(_ series: FormatSeries, line: Int, _ keys: inout SeriesKeys) -> Refusal? {
    do throws(Refusal) {
      _ = try number(of: series, line: line, &keys)
      return nil
    } catch {
      return error
    }
  }

  private mutating func number(
    of series: FormatSeries, line: Int, _ keys: inout SeriesKeys
  ) throws(Refusal) -> Int {
    if let last = lastSeries, last.of === series { return last.number }
    if let number = seriesNumbers[ObjectIdentifier(series)] {
      lastSeries = (series, number)
      return number
    }
    try keys.claim(series, line: line)
    let definition = try series.definition.checked()
    self.series.append((definition, series))
    self.keys.append(definition.key)
    seriesNumbers[ObjectIdentifier(series)] = self.series.count - 1
    return self.series.count - 1
  }

  private mutating func number(
    ofRelease agency: String, _ published: PublicationTime, _ origin: FormatOrigin?,
    of figure: Figure
  ) throws(Refusal) -> Int {
    let key = ReleaseKey(
      agency: agency, published: published.text, origin: origin.map { ObjectIdentifier($0) })
    // Tables are sorted: it is that of the row before, or the one that came after it earlier.
    for guess in lastRelease..<min(lastRelease + 2, releaseKeys.count)
    where releaseKeys[guess] == key {
      lastRelease = guess
      return guess
    }
    if let number = releaseNumbers[key] {
      lastRelease = number
      return number
    }
    let head = ReleaseHead(agency: agency, published: published, origin: origin)
    releases.append(try head.checked(with: figure))
    releaseKeys.append(key)
    lastRelease = releases.count - 1
    releaseNumbers[key] = lastRelease
    return lastRelease
  }

  private mutating func number(of details: Details) throws(Refusal) -> Int {
    if let number = detailNumbers[details] { return number }
    self.details.append(try details.checked())
    detailNumbers[details] = self.details.count - 1
    return self.details.count - 1
  }

  /// The figures as releases, in the order in which they were published; the buffer is empty then.
  ///
  /// - Parameter scale: the power of ten that the ledger has for a series.
  /// - Returns: the events.
  /// - Throws: ``LedgerError``: what is wrong with a release, of which all that rows say was found
  ///   right: its size.
  mutating func drain(scale: (String) -> Int?) throws(LedgerError) -> [SubmittedEvent] {
    // A ledger that counts a series in other units than the text has the text's told each time.
    let scales = series.map { series -> Int? in
      let own = series.definition.scale
      return (scale(series.definition.key) ?? own) == own ? nil : own
    }
    var ofRelease: [[Int32]] = Array(repeating: [], count: releases.count)
    for (index, row) in rows.enumerated() { ofRelease[Int(row.release)].append(Int32(index)) }
    let order = releases.indices.sorted {
      let (left, right) = (releases[$0].published, releases[$1].published)
      return left < right || !(right < left) && $0 < $1
    }
    // An event has at most 16 MiB.
    var pieces: [(release: Int, rows: ArraySlice<Int32>)] = []
    for number in order {
      var rest = ofRelease[number][...]
      while !rest.isEmpty {
        pieces.append((number, rest.prefix(100_000)))
        rest = rest.dropFirst(100_000)
      }
    }
    let (buffer, all) = (self, pieces)
    let results = concurrentMap(pieces.count) { piece in
      Result { () throws(LedgerError) in
        try buffer.event(all[piece].release, all[piece].rows, scales)
      }
    }
    var events: [SubmittedEvent] = []
    for result in results { events.append(try result.get()) }
    rows = []
    releases = []
    releaseKeys = []
    releaseNumbers = [:]
    lastRelease = 0
    return events
  }

  private func event(
    _ number: Int, _ rows: ArraySlice<Int32>, _ scales: [Int?]
  ) throws(LedgerError) -> SubmittedEvent {
    let (head, first) = (releases[number], rows.startIndex)
    let encoded = EncodedEvent(head.release([]), rows.count) { index in
      figure(self.rows[Int(rows[first + index])], scales)
    }
    if let event = SubmittedEvent(written: encoded) { return event }
    // With a rare text; the checks of parts know what to make of it.
    return try SubmittedEvent(
      checking: .release(head.release(rows.map { figure(self.rows[Int($0)], scales) })))
  }

  private func figure(_ row: ImportRow, _ scales: [Int?]) -> Figure {
    let details = details[Int(row.details)]
    return Figure(
      series: keys[Int(row.series)], period: row.period, value: row.value,
      scale: details.scale ?? scales[Int(row.series)], qualifier: details.qualifier,
      isNil: details.isNil, basis: details.basis,
      status: details.status, note: details.note)
  }
}
