package import LedgerModel

/// Makes figures of the observations of an SDMX message.
///
/// Time is `TIME_PERIOD`, the value `OBS_VALUE`, the vintage `VINTAGE`, unless a mapping names
/// others; `OBS_STATUS`, `UNIT_MULT`, `UNIT_MEASURE` and `TITLE` are what they are in SDMX's
/// cross-domain concepts. What an agency's structure says are dimensions make the key; in SDMX-CSV,
/// which does not say, all that are neither of these nor after the value.
package struct SDMXRecords {
  private let mapping: ColumnMapping
  private let template: KeyTemplate?
  /// The components in the order of columns, of which a row omits those that are empty.
  private let columns: [String]
  private let hasSeveralMeasures: Bool
  private var series: [SeriesName: FormatSeries] = [:]
  private var origins: [String: FormatOrigin] = [:]

  /// - Parameters:
  ///   - mapping: which components are time, value and vintage, and constants.
  ///   - columns: of SDMX-CSV, the components in the order of columns.
  ///   - hasSeveralMeasures: whether observations have several measures, be it seldom.
  /// - Throws: ``LedgerError`` if the template of keys is wrong.
  package init(
    _ mapping: ColumnMapping, columns: [String] = [], hasSeveralMeasures: Bool = false
  ) throws(LedgerError) {
    self.mapping = mapping
    self.columns = columns
    self.hasSeveralMeasures =
      mapping.columns[.value] == nil
      && (hasSeveralMeasures || columns.filter(Self.isMeasure).count > 1)
    var template: KeyTemplate?
    if let text = mapping.series { template = try KeyTemplate(text) }
    self.template = template
  }

  /// Takes an observation; one without a time or value is none of a figure, and passed over.
  ///
  /// - Returns: whether it was a figure, or something to be taken back.
  /// - Throws: what the sink throws.
  package mutating func take<Sink: FormatSink>(
    _ observation: SDMXObservation, into sink: inout Sink
  ) throws(LedgerError) -> Bool {
    let time = mapping.columns[.period] ?? "TIME_PERIOD"
    guard let period = observation.value(time)?.text else {
      guard observation.value("SERIES") != nil, observation.action != .delete else { return false }
      do { try sink.define(try series(observation, nil), line: observation.line) } catch let error
        as LedgerError
      {
        throw error
      } catch {
        return false
      }
      return true
    }
    let isDeletion = observation.action == .delete
    let measures = measures(observation)
    guard !measures.isEmpty || isDeletion else { return false }
    do {
      let targets = measures.isEmpty ? [nil] : measures.map(Optional.some)
      for measure in targets {
        let record = try record(
          observation, measure, period, isDeletion: isDeletion,
          isOne: targets.count == 1 && !hasSeveralMeasures)
        if let record { try sink.take(record) }
      }
    } catch let wrong as FormatTimes.Wrong {
      try sink.reject(RejectedRow(line: observation.line, wrong))
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.invalid, "\(error)")
    }
    return true
  }

  private func measures(_ observation: SDMXObservation) -> [SDMXComponent] {
    if let name = mapping.columns[.value] {
      return observation.components.filter { $0.id == name }
    }
    let declared = observation.components.filter { $0.role == .measure }
    if !declared.isEmpty { return declared }
    return observation.components.filter { Self.isMeasure($0.id) }
  }

  private static func isMeasure(_ id: String) -> Bool { id.hasPrefix("OBS_VALUE") }

  private mutating func record(
    _ observation: SDMXObservation, _ measure: SDMXComponent?, _ period: String,
    isDeletion: Bool, isOne: Bool
  ) throws -> FormatRecord? {
    var value: ExactDecimal?
    if !isDeletion, let measure {
      guard let text = measure.value.text else { return nil }
      switch FormatNumber(Array(text.utf8)[...]) {
      case .value(let number): value = number
      case .missing: return nil
      case .wrong(let message): throw FormatTimes.Wrong("\(measure.id): \(message)")
      }
    }
    let series = try series(observation, isOne ? nil : measure?.id)
    var record = FormatRecord(
      series: series, period: try FormatTimes.period(period, mapping.frequency).get(),
      value: value, published: try published(observation), isDeletion: isDeletion,
      origin: origin(observation), line: observation.line)
    record.status = observation.value("OBS_STATUS")?.text.flatMap { $0 == "A" ? nil : $0 }
    record.note = observation.value(mapping.columns[.note] ?? "OBS_COM")?.text
    if let qualifier = observation.value("QUALIFIER")?.text {
      _ = record.take(word: qualifier.lowercased())
    }
    record.basis = observation.value("BASIS")?.text.flatMap(Figure.Basis.init)
    if let scale = observation.value("UNIT_MULT")?.text.flatMap({ Int($0) }),
      scale.magnitude <= Figure.largestScale, scale != series.definition.scale
    {
      record.scale = scale
    }
    return record
  }

  private func published(_ observation: SDMXObservation) throws -> PublicationTime? {
    let text =
      observation.value(mapping.columns[.published] ?? "VINTAGE")?.text ?? observation.validFrom
      ?? mapping.constants[.published]
    return try text.map { text in
      // A time with fractions of a second is one without, and midnight is how messages write a day.
      let plain = text.withoutFraction
      let isDay = plain.hasSuffix("T00:00:00Z")
      return try FormatTimes.published(isDay ? String(plain.prefix(10)) : plain).get()
    }
  }

  private mutating func series(
    _ observation: SDMXObservation, _ measure: String?
  ) throws -> FormatSeries {
    let name = name(of: observation, measure)
    if let known = series[name] { return known }
    var definition = SeriesDefinition(key: try name.requiredKey("X.{FREQ}"))
    definition.title = title(observation)
    definition.area = text(observation, .area, "REF_AREA")
    definition.counterpart = text(observation, .counterpart, "COUNTERPART_AREA")
    definition.indicator = text(observation, .indicator, "INDICATOR")
    definition.unit =
      text(observation, .unit, "UNIT_MEASURE") ?? observation.value("UNIT")?.text
    definition.agency =
      text(observation, .seriesAgency, "SERIES_AGENCY") ?? text(observation, .agency, "AGENCY")
      ?? observation.structure.agency
    definition.of = text(observation, .of, "GROWTH_OF")
    definition.measure =
      text(observation, .measure, "MEASURE").flatMap(SeriesDefinition.Measure.init) ?? .level
    definition.details.equals =
      text(observation, .equals, "EQUALS").flatMap(SeriesDefinition.Identity.all) ?? []
    let scale =
      text(observation, .seriesScale, "SERIES_MULT") ?? observation.value("UNIT_MULT")?.text
    definition.scale =
      scale.flatMap { Int($0) }.flatMap {
        $0.magnitude <= Figure.largestScale ? $0 : nil
      } ?? 0
    let made = FormatSeries(definition, name)
    series[name] = made
    return made
  }

  private func text(
    _ observation: SDMXObservation, _ field: ColumnMapping.Field, _ concept: String
  ) -> String? {
    observation.value(mapping.columns[field] ?? concept)?.text ?? mapping.constants[field]
  }

  private func title(_ observation: SDMXObservation) -> String? {
    if let title = text(observation, .title, "TITLE") { return title }
    if case .localized(let texts)? = observation.value("TITLE") { return texts.first?.text }
    return nil
  }

  private func name(of observation: SDMXObservation, _ measure: String?) -> SeriesName {
    if let template { return template.seriesName { observation.value($0)?.text } }
    if let key = observation.value("SERIES")?.text ?? observation.seriesKey {
      return SeriesName(measure.map { "\(key).\($0)" } ?? key)
    }
    return SeriesName(values: keyParts(observation) + (measure.map { [$0] } ?? []))
  }

  /// The values of the dimensions, time and vintage left out.
  private func keyParts(_ observation: SDMXObservation) -> [String] {
    let others: Set<String> = [
      mapping.columns[.period] ?? "TIME_PERIOD", mapping.columns[.published] ?? "VINTAGE",
      // When Eurostat last touched the data: not what they are about.
      "LAST UPDATE",
    ]
    let declared = observation.components.filter { $0.role == .dimension }
    guard declared.isEmpty else {
      return declared.filter { !others.contains($0.id) }.compactMap(\.value.text)
    }
    let all = columns.isEmpty ? observation.components.map(\.id) : columns
    return all.prefix { !$0.hasPrefix("OBS_") && $0 != mapping.columns[.value] }
      .filter { !others.contains($0) }
      // One that is left out has its place all the same.
      .map { observation.value($0)?.text ?? "" }
  }

  private mutating func origin(_ observation: SDMXObservation) -> FormatOrigin {
    let agency =
      text(observation, .agency, "AGENCY") ?? observation.value("SERIES_AGENCY")?.text
      ?? observation.structure.agency
    let values = [
      agency, observation.value("RELEASE")?.text, observation.value("EDITION")?.text,
      observation.value("PUBLISHER")?.text, observation.value("SECONDARY")?.text,
      observation.value("SOURCE_TITLE")?.text, observation.value("SOURCE_URL")?.text,
      observation.value("SOURCE_RETRIEVED")?.text, observation.value("SOURCE_SHA256")?.text,
    ]
    let raw = values.map { $0 ?? "\u{1F}" }.joined(separator: "\u{1E}")
    if let known = origins[raw] { return known }
    var source = Source(
      publisher: values[3], title: values[5], url: values[6],
      retrieved: values[7].flatMap { PublicationTime($0)?.day }, sha256: values[8])
    source.isSecondary = values[4] == "true"
    let origin = FormatOrigin(
      agency: agency, title: values[1], edition: values[2],
      source: source == Source() ? nil : source)
    origins[raw] = origin
    return origin
  }
}

extension String {
  /// `2012-03-20T15:00:16.000+01:00` without `.000`.
  fileprivate var withoutFraction: String {
    guard let dot = firstIndex(of: ".") else { return self }
    let rest = self[index(after: dot)...].drop { $0.isNumber }
    return String(self[..<dot] + rest)
  }
}
