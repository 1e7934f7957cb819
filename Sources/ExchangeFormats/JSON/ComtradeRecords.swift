package import LedgerModel
import StrictJSON

/// Reads the records of UN Comtrade's data API.
///
/// A record is one flow of one reporter with one partner in one commodity. The key of its series is
/// `{reporter}.{flow}.{partner}.{commodity}.{type}` unless a template says otherwise; exports are
/// free on board, imports with insurance and freight, both in US dollars (`primaryValue`).
package struct ComtradeRecords {
  private let file: String
  private let mapping: ColumnMapping

  /// - Parameters:
  ///   - file: what errors call the text.
  ///   - mapping: the template of keys, the day of publication, the agency.
  package init(file: String, _ mapping: ColumnMapping) {
    self.file = file
    self.mapping = mapping
  }

  /// Reads all records of a text.
  ///
  /// - Throws: ``LedgerError`` with the place of what is wrong; what the sink throws.
  package func read<Sink: FormatSink>(
    _ bytes: [UInt8], into sink: inout Sink
  ) throws(LedgerError) {
    let root = try parsed(bytes, file: file)
    guard let records = root["data"]?.elements ?? root.elements else {
      throw LedgerError(.malformed, "Comtrade's answer has \"data\", found none", path: "$")
        .located(
          file: file, line: nil, column: nil)
    }
    var template: KeyTemplate?
    if let text = mapping.series { template = try KeyTemplate(text) }
    var series: [SeriesName: FormatSeries] = [:]
    for (number, node) in records.enumerated() {
      do {
        if let record = try record(node, number + 1, template, &series) { try sink.take(record) }
      } catch let wrong as FormatTimes.Wrong {
        try sink.reject(RejectedRow(line: number + 1, wrong))
      } catch let error as LedgerError {
        throw error
      } catch {
        throw LedgerError(.invalid, "\(error)")
      }
    }
  }

  private func record(
    _ node: JSONNode, _ line: Int, _ template: KeyTemplate?,
    _ series: inout [SeriesName: FormatSeries]
  ) throws -> FormatRecord? {
    guard let text = node["primaryValue"]?.plain else { return nil }
    let value: ExactDecimal
    switch FormatNumber(Array(text.utf8)[...]) {
    case .value(let number): value = number
    case .missing: return nil
    case .wrong(let message): throw FormatTimes.Wrong("primaryValue: \(message)")
    }
    guard let periodText = node["period"]?.plain else {
      throw FormatTimes.Wrong("a record has no \"period\"")
    }
    let period = try FormatTimes.period(periodText, nil).get()
    let own = try self.series(node, template, &series)
    let published = try mapping.constants[.published].map { try FormatTimes.published($0).get() }
    var record = FormatRecord(
      series: own, period: period, value: value, published: published, line: line)
    if node["isReported"]?.value == .bool(false) { record.status = "E" }
    return record
  }

  private func series(
    _ node: JSONNode, _ template: KeyTemplate?, _ series: inout [SeriesName: FormatSeries]
  ) throws -> FormatSeries {
    let names: [String: String?] = [
      "reporter": Self.area(node["reporterISO"], node["reporterCode"]),
      "partner": Self.area(node["partnerISO"], node["partnerCode"]),
      "flow": node["flowCode"]?.plain.map { Self.flows[$0] ?? $0 },
      "commodity": node["cmdCode"]?.plain, "type": node["typeCode"]?.plain,
    ]
    let name =
      template.map { $0.seriesName { names[$0] ?? nil ?? node[$0]?.plain } }
      ?? SeriesName(
        values: ["reporter", "flow", "partner", "commodity", "type"].map {
          (names[$0] ?? nil) ?? ""
        })
    if let known = series[name] { return known }
    var definition = SeriesDefinition(key: try name.requiredKey("X.{reporter}"))
    definition.area = names["reporter"] ?? nil
    definition.counterpart = names["partner"] ?? nil
    definition.indicator = (names["flow"] ?? nil)?.lowercased()
    definition.unit = "USD"
    definition.agency = mapping.constants[.agency] ?? "UNSD"
    if let reporter = node["reporterDesc"]?.string, let flow = node["flowDesc"]?.string {
      let partner = node["partnerDesc"]?.string.map { ", partner \($0)" } ?? ""
      let commodity = node["cmdDesc"]?.string.map { ", \($0)" } ?? ""
      definition.title = "\(reporter), \(flow)\(partner)\(commodity)"
    }
    let made = FormatSeries(definition, name)
    series[name] = made
    return made
  }

  private static let flows = ["X": "EXPORTS", "M": "IMPORTS", "RX": "REEXPORTS", "RM": "REIMPORTS"]

  /// The ISO code, or `WORLD`, or the number that Comtrade gives an area.
  private static func area(_ iso: JSONNode?, _ code: JSONNode?) -> String? {
    if code?.plain == "0" { return "WORLD" }
    return iso?.string ?? code?.plain
  }
}
