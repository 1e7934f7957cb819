import ExchangeFormats
import IndicatorLedger
import StrictJSON
import TestSupport
import Testing

/// What is written is read by the programs that others read it with, where they are there; `.ci/run`
/// installs them.
@Suite struct `What is exported, read by others` {
  private let folder: TemporaryFolder
  private let run: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    run = CommandRunner(in: folder.path)
  }

  /// Exports the shipped ledger, and gives what a script prints of the file, line by line.
  private func lines(_ format: String, _ reader: String) throws -> [String] {
    let result = try run.shell(
      """
      indicators export --ledger '\(Repository.path)' --format \(format) > exported && \(reader)
      """)
    #expect(result.status == 0, "\(result.error)")
    return result.output.split(separator: "\n").map(String.init)
  }

  private static let readers = "python3 '\(Repository.path)Tests/IndependentReaders/"

  @Test(.enabled(if: (try? Python.run("import pysdmx.io.pd")) != nil))
  func `SDMX-CSV by pysdmx`() throws {
    let names = [
      "SERIES", "TIME_PERIOD", "VINTAGE", "OBS_VALUE", "QUALIFIER", "OBS_STATUS", "UNIT_MULT",
      "OBS_COM", "AGENCY", "RELEASE", "PUBLISHER", "SOURCE_URL", "TITLE", "MEASURE",
    ]
    let read = try lines(
      "sdmx-csv", Self.readers + "sdmx_csv.py' exported \(names.joined(separator: ","))")
    let known = try Ledger(at: Repository.path).state().known()
    let figures = try Ledger(at: Repository.path).events().flatMap { event -> [String] in
      guard case .release(let release) = event.event else { return [] }
      return release.figures.map { figure in
        let series = known.definition(figure.series)
        return [
          figure.series, figure.period.sdmxText, release.published.description,
          figure.value.text, figure.qualifier?.rawValue ?? "", figure.status ?? "",
          figure.scale.map(String.init) ?? "",
          figure.note ?? "", release.agency, release.title, release.source?.publisher ?? "",
          release.source?.url ?? "", series?.title ?? "",
          series.flatMap { $0.measure == .level ? nil : $0.measure.rawValue } ?? "",
        ].asJSON
      }
    }
    // Series without figures have a row for what they are.
    let rows = read.filter { !$0.contains(#", "", "", "", "", "", "", "", "", "", ""#) }
    #expect(rows.count == figures.count && figures.count > 1700)
    for (row, figure) in zip(rows, figures) { #expect(row == figure) }
  }

  @Test(.enabled(if: (try? Python.run("import sdmx")) != nil))
  func `SDMX-JSON by sdmx1`() throws {
    let read = try lines("sdmx-json-1.0", Self.readers + "sdmx_json.py' exported")
    let known = try Ledger(at: Repository.path).state().known()
    var vintages: [String] = []
    for key in known.keys(where: { _ in true }) {
      for frequency in Period.Frequency.allCases {
        let triangle = known.triangle(of: key, frequency)
        for row in triangle.rows {
          for entry in row.entries {
            guard let cell = entry.cell else { continue }
            vintages.append(
              [
                triangle.vintages[entry.vintage].description, key, row.period.sdmxText,
                Double(cell.value.value.text)?.description ?? "",
              ].asJSON)
          }
        }
      }
    }
    #expect(vintages.count > 1500)
    #expect(read.sorted() == vintages.sorted())
  }

  @Test(.enabled(if: (try? CommandRunner().shell("sqlite3 --version"))?.status == 0))
  func `SQL by sqlite3`() throws {
    let query = """
      SELECT figures.series, period, value, published, qualifier, status, note, agency, releases.title, \
      publisher, url FROM figures JOIN releases USING (event) ORDER BY figures.rowid
      """
    let database = "rm -f db && sqlite3 -bail db < exported && sqlite3 -separator , db"
    let read = try lines("sql", "\(database) \"\(query)\"")
    let known = try Ledger(at: Repository.path).state().known()
    #expect(read.count == known.state.figureCount)
    let current = try lines(
      "sql", "\(database) \"SELECT series, period, value, event FROM current\"")
    let totals = known.keys { $0.measure == .level }.flatMap { key in
      known.totals(of: key).filter { $0.derivation == nil }.map { total in
        "\(key),\(total.period),\(total.value ?? "?"),"
      }
    }
    #expect(totals.count > 400)
    for total in totals { #expect(current.contains { $0.hasPrefix(total) }, "\(total)") }
    let whole = try lines(
      "csv",
      "sqlite3 :memory: '.import --csv exported f' 'SELECT count(*) FROM f WHERE length(value)'")
    #expect(whole == [String(read.count)])
  }
}

extension [String] {
  /// As python's `json.dumps(self, ensure_ascii=False)`.
  fileprivate var asJSON: String {
    "[" + map { JSONValue.string($0).text }.joined(separator: ", ") + "]"
  }
}
