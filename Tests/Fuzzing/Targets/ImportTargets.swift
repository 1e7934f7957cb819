import EventCoding
import ExchangeFormats
import Foundation
import IndicatorLedger
import LedgerModel
import StrictJSON

extension FuzzTarget {
  /// What `import` takes: however its text comes in pieces, the same events or the same errors, and
  /// events that `append` takes.
  static let imports = ImportFormat.allCases.map { format in
    FuzzTarget(
      "import-\(format.rawValue)", tokens: ImportSeeds.tokens,
      seeds: { ImportSeeds.texts(format).map { Array($0.utf8) } },
      check: { bytes in
        let whole = try ImportSeeds.imported(bytes, format, pieceSize: bytes.count)
        for pieceSize in [1, 7] where bytes.count < 4096 {
          let pieces = try ImportSeeds.imported(bytes, format, pieceSize: pieceSize)
          try require(
            pieces == whole,
            "in pieces of \(pieceSize) bytes \(pieces.summary), as a whole \(whole.summary)")
        }
        guard !whole.lines.isEmpty else { return whole.error == nil && whole.rejected.isEmpty }
        let events = try EventInput.read(Array(whole.lines.joined()), file: "f")
        try require(
          try events.map { Array(try $0.event.json.text.utf8) + [UInt8(ascii: "\n")] }
            == whole.lines,
          "the events are written in another way than they were printed")
        return whole.rejected.isEmpty
      })
  }
}

private enum ImportSeeds {
  /// What came of a text.
  struct Outcome: Equatable {
    var lines: [[UInt8]] = []
    var rejected: [RejectedRow] = []
    var rejectedCount = 0
    var error: String?

    var summary: String {
      error ?? "\(lines.count) events and \(rejectedCount) rejected: \(rejected.prefix(2))"
    }
  }

  /// A ledger that stays empty.
  static let ledger: Ledger? = {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    return try? Ledger.create(at: folder.path).ledger
  }()

  static func imported(_ bytes: [UInt8], _ format: ImportFormat, pieceSize: Int) throws -> Outcome {
    guard let ledger else { throw BrokenProperty(description: "no ledger could be made") }
    var request = ImportRequest(format: format)
    request.agency = "A"
    request.published = PublicationTime("2024-05-01")
    if format == .fred {
      request.series = "X"
      request.frequency = .month
    }
    request.skipsRejected = true
    var outcome = Outcome()
    do throws(LedgerError) {
      let told = try ledger.importing(
        ImportText(name: "f", bytes: bytes, pieceSize: max(1, pieceSize)), request,
        into: .lines { outcome.lines.append(Array($0)) })
      outcome.rejected = told.rejected
      outcome.rejectedCount = told.rejectedCount
    } catch {
      outcome.error = "\(error)"
      guard !error.message.isEmpty, error.message.utf8.count < 4096 else {
        throw BrokenProperty(description: "an error that says too little or too much: \(error)")
      }
    }
    return outcome
  }

  static let tokens = [
    ",", ";", "\t", "\"", "\"\"", "\r\n", "\n", "\u{FEFF}", "series", "period", "value",
    "published", "qualifier", "withdrawn", "STRUCTURE", "STRUCTURE_ID", "ACTION", "DATAFLOW",
    "dataflow", "datastructure", "TIME_PERIOD", "OBS_VALUE", "A:B(1.0)", "[", "]", "[]", "NaN",
    "2024-01", "2024-Q1", "2023-01-01/P2M", "2023-W52", "1e400", "-0.0", "9999-12-31", "null",
    "\"dataSets\"", "\"observations\"", "\"0:0\"", "\"validFrom\"", "\"values\"", "\"keyPosition\"",
    "\"realtime_start\"", "\"date\"", "\".\"", "\"primaryValue\"", "\"data\"", "\"period\"", "-1",
    "18446744073709551616",
  ]

  static func texts(_ format: ImportFormat) -> [String] {
    switch format {
    case .csv:
      [
        """
        series,period,value,published,qualifier,status,scale,note,unit
        X,2023,5.0,2024-01-12,over,P,9,"a ""note"", with a comma",USD
        Y,2023-12,1,2024-01-12,,A,,"two
        lines",USD
        X,,,,,,,,
        """
      ]
    case .sdmxCSV:
      [
        """
        STRUCTURE,STRUCTURE_ID,ACTION,SERIES,TIME_PERIOD,VINTAGE,OBS_VALUE,OBS_STATUS
        dataflow,LEDGER:INDICATORS(1.0),I,X,2023,2024-01-12,5.0,P
        dataflow,LEDGER:INDICATORS(1.0),D,X,2023-Q1,2024-01-12,,
        dataflow,LEDGER:INDICATORS(1.0),A,X,2023-01-01/P2M,2024-01-12,-0.5,
        """,
        "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,TITLE\nA:B(1.0),CN: China,2023-12,1.50,\"x, y\"\n",
      ]
    case .sdmxJSON:
      [
        """
        {"data":{"structures":[{"dimensions":{"series":[{"id":"SERIES","keyPosition":0,"values":[\
        {"id":"X"},{"id":"Y"}]}],"observation":[{"id":"TIME_PERIOD","keyPosition":1,"values":[\
        {"id":"2023"},{"id":"2023-01-01/P2M"}]}]},"measures":{"observation":[{"id":"OBS_VALUE"}]},\
        "attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"P"}]}]}}],"dataSets":[\
        {"structure":0,"action":"Information","validFrom":"2024-01-12T00:00:00Z","series":{\
        "0":{"observations":{"0":[5.0,0]}},"1":{"observations":{"1":["-0.5"]}}}}]}}
        """,
        """
        {"structure":{"dimensions":{"observation":[{"id":"AREA","keyPosition":0,"values":[\
        {"id":"CN"}]},{"id":"TIME_PERIOD","keyPosition":1,"values":[{"id":"2023-12"}]}]}},\
        "dataSets":[{"action":"Replace","observations":{"0:0":[1.25]}}]}
        """,
      ]
    case .fred:
      [
        """
        {"realtime_start":"2024-01-01","realtime_end":"9999-12-31","units":"lin","output_type":1,\
        "observations":[{"realtime_start":"2024-01-12","realtime_end":"2024-02-11",\
        "date":"2023-12-01","value":"1.5"},{"realtime_start":"2024-02-12",\
        "realtime_end":"9999-12-31","date":"2023-12-01","value":"."}]}
        """,
        """
        {"observations":[{"date":"2023-12-01","X_20240112":"1.5","X_20240212":"1.6"}]}
        """,
      ]
    case .comtrade:
      [
        """
        {"elapsedTime":"0.1","count":1,"data":[{"typeCode":"C","freqCode":"A","refYear":2023,\
        "refMonth":52,"period":"2023","reporterCode":156,"reporterISO":"CHN","flowCode":"X",\
        "partnerCode":643,"partnerISO":"RUS","cmdCode":"TOTAL","primaryValue":110972.5}]}
        """
      ]
    }
  }
}
